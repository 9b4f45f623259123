import { defineCheck } from './check';

export const auditDaemon = defineCheck({
  id: 'audit-daemon',
  step: 3,
  title: 'Audit daemon',
  whyItMatters: 'Rules that an old version of Defender left with the audit daemon cost speed, and serve nobody any more.',
  owner: 'server-team',
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['linuxSystem'],
  references: ['LINUXPRE', 'LINUXNEW', 'LINUX-2021'],
  evidence: { daemon: 'Audit daemon running', rules: 'Rules files', locked: 'Rules locked until the next start' },
  messages: {
    notNeeded: 'Defender does not need the audit daemon, and has left no rules with it.',
    notNeededBasis: 'In March 2021 it did; since version {version} it does not.',
    lockedBasis: 'In March 2021 it did; since version {version} it does not. The rules here are locked until the next start.',
    left: '{file} of an old version of Defender is still there.',
    remove: 'Remove the rules in {file}.',
    stepUpdate: 'Where Defender is installed, update it to {version} or later, which does without the rules.',
    stepRemove: 'Delete {file}, and load the rules again with augenrules --load.',
    stepRestart: 'Restart the device: its audit rules are locked until then.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['left'], pass: ['notNeeded'] },
  orders: ['remove'],

  evaluate({ linuxSystem }, { catalogue, say, see, gaps, unread }) {
    const { rulesFile: file, unusedFrom: version } = catalogue.common.linux.audit;
    const { daemonRunning, rulesFiles, immutable } = linuxSystem.audit;
    const evidence = [
      see('daemon', daemonRunning, 'linuxSystem.audit.daemonRunning'),
      see('rules', rulesFiles, 'linuxSystem.audit.rulesFiles'),
      see('locked', immutable, 'linuxSystem.audit.immutable'),
    ];
    if (rulesFiles?.includes(file)) {
      const restart = immutable === true ? [say('stepRestart')] : [];
      const steps = [say('stepUpdate', { version }), say('stepRemove', { file }), ...restart, say('again')];
      return { outcome: 'warn', headline: say('left', { file }), remedy: { summary: say('remove', { file }), steps }, evidence };
    }
    if (rulesFiles === null || gaps('linuxSystem', 'audit.rulesFiles').length > 0) return unread('linuxSystem', 'audit.rulesFiles');
    const basis = say(immutable === true ? 'lockedBasis' : 'notNeededBasis', { version });
    return { outcome: 'pass', headline: say('notNeeded'), basis, evidence };
  },
});
