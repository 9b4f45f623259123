import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { findingOf, verdictLine, withGap } from './check.test-support';
import { pendingRestart } from './pending-restart';
import { windowsSystemWith } from './windows.test-support';

type Reasons = WindowsSystem['pendingRestart'];

const client = (pending: Reasons) => machineWith('windows-11', windowsSystemWith('windows-11', { pendingRestart: pending }));
const server2012R2 = (pending: Reasons) =>
  machineWith('windows-server-2012-r2', windowsSystemWith('windows-server-2012-r2', { pendingRestart: pending }));

test.each([
  ['none', goodMachines['windows-11'](), 'pass', 'No restart is pending.'],
  [
    'files to be replaced, as nearly always',
    client(['file-rename']),
    'pass',
    'Only files wait to be replaced at the next start, which is normal.',
  ],
  ['an update', client(['windows-update']), 'warn', 'A restart is pending for an update of Windows.'],
  [
    'an update and files',
    client(['windows-update', 'file-rename']),
    'warn',
    'A restart is pending for an update of Windows, files to be replaced.',
  ],
  ['components', client(['component-servicing']), 'warn', 'A restart is pending for a change of Windows components.'],
  ['a new name', client(['computer-rename']), 'warn', 'A restart is pending for a new name of the computer.'],
  [
    'the installer, where none asks',
    client(['defender-installation']),
    'warn',
    'A restart is pending for an earlier run of the installer of Defender.',
  ],
  [
    'the installer, where it refuses',
    server2012R2(['defender-installation']),
    'fail',
    'A restart is pending for an earlier run of the installer of Defender; the installer refuses to run before it.',
  ],
  ['not read', client(null), 'unknown', 'Pending restart: not known, because a fact of Windows system is missing.'],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(pendingRestart, machine))).toEqual([outcome, headline]);
});

test('places that could not be looked at may hide another reason', () => {
  const gap = (machine: ReturnType<typeof client>) =>
    findingOf(pendingRestart, withGap(machine, 'windowsSystem', 'pendingRestart', 'denied')).outcome;
  expect([gap(client([])), gap(client(['windows-update'])), gap(server2012R2(['defender-installation']))]).toEqual([
    'unknown',
    'unknown',
    'fail',
  ]);
});
