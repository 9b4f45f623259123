import { expect, test } from 'vitest';
import { type Machine, Unavailable } from '../../machine/machine';
import { machineOf } from '../../machine/tree.test-support';
import { readDeclared } from '../declared.test-support';
import { type Mac, macos26, macTree } from './mac-tree.test-support';
import { storage } from './storage';

/** As a recorded machine answers, for which the library cannot be asked. */
async function recorded(mac: Mac, entries = macTree(mac)): Promise<Machine> {
  const machine = await machineOf(entries, { family: 'macos' });
  return Object.create(machine, {
    systemInformation: { value: async () => Promise.reject(new Unavailable('not-collected', 'a recorded machine has no library')) },
  }) as Machine; // all else is the machine's own
}

const size = { totalBytes: 494_384_795_648, freeBytes: 310_000_000_000 };

test('volumes of a system that is apart from its data; what macOS keeps for itself is left out, a share is not asked', async () => {
  const { data, unread } = await readDeclared(storage, await recorded(macos26));
  expect(data.systemVolume).toEqual({ mount: '/', fileSystem: 'apfs', ...size });
  expect(data.mounts.map(({ mount, freeBytes }) => [mount, freeBytes])).toEqual([
    ['/', size.freeBytes],
    ['/System/Volumes/Data', size.freeBytes],
    ['/Volumes/share of the branch', null],
  ]);
  expect(data.mounts[0]).toMatchObject({ device: '/dev/disk3s1s1', options: ['sealed', 'local', 'read-only', 'journaled'] });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual([
    'mounts.2.totalBytes not-collected',
    'mounts.2.freeBytes not-collected',
  ]);
});

test('one volume, before macOS 10.15', async () => {
  const { data, unread } = await readDeclared(storage, await recorded({ ...macos26, version: '10.14.6' }));
  expect([data.mounts.length, data.systemVolume]).toEqual([1, { mount: '/', fileSystem: 'apfs', ...size }]);
  expect(unread).toEqual([]);
});

test('disks, where there is no library: of the first one with its model', async () => {
  const { data, sources } = await readDeclared(storage, await recorded(macos26));
  expect(data.disks).toEqual([{ name: 'disk0', model: 'APPLE SSD AP0512Z', sizeBytes: 500_277_792_768, rotational: false }]);
  expect(sources.disks).toBe('diskutil');
});

test('a tool that is missing', async () => {
  const { '/bin/df': _, '/usr/sbin/diskutil': __, ...tree } = macTree(macos26);
  const { data, unread } = await readDeclared(storage, await recorded(macos26, tree));
  expect(data).toMatchObject({ disks: null, systemVolume: { totalBytes: null, freeBytes: null } });
  const facts = unread.map(({ fact }) => fact);
  expect(facts).toEqual(expect.arrayContaining(['disks', 'systemVolume.totalBytes', 'mounts.0.freeBytes']));
  expect(new Set(facts).size).toBe(facts.length);
});
