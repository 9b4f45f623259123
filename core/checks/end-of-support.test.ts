import { expect, test } from 'vitest';
import { bareSystem, english, findingOf, linuxSystem, macosSystem, on, remedyText, verdictLine, windowsSystem } from './check.test-support';
import { endOfSupport } from './end-of-support';

const debian = (version: string) => on(linuxSystem('debian', version));
const windows11 = (editionId: string) => on(windowsSystem('Windows 11', 26100, { editionId }));

test.each([
  ['long before the end', debian('12'), '2026-01-01', 'pass', 'Debian 12 is supported by its maker until 11 Jul 2026.'],
  ['181 days before the end', debian('12'), '2026-01-11', 'pass', 'Debian 12 is supported by its maker until 11 Jul 2026.'],
  ['180 days before the end', debian('12'), '2026-01-12', 'warn', 'Support of Debian 12 by its maker ends on 11 Jul 2026.'],
  ['on the last day', debian('12'), '2026-07-11', 'warn', 'Support of Debian 12 by its maker ends on 11 Jul 2026.'],
  ['the day after', debian('12'), '2026-07-12', 'warn', 'Regular support of Debian 12 ended on 11 Jul 2026.'],
  ['when extended support is about to end', debian('12'), '2028-06-01', 'warn', 'Extended support of Debian 12 ends on 30 Jun 2028.'],
  ['after both', debian('12'), '2028-07-01', 'warn', 'Debian 12 has had no security fixes since 30 Jun 2028.'],
  [
    'without extended support',
    on(linuxSystem('centos', '7.9')),
    '2026-11-24',
    'warn',
    'CentOS Linux 7 has had no security fixes since 30 Jun 2024.',
  ],
  [
    'an end that is a month holds to its last day',
    on(linuxSystem('ubuntu', '22.04')),
    '2027-04-30',
    'warn',
    'Support of Ubuntu 22.04 LTS by its maker ends in Apr 2027.',
  ],
  ['and no longer', on(linuxSystem('ubuntu', '22.04')), '2027-05-01', 'warn', 'Regular support of Ubuntu 22.04 LTS ended in Apr 2027.'],
  ['no announced end', on(macosSystem('15.5')), '2026-11-24', 'pass', 'macOS 15 is serviced by its maker; no end is announced.'],
  [
    'an end that is not on record',
    on(linuxSystem('fedora', '43', { osName: 'Fedora Linux' })),
    '2026-11-24',
    'unknown',
    'The end of support of Fedora Linux 43 is not known.',
  ],
  [
    'a system nobody knows',
    on(windowsSystem('Windows 8', 9200, { nt: '6.2' })),
    '2026-11-24',
    'unknown',
    'The end of support of Windows 8 is not known.',
  ],
  [
    'a system that was not read',
    on(bareSystem('windows')),
    '2026-11-24',
    'unknown',
    'Support of the operating system by its maker: not known, because a fact of Operating system is missing.',
  ],
  [
    'Windows 10 22H2, with paid updates to be had',
    on(windowsSystem('Windows 10 Pro', 19045, { editionId: 'Professional' })),
    '2026-11-24',
    'warn',
    'Regular support of Windows 10 22H2 ended on 14 Oct 2025.',
  ],
  [
    'Windows 10 of a long-term channel',
    on(windowsSystem('Windows 10', 17763, { editionId: 'EnterpriseS' })),
    '2026-11-24',
    'pass',
    'Windows 10 1809 (LTSC 2019) is supported by its maker until 9 Jan 2029.',
  ],
  [
    'the same build of the general channel',
    on(windowsSystem('Windows 10', 17763)),
    '2026-11-24',
    'warn',
    'Windows 10 1809 (LTSC 2019) has had no security fixes since 11 May 2021.',
  ],
  [
    'IoT has an end of its own',
    on(windowsSystem('Windows 10', 19044, { editionId: 'IoTEnterpriseS' })),
    '2026-11-24',
    'pass',
    'Windows 10 21H2 (LTSC 2021) is supported by its maker until 13 Jan 2032.',
  ],
  ['Windows 11 Enterprise', windows11('Enterprise'), '2026-11-24', 'pass', 'Windows 11 24H2 is supported by its maker until 12 Oct 2027.'],
  [
    'Windows 11 Pro of the same build, which ends earlier',
    windows11('Professional'),
    '2026-11-24',
    'warn',
    'Windows 11 24H2 has had no security fixes since 13 Oct 2026.',
  ],
  [
    'a service pack with an end of its own',
    on(linuxSystem('sles', '15.7')),
    '2026-11-24',
    'pass',
    'SUSE Linux Enterprise Server 15.7 is supported by its maker until 31 Jul 2031.',
  ],
  [
    'an earlier one, whose extended support is not on record',
    on(linuxSystem('sles', '15.6')),
    '2026-11-24',
    'warn',
    'Regular support of SUSE Linux Enterprise Server 15.6 ended on 31 Dec 2025; no extended support of it is on record.',
  ],
  [
    'a service pack whose end is not on record',
    on(linuxSystem('sles', '15.3')),
    '2026-11-24',
    'unknown',
    'SUSE Linux Enterprise Server 15.3: the end of this minor version is not in the catalogue.',
  ],
  [
    'a first release, which is no service pack',
    on(linuxSystem('sles', '15')),
    '2026-11-24',
    'unknown',
    'SUSE Linux Enterprise Server 15: the end of this minor version is not in the catalogue.',
  ],
  [
    'a minor version of RHEL',
    on(linuxSystem('rhel', '8.4')),
    '2026-11-24',
    'unknown',
    'Red Hat Enterprise Linux 8.4: the end of this minor version is not in the catalogue.',
  ],
  [
    'its last one, which ends with the major version',
    on(linuxSystem('rhel', '8.10')),
    '2026-11-24',
    'pass',
    'Red Hat Enterprise Linux 8.10 is supported by its maker until 31 May 2029.',
  ],
  [
    'a Windows 11 build that is not on record',
    on(windowsSystem('Windows 11', 27000)),
    '2026-11-24',
    'unknown',
    'The end of support of Windows 11 is not known.',
  ],
] as const)('%s', (_, changes, day, outcome, headline) => {
  expect(verdictLine(findingOf(endOfSupport, changes, { now: new Date(`${day}T12:00:00Z`) }))).toEqual([outcome, headline]);
});

test('extended support that is to be had is named in the steps', () => {
  expect(remedyText(findingOf(endOfSupport, {}))).toEqual([
    'Make sure that the device has extended support, to 30 Jun 2028.',
    'Check that the updates of extended support (LTS) reach the device; it ends on 30 Jun 2028.',
    'Where they do not, set that up or plan the move to a newer release.',
    'Assess this device again.',
  ]);
});

test('what has no announced end says when that was looked up', () => {
  expect(english(findingOf(endOfSupport, on(macosSystem('26.1'))).basis)).toBe('Looked up on 23 Nov 2026: current.');
});

test.each([
  ['server', 'server-team'],
  ['client', 'workplace-team'],
] as const)('the owner on a %s is the %s', (role, owner) => {
  expect(findingOf(endOfSupport, on({ ...linuxSystem('debian', '9'), role })).owner).toBe(owner);
});
