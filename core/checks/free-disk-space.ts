import { defineCheck } from './check';

export const freeDiskSpace = defineCheck({
  id: 'free-disk-space',
  step: 3,
  title: 'Free disk space',
  whyItMatters: 'On a full volume the sensor cannot unpack its updates and stops reporting.',
  owner: 'technician',
  requires: ['operatingSystem', 'storage'],
  references: ['LINUXPRE', 'MINREQ'],
  evidence: { mount: 'System volume', freeBytes: 'Free', totalBytes: 'Size', neededBytes: 'Needed' },
  messages: {
    enough: '{mount} has room for Defender: {freeBytes} are free.',
    enoughBasis: '{neededBytes} are needed.',
    tooLittle: '{mount} has only {freeBytes} free; Defender needs {neededBytes}.',
    free: 'Free {missingBytes} on {mount}.',
    stepFree: 'Delete or move at least {missingBytes} from {mount}.',
    stepAgain: 'Assess this device again.',
    noMinimum: '{platform} states no minimum of its own.',
    noMinimumBasis: '{freeBytes} are free on {mount}.',
  },

  evaluate({ storage }, { platform, say, see, unread }) {
    const { mount, freeBytes, totalBytes } = storage.systemVolume;
    if (freeBytes === null) return unread('storage', 'systemVolume.freeBytes');
    const neededBytes = platform?.minimum.freeDiskBytes ?? null;
    const seen = [
      see('mount', mount, 'storage.systemVolume.mount'),
      see('freeBytes', freeBytes, 'storage.systemVolume.freeBytes'),
      see('totalBytes', totalBytes, 'storage.systemVolume.totalBytes'),
    ];
    if (neededBytes === null) {
      return {
        outcome: 'notApplicable',
        headline: say('noMinimum', { platform: platform?.displayName ?? 'This system' }),
        basis: say('noMinimumBasis', { freeBytes, mount }),
        evidence: seen,
      };
    }
    const evidence = [...seen, see('neededBytes', neededBytes, `catalogue: ${platform?.minimum.sources.join(', ') ?? ''}`)];
    if (freeBytes >= neededBytes) {
      return { outcome: 'pass', headline: say('enough', { mount, freeBytes }), basis: say('enoughBasis', { neededBytes }), evidence };
    }
    const missing = { mount, missingBytes: neededBytes - freeBytes };
    return {
      outcome: 'fail',
      headline: say('tooLittle', { mount, freeBytes, neededBytes }),
      remedy: { summary: say('free', missing), steps: [say('stepFree', missing), say('stepAgain')] },
      evidence,
    };
  },
});
