import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import { type Changes, findingOf, on, signal, signs, verdictLine, windowsSystem } from './check.test-support';
import { symantecPresent } from './symantec-present';

const windows = on(windowsSystem('Windows 11', 26100));
const absent = 'Nothing of Symantec was found, so there is nothing to leave.';

test.each<readonly [string, Changes, Outcome, string]>([
  ['the agent for Linux', {}, 'pass', 'Symantec Agent for Linux is running, as expected before the switch.'],
  [
    'the older client for Linux',
    signs(signal('process', 'rtvscand'), signal('path', '/opt/Symantec/symantec_antivirus')),
    'pass',
    'SEP for Linux up to 14.3 MP1 is running, as expected before the switch.',
  ],
  [
    'installed and stopped',
    signs(signal('package', 'sdcss'), signal('service', 'cafagent', 'stopped')),
    'warn',
    'Symantec Agent for Linux is installed, but not seen running.',
  ],
  [
    'the management agent alone',
    signs(signal('package', 'sdcss-caf'), signal('service', 'cafagent', 'running'), signal('path', '/etc/caf/CAFConfig.ini')),
    'warn',
    'Only the management agent of Symantec Agent for Linux was found, not the protection itself.',
  ],
  ['a leftover folder', signs(signal('path', '/var/log/sdcsslog')), 'warn', 'Only traces of Symantec Agent for Linux were found.'],
  [
    'two leftovers without package, service or process',
    signs(signal('path', '/var/log/sdcsslog'), signal('kernel-module', 'sisap')),
    'warn',
    'Only traces of Symantec Agent for Linux were found.',
  ],
  ['nothing', signs(), 'warn', absent],
  ['a management agent, which protects nothing', signs(signal('path', '/opt/altiris/notification/nsagent')), 'warn', absent],
  [
    'the client for Windows',
    { ...windows, ...signs(signal('service', 'SepMasterService', 'running'), signal('process', 'ccSvcHst.exe')) },
    'pass',
    'Symantec Endpoint Protection client 14.x is running, as expected before the switch.',
  ],
  [
    'Norton, which shares drivers and processes with it',
    { ...windows, ...signs(signal('process', 'ccSvcHst.exe'), signal('driver', 'SRTSP'), signal('driver', 'BHDrvx64')) },
    'warn',
    absent,
  ],
  [
    'processes that were not looked through',
    { securityProducts: { signals: [], looked: ['package'] } },
    'unknown',
    'Symantec, the product to leave: not known, because a fact of Security products is missing.',
  ],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(symantecPresent, changes))).toEqual([outcome, headline]);
});

test.each<readonly [string, Changes, boolean]>([
  ['signs that are confirmed', {}, false],
  ['a package whose name is not', signs(signal('package', 'sav'), signal('package', 'savap')), true],
])('a finding that rests on %s is unconfirmed: %s', (_, changes, unconfirmed) => {
  expect(findingOf(symantecPresent, changes).unconfirmed).toBe(unconfirmed);
});

test('what Windows Security Center says of Symantec stands beside', () => {
  const { evidence } = findingOf(symantecPresent, machineWith('windows-11'));
  expect(evidence.filter(({ name }) => name === 'securityCenter').map(({ value }) => value)).toEqual([
    'antivirus Symantec Endpoint Protection: on, up to date',
  ]);
  const onLinux = findingOf(symantecPresent, machineWith('debian-13'));
  expect(onLinux.evidence.filter(({ name }) => name === 'securityCenter')).toEqual([]);
});

test('the folder of the agent for Linux is a trace of it', () => {
  expect(verdictLine(findingOf(symantecPresent, signs(signal('path', '/opt/Symantec/sdcssagent'))))).toEqual([
    'warn',
    'Only traces of Symantec Agent for Linux were found.',
  ]);
});
