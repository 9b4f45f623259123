import type { Storage } from '../inventory/sections/storage';
import type { Family } from '../inventory/sections/operating-system';
import { defineCheck } from './check';
import { missingIdentity, systemName } from './system';
import { innermostMount, linuxFolder, mountsMayBeMissing } from './volumes';

export const freeDiskSpace = defineCheck({
  id: 'free-disk-space',
  step: 3,
  title: 'Free disk space',
  whyItMatters: 'On a full volume the sensor cannot unpack its updates and stops reporting.',
  owner: 'technician',
  essential: true,
  restsOnPlatform: true,
  onlyIfSupported: true,
  requires: ['operatingSystem', 'storage'],
  references: ['LINUXPRE', 'MINREQ', 'MACPRE'],
  evidence: { mount: 'Volume', freeBytes: 'Free', totalBytes: 'Size', neededBytes: 'Needed' },
  messages: {
    enough: '{mount} has room for Defender: {freeBytes} are free.',
    enoughBasis: '{neededBytes} are needed.',
    tooLittle: '{mount} has only {freeBytes} free; Defender needs {neededBytes}.',
    free: 'Free {missingBytes} on {mount}.',
    stepFree: 'Delete or move at least {missingBytes} from {mount}.',
    stepAgain: 'Assess this device again.',
    noMinimum: '{system} states no minimum of disk space.',
    noMinimumBasis: '{freeBytes} are free on {mount}.',
  },
  headlines: { fail: ['tooLittle'], notApplicable: ['noMinimum'], pass: ['enough'] },
  orders: ['free'],

  evaluate({ operatingSystem, storage }, { platform, say, see, gaps, unread }) {
    const missing = missingIdentity(operatingSystem, { gaps });
    if (missing !== null) return unread('operatingSystem', missing);
    const system = systemName(platform, operatingSystem);
    if (operatingSystem.family === 'linux' && mountsMayBeMissing(gaps)) return unread('storage', 'mounts');
    const { mount, freeBytes, totalBytes, fact } = volumeOf(storage, operatingSystem.family);
    if (freeBytes === null) return unread('storage', `${fact}.freeBytes`);
    const neededBytes = platform?.minimum.freeDiskBytes ?? null;
    const seen = [
      see('mount', mount, `storage.${fact}.mount`),
      see('freeBytes', freeBytes, `storage.${fact}.freeBytes`),
      see('totalBytes', totalBytes, `storage.${fact}.totalBytes`),
    ];
    if (platform === null || neededBytes === null) {
      return {
        outcome: 'notApplicable',
        headline: say('noMinimum', { system }),
        basis: say('noMinimumBasis', { freeBytes, mount }),
        evidence: seen,
      };
    }
    const evidence = [...seen, see('neededBytes', neededBytes, `catalogue: ${platform.minimum.sources.join(', ')}`)];
    if (freeBytes >= neededBytes) {
      return { outcome: 'pass', headline: say('enough', { mount, freeBytes }), basis: say('enoughBasis', { neededBytes }), evidence };
    }
    const lacking = { mount, missingBytes: neededBytes - freeBytes };
    return {
      outcome: 'fail',
      headline: say('tooLittle', { mount, freeBytes, neededBytes }),
      remedy: { summary: say('free', lacking), steps: [say('stepFree', lacking), say('stepAgain')] },
      evidence,
    };
  },
});

/** The volume Defender is installed to: on Linux the innermost one that holds its folder, else that of the system. */
function volumeOf({ mounts, systemVolume }: Storage, family: Family) {
  const innermost = family === 'linux' ? innermostMount(mounts, linuxFolder) : null;
  if (innermost === null || innermost.mount === systemVolume.mount) return { ...systemVolume, fact: 'systemVolume' };
  return { ...innermost, fact: `mounts.${mounts.indexOf(innermost)}` };
}
