import { expect, test } from 'vitest';
import { bareSystem, english, findingOf, linuxSystem, macosSystem, on, verdictLine, windowsSystem } from './check.test-support';
import { guideRows } from './guide-rows';

test.each([
  ['Debian 12, by "Debian 9+"', {}, 'pass', "Debian 12 is in row 6 of the guide's table by wording."],
  ['Debian 10', on(linuxSystem('debian', '10')), 'pass', "Row 6 of the guide's table names Debian 10."],
  ['Windows 10', on(windowsSystem('Windows 10 Pro', 19045)), 'pass', "Rows 1, 4 of the guide's table name Windows 10."],
  [
    'Windows 11, which came later',
    on(windowsSystem('Windows 11 Pro', 26100)),
    'notApplicable',
    "Windows 11 is not in the guide's table of March 2021.",
  ],
  ['macOS 10.15', on(macosSystem('10.15.7')), 'pass', "Rows 3, 5 of the guide's table name macOS 10.15."],
  [
    'a system nobody knows',
    on(windowsSystem('Windows 8', 9200, { nt: '6.2' })),
    'notApplicable',
    "Windows 8 is not in the guide's table of March 2021.",
  ],
  [
    'a system that was not read',
    on(bareSystem('macos')),
    'unknown',
    "Rows of the guide's table: not known, because a fact of Operating system is missing.",
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(guideRows, changes))).toEqual([outcome, headline]);
});

test('the page is named, with its address then and today; an address that is not confirmed says so', () => {
  const finding = findingOf(guideRows, {});
  expect(english(finding.basis)).toBe('Settings are made by: Microsoft Defender for Endpoint on Linux: Network connections.');
  const valuesOf = (name: string) => finding.evidence.filter((each) => each.name === name).map(({ value }) => value);
  expect(valuesOf('page')).toEqual([
    'https://docs.microsoft.com/microsoft-365/security/defender-endpoint/microsoft-defender-atp-linux#network-connections',
  ]);
  expect(valuesOf('pageToday')).toEqual([
    'https://learn.microsoft.com/defender-endpoint/mde-linux-prerequisites#network-requirements (unconfirmed)',
  ]);
});

test("for a system newer than the guide today's pages are named", () => {
  expect(english(findingOf(guideRows, on(windowsSystem('Windows 11 Pro', 26100))).basis)).toBe(
    [
      "Today's settings are made by: Configure machine proxy and internet connectivity settings",
      'Configure and validate Microsoft Defender Antivirus network connections.',
    ].join(', '),
  );
});
