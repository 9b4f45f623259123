import { expect, test } from 'vitest';
import { auditDaemon } from './audit-daemon';
import { english, findingOf, inventoryWith, remedyText, verdictLine, withGap } from './check.test-support';

const audit = (rulesFiles: string[] | null, immutable: boolean | null = false, daemonRunning: boolean | null = true) => ({
  linuxSystem: { audit: { daemonRunning, rulesFiles, immutable } },
});
const old = '/etc/audit/rules.d/mdatp.rules';
const none = 'Defender does not need the audit daemon, and has left no rules with it.';

test.each([
  ['no daemon', {}, 'pass', none],
  ['a daemon with rules of the site', audit(['/etc/audit/rules.d/50-site.rules']), 'pass', none],
  ['whether it runs is not known, and does not matter', audit([], false, null), 'pass', none],
  [
    'rules of an old version',
    audit(['/etc/audit/rules.d/50-site.rules', old]),
    'warn',
    `${old} of an old version of Defender is still there.`,
  ],
  ['a file of a similar name', audit(['/etc/audit/rules.d/mdatp.rules.bak', '/root/mdatp.rules']), 'pass', none],
  ['rules that were not read', audit(null), 'unknown', 'Audit daemon: not known, because a fact of Linux system is missing.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(auditDaemon, changes))).toEqual([outcome, headline]);
});

test('locked rules need a restart to go, and are told of where nothing has to', () => {
  const restart = 'Restart the device: its audit rules are locked until then.';
  expect(remedyText(findingOf(auditDaemon, audit([old], true)))).toContain(restart);
  expect(remedyText(findingOf(auditDaemon, audit([old], false)))).not.toContain(restart);
  expect(english(findingOf(auditDaemon, audit([], true)).basis)).toContain('locked until the next start');
});

test('a list with a gap proves nothing by what it lacks', () => {
  const gap = (rules: string[]) =>
    findingOf(auditDaemon, withGap(inventoryWith(audit(rules)), 'linuxSystem', 'audit.rulesFiles', 'refused'));
  expect(gap([]).outcome).toBe('unknown');
  expect(gap([old]).outcome).toBe('warn');
});
