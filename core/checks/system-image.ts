import { defineCheck } from './check';

export const systemImage = defineCheck({
  id: 'system-image',
  step: 3,
  title: 'System that is an image',
  whyItMatters: 'Where the files of the system cannot be changed, the package of Defender is not installed the usual way, or not at all.',
  owner: 'server-team',
  essential: true,
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['linuxSystem'],
  references: ['XP240', 'MDEINST'],
  evidence: { kind: 'Kept by', effect: 'What it means' },
  messages: {
    usual: 'Packages are installed the usual way here.',
    unsupported: 'This system is an image of {kind}, on which Defender cannot be installed.',
    move: 'Move the device to a system whose packages are installed the usual way.',
    unclear: 'This system is kept by {kind}, on which Defender is not documented.',
    tryFirst: 'Try the installation on one such device before phase 2.',
    stepPlan: 'Choose a release that Defender supports, or leave this device out of the migration with another protection.',
    stepAsk: 'Ask Microsoft whether Defender is supported on a system that is kept by {kind}.',
    stepTry: 'Install the package on a device for tests, restart it, and look whether its service runs.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['unsupported'], warn: ['unclear'], pass: ['usual'] },
  orders: ['move', 'tryFirst'],

  evaluate({ linuxSystem }, { catalogue, say, see, unread }) {
    const { immutable } = linuxSystem;
    if (immutable === null) return unread('linuxSystem', 'immutable');
    const seen = see('kind', immutable, 'linuxSystem.immutable');
    if (immutable === 'none') return { outcome: 'pass', headline: say('usual'), evidence: [seen] };
    const image = catalogue.common.linux.images.find(({ kind }) => kind === immutable);
    const evidence = image ? [seen, see('effect', image.effect, `catalogue: ${image.sources.join(', ')}`)] : [seen];
    const values = { kind: immutable };
    const unconfirmed = image?.verified !== true;
    if (image?.supported === false) {
      const remedy = { summary: say('move'), steps: [say('stepPlan'), say('again')] };
      return { outcome: 'fail', headline: say('unsupported', values), remedy, evidence, unconfirmed };
    }
    const remedy = { summary: say('tryFirst'), steps: [say('stepAsk', values), say('stepTry')] };
    return { outcome: 'warn', headline: say('unclear', values), remedy, evidence, unconfirmed };
  },
});
