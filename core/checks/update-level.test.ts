import { expect, test } from 'vitest';
import { goodMachines, updatesOf } from '../inventory/machines.test-support';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { updateLevel } from './update-level';
import { windows, windowsAs, windowsSystemWith } from './windows.test-support';

const windows10 = (build: number, updateBuildRevision: number | null) =>
  windowsAs('windows-11', { name: 'Windows 10 Enterprise', build, updateBuildRevision });
const tooOld = (system: string, update: string) => `${system} lacks ${update}, the oldest update for streamlined connectivity.`;
const enough = (system: string) => `${system} is new enough for streamlined connectivity.`;

/** The oldest updates as the page on streamlined connectivity lists them, with the revisions of Windows' release history. */
test.each([
  ['1809 one below', windows10(17763, 2685), 'warn', tooOld('Windows 10', 'KB5011503')],
  ['1809 at it', windows10(17763, 2686), 'pass', enough('Windows 10')],
  ['1909 one below', windows10(18363, 2157), 'warn', tooOld('Windows 10', 'KB5011485')],
  ['1909 at it', windows10(18363, 2158), 'pass', enough('Windows 10')],
  ['20H2 one below', windows10(19042, 1585), 'warn', tooOld('Windows 10', 'KB5011487')],
  ['21H2 at it', windows10(19044, 1586), 'pass', enough('Windows 10')],
  ['22H2 as first released', windows10(19045, 2130), 'warn', tooOld('Windows 10', 'KB5020953')],
  ['22H2 today', windows['10 22H2'](), 'pass', enough('Windows 10')],
  [
    'Windows 11 as first released',
    windowsAs('windows-11', { name: 'Windows 11', build: 22000, updateBuildRevision: 194 }),
    'warn',
    tooOld('Windows 11', 'KB5011493'),
  ],
  [
    'Server 2019 one below',
    windowsAs('windows-server-2019', { name: 'Windows Server 2019', updateBuildRevision: 2685 }),
    'warn',
    tooOld('Windows Server 2019', 'KB5011503'),
  ],
  [
    'Server 2022 as first released',
    windowsAs('windows-server-2019', { name: 'Windows Server 2022', build: 20348, updateBuildRevision: 169 }),
    'warn',
    tooOld('Windows Server 2022', 'KB5011497'),
  ],
  ['Server 2022 today', windows['Server 2022'](), 'pass', enough('Windows Server 2022')],
  [
    'Windows 11 24H2, which came later',
    goodMachines['windows-11'](),
    'notApplicable',
    'No oldest update is documented for Windows 11, build 26100.',
  ],
  [
    '1803, which needs the long list of hosts',
    windows['10 1803'](),
    'notApplicable',
    'No oldest update is documented for Windows 10, build 17134.',
  ],
  ['a build without the sensor', windows['10 1511'](), 'notApplicable', 'Windows 10, build 10586, has no sensor that could use an update.'],
  [
    'a revision that was not read',
    windows10(17763, null),
    'unknown',
    'Update level of Windows: not known, because a fact of Operating system is missing.',
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(updateLevel, machine))).toEqual([outcome, headline]);
});

test('the number of the update proves nothing where the revision was not read: it is listed while a restart is pending', () => {
  const machine = windowsAs(
    'windows-11',
    { name: 'Windows 10', build: 17763, updateBuildRevision: null },
    windowsSystemWith('windows-11', { updates: updatesOf('KB5011503') }),
  );
  expect(findingOf(updateLevel, machine).outcome).toBe('unknown');
});

test('a revision whose update could not be confirmed marks the finding', () => {
  expect([windows10(19045, 6456), windows10(19044, 6456)].map((machine) => findingOf(updateLevel, machine).unconfirmed)).toEqual([
    true,
    false,
  ]);
});

test('where the update cannot be had, a standard package is the way', () => {
  const finding = findingOf(updateLevel, windows10(18363, 1));
  expect(finding.owner).toBe('workplace-team');
  expect(remedyText(finding)).toEqual([
    'Install KB5011485 or a later cumulative update.',
    'Install the newest cumulative update of this version of Windows, KB5011485 at least.',
    'Restart the device.',
    'Where that cannot be, plan a standard onboarding package, and its longer list of hosts.',
    'Assess this device again.',
  ]);
});
