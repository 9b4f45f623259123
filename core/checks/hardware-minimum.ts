import { defineCheck } from './check';
import { ownerOfSystem, systemName } from './system';

export const hardwareMinimum = defineCheck({
  id: 'hardware-minimum',
  step: 3,
  title: 'Processor and memory',
  whyItMatters: 'Below the minimum the installation is refused, or the device becomes too slow to work with.',
  owner: 'server-team',
  essential: true,
  restsOnPlatform: true,
  requires: ['operatingSystem', 'hardware'],
  references: ['MINREQ', 'LINUXPRE'],
  evidence: { cores: 'Processors', neededCores: 'Processors needed', memoryBytes: 'Memory', neededBytes: 'Memory needed' },
  messages: {
    enough: '{cores, plural, one {# processor} other {# processors}} and {memoryBytes} of memory are enough.',
    enoughBasis: '{neededCores, plural, one {# processor} other {# processors}} and {neededBytes} are needed.',
    fewCores: 'This device has {cores, plural, one {# processor} other {# processors}}; Defender needs {neededCores}.',
    littleMemory: 'This device has {memoryBytes} of memory; Defender needs {neededBytes}.',
    both: 'Processors and memory of this device are below the minimum.',
    add: 'Add {what, select, cores {processors} memory {memory} other {processors and memory}}, or replace the device.',
    stepCores: 'Give the device at least {neededCores, plural, one {# processor} other {# processors}}.',
    stepMemory: 'Give the device at least {neededBytes} of memory.',
    again: 'Assess this device again.',
    noMinimum: '{system} states no minimum of processors and memory.',
  },

  evaluate({ operatingSystem, hardware }, { platform, say, see, unread }) {
    const neededCores = platform?.minimum.cores ?? null;
    const neededBytes = platform?.minimum.memoryBytes ?? null;
    if (platform === null || neededCores === null || neededBytes === null) {
      return { outcome: 'notApplicable', headline: say('noMinimum', { system: systemName(platform, operatingSystem) }) };
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
