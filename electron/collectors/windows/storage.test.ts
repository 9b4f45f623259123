import { expect, test } from 'vitest';
import type { SystemInformation } from '../../machine/machine';
import { registryMachine } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { partsOf, regKey } from './machines.test-support';
import { storage } from './storage';

const { wmi = {} } = partsOf('windows-11');
const registry = regKey('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', { SystemRoot: 'C:\\Windows' });

/** As systeminformation 5.33 gives a disk of Windows, as far as it is read. */
const disk = (device: string, interfaceType: string, type: string) =>
  ({ device, name: 'Samsung SSD 980', interfaceType, type, size: 256_060_514_304 }) as SystemInformation['diskLayout'][number];

test('on its own machine space comes from the file system, disks from the library', async () => {
  const machine = registryMachine({
    registry,
    wmi,
    origin: 'live',
    space: { 'C:\\': { totalBytes: 1000, freeBytes: 400 } },
    library: { diskLayout: [disk('\\\\.\\PHYSICALDRIVE0', 'PCIe', 'NVMe'), disk('\\\\.\\PHYSICALDRIVE1', 'USB', 'HD')] },
  });
  const { data } = await readDeclared(storage, machine);
  expect(data.systemVolume).toEqual({ mount: 'C:', fileSystem: 'NTFS', totalBytes: 1000, freeBytes: 400 });
  expect(data.disks).toEqual([{ name: 'PHYSICALDRIVE0', model: 'Samsung SSD 980', sizeBytes: 256_060_514_304, rotational: false }]);
});

test('without WMI the volume of the system is known on its own machine alone', async () => {
  const live = await readDeclared(
    storage,
    registryMachine({ registry, origin: 'live', space: { 'C:\\': { totalBytes: 1000, freeBytes: 400 } } }),
  );
  expect(live.data).toMatchObject({ mounts: [], systemVolume: { totalBytes: 1000, fileSystem: null } });
  expect(live.unread.map(({ fact }) => fact)).toEqual(['disks', 'mounts', 'systemVolume.fileSystem']);
  const recorded = await readDeclared(storage, registryMachine({ registry }));
  expect(recorded.data).toEqual({
    mounts: [],
    disks: null,
    systemVolume: { mount: 'C:', fileSystem: null, totalBytes: null, freeBytes: null },
  });
  expect(recorded.unread.every(({ reason }) => reason === 'not-collected')).toBe(true);
});

test('disks on USB and cards are left out, and what spins is told by number', async () => {
  const rows = [
    {
      DeviceID: '\\\\.\\PHYSICALDRIVE0',
      Model: 'WDC WD10',
      Size: '1000204886016',
      InterfaceType: 'IDE',
      MediaType: 'Fixed hard disk media',
    },
    { DeviceID: '\\\\.\\PHYSICALDRIVE1', Model: 'SanDisk', Size: '1', InterfaceType: 'USB', MediaType: 'External hard disk media' },
    { DeviceID: '\\\\.\\PHYSICALDRIVE2', Model: 'SD Card', Size: '1', InterfaceType: 'SCSI', MediaType: 'Removable Media' },
  ];
  const machine = registryMachine({ registry, wmi: { ...wmi, disks: rows, 'physical-disks': [{ DeviceId: '0', MediaType: 3 }] } });
  const { data } = await readDeclared(storage, machine);
  expect(data.disks).toEqual([{ name: 'PHYSICALDRIVE0', model: 'WDC WD10', sizeBytes: 1_000_204_886_016, rotational: true }]);
});

test('before Windows 8 nothing says whether a disk spins', async () => {
  const { 'physical-disks': _, ...older } = wmi;
  expect((await readDeclared(storage, registryMachine({ registry, wmi: older }))).data.disks?.[0]?.rotational).toBeNull();
});

test('a volume of the system that WMI does not list is a gap, not a list without it', async () => {
  const { unread } = await readDeclared(storage, registryMachine({ registry, wmi: { ...wmi, 'logical-disks': [] } }));
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'mounts', reason: 'not-found' }));
});
