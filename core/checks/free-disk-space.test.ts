import { expect, test } from 'vitest';
import { findingOf, macosSystem, on, remedyText, verdictLine, windowsSystem } from './check.test-support';
import { freeDiskSpace } from './free-disk-space';

const GiB = 1024 ** 3;
const volume = (freeBytes: number | null) => ({ mount: '/', fileSystem: 'ext4', totalBytes: 10 * GiB, freeBytes });
const mount = (path: string, freeBytes: number | null) => ({
  mount: path,
  device: '/dev/sdc1',
  fileSystem: 'ext4',
  options: ['rw'],
  totalBytes: 10 * GiB,
  freeBytes,
});
const withMounts = (...mounts: readonly ReturnType<typeof mount>[]) => ({
  storage: { mounts: [...mounts], systemVolume: volume(9 * GiB) },
});

test.each([
  ['exactly what is needed', { storage: { systemVolume: volume(2 * GiB) } }, 'pass', '/ has room for Defender: 2.0 GiB are free.'],
  [
    'one byte less',
    { storage: { systemVolume: volume(2 * GiB - 1) } },
    'fail',
    '/ has only 2147483647 B free; Defender needs 2147483648 B.',
  ],
  [
    'free space that was not read',
    { storage: { systemVolume: volume(null) } },
    'unknown',
    'Free disk space: not known, because a fact of Storage is missing.',
  ],
  [
    'a full /opt of its own',
    withMounts(mount('/', 9 * GiB), mount('/opt', GiB)),
    'fail',
    '/opt has only 1.0 GiB free; Defender needs 2.0 GiB.',
  ],
  [
    'the innermost volume counts',
    withMounts(mount('/opt', GiB), mount('/opt/microsoft', 3 * GiB)),
    'pass',
    '/opt/microsoft has room for Defender: 3.0 GiB are free.',
  ],
  ['a folder with a similar name does not', withMounts(mount('/opt/micro', GiB)), 'pass', '/ has room for Defender: 9.0 GiB are free.'],
  [
    'an /opt that did not say',
    withMounts(mount('/opt', null)),
    'unknown',
    'Free disk space: not known, because a fact of Storage is missing.',
  ],
  ['macOS', { ...on(macosSystem('15.1')), storage: { systemVolume: volume(GiB) } }, 'pass', '/ has room for Defender: 1.0 GiB are free.'],
  ['Windows', on(windowsSystem('Windows 11', 26100)), 'notApplicable', 'Windows 11 states no minimum of disk space.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(freeDiskSpace, changes))).toEqual([outcome, headline]);
});

test('the remedy names the exact amount', () => {
  expect(remedyText(findingOf(freeDiskSpace, { storage: { systemVolume: volume(1.5 * GiB) } }))).toEqual([
    'Free 512 MiB on /.',
    'Delete or move at least 512 MiB from /.',
    'Assess this device again.',
  ]);
});
