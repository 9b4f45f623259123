import { expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { storage } from './storage';

const read = (entries: Readonly<Record<string, Entry>>) => readTree(storage, entries);

// Lines in the form of proc_pid_mountinfo(5), as a server with Docker, snaps and a file server has them.
const mountinfo = `21 26 0:20 / /proc rw - proc proc rw
22 26 0:21 / /sys rw - sysfs sysfs rw
24 26 0:22 / /run rw - tmpfs tmpfs rw
26 1 254:0 / / rw,relatime - ext4 /dev/sda1 rw
27 26 254:1 / /var rw - xfs /dev/sda2 rw
28 26 0:50 / /srv/share rw - nfs4 files.example.com:/share rw
29 26 254:0 /etc/hostname /etc/hostname rw - ext4 /dev/sda1 rw
30 26 7:0 / /snap/core/1 ro - squashfs /dev/loop0 ro
31 27 0:60 / /var/lib/docker/overlay2/abc/merged rw - overlay overlay rw
32 26 254:0 /data /mnt/bound rw - ext4 /dev/sda1 rw
33 26 254:0 /data /mnt/bound-again rw - ext4 /dev/sda1 rw
34 26 0:70 / /tmp rw - tmpfs tmpfs rw
35 26 0:71 / /home rw - autofs systemd-1 rw
36 26 8:64 / /over rw - vfat /dev/sde1 rw
37 36 8:80 / /over rw - ext4 /dev/sdf1 rw
38 26 0:80 / /mnt/ssh rw - fuse.sshfs user@host:/ rw
`;

const folders = Object.fromEntries(['/var', '/mnt/bound', '/tmp', '/over'].map((name) => [name, { folder: true } as const]));

test('mounts that hold files, each once, without those of the system and of containers', async () => {
  const { data } = await read({ ...folders, '/proc/self/mountinfo': mountinfo });
  expect(data.mounts.map(({ mount, fileSystem }) => `${mount} ${fileSystem}`)).toEqual([
    '/ ext4',
    '/var xfs',
    '/srv/share nfs4',
    '/mnt/bound ext4',
    '/tmp tmpfs',
    '/over ext4',
    '/mnt/ssh fuse.sshfs',
  ]);
});

test('only local file systems are asked for their room', async () => {
  const { data, unread } = await read({ ...folders, '/proc/self/mountinfo': mountinfo });
  const asked = data.mounts.filter(({ totalBytes }) => totalBytes !== null).map(({ mount }) => mount);
  expect(asked).toEqual(['/', '/var', '/mnt/bound', '/tmp', '/over']);
  expect(data.systemVolume).toMatchObject({ mount: '/', fileSystem: 'ext4', totalBytes: data.mounts[0]?.totalBytes });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`).sort()).toEqual([
    'disks not-found',
    'mounts.2.freeBytes not-collected',
    'mounts.2.totalBytes not-collected',
    'mounts.6.freeBytes not-collected',
    'mounts.6.totalBytes not-collected',
  ]);
});

const fileSystems = ['squashfs', 'ramfs', '9p', 'virtiofs', 'overlay', 'nfs4', 'fuse.rootfs', 'rootfs'];

test.each(fileSystems)('a root on %s is listed and asked', async (fileSystem) => {
  const { data } = await read({ '/proc/self/mountinfo': `26 1 0:25 / / rw - ${fileSystem} root rw\n` });
  expect(data.systemVolume).toMatchObject({ mount: '/', fileSystem });
  expect(data.systemVolume.totalBytes).toBeGreaterThan(0);
  expect(data.mounts).toHaveLength(1);
});

test.each(['/opt', '/opt/microsoft/mdatp', '/var', '/var/opt'])('served %s is asked: Defender installs itself there', async (mount) => {
  const { data, unread } = await read({
    [mount]: { folder: true },
    '/proc/self/mountinfo': `26 1 254:0 / / rw - ext4 /dev/sda1 rw\n27 26 0:50 / ${mount} rw - nfs4 files.example.com:/x rw\n`,
  });
  expect(data.mounts[1]?.totalBytes).toBeGreaterThan(0);
  expect(unread.map(({ fact }) => fact)).toEqual(['disks']);
});

test('the same file system elsewhere does not hide the mount that is needed', async () => {
  const lines = [
    '26 1 254:0 / / rw - ext4 /dev/sda1 rw',
    '27 26 254:1 / /data rw - xfs /dev/sdb rw',
    '28 26 254:1 / /opt rw - xfs /dev/sdb rw',
  ];
  const { data } = await read({ '/opt': { folder: true }, '/data': { folder: true }, '/proc/self/mountinfo': `${lines.join('\n')}\n` });
  expect(data.mounts.map(({ mount }) => mount)).toEqual(['/', '/opt']);
});

test('a file system that does not say its room is named', async () => {
  const { data, unread } = await read({
    '/proc/self/mountinfo': '26 1 254:0 / / rw - ext4 /dev/sda1 rw\n27 26 254:1 / /gone rw - xfs /dev/sdb rw\n',
  });
  expect(data.mounts[1]).toMatchObject({ mount: '/gone', totalBytes: null, freeBytes: null });
  expect(unread).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ fact: 'mounts.1.totalBytes', reason: 'not-found' }),
      expect.objectContaining({ fact: 'mounts.1.freeBytes', reason: 'not-found' }),
    ]),
  );
});

test('without a root file system the section cannot be read', async () => {
  await expect(read({ '/proc/self/mountinfo': '' })).rejects.toMatchObject({ reason: 'not-found' });
});

test('fixed disks only', async () => {
  const { data } = await read({
    '/proc/self/mountinfo': '26 1 254:0 / / rw - ext4 /dev/sda1 rw\n',
    '/sys/block/sda/size': '1953525168\n',
    '/sys/block/sda/device/model': 'ST1000DM010-2EP1\n',
    '/sys/block/sda/queue/rotational': '1\n',
    '/sys/block/sda/removable': '0\n',
    '/sys/block/sdb/size': '62333952\n',
    '/sys/block/sdb/removable': '1\n',
    '/sys/block/nvme0n1/size': '1000215216\n',
    '/sys/block/nvme0n1/queue/rotational': '0\n',
    '/sys/block/loop0/size': '8\n',
    '/sys/block/dm-0/size': '8\n',
  });
  expect(data.disks).toEqual([
    { name: 'nvme0n1', model: null, sizeBytes: 512_110_190_592, rotational: false },
    { name: 'sda', model: 'ST1000DM010-2EP1', sizeBytes: 1_000_204_886_016, rotational: true },
  ]);
});
