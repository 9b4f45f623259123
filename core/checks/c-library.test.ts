import { expect, test } from 'vitest';
import { cLibrary } from './c-library';
import { findingOf, linuxSystem, on, verdictLine } from './check.test-support';

const libc = (name: string, version: string | null) => ({ linuxSystem: { libc: { name, version } } });
const rhel = on(linuxSystem('rhel', '7.9'));

test.each([
  ['the sample', {}, 'pass', 'glibc 2.36 is new enough for Defender.'],
  ['the oldest of Debian', libc('glibc', '2.23'), 'pass', 'glibc 2.23 is new enough for Defender.'],
  ['one below it', libc('glibc', '2.22'), 'fail', 'glibc 2.22 is too old; Defender needs 2.23 or later.'],
  ['RHEL needs less', { ...rhel, ...libc('glibc', '2.17') }, 'pass', 'glibc 2.17 is new enough for Defender.'],
  ['one below that', { ...rhel, ...libc('glibc', '2.12') }, 'fail', 'glibc 2.12 is too old; Defender needs 2.17 or later.'],
  ['another library', libc('musl', '1.2.5'), 'fail', 'The C library is musl; Defender needs glibc 2.23 or later.'],
  ['a version that was not read', libc('glibc', null), 'unknown', 'C library: not known, because a fact of Linux system is missing.'],
  ['what was not read', { linuxSystem: { libc: null } }, 'unknown', 'C library: not known, because a fact of Linux system is missing.'],
  [
    'a system that is not supported',
    { ...on(linuxSystem('alpine', '3.20')), ...libc('musl', '1.2.5') },
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on alpine 3.20.',
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(cLibrary, changes))).toEqual([outcome, headline]);
});
