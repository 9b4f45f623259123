import { defineCheck } from './check';

export const container = defineCheck({
  id: 'container',
  step: 3,
  title: 'Container',
  whyItMatters: 'A container shares the kernel of its host: whether Defender can protect it is decided there.',
  owner: 'technician',
  families: ['linux'],
  subject: 'system',
  requires: ['operatingSystem'],
  references: ['LINUXPRE'],
  evidence: { kind: 'Runs in', technology: 'Technology' },
  messages: {
    outside: 'This system does not run in a container.',
    inside: 'This system runs in a container, so its host decides.',
    wsl: 'This system runs in WSL: the device itself is the Windows around it.',
    assessWindows: 'Assess Windows on this device instead.',
    stepWindows: 'Run the assessment on the Windows that holds this system.',
    assessHost: 'Assess the host of this container instead.',
    stepHost: 'Find out which machine hosts the container{technology, select, none {} other { ({technology})}}.',
    stepAssess: 'Assess that machine.',
  },
  headlines: { warn: ['inside', 'wsl'], pass: ['outside'] },
  orders: ['assessWindows', 'assessHost'],

  evaluate({ operatingSystem }, { say, see, unread }) {
    const { runsIn } = operatingSystem;
    if (runsIn === null) return unread('operatingSystem', 'runsIn');
    const evidence = [
      see('kind', runsIn.kind, 'operatingSystem.runsIn.kind'),
      see('technology', runsIn.technology, 'operatingSystem.runsIn.technology'),
    ];
    if (runsIn.kind !== 'container') return { outcome: 'pass', headline: say('outside'), evidence };
    if (runsIn.technology === 'wsl') {
      const remedy = { summary: say('assessWindows'), steps: [say('stepWindows')] };
      return { outcome: 'warn', headline: say('wsl'), remedy, evidence };
    }
    const steps = [say('stepHost', { technology: runsIn.technology ?? 'none' }), say('stepAssess')];
    return { outcome: 'warn', headline: say('inside'), remedy: { summary: say('assessHost'), steps }, evidence };
  },
});
