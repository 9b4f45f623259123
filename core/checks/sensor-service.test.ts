import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsService, WindowsSystem } from '../inventory/sections/windows-system';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { sensorService } from './sensor-service';
import { gone, servicesWith, started, windows, windowsSystemWith } from './windows.test-support';

const client = (sense: Partial<WindowsService> | null, changes: Partial<WindowsSystem> = {}) =>
  machineWith('windows-11', windowsSystemWith('windows-11', { services: servicesWith('windows-11', { Sense: sense }), ...changes }));
const server2012R2 = (sense: Partial<WindowsService>) =>
  machineWith(
    'windows-server-2012-r2',
    windowsSystemWith('windows-server-2012-r2', { services: servicesWith('windows-server-2012-r2', { Sense: sense }) }),
  );
const capability = (state: 'installed' | 'not-present' | 'pending'): Pick<WindowsSystem, 'capabilities'> => ({
  capabilities: [{ name: 'Microsoft.Windows.Sense.Client', state }],
});
const unread = 'Service of the sensor: not known, because a fact of Windows system is missing.';
const ready = 'The service of the sensor is there and can be started.';
const noCapability = 'The feature on demand Microsoft.Windows.Sense.Client~~~~ is not installed, so that there is no sensor.';

test.each([
  ['Windows 11', goodMachines['windows-11'](), 'pass', ready],
  ['started by itself', client(started('automatic', true)), 'pass', ready],
  ['not there', client(gone), 'fail', 'The service of the sensor (Sense) is not on this device.'],
  ['disabled', client(started('disabled')), 'fail', 'The service of the sensor (Sense) is set to disabled: it cannot be started.'],
  ['a start type that was not read', client(started(null)), 'unknown', unread],
  ['not on the list', client(null), 'unknown', unread],
  ['24H2 without the feature on demand', client(started('manual'), capability('not-present')), 'fail', noCapability],
  ['24H2 with the feature on demand not installed yet', client(started('manual'), capability('pending')), 'fail', noCapability],
  ['24H2 whose features on demand were not read', client(started('manual'), { capabilities: null }), 'unknown', unread],
  ['22H2, where it is no feature on demand', windows['10 22H2'](windowsSystemWith('windows-11', { capabilities: null })), 'pass', ready],
  ['Server 2019', goodMachines['windows-server-2019'](), 'pass', ready],
  [
    'Server 2012 R2 before its agent',
    goodMachines['windows-server-2012-r2'](),
    'notApplicable',
    'The sensor is not part of Windows Server 2012 R2; it comes with: Modern unified solution (md4ws.msi), Defender deployment tool (DefenderDT.exe).',
  ],
  ['Server 2012 R2 with its agent', server2012R2(started('manual')), 'pass', 'The sensor was installed on Windows Server 2012 R2 already.'],
  [
    'Server 2012 R2 with its agent disabled',
    server2012R2(started('disabled')),
    'fail',
    'The service of the sensor (Sense) is set to disabled: it cannot be started.',
  ],
  ['a build from before the sensor', windows['10 1511'](), 'notApplicable', 'Windows 10, build 10586, was made without the sensor.'],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(sensorService, machine))).toEqual([outcome, headline]);
});

test('on 24H2 the command to add the feature on demand is at hand, elsewhere Windows has to be repaired', () => {
  expect(findingOf(sensorService, client(gone)).remedy?.command).toBe(
    'DISM /Online /Add-Capability /CapabilityName:Microsoft.Windows.Sense.Client~~~~',
  );
  const older = findingOf(
    sensorService,
    windows['10 22H2'](windowsSystemWith('windows-11', { services: servicesWith('windows-11', { Sense: gone }) })),
  );
  expect([older.remedy?.command, remedyText(older)[0]]).toEqual([null, 'Repair Windows, so that the sensor comes back.']);
});
