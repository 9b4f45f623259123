import { compareVersions } from '../units/versions';
import { defineCheck } from './check';
import { recordSource, systemName } from './system';

export const kernelVersion = defineCheck({
  id: 'kernel-version',
  step: 3,
  title: 'Kernel',
  whyItMatters: 'On a kernel that is too old Defender does not start.',
  owner: 'server-team',
  essential: true,
  restsOnPlatform: true,
  families: ['linux'],
  onlyIfSupported: true,
  subject: 'system',
  requires: ['operatingSystem'],
  references: ['LINUXPRE'],
  evidence: { kernel: 'Kernel', minimum: 'Oldest kernel' },
  messages: {
    enough: 'Kernel {kernel} is new enough for Defender.',
    enoughBasis: '{minimum} is the oldest one.',
    tooOld: 'Kernel {kernel} is too old; Defender needs {minimum} or later.',
    update: 'Update the kernel to {minimum} or later.',
    stepUpdate: 'Update the kernel and restart the device.',
    again: 'Assess this device again.',
    noMinimum: 'No oldest kernel is documented for {system}.',
    noMinimumBasis: 'Its kernel is {kernel}.',
  },
  headlines: { fail: ['tooOld'], notApplicable: ['noMinimum'], pass: ['enough'] },
  orders: ['update'],

  evaluate({ operatingSystem }, { platform, say, see, unread }) {
    const system = systemName(platform, operatingSystem);
    const { kernel } = operatingSystem;
    if (kernel === null) return unread('operatingSystem', 'kernel');
    const seen = [see('kernel', kernel, 'operatingSystem.kernel')];
    const minimum = platform?.linux?.kernelMin ?? null;
    if (platform === null || minimum === null) {
      const headline = say('noMinimum', { system });
      return { outcome: 'notApplicable', headline, basis: say('noMinimumBasis', { kernel }), evidence: seen };
    }
    const evidence = [...seen, see('minimum', minimum, recordSource(platform))];
    if (compareVersions(kernel, minimum) < 0) {
      const remedy = { summary: say('update', { minimum }), steps: [say('stepUpdate'), say('again')] };
      return { outcome: 'fail', headline: say('tooOld', { kernel, minimum }), remedy, evidence };
    }
    return { outcome: 'pass', headline: say('enough', { kernel }), basis: say('enoughBasis', { minimum }), evidence };
  },
});
