import { defineCheck } from './check';
import { missingIdentity, ownerOfSystem, systemName } from './system';

/** A system keeps a part of its memory for itself, so that one with exactly the minimum built in shows a little less. */
const usableShare = 0.9;

export const hardwareMinimum = defineCheck({
  id: 'hardware-minimum',
  step: 3,
  title: 'Processor and memory',
  whyItMatters: 'Below the minimum the installation is refused, or the device becomes too slow to work with.',
  owner: 'server-team',
  essential: true,
  restsOnPlatform: true,
  onlyIfSupported: true,
  requires: ['operatingSystem', 'hardware'],
  references: ['MINREQ', 'LINUXPRE'],
  evidence: { cores: 'Processors', neededCores: 'Processors needed', memoryBytes: 'Usable memory', neededBytes: 'Memory needed' },
  messages: {
    enough: '{cores, plural, one {# processor} other {# processors}} and {memoryBytes} of usable memory are enough.',
    enoughBasis: '{neededCores, plural, one {# processor} other {# processors}} and {neededBytes} are needed.',
    fewCores: 'This device has {cores, plural, one {# processor} other {# processors}}; Defender needs {neededCores}.',
    littleMemory: 'This device has {memoryBytes} of usable memory; Defender needs {neededBytes}.',
    nearMemory: '{memoryBytes} of memory are usable here, just below the {neededBytes} that Defender needs.',
    lookMemory: 'Find out how much memory is built in: {neededBytes} at least.',
    stepBuiltIn: 'Look up the memory of the device in its firmware or in the settings of the virtual machine.',
    stepCounts: 'The system keeps a part of it for itself, and what is left was compared. Below {neededBytes}, add memory.',
    both: 'Processors and memory of this device are below the minimum.',
    add: 'Add {what, select, cores {processors} memory {memory} other {processors and memory}}, or replace the device.',
    stepCores: 'Give the device at least {neededCores, plural, one {# processor} other {# processors}}.',
    stepMemory: 'Give the device at least {neededBytes} of memory.',
    again: 'Assess this device again.',
    noMinimum: '{system} states no minimum of processors and memory.',
  },
  headlines: { fail: ['fewCores', 'littleMemory', 'both'], warn: ['nearMemory'], notApplicable: ['noMinimum'], pass: ['enough'] },
  orders: ['lookMemory', 'add'],

  evaluate({ operatingSystem, hardware }, { platform, say, see, gaps, unread }) {
    const missing = missingIdentity(operatingSystem, { gaps });
    if (missing !== null) return unread('operatingSystem', missing);
    const system = systemName(platform, operatingSystem);
    const neededCores = platform?.minimum.cores ?? null;
    const neededBytes = platform?.minimum.memoryBytes ?? null;
    if (platform === null || neededCores === null || neededBytes === null) {
      return { outcome: 'notApplicable', headline: say('noMinimum', { system }) };
    }
    const { logicalCores: cores, memoryBytes } = hardware;
    if (cores === null) return unread('hardware', 'logicalCores');
    if (memoryBytes === null) return unread('hardware', 'memoryBytes');
    const from = `catalogue: ${platform.minimum.sources.join(', ')}`;
    const evidence = [
      see('cores', cores, 'hardware.logicalCores'),
      see('neededCores', neededCores, from),
      see('memoryBytes', memoryBytes, 'hardware.memoryBytes'),
      see('neededBytes', neededBytes, from),
    ];
    const values = { cores, neededCores, memoryBytes, neededBytes };
    const fewCores = cores < neededCores;
    const littleMemory = memoryBytes < neededBytes;
    if (!fewCores && !littleMemory) {
      return { outcome: 'pass', headline: say('enough', values), basis: say('enoughBasis', values), evidence };
    }
    if (!fewCores && memoryBytes >= neededBytes * usableShare) {
      const remedy = { summary: say('lookMemory', values), steps: [say('stepBuiltIn'), say('stepCounts', values), say('again')] };
      return { outcome: 'warn', owner: ownerOfSystem(operatingSystem), headline: say('nearMemory', values), remedy, evidence };
    }
    const what = fewCores && littleMemory ? 'both' : fewCores ? 'cores' : 'memory';
    const headlines = { both: 'both', cores: 'fewCores', memory: 'littleMemory' } as const;
    const steps = [...(fewCores ? [say('stepCores', values)] : []), ...(littleMemory ? [say('stepMemory', values)] : []), say('again')];
    return {
      outcome: 'fail',
      owner: ownerOfSystem(operatingSystem),
      headline: say(headlines[what], values),
      remedy: { summary: say('add', { what }), steps },
      evidence,
    };
  },
});
