import { expect, test } from 'vitest';
import { goodMachines, machineWith, policiesOf } from '../inventory/machines.test-support';
import type { RegistryValue } from '../inventory/sections/windows-system';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { defenderPolicies } from './defender-policies';
import { goodData, windows, windowsSystemWith } from './windows.test-support';

const policies = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const set = (name: string, value: RegistryValue['value'], key = policies): RegistryValue => ({ key, name, value });
const client = (...values: RegistryValue[]) =>
  machineWith('windows-11', windowsSystemWith('windows-11', { policies: policiesOf(...values) }));
const server = (...values: RegistryValue[]) =>
  machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { policies: policiesOf(...values) }));
const serverThatLists = (...values: RegistryValue[]) =>
  machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { policies: values }));
const server2012R2 = (...values: RegistryValue[]) =>
  machineWith('windows-server-2012-r2', windowsSystemWith('windows-server-2012-r2', { policies: policiesOf(...values) }));
const clientWithPlatform = (platformVersion: string | null, ...values: RegistryValue[]) => {
  const defender = goodData('windows-11', 'windowsDefender');
  const windowsDefender = { ...defender, antivirus: { ...defender.antivirus, platformVersion } };
  return machineWith('windows-11', { windowsDefender, ...windowsSystemWith('windows-11', { policies: policiesOf(...values) }) });
};
const preference = (value: number) => set('DisableAntiSpyware', value, 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender');
const none = 'No policy turns Defender off here.';
const unread = (section: string) => `Policies that turn Defender off: not known, because a fact of ${section} is missing.`;

test.each([
  ['a client without any', goodMachines['windows-11'](), 'pass', none],
  ['a server with its passive mode', goodMachines['windows-server-2019'](), 'pass', none],
  ['a server turned off', server(set('DisableAntiSpyware', 1)), 'fail', 'DisableAntiSpyware turns Defender off on this device.'],
  ['a value written as text', server(set('DisableAntiSpyware', '1')), 'fail', 'DisableAntiSpyware turns Defender off on this device.'],
  ['text that is no number', server(set('DisableAntiSpyware', 'abc')), 'pass', none],
  ['a preference that is text', server(set('DisableAntiSpyware', 'abc', 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender')), 'pass', none],
  [
    'a key in other case',
    server(set('disableantispyware', 1, policies.toUpperCase())),
    'fail',
    'DisableAntiSpyware turns Defender off on this device.',
  ],
  ['a server with the policy set to 0', server(set('DisableAntiSpyware', 0)), 'pass', none],
  [
    'both on a server',
    server(set('DisableAntiSpyware', 1), set('DisableAntiVirus', 1)),
    'fail',
    'DisableAntiSpyware, DisableAntiVirus turn Defender off on this device.',
  ],
  [
    'a client whose platform ignores it',
    client(set('DisableAntiSpyware', 1)),
    'warn',
    'DisableAntiSpyware is set to turn Defender off; its platform 4.18.25100.9 ignores that.',
  ],
  [
    'a client at the first platform that ignores it',
    clientWithPlatform('4.18.2007.8', set('DisableAntiSpyware', 1)),
    'warn',
    'DisableAntiSpyware is set to turn Defender off; its platform 4.18.2007.8 ignores that.',
  ],
  [
    'a client one below',
    clientWithPlatform('4.18.2007.7', set('DisableAntiSpyware', 1)),
    'fail',
    'DisableAntiSpyware turns Defender off on this device.',
  ],
  ['a client whose platform was not read', clientWithPlatform(null, set('DisableAntiSpyware', 1)), 'unknown', unread('Microsoft Defender')],
  [
    'a client turned off by the other policy',
    client(set('DisableAntiVirus', 1)),
    'fail',
    'DisableAntiVirus turns Defender off on this device.',
  ],
  ['what a client writes itself beside Symantec', client(preference(1)), 'pass', none],
  ['the same on a server with the sensor built in', server(preference(1)), 'pass', none],
  [
    'the same on a server that needs the agent',
    server2012R2(preference(1)),
    'fail',
    'DisableAntiSpyware turns Defender off on this device.',
  ],
  [
    'a value of the same name elsewhere',
    serverThatLists(...policiesOf(), set('DisableAntiSpyware', 1, 'HKLM\\SOFTWARE\\Example')),
    'pass',
    none,
  ],
  [
    'Windows 7, which has no Defender Antivirus',
    windows['7 SP1'](windowsSystemWith('windows-11', { policies: policiesOf(set('DisableAntiSpyware', 1)) })),
    'pass',
    none,
  ],
  [
    'a policy that an earlier catalogue did not look for',
    serverThatLists(...policiesOf().filter(({ name }) => name !== 'DisableAntiVirus')),
    'unknown',
    unread('Windows system'),
  ],
  [
    'one that is not asked for here was not looked for',
    serverThatLists(...policiesOf().filter(({ name }) => name !== 'WUServer')),
    'pass',
    none,
  ],
  ['a list that is empty tells of none', serverThatLists(), 'unknown', unread('Windows system')],
  [
    'policies that were not read',
    machineWith('windows-11', windowsSystemWith('windows-11', { policies: null })),
    'unknown',
    unread('Windows system'),
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(defenderPolicies, machine))).toEqual([outcome, headline]);
});

test('one that was found counts although others could not be read', () => {
  expect(findingOf(defenderPolicies, withGap(server(set('DisableAntiSpyware', 1)), 'windowsSystem', 'policies', 'denied')).outcome).toBe(
    'fail',
  );
  expect(findingOf(defenderPolicies, withGap(server(), 'windowsSystem', 'policies', 'denied')).outcome).toBe('unknown');
  expect(findingOf(defenderPolicies, withGap(client(set('DisableAntiSpyware', 1)), 'windowsSystem', 'policies', 'denied')).outcome).toBe(
    'unknown',
  );
});

test('a policy is for the team of policies, what was written by hand for that of the system', () => {
  expect(
    [server(set('DisableAntiSpyware', 1)), server2012R2(preference(2))].map((machine) => findingOf(defenderPolicies, machine).owner),
  ).toEqual(['group-policy-team', 'server-team']);
  expect(remedyText(findingOf(defenderPolicies, server(set('DisableAntiSpyware', 1))))[0]).toBe(
    'Take DisableAntiSpyware away from this device.',
  );
});
