import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsService } from '../inventory/sections/windows-system';
import { english, findingOf, verdictLine } from './check.test-support';
import { telemetryService } from './telemetry-service';
import { gone, servicesWith, started, windows, windowsSystemWith } from './windows.test-support';

const telemetry = (service: Partial<WindowsService> | null) =>
  windowsSystemWith('windows-11', { services: servicesWith('windows-11', { DiagTrack: service }) });
const onServer = (service: Partial<WindowsService>) =>
  windowsSystemWith('windows-server-2012-r2', { services: servicesWith('windows-server-2012-r2', { DiagTrack: service }) });

const unread = 'Telemetry service: not known, because a fact of Windows system is missing.';

test.each([
  [
    '1803, as it should be',
    windows['10 1803'](),
    'pass',
    'The telemetry service (DiagTrack) starts by itself, as the sensor needs it here.',
  ],
  [
    '1803, disabled',
    windows['10 1803'](telemetry(started('disabled'))),
    'fail',
    'The telemetry service (DiagTrack) is disabled; the sensor needs it here.',
  ],
  [
    '1803, not there',
    windows['10 1803'](telemetry(gone)),
    'fail',
    'The telemetry service (DiagTrack) is not on this device; the sensor needs it here.',
  ],
  [
    '1803, started by hand',
    windows['10 1803'](telemetry(started('manual'))),
    'warn',
    'The telemetry service (DiagTrack) does not start by itself.',
  ],
  ['1803, start type not read', windows['10 1803'](telemetry(started(null))), 'unknown', unread],
  ['1803, not on the list', windows['10 1803'](telemetry(null)), 'unknown', unread],
  [
    '8.1 with the old agent, disabled',
    windows['8.1'](telemetry(started('disabled'))),
    'fail',
    'The telemetry service (DiagTrack) is disabled; the sensor needs it here.',
  ],
  [
    'Server 2012 R2, disabled',
    machineWith('windows-server-2012-r2', onServer(started('disabled'))),
    'fail',
    'The telemetry service (DiagTrack) is disabled; the sensor needs it here.',
  ],
  [
    'Windows 7 with the deployment tool, not there',
    windows['7 SP1'](telemetry(gone)),
    'pass',
    'The telemetry service (DiagTrack) is not needed by the sensor here.',
  ],
  [
    'Windows 11, disabled',
    machineWith('windows-11', telemetry(started('disabled'))),
    'pass',
    'The telemetry service (DiagTrack) is not needed by the sensor here.',
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(telemetryService, machine))).toEqual([outcome, headline]);
});

test('where it is not needed its state is told all the same', () => {
  expect(english(findingOf(telemetryService, machineWith('windows-11', telemetry(started('disabled')))).basis)).toBe(
    'It is here as: disabled.',
  );
  expect(english(findingOf(telemetryService, goodMachines['windows-server-2019']()).basis)).toBe('It is here as: automatic, running.');
});
