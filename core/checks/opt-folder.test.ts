import { expect, test } from 'vitest';
import type { SectionChanges } from '../inventory/machines.test-support';
import { findingOf, inventoryWith, linuxSystem, on, remedyText, verdictLine, withGap } from './check.test-support';
import { optFolder } from './opt-folder';

const mount = (path: string, ...options: readonly string[]) => ({
  mount: path,
  device: '/dev/sdc1',
  fileSystem: 'ext4',
  options: [...options],
  totalBytes: null,
  freeBytes: null,
});
const linked = (path: string, target: string) => ({ linuxSystem: { links: [{ path, target }] } });
const mounts = (...all: readonly ReturnType<typeof mount>[]) => ({ storage: { mounts: [...all] } });

test.each([
  ['the sample', {}, 'pass', 'Programs may run on /, where Defender installs itself.'],
  [
    'an /opt of its own without programs',
    mounts(mount('/', 'rw'), mount('/opt', 'rw', 'noexec')),
    'fail',
    '/opt is mounted noexec, so that Defender cannot run from /opt.',
  ],
  [
    'the innermost counts',
    mounts(mount('/opt', 'noexec'), mount('/opt/microsoft', 'rw')),
    'pass',
    'Programs may run on /opt/microsoft, where Defender installs itself.',
  ],
  [
    'the last of two at one place counts',
    mounts(mount('/opt', 'rw'), mount('/opt', 'noexec')),
    'fail',
    '/opt is mounted noexec, so that Defender cannot run from /opt.',
  ],
  [
    'a noexec /var does not matter',
    mounts(mount('/', 'rw'), mount('/var', 'noexec')),
    'pass',
    'Programs may run on /, where Defender installs itself.',
  ],
  [
    'a folder with a similar name does not either',
    mounts(mount('/', 'rw'), mount('/opt/micro', 'noexec')),
    'pass',
    'Programs may run on /, where Defender installs itself.',
  ],
  ['/opt as a link', linked('/opt', '/data/opt'), 'fail', '/opt is a symbolic link to /data/opt, from which Defender does not start.'],
  [
    '/opt as a link, made up for by a mount',
    { ...mounts(mount('/', 'rw'), mount('/data/opt/microsoft', 'rw')), ...linked('/opt', 'data/opt') },
    'pass',
    'Programs may run on /data/opt/microsoft, where Defender installs itself.',
  ],
  [
    '/opt as a link, and a mount somewhere else',
    { ...mounts(mount('/', 'rw'), mount('/data/microsoft', 'rw')), ...linked('/opt', '/data/opt') },
    'fail',
    '/opt is a symbolic link to /data/opt, from which Defender does not start.',
  ],
  [
    '/opt as a link, and a mount for it without programs',
    {
      ...mounts(mount('/', 'rw'), mount('/data/opt/microsoft', 'noexec')),
      ...linked('/opt', '/data/opt/'),
    },
    'fail',
    '/data/opt/microsoft is mounted noexec, so that Defender cannot run from /opt.',
  ],
  [
    '/opt/microsoft as a link',
    linked('/opt/microsoft', '/data/microsoft'),
    'fail',
    '/opt/microsoft is a symbolic link to /data/microsoft, from which Defender does not start.',
  ],
  [
    'links that were not read',
    { linuxSystem: { links: null } },
    'unknown',
    'Folder of the program: not known, because a fact of Linux system is missing.',
  ],
  ['no mount at all', mounts(), 'unknown', 'Folder of the program: not known, because a fact of Storage is missing.'],
  [
    'a system that is not supported',
    { ...on(linuxSystem('arch', 'rolling')), ...mounts(mount('/', 'noexec')) },
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on arch rolling.',
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(optFolder, changes))).toEqual([outcome, headline]);
});

test('a mount that may be missing could make up for a link at /opt, but for none further in', () => {
  const gap = (changes: SectionChanges) => findingOf(optFolder, withGap(inventoryWith(changes), 'storage', 'mounts', 'cut off')).outcome;
  expect(gap(linked('/opt', '/data/opt'))).toBe('unknown');
  expect(gap(linked('/opt/microsoft', '/data/microsoft'))).toBe('fail');
  expect(gap({ ...mounts(mount('/', 'rw'), mount('/data/opt/microsoft', 'rw')), ...linked('/opt', '/data/opt') })).toBe('unknown');
  const sizes = withGap(inventoryWith(linked('/opt', '/data/opt')), 'storage', 'mounts.0.freeBytes', 'remote');
  expect(findingOf(optFolder, sizes).outcome).toBe('fail');
});

test('the remedy names the mount', () => {
  expect(remedyText(findingOf(optFolder, mounts(mount('/opt', 'noexec'))))[0]).toBe('Mount /opt without noexec.');
});
