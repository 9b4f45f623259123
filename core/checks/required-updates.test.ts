import { describe, expect, test } from 'vitest';
import { goodMachines, machineWith, updatesOf } from '../inventory/machines.test-support';
import type { Outcome } from '../evaluate/finding';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { requiredUpdates } from './required-updates';
import { goodData, windows, windowsAs, windowsSystemWith } from './windows.test-support';

type Files = NonNullable<WindowsSystem['files']>;

const oldFiles: Files = [
  { name: 'ucrtbase.dll', present: false, version: null, owner: null },
  { name: 'tdh.dll', present: true, version: '6.3.9600.17415', owner: 'trusted-installer' },
  { name: 'ntoskrnl.exe', present: true, version: '6.3.9600.17668', owner: 'trusted-installer' },
];

/** Files of a good Server 2012 R2, some of them as of its first release. */
const filesWith = (...old: readonly string[]): Files =>
  (goodData('windows-server-2012-r2', 'windowsSystem').files ?? []).map((file) =>
    old.includes(file.name) ? (oldFiles.find(({ name }) => name === file.name) ?? file) : file,
  );

const server2012R2 = (changes: Partial<WindowsSystem>) =>
  machineWith('windows-server-2012-r2', windowsSystemWith('windows-server-2012-r2', changes));

describe('Server 2012 R2: what the installer of the agent looks at', () => {
  test.each<readonly [string, Partial<WindowsSystem>, Outcome, string]>([
    ['every file is new enough', {}, 'pass', 'Every update that Defender asks of Windows Server 2012 R2 is there.'],
    [
      'files are new by a roll-up that lists none of the updates',
      { updates: updatesOf() },
      'pass',
      'Every update that Defender asks of Windows Server 2012 R2 is there.',
    ],
    [
      'only the kernel is old',
      { files: filesWith('ntoskrnl.exe') },
      'fail',
      'KB3045999 is missing that Defender needs on Windows Server 2012 R2.',
    ],
    [
      'nothing was ever updated',
      { files: oldFiles, updates: updatesOf() },
      'fail',
      '7 updates are missing that Defender needs on Windows Server 2012 R2.',
    ],
    [
      'the files were not looked at',
      { files: null, updates: updatesOf() },
      'unknown',
      'Updates that Defender needs: not known, because a fact of Windows system is missing.',
    ],
    [
      'neither files nor updates were read',
      { files: null, updates: null },
      'unknown',
      'Updates that Defender needs: not known, because a fact of Windows system is missing.',
    ],
    [
      'the files were not looked at, but the updates are listed',
      { files: null },
      'unknown',
      'Updates that Defender needs: not known, because a fact of Windows system is missing.',
    ],
    [
      'a file whose version was not read, and no update for it',
      { files: filesWith().map((file) => (file.name === 'tdh.dll' ? { ...file, version: null } : file)), updates: updatesOf() },
      'unknown',
      'Updates that Defender needs: not known, because a fact of Windows system is missing.',
    ],
  ])('%s', (_, changes, outcome, headline) => {
    expect(verdictLine(findingOf(requiredUpdates, server2012R2(changes)))).toEqual([outcome, headline]);
  });

  test('an update that is listed but waits for its restart does not count against the file', () => {
    const finding = findingOf(requiredUpdates, server2012R2({ files: filesWith('tdh.dll') }));
    expect(verdictLine(finding)).toEqual(['fail', 'KB3080149 is missing that Defender needs on Windows Server 2012 R2.']);
  });

  test('tdh.dll decides at exactly the version that the installer asks for', () => {
    const at = (version: string) =>
      findingOf(
        requiredUpdates,
        server2012R2({ files: filesWith().map((file) => (file.name === 'tdh.dll' ? { ...file, version } : file)) }),
      );
    expect([at('6.3.9600.17957').outcome, at('6.3.9600.17958').outcome]).toEqual(['fail', 'pass']);
  });

  test('the steps are in the documented order, and name only what is needed for what is missing', () => {
    const all = remedyText(findingOf(requiredUpdates, server2012R2({ files: oldFiles, updates: updatesOf() })));
    expect(all.slice(0, 8)).toEqual([
      'Install KB2919442, KB2919355, KB2999226, KB3080149, KB2959977, KB3068708, KB3045999, in this order.',
      'Install KB2919442, no. 1 of the documented order.',
      'Install KB2919355, no. 2 of the documented order.',
      'Install KB2999226, no. 3 of the documented order.',
      'Install KB3080149, no. 4 of the documented order.',
      'Install KB2959977, no. 5 of the documented order.',
      'Install KB3068708, no. 6 of the documented order.',
      'Install KB3045999, no. 7 of the documented order.',
    ]);
    const kernel = remedyText(
      findingOf(requiredUpdates, server2012R2({ files: filesWith('ntoskrnl.exe'), updates: updatesOf('KB2919355', 'KB2919442') })),
    );
    expect(kernel[0]).toBe('Install KB2959977, KB3068708, KB3045999, in this order.');
  });

  test('a file that is too old blocks although other files were not read', () => {
    const files = filesWith('ntoskrnl.exe').filter(({ name }) => name !== 'tdh.dll');
    expect(findingOf(requiredUpdates, withGap(server2012R2({ files }), 'windowsSystem', 'files', 'denied')).outcome).toBe('fail');
  });
});

describe('Windows 7 SP1 and Server 2008 R2 SP1, with the way of today', () => {
  const windows7 = (updates: string[] | null) =>
    windows['7 SP1'](windowsSystemWith('windows-11', { updates: updates && updatesOf(...updates) }));

  test.each([
    ['both are there', ['KB4474419', 'KB4490628'], 'pass', 'Every update that Defender asks of Windows 7 SP1 is there.'],
    ['a later servicing stack', ['KB4474419', 'KB4536952'], 'pass', 'Every update that Defender asks of Windows 7 SP1 is there.'],
    ['one is not listed', ['KB4490628'], 'unknown', 'KB4474419 is not listed on Windows 7 SP1: missing, or replaced by a later update.'],
    ['the last servicing stack for it', ['KB4474419', 'KB5017397'], 'pass', 'Every update that Defender asks of Windows 7 SP1 is there.'],
    [
      'both are not listed',
      ['KB3080149', 'KB4074598'],
      'unknown',
      'KB4474419, KB4490628 are not listed on Windows 7 SP1: missing, or replaced by later updates.',
    ],
    ['the list was not read', null, 'unknown', 'Updates that Defender needs: not known, because a fact of Windows system is missing.'],
  ] as const)('%s', (_, updates, outcome, headline) => {
    expect(verdictLine(findingOf(requiredUpdates, windows7(updates && [...updates])))).toEqual([outcome, headline]);
  });

  test('an update that was not looked for is not known, whatever else is there', () => {
    const updates = updatesOf('KB4474419').filter(
      ({ name }) =>
        ![
          'KB4490628',
          'KB4516655',
          'KB4536952',
          'KB4523206',
          'KB4531786',
          'KB4550735',
          'KB4562030',
          'KB4565354',
          'KB4570673',
          'KB4592510',
        ].includes(name),
    );
    expect(findingOf(requiredUpdates, windows['7 SP1'](windowsSystemWith('windows-11', { updates }))).outcome).toBe('unknown');
  });

  test('updates of the old agent are not asked for', () => {
    const finding = findingOf(
      requiredUpdates,
      windows['Server 2008 R2'](windowsSystemWith('windows-server-2012-r2', { updates: updatesOf('KB4474419', 'KB4490628') })),
    );
    expect(finding.outcome).toBe('pass');
    expect(JSON.stringify(finding.evidence)).not.toMatch(/KB3154518|KB4074598/);
  });

  test('a servicing stack that could not be confirmed marks the finding', () => {
    expect(
      [windows7(['KB4474419', 'KB4536952']), windows7(['KB4474419', 'KB4490628'])].map(
        (machine) => findingOf(requiredUpdates, machine).unconfirmed,
      ),
    ).toEqual([true, false]);
  });

  test('a list with a gap proves nothing by what it lacks', () => {
    expect(findingOf(requiredUpdates, withGap(windows7(['KB4474419']), 'windowsSystem', 'updates', 'denied')).outcome).toBe('unknown');
  });
});

test.each([
  [
    'Windows 8.1 without it',
    windows['8.1'](
      windowsSystemWith('windows-11', {
        updates: updatesOf(),
        files: [{ name: 'tdh.dll', present: true, version: '6.3.9600.16384', owner: null }],
      }),
    ),
    'fail',
    'KB3080149 is missing that Defender needs on Windows 8.1.',
  ],
  [
    'Windows 8.1 with it',
    windows['8.1'](
      windowsSystemWith('windows-11', {
        updates: updatesOf('KB3080149'),
        files: [{ name: 'tdh.dll', present: true, version: '6.3.9600.17958', owner: null }],
      }),
    ),
    'pass',
    'Every update that Defender asks of Windows 8.1 is there.',
  ],
  [
    'Windows 8.1 that lists it, with the file not looked at',
    windows['8.1'](windowsSystemWith('windows-11', { updates: updatesOf('KB3080149'), files: [] })),
    'unknown',
    'Updates that Defender needs: not known, because a fact of Windows system is missing.',
  ],
  [
    'Windows 10 1607 as first released',
    windowsAs('windows-11', { name: 'Windows 10', build: 14393, updateBuildRevision: 10 }),
    'fail',
    'KB4015217 is missing that Defender needs on Windows 10.',
  ],
  [
    'Windows 10 1607 one below',
    windowsAs('windows-11', { name: 'Windows 10', build: 14393, updateBuildRevision: 1065 }),
    'fail',
    'KB4015217 is missing that Defender needs on Windows 10.',
  ],
  ['Windows 10 1607 today', windows['10 1607'](), 'pass', 'Every update that Defender asks of Windows 10 is there.'],
  [
    'Windows 10 1709 as first released',
    windowsAs('windows-11', { name: 'Windows 10', build: 16299, updateBuildRevision: 15 }),
    'warn',
    'KB4493441 is missing that is recommended for Windows 10.',
  ],
  [
    'Server 2016 of summer 2018',
    windowsAs('windows-server-2019', { name: 'Windows Server 2016', build: 14393, updateBuildRevision: 2457 }),
    'fail',
    'KB4457127 or later is missing that Defender needs on Windows Server 2016.',
  ],
  ['Server 2016 today', windows['Server 2016'](), 'pass', 'Every update that Defender asks of Windows Server 2016 is there.'],
  ['Windows 11', goodMachines['windows-11'](), 'notApplicable', 'Defender asks for no update of its own on Windows 11.'],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(requiredUpdates, machine))).toEqual([outcome, headline]);
});
