import { expect, test } from 'vitest';
import { goodMachines } from '../inventory/machines.test-support';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { runtimes } from './runtimes';
import { windows, windowsSystemWith } from './windows.test-support';

type Versions = Pick<WindowsSystem, 'dotNetFramework' | 'powerShell'>;

const on = (system: '8.1' | '7 SP1', versions: Partial<Versions>) => windows[system](windowsSystemWith('windows-11', versions));
const server2008R2 = (versions: Partial<Versions>) => windows['Server 2008 R2'](windowsSystemWith('windows-server-2012-r2', versions));
const unread = 'Versions of .NET Framework and PowerShell: not known, because a fact of Windows system is missing.';

test.each([
  [
    '8.1 with the version that its agent needs',
    on('8.1', { dotNetFramework: ['4.5.2'] }),
    'pass',
    '.NET Framework 4.5.2 or later is new enough for Defender.',
  ],
  [
    '8.1 with one below',
    on('8.1', { dotNetFramework: ['3.5', '4.5.1'] }),
    'fail',
    '.NET Framework 4.5.2 or later is not there, which Defender needs.',
  ],
  ['8.1 without any', on('8.1', { dotNetFramework: [] }), 'fail', '.NET Framework 4.5.2 or later is not there, which Defender needs.'],
  ['8.1, not read', on('8.1', { dotNetFramework: null }), 'unknown', unread],
  [
    'Server 2008 R2 with all',
    server2008R2({ dotNetFramework: ['3.5'], powerShell: '5.1' }),
    'pass',
    '.NET Framework 3.5 or later, PowerShell 5.1 or later are new enough for Defender.',
  ],
  [
    'Server 2008 R2 with an old PowerShell',
    server2008R2({ dotNetFramework: ['3.5'], powerShell: '2.0' }),
    'warn',
    'PowerShell 5.1 or later is not there; without it Defender cannot be managed on the device itself.',
  ],
  [
    'Server 2008 R2 without .NET',
    server2008R2({ dotNetFramework: [], powerShell: '2.0' }),
    'fail',
    '.NET Framework 3.5 or later is not there, which Defender needs.',
  ],
  ['Server 2008 R2, .NET not read beside an old PowerShell', server2008R2({ dotNetFramework: null, powerShell: '2.0' }), 'unknown', unread],
  [
    'Windows 7, where only the old agent needs .NET',
    on('7 SP1', { dotNetFramework: [], powerShell: '5.1' }),
    'pass',
    'PowerShell 5.1 or later is new enough for Defender.',
  ],
  ['Windows 7 with a PowerShell that was not read', on('7 SP1', { powerShell: null }), 'unknown', unread],
  ['Windows 11', goodMachines['windows-11'](), 'pass', 'Windows 11 needs no version of .NET Framework or PowerShell for Defender.'],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(runtimes, machine))).toEqual([outcome, headline]);
});

test('what is missing is named, and nothing else', () => {
  expect(remedyText(findingOf(runtimes, server2008R2({ dotNetFramework: [], powerShell: '2.0' })))).toEqual([
    'Install .NET Framework 3.5 or later.',
    'Install .NET Framework 3.5 or later on this device.',
    'Restart the device.',
    'Assess this device again.',
  ]);
});

test('a list with a gap is good for what it holds only', () => {
  const gap = (machine: ReturnType<typeof server2008R2>) =>
    findingOf(runtimes, withGap(machine, 'windowsSystem', 'dotNetFramework', 'denied')).outcome;
  expect([gap(on('8.1', { dotNetFramework: ['4.8'] })), gap(on('8.1', { dotNetFramework: ['3.5'] }))]).toEqual(['pass', 'unknown']);
});
