import { defineCheck } from './check';

export const securityModule = defineCheck({
  id: 'security-module',
  step: 3,
  title: 'SELinux',
  whyItMatters:
    'Defender runs under SELinux in enforcing mode; should its service not start there, the mode is the first thing to look at.',
  owner: 'server-team',
  families: ['linux'],
  requires: ['linuxSystem'],
  references: ['LINUXPRE', 'LINUXINST'],
  evidence: { selinux: 'SELinux', appArmor: 'AppArmor' },
  messages: {
    allowed: 'SELinux is {mode, select, enforcing {enforcing} other {permissive}}, which Defender allows.',
    notUsed: 'SELinux is not in use here.',
  },
  headlines: { notApplicable: ['notUsed'], pass: ['allowed'] },
  orders: [],

  evaluate({ linuxSystem }, { say, see, unread }) {
    const { selinux, appArmor } = linuxSystem;
    if (selinux === null) return unread('linuxSystem', 'selinux');
    const evidence = [see('selinux', selinux, 'linuxSystem.selinux'), see('appArmor', appArmor, 'linuxSystem.appArmor')];
    if (selinux === 'disabled' || selinux === 'not-present') return { outcome: 'notApplicable', headline: say('notUsed'), evidence };
    return { outcome: 'pass', headline: say('allowed', { mode: selinux }), evidence };
  },
});
