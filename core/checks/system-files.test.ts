import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { systemFiles } from './system-files';
import { windows, windowsSystemWith } from './windows.test-support';

type File = NonNullable<WindowsSystem['files']>[number];

const kernel = (owner: File['owner']): Pick<WindowsSystem, 'files'> => ({
  files: [{ name: 'ntoskrnl.exe', present: true, version: '10.0.14393.8422', owner }],
});
const server2016 = (changes: Partial<WindowsSystem>) => windows['Server 2016'](windowsSystemWith('windows-server-2019', changes));

test.each([
  [
    'Server 2016 as it should be',
    server2016(kernel('trusted-installer')),
    'pass',
    'The system files that the installer looks at are as Windows set them up.',
  ],
  ['another owner', server2016(kernel('other')), 'fail', 'ntoskrnl.exe does not belong to Windows itself, so that the installer refuses.'],
  [
    'an owner that was not read',
    server2016(kernel(null)),
    'unknown',
    'System files that the installer looks at: not known, because a fact of Windows system is missing.',
  ],
  [
    'files that were not read',
    server2016({ files: null }),
    'unknown',
    'System files that the installer looks at: not known, because a fact of Windows system is missing.',
  ],
  [
    'a list without the file',
    server2016({ files: [] }),
    'unknown',
    'System files that the installer looks at: not known, because a fact of Windows system is missing.',
  ],
  [
    'Server 2012 R2',
    goodMachines['windows-server-2012-r2'](),
    'pass',
    'The system files that the installer looks at are as Windows set them up.',
  ],
  [
    'Server 2012 R2 with another owner',
    machineWith('windows-server-2012-r2', windowsSystemWith('windows-server-2012-r2', kernel('other'))),
    'fail',
    'ntoskrnl.exe does not belong to Windows itself, so that the installer refuses.',
  ],
  [
    'Server 2019, which has no installer',
    machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', kernel('other'))),
    'notApplicable',
    'No owner of system files is asked for on Windows Server 2019.',
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(systemFiles, machine))).toEqual([outcome, headline]);
});

test('the owner is given back to Windows', () => {
  expect(remedyText(findingOf(systemFiles, server2016(kernel('other'))))[0]).toBe(
    'Give ntoskrnl.exe back to the owner NT SERVICE\\TrustedInstaller.',
  );
});
