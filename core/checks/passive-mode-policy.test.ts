import { expect, test } from 'vitest';
import { goodMachines, machineWith, policiesOf, type SectionChanges } from '../inventory/machines.test-support';
import { english, findingOf, remedyText, signal, signs, verdictLine, withGap } from './check.test-support';
import { passiveModePolicy } from './passive-mode-policy';
import { windows, windowsSystemWith } from './windows.test-support';

const passive = (value: number | null) => {
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
  return { policies: policiesOf({ key, name: 'ForceDefenderPassiveMode', value }) };
};
const server = (value: number | null, changes: SectionChanges = {}) =>
  machineWith('windows-server-2019', { ...windowsSystemWith('windows-server-2019', passive(value)), ...changes });
const client = (value: number | null, changes: SectionChanges = {}) =>
  machineWith('windows-11', { ...windowsSystemWith('windows-11', passive(value)), ...changes });
const server2012R2 = (value: number | null) =>
  machineWith('windows-server-2012-r2', windowsSystemWith('windows-server-2012-r2', passive(value)));
const sep = 'Symantec Endpoint Protection client 14.x';

test.each([
  [
    'set on a server beside Symantec',
    goodMachines['windows-server-2019'](),
    'pass',
    `ForceDefenderPassiveMode is set, so that Defender steps aside for ${sep} once onboarded.`,
  ],
  ['not set', server(null), 'warn', `ForceDefenderPassiveMode is not set: once onboarded, Defender and ${sep} both scan.`],
  ['set to 0', server(0), 'warn', `ForceDefenderPassiveMode is not set: once onboarded, Defender and ${sep} both scan.`],
  [
    'not set, and nothing to step aside for',
    server(null, signs()),
    'pass',
    'ForceDefenderPassiveMode is not set, and there is nothing to step aside for.',
  ],
  [
    'set after Symantec is gone',
    server(1, signs()),
    'warn',
    'ForceDefenderPassiveMode is set, though nothing was found that Defender would step aside for.',
  ],
  [
    'a trace of Symantec only',
    server(null, signs(signal('service', 'SepMasterService', 'running'))),
    'warn',
    `ForceDefenderPassiveMode is not set: once onboarded, Defender and ${sep} both scan.`,
  ],
  [
    'products whose signs the machine was not searched for',
    server(1, { securityProducts: { ...signs().securityProducts, catalogueVersion: '2026.9.1' } }),
    'unknown',
    'Passive mode on servers: not known, because a fact of Security products is missing.',
  ],
  [
    'services that were not looked through',
    server(1, { securityProducts: { ...signs().securityProducts, looked: ['process'] } }),
    'unknown',
    'Passive mode on servers: not known, because a fact of Security products is missing.',
  ],
  [
    'policies that were not read',
    machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { policies: null })),
    'unknown',
    'Passive mode on servers: not known, because a fact of Windows system is missing.',
  ],
  [
    'a policy that was not looked for',
    machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { policies: [] })),
    'unknown',
    'Passive mode on servers: not known, because a fact of Windows system is missing.',
  ],
  [
    'Server 2012 R2, whose installer sets it',
    server2012R2(null),
    'pass',
    'ForceDefenderPassiveMode is not set yet; the installer sets it on Windows Server 2012 R2.',
  ],
  [
    'Server 2012 R2, set ahead',
    server2012R2(1),
    'pass',
    `ForceDefenderPassiveMode is set, so that Defender steps aside for ${sep} once onboarded.`,
  ],
  [
    'Server 2008 R2',
    windows['Server 2008 R2'](),
    'notApplicable',
    'Windows Server 2008 R2 SP1 knows passive mode only as an option of the installation.',
  ],
  ['a client', client(null), 'notApplicable', `Clients step aside for ${sep} by themselves; ForceDefenderPassiveMode is for servers.`],
  [
    'a client without another product',
    client(null, signs()),
    'notApplicable',
    'Clients step aside for a registered product by themselves; ForceDefenderPassiveMode is for servers.',
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(passiveModePolicy, machine))).toEqual([outcome, headline]);
});

test('a client on which it is set is told that it is of no use', () => {
  expect([client(1), client(null)].map((machine) => english(findingOf(passiveModePolicy, machine).basis))).toEqual([
    'It is set here, and is of no use.',
    '',
  ]);
});

test('what it means after the switch is said where it is set, and how it is set where it is not', () => {
  expect(english(findingOf(passiveModePolicy, server(1)).basis)).toBe(
    'After the switch it has to be taken away, or Defender stays passive.',
  );
  expect(english(findingOf(passiveModePolicy, server2012R2(null)).basis)).toBe(`Install with FORCEPASSIVEMODE=1 while ${sep} stays.`);
  expect(remedyText(findingOf(passiveModePolicy, server(null)))[0]).toBe(
    'Set ForceDefenderPassiveMode to 1 on this server before it is onboarded.',
  );
});

test('a gap among the policies hides whether it is set', () => {
  expect(findingOf(passiveModePolicy, withGap(server(null), 'windowsSystem', 'policies', 'denied')).outcome).toBe('unknown');
  expect(findingOf(passiveModePolicy, withGap(server(1), 'windowsSystem', 'policies', 'denied')).outcome).toBe('pass');
});
