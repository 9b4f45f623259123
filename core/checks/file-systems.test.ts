import { expect, test } from 'vitest';
import { findingOf, inventoryWith, remedyText, verdictLine, withGap } from './check.test-support';
import { fileSystems } from './file-systems';

const mounts = (...all: readonly (readonly [mount: string, fileSystem: string])[]) => ({
  storage: {
    mounts: all.map(([mount, fileSystem]) => ({ mount, device: 'device', fileSystem, options: ['rw'], totalBytes: null, freeBytes: null })),
  },
});

const all = 'Real-time protection watches every file system that holds data here.';

const unlisted = (types: string, places: string) =>
  `Microsoft's list of what real-time protection watches has no ${types}, the type of ${places}.`;

test.each([
  ['the sample', {}, 'pass', all],
  [
    'those of the kernel, and images, hold no data',
    mounts(['/', 'xfs'], ['/proc', 'proc'], ['/sys/fs/cgroup', 'cgroup2'], ['/snap/core', 'squashfs']),
    'pass',
    all,
  ],
  ['swap space, and what has no type', mounts(['/', 'xfs'], ['[SWAP]', 'swap'], ['none', 'none'], ['/', 'rootfs']), 'pass', all],
  ['memory', mounts(['/', 'ext4'], ['/tmp', 'tmpfs']), 'pass', all],
  ['FUSE', mounts(['/', 'ext4'], ['/mnt/ntfs', 'fuseblk'], ['/mnt/own', 'fuse.own']), 'pass', all],
  [
    'a program of FUSE that is listed for scans on demand only',
    mounts(['/', 'ext4'], ['/mnt/far', 'fuse.sshfs']),
    'warn',
    'Real-time protection does not watch /mnt/far.',
  ],
  [
    'a share of Windows',
    mounts(['/', 'ext4'], ['/srv/a', 'cifs'], ['/srv/b', 'cifs']),
    'warn',
    'Real-time protection does not watch /srv/a, /srv/b.',
  ],
  ['the root itself', mounts(['/', 'zfs']), 'warn', unlisted('zfs', '/')],
  ['NTFS by a program is FUSE', mounts(['/', 'ext4'], ['/mnt/usb', 'fuseblk']), 'pass', all],
  ['NTFS by the kernel is in no list', mounts(['/', 'ext4'], ['/mnt/usb', 'ntfs3']), 'warn', unlisted('ntfs3', '/mnt/usb')],
  ['nor is exFAT', mounts(['/', 'ext4'], ['/mnt/usb', 'exfat'], ['/mnt/card', 'exfat']), 'warn', unlisted('exfat', '/mnt/usb, /mnt/card')],
  [
    'what is known comes before what is only in no list',
    mounts(['/', 'ext4'], ['/mnt/usb', 'exfat'], ['/srv', 'cifs']),
    'warn',
    'Real-time protection does not watch /srv.',
  ],
  ['NFS 3', mounts(['/', 'ext4'], ['/srv', 'nfs']), 'warn', 'Whether real-time protection watches /srv depends on the server.'],
  ['NFS 4', mounts(['/', 'ext4'], ['/srv', 'nfs4']), 'pass', all],
  ['a type with a similar name', mounts(['/', 'ext4'], ['/srv', 'ext4dax']), 'warn', unlisted('ext4dax', '/srv')],
  ['nothing that holds data', mounts(['/proc', 'proc']), 'unknown', 'File systems: not known, because a fact of Storage is missing.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(fileSystems, changes))).toEqual([outcome, headline]);
});

test('the remedy tells whether a scan on demand reads the type, and the condition of NFS 3', () => {
  expect(remedyText(findingOf(fileSystems, mounts(['/', 'ext4'], ['/srv', 'cifs'])))[2]).toBe(
    'Else plan scans on demand for /srv, which read this type.',
  );
  expect(remedyText(findingOf(fileSystems, mounts(['/', 'zfs'])))[2]).toBe(
    'Else plan scans on demand for /, which may not read this type.',
  );
  expect(remedyText(findingOf(fileSystems, mounts(['/', 'ext4'], ['/srv', 'nfs'])))[1]).toBe(
    'nfs is watched when it is version 3, and exported with no_root_squash.',
  );
});

test('what is known and what is not has a step each', () => {
  expect(remedyText(findingOf(fileSystems, mounts(['/', 'ext4'], ['/mnt/usb', 'exfat'], ['/srv', 'cifs'])))).toEqual([
    'Plan other protection for /srv, /mnt/usb.',
    'Where another machine serves it, protect the files there.',
    'Else plan scans on demand for /srv, which read this type.',
    'Else plan scans on demand for /mnt/usb, which may not read this type.',
    'Record what is not watched, and that it is known.',
  ]);
  expect(remedyText(findingOf(fileSystems, mounts(['/', 'ext4'], ['/mnt/usb', 'exfat'])))[0]).toBe(
    'Plan other protection for /mnt/usb, unless Microsoft says that it is watched.',
  );
});

test('a mount that may be missing leaves it open, one that was found still counts', () => {
  const gap = (changes: ReturnType<typeof mounts>) =>
    findingOf(fileSystems, withGap(inventoryWith(changes), 'storage', 'mounts', 'cut off'));
  expect(gap(mounts(['/', 'ext4'])).outcome).toBe('unknown');
  expect(gap(mounts(['/', 'ext4'], ['/srv', 'cifs'])).outcome).toBe('warn');
  expect(findingOf(fileSystems, withGap(inventoryWith({}), 'storage', 'mounts.2.freeBytes', 'remote')).outcome).toBe('pass');
});
