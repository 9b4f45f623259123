import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsService } from '../inventory/sections/windows-system';
import { findingOf, verdictLine } from './check.test-support';
import { updateServices } from './update-services';
import { gone, servicesWith, started, windowsSystemWith } from './windows.test-support';

const withServices = (services: Readonly<Record<string, Partial<WindowsService> | null>>) =>
  machineWith('windows-11', windowsSystemWith('windows-11', { services: servicesWith('windows-11', services) }));
const unread = 'Services that bring updates: not known, because a fact of Windows system is missing.';

test.each([
  ['as they should be', goodMachines['windows-11'](), 'pass', 'The services that bring updates are there, and none is disabled.'],
  [
    'Windows Update disabled',
    withServices({ wuauserv: started('disabled') }),
    'warn',
    'wuauserv is disabled: updates do not come this way.',
  ],
  ['both gone', withServices({ wuauserv: gone, BITS: gone }), 'warn', 'BITS, wuauserv are missing: updates do not come this way.'],
  [
    'one gone, one disabled',
    withServices({ wuauserv: started('disabled'), BITS: gone }),
    'warn',
    'BITS, wuauserv are missing or disabled: updates do not come this way.',
  ],
  [
    'stopped, which is normal',
    withServices({ BITS: started('manual', false) }),
    'pass',
    'The services that bring updates are there, and none is disabled.',
  ],
  ['a start type that was not read', withServices({ BITS: started(null) }), 'unknown', unread],
  ['one that is not on the list', withServices({ wuauserv: null }), 'unknown', unread],
  ['a list that was not read', machineWith('windows-11', windowsSystemWith('windows-11', { services: null })), 'unknown', unread],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(updateServices, machine))).toEqual([outcome, headline]);
});

test('a server belongs to the team of the servers', () => {
  const services = servicesWith('windows-server-2019', { wuauserv: started('disabled') });
  expect(findingOf(updateServices, machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { services }))).owner).toBe(
    'server-team',
  );
});
