import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { defenderFeature } from './defender-feature';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { windows, windowsSystemWith } from './windows.test-support';

type State = NonNullable<WindowsSystem['features']>[number]['state'];

const feature = (state: State, name = 'Windows-Defender') => ({ name, state });
const server = (...features: { readonly name: string; readonly state: State }[]) =>
  machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { features }));
const server2016 = (...features: { readonly name: string; readonly state: State }[]) =>
  windows['Server 2016'](windowsSystemWith('windows-server-2019', { features }));
const unread = 'Feature of Defender Antivirus on servers: not known, because a fact of Windows system is missing.';

test.each([
  ['enabled', goodMachines['windows-server-2019'](), 'pass', 'Defender Antivirus is enabled as a feature of this server.'],
  [
    'disabled by the administrator',
    server(feature('disabled')),
    'warn',
    'Defender Antivirus is disabled as a feature of this server: Windows-Defender.',
  ],
  [
    'files removed',
    server(feature('payload-removed')),
    'fail',
    'The files of Defender Antivirus were removed from this server: Windows-Defender.',
  ],
  [
    'gone from the component store',
    server(feature('absent')),
    'fail',
    'The files of Defender Antivirus were removed from this server: Windows-Defender.',
  ],
  [
    'waits for a restart',
    server(feature('enable-pending')),
    'warn',
    'A change of the feature of Defender Antivirus waits for a restart: Windows-Defender.',
  ],
  [
    'is being taken away',
    server(feature('disable-pending')),
    'warn',
    'A change of the feature of Defender Antivirus waits for a restart: Windows-Defender.',
  ],
  ['not on the list', server(feature('enabled', 'Windows-Defender-Features')), 'unknown', unread],
  [
    'a list that was not read',
    machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { features: null })),
    'unknown',
    unread,
  ],
  ['Server 2016 with both', windows['Server 2016'](), 'pass', 'Defender Antivirus is enabled as a feature of this server.'],
  [
    'Server 2016 with one of two',
    server2016(feature('enabled'), feature('disabled', 'Windows-Defender-Features')),
    'warn',
    'Defender Antivirus is disabled as a feature of this server: Windows-Defender-Features.',
  ],
  [
    'Server 2016, one removed and one not on the list',
    server2016(feature('payload-removed')),
    'fail',
    'The files of Defender Antivirus were removed from this server: Windows-Defender.',
  ],
  ['Server 2016, one disabled and one not on the list', server2016(feature('disabled')), 'unknown', unread],
  [
    'Server 2012 R2',
    goodMachines['windows-server-2012-r2'](),
    'notApplicable',
    'Windows Server 2012 R2 has no feature of Defender Antivirus to enable.',
  ],
  ['a client', goodMachines['windows-11'](), 'notApplicable', 'Windows 11 has no feature of Defender Antivirus to enable.'],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(defenderFeature, machine))).toEqual([outcome, headline]);
});

test('a list with a gap is good for what it holds', () => {
  expect(findingOf(defenderFeature, withGap(goodMachines['windows-server-2019'](), 'windowsSystem', 'features', 'denied')).outcome).toBe(
    'pass',
  );
});

test('the files have to come back now: whether they can is not known before', () => {
  const finding = findingOf(defenderFeature, server(feature('payload-removed')));
  expect(finding.remedy?.command).toBe('DISM /Online /Enable-Feature /FeatureName:Windows-Defender /All');
  expect(remedyText(finding)).toEqual([
    'Bring the files of Windows-Defender back to this server.',
    'Where Symantec stays while the server is onboarded, set passive mode first.',
    'Have the installation media of this very version of Windows Server ready, or reach Windows Update.',
    'Enable Windows-Defender, from that source where its files are gone, and restart the server.',
    'Where that fails, repair the component store first.',
    'Assess this device again.',
  ]);
});
