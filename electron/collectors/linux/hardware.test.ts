import { expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { hardware } from './hardware';

const read = (entries: Readonly<Record<string, Entry>>) => readTree(hardware, entries);

test('a server with DMI', async () => {
  const { data, unread } = await read({
    '/proc/cpuinfo':
      'processor\t: 0\nmodel name\t: Intel(R) Xeon(R)\nphysical id\t: 0\ncore id\t: 0\n\nprocessor\t: 1\nphysical id\t: 0\ncore id\t: 0\n',
    '/proc/meminfo': 'MemTotal:        1024 kB\n',
    '/sys/class/dmi/id/sys_vendor': 'Dell Inc.\n',
    '/sys/class/dmi/id/product_name': 'PowerEdge R640 \n',
  });
  expect(data).toEqual({
    cpuModel: 'Intel(R) Xeon(R)',
    logicalCores: 2,
    physicalCores: 1,
    memoryBytes: 1_048_576,
    manufacturer: 'Dell Inc.',
    model: 'PowerEdge R640',
  });
  expect(unread).toEqual([]);
});

test('an ARM board with a device tree: cores from the topology, no manufacturer', async () => {
  const topology = (cpu: number, core: number) => ({
    [`/sys/devices/system/cpu/cpu${cpu}/topology/core_id`]: `${core}\n`,
    [`/sys/devices/system/cpu/cpu${cpu}/topology/physical_package_id`]: '0\n',
  });
  const { data, unread, sources } = await read({
    ...topology(0, 0),
    ...topology(1, 1),
    '/proc/cpuinfo': 'processor\t: 0\nFeatures\t: fp\n\nprocessor\t: 1\n',
    '/proc/meminfo': 'MemTotal:        1024 kB\n',
    '/proc/device-tree/model': 'Raspberry Pi 4 Model B Rev 1.4\0',
  });
  expect(data).toMatchObject({ logicalCores: 2, physicalCores: 2, model: 'Raspberry Pi 4 Model B Rev 1.4', manufacturer: null });
  expect(sources).toMatchObject({ model: '/proc/device-tree/model', physicalCores: expect.stringContaining('topology') });
  expect(unread).toMatchObject([{ fact: 'manufacturer', reason: 'not-found' }]);
});

test('what is missing or malformed is named, the rest is there', async () => {
  const { data, unread } = await read({ '/proc/cpuinfo': 'nothing', '/proc/meminfo': 'MemTotal: 1 kB\n' });
  expect(data).toMatchObject({ cpuModel: null, memoryBytes: 1024 });
  expect(Object.fromEntries(unread.map(({ fact, reason }) => [fact, reason]))).toEqual({
    cpuModel: 'malformed',
    logicalCores: 'malformed',
    physicalCores: 'not-found',
    manufacturer: 'not-found',
    model: 'not-found',
  });
});

test('an empty field of the firmware is no model', async () => {
  const { data, unread } = await read({ '/sys/class/dmi/id/product_name': ' \n', '/sys/class/dmi/id/sys_vendor': '\n' });
  expect(data).toMatchObject({ model: null, manufacturer: null });
  expect(unread.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['model', 'manufacturer']));
});
