import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsService, WindowsSystem } from '../inventory/sections/windows-system';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { defenderServices } from './defender-services';
import { gone, servicesWith, started, windows, windowsSystemWith } from './windows.test-support';

type Services = Readonly<Record<string, Partial<WindowsService> | null>>;

const client = (services: Services) =>
  machineWith('windows-11', windowsSystemWith('windows-11', { services: servicesWith('windows-11', services) }));
const server = (services: Services, changes: Partial<WindowsSystem> = {}) =>
  machineWith(
    'windows-server-2019',
    windowsSystemWith('windows-server-2019', { services: servicesWith('windows-server-2019', services), ...changes }),
  );
const server2012R2 = (services: Services) =>
  machineWith(
    'windows-server-2012-r2',
    windowsSystemWith('windows-server-2012-r2', { services: servicesWith('windows-server-2012-r2', services) }),
  );
const good = 'The services and drivers of Defender are there, and none is disabled.';
const unread = 'Services and drivers of Defender Antivirus: not known, because a fact of Windows system is missing.';
const featureOff = 'The feature of Defender is not enabled, so its services are not judged.';
const allGone = { WinDefend: gone, WdNisSvc: gone, WdBoot: gone, WdFilter: gone, WdNisDrv: gone };

test.each([
  ['a client on which Defender stepped aside', goodMachines['windows-11'](), 'pass', good],
  ['a server', goodMachines['windows-server-2019'](), 'pass', good],
  ['WinDefend disabled', client({ WinDefend: started('disabled') }), 'fail', 'WinDefend is disabled: Defender cannot start.'],
  [
    'drivers disabled',
    client({ WdBoot: started('disabled'), WdFilter: started('disabled') }),
    'fail',
    'WdBoot, WdFilter are disabled: Defender cannot start.',
  ],
  ['WinDefend taken off a client', client({ WinDefend: gone }), 'fail', 'WinDefend is missing: Defender cannot start.'],
  ['a driver with another start type', client({ WdFilter: started('manual') }), 'warn', 'WdFilter is not set up as Windows ships it.'],
  ['network inspection disabled', client({ WdNisSvc: started('disabled') }), 'warn', 'WdNisSvc is not set up as Windows ships it.'],
  ['Security Center disabled', client({ wscsvc: started('disabled') }), 'warn', 'wscsvc is not set up as Windows ships it.'],
  ['a start type that was not read', client({ WinDefend: started(null) }), 'unknown', unread],
  ['a service that is not on the list', client({ WdNisDrv: null }), 'unknown', unread],
  [
    'a fault beside one that is not on the list',
    client({ WdNisDrv: null, WinDefend: started('disabled') }),
    'fail',
    'WinDefend is disabled: Defender cannot start.',
  ],
  ['a warning beside one that is not on the list', client({ WdNisDrv: null, wscsvc: started('disabled') }), 'unknown', unread],
  ['a server without Security Center, which has none', server({ wscsvc: gone, SecurityHealthService: gone }), 'pass', good],
  [
    'a server whose feature is disabled',
    server(allGone, { features: [{ name: 'Windows-Defender', state: 'disabled' }] }),
    'notApplicable',
    featureOff,
  ],
  [
    'a server whose feature is enabled, without its services',
    server(allGone),
    'fail',
    'WinDefend, WdBoot, WdFilter are missing: Defender cannot start.',
  ],
  ['a server without services, whose features were not read', server(allGone, { features: null }), 'unknown', unread],
  [
    'Windows 10 1607, from before the Windows Security service',
    windows['10 1607'](windowsSystemWith('windows-11', { services: servicesWith('windows-11', { SecurityHealthService: gone }) })),
    'pass',
    good,
  ],
  [
    'Server 2012 R2',
    goodMachines['windows-server-2012-r2'](),
    'notApplicable',
    'Windows Server 2012 R2 has no services of Defender Antivirus of its own.',
  ],
  [
    'Server 2012 R2 with a leftover',
    server2012R2({ WinDefend: started('manual') }),
    'warn',
    'WinDefend is left over without the services and drivers that belong to it.',
  ],
  [
    'Server 2012 R2 with all of them',
    server2012R2({ WinDefend: started('automatic'), WdFilter: started('boot'), WdNisSvc: started('manual') }),
    'notApplicable',
    'Windows Server 2012 R2 has no services of Defender Antivirus of its own.',
  ],
  ['Server 2012 R2, one not on the list', server2012R2({ WinDefend: null }), 'unknown', unread],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(defenderServices, machine))).toEqual([outcome, headline]);
});

test('a list with a gap is no fault where every service that is asked for stands on it', () => {
  expect(findingOf(defenderServices, withGap(goodMachines['windows-11'](), 'windowsSystem', 'services', 'denied')).outcome).toBe('pass');
});

test('nobody is told to edit start types by hand', () => {
  expect(remedyText(findingOf(defenderServices, client({ WdBoot: started('disabled') })))).toContain(
    'Do not edit their start types by hand: that is not supported.',
  );
});
