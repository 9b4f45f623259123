import { expect, test } from 'vitest';
import { type GoodMachine, goodMachines, machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { WindowsDefender } from '../inventory/sections/windows-defender';
import { english, findingOf, signal, signs, verdictLine, withGap } from './check.test-support';
import { runningMode } from './running-mode';
import { goodData, windows } from './windows.test-support';

type Antivirus = WindowsDefender['antivirus'];

const antivirus = (machine: GoodMachine, changes: Partial<Antivirus>): SectionChanges => {
  const defender = goodData(machine, 'windowsDefender');
  return { windowsDefender: { ...defender, antivirus: { ...defender.antivirus, ...changes } } };
};
const client = (changes: Partial<Antivirus>, more: SectionChanges = {}) =>
  machineWith('windows-11', { ...antivirus('windows-11', changes), ...more });
const server = (changes: Partial<Antivirus>, more: SectionChanges = {}) =>
  machineWith('windows-server-2019', { ...antivirus('windows-server-2019', changes), ...more });
const sep = 'Symantec Endpoint Protection client 14.x';
const active = { runningMode: 'normal', realTimeProtection: true } as const;
const unread = (section: string) => `Mode of Defender Antivirus: not known, because a fact of ${section} is missing.`;

test.each([
  [
    'a client on which Symantec protects',
    goodMachines['windows-11'](),
    'pass',
    `Defender is not running beside ${sep}, as it should be before the switch.`,
  ],
  [
    'a client in passive mode',
    client({ runningMode: 'passive' }),
    'pass',
    `Defender is passive beside ${sep}, as it should be before the switch.`,
  ],
  [
    'a client with EDR in block mode',
    client({ runningMode: 'edr-block' }),
    'pass',
    `Defender is passive with EDR in block mode beside ${sep}, as it should be before the switch.`,
  ],
  [
    'a client on which both are active',
    client(active),
    'warn',
    `Defender is active though ${sep} is here: Windows does not see it as the protection.`,
  ],
  ['a client that Defender protects alone', client(active, signs()), 'pass', 'Defender is active and protects this device.'],
  [
    'a client that nothing protects',
    client({}, signs()),
    'fail',
    'Defender is not running, and no other protection was found on this device.',
  ],
  [
    'a client that waits for another to leave',
    client({ runningMode: 'passive' }, signs()),
    'fail',
    'Defender is passive, and no other protection was found on this device.',
  ],
  ['a mode that was not read', client({ runningMode: null }), 'unknown', unread('Microsoft Defender')],
  [
    'nothing found, but services not looked through',
    client({}, { securityProducts: { ...signs().securityProducts, looked: [] } }),
    'unknown',
    unread('Security products'),
  ],
  [
    'active and alone, but services not looked through',
    client(active, { securityProducts: { ...signs().securityProducts, looked: [] } }),
    'unknown',
    unread('Security products'),
  ],
  [
    'a server on which Defender was turned off',
    goodMachines['windows-server-2019'](),
    'pass',
    `Defender is not running beside ${sep}, as it should be before the switch.`,
  ],
  ['a server on which both scan', server(active), 'warn', `Defender and ${sep} are both active on this server.`],
  [
    'a server on which both run, and it is not known whether both scan',
    server({ ...active, realTimeProtection: null }),
    'warn',
    `Defender and ${sep} are both active on this server.`,
  ],
  [
    'a server on which Defender runs without scanning',
    server({ ...active, realTimeProtection: false }),
    'pass',
    `Defender is active beside ${sep}, with its real-time protection off.`,
  ],
  [
    'Server 2012 R2 before its agent',
    goodMachines['windows-server-2012-r2'](),
    'pass',
    'Defender Antivirus is not on Windows Server 2012 R2 yet, as expected.',
  ],
  [
    'Windows 8.1, whose own Defender is active',
    windows['8.1'](antivirus('windows-11', active)),
    'warn',
    `Defender is active though ${sep} is here: Windows does not see it as the protection.`,
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(runningMode, machine))).toEqual([outcome, headline]);
});

test('traces of a product are no protection, nor are they none', () => {
  const finding = findingOf(runningMode, client({}, signs(signal('service', 'SepMasterService', 'running'))));
  expect(verdictLine(finding)).toEqual(['warn', `Defender is not running, and of ${sep} there are traces only.`]);
});

test('another product than Symantec protects as well', () => {
  const sophos = signs(signal('service', 'Sophos Endpoint Defense Service', 'running'), signal('service', 'SAVService', 'running'));
  expect(findingOf(runningMode, client({}, sophos)).outcome).toBe('pass');
});

test('a gap among the signs leaves open whether anything protects', () => {
  expect(findingOf(runningMode, withGap(client({}, signs()), 'securityProducts', 'signals', 'denied')).outcome).toBe('unknown');
});

test('what is expected in this phase stands beside it, as the catalogue words it', () => {
  const { evidence } = findingOf(runningMode, goodMachines['windows-11']());
  expect(evidence.find(({ name }) => name === 'expected')?.value).toMatch(/disabled by itself/);
  expect(evidence.find(({ name }) => name === 'acceptable')?.value).toMatch(/Smart App Control/);
});

test('what the installer of the agent takes away is said', () => {
  const windowsDefender = { ...goodData('windows-server-2012-r2', 'windowsDefender'), systemCenterEndpointProtection: true };
  const basis = english(findingOf(runningMode, machineWith('windows-server-2012-r2', { windowsDefender })).basis);
  expect(basis).toBe('System Center Endpoint Protection is here: the installer of the agent takes it away.');
  expect(english(findingOf(runningMode, goodMachines['windows-server-2012-r2']()).basis)).toBe('');
});
