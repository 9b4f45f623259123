import { defineCheck } from './check';
import { missingIdentity, ownerOfSystem, recordSource, systemName } from './system';

/** Makers write the same architecture in different ways. */
const sameArchitecture: readonly (readonly string[])[] = [
  ['x86_64', 'amd64', 'x64'],
  ['aarch64', 'arm64'],
  ['i386', 'i486', 'i586', 'i686', 'x86'],
];

export const architecture = defineCheck({
  id: 'architecture',
  step: 3,
  title: 'Processor architecture',
  whyItMatters: 'Defender is not built for every architecture of a system: on another one its package does not install.',
  owner: 'server-team',
  essential: true,
  restsOnPlatform: true,
  causedBy: ['edr-platform'],
  onlyIfSupported: true,
  subject: 'system',
  requires: ['operatingSystem'],
  references: ['MINREQ', 'LINUXPRE', 'MACPRE'],
  evidence: { architecture: 'Architecture', supported: 'Supported', versions: 'Versions that support it' },
  messages: {
    supported: 'Defender is built for {architecture} on {system}.',
    notSupported: 'Defender is not built for {architecture} on {system}.',
    onlyVersions: 'On {system}, {architecture} is supported in versions {versions} only.',
    move: 'Move the device to hardware of a supported architecture.',
    moveVersion: 'Move the device to one of these versions.',
    stepMove: 'Plan the change with the owner of the device: {supported}.',
    again: 'Assess this device again.',
    noRecord: 'No architectures are on record for {system}.',
    noRecordBasis: 'Its architecture is {architecture}.',
  },
  headlines: { fail: ['notSupported', 'onlyVersions'], notApplicable: ['noRecord'], pass: ['supported'] },
  orders: ['move', 'moveVersion'],

  evaluate({ operatingSystem }, { platform, say, see, gaps, unread }) {
    const missing = missingIdentity(operatingSystem, { gaps });
    if (missing !== null) return unread('operatingSystem', missing);
    const system = systemName(platform, operatingSystem);
    const own = operatingSystem.architecture;
    if (own === null) return unread('operatingSystem', 'architecture');
    const seen = [see('architecture', own, 'operatingSystem.architecture')];
    if (platform === null) {
      const basis = say('noRecordBasis', { architecture: own });
      return { outcome: 'notApplicable', headline: say('noRecord', { system }), basis, evidence: seen };
    }
    const owner = ownerOfSystem(operatingSystem);
    const supported = platform.architectures;
    const evidence = [...seen, see('supported', supported, recordSource(platform))];
    const values = { architecture: own, system };
    if (!supported.some((one) => same(one, own))) {
      const steps = [say('stepMove', { supported }), say('again')];
      return { outcome: 'fail', owner, headline: say('notSupported', values), remedy: { summary: say('move'), steps }, evidence };
    }
    const limit = platform.architectureLimits.find((one) => same(one.architecture, own));
    if (limit) {
      const { version } = operatingSystem;
      if (version === null) return unread('operatingSystem', 'version');
      if (!limit.versions.includes(version)) {
        const headline = say('onlyVersions', { ...values, versions: limit.versions });
        const remedy = { summary: say('moveVersion'), steps: [say('stepMove', { supported: limit.versions }), say('again')] };
        const withVersions = [...evidence, see('versions', limit.versions, recordSource(platform))];
        return { outcome: 'fail', owner, headline, remedy, evidence: withVersions };
      }
    }
    return { outcome: 'pass', headline: say('supported', values), evidence };
  },
});

function same(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right || sameArchitecture.some((names) => names.includes(left) && names.includes(right));
}
