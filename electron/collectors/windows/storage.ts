import type { Storage } from '../../../core/inventory/sections/storage';
import { library, type Machine, place, registryValues, Unavailable, wmi, type WmiRow } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger, settled } from '../ledger';
import { stated, textOf } from './registry-values';
import { limitWithWmiMs, numberIn, textIn } from './wmi-rows';

const sources = {
  root: registryValues('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', ['SystemRoot'], 'Drive of the system'),
  volumes: wmi('logical-disks', 'Win32_LogicalDisk', ['DeviceID', 'Size', 'FreeSpace', 'FileSystem'], 'Volumes and their space', {
    where: 'DriveType=3',
  }),
  space: place('space', '*:\\', 'Space of the volume of the system'),
  diskLayout: library('diskLayout', 'Disks'),
  disks: wmi('disks', 'Win32_DiskDrive', ['DeviceID', 'Model', 'Size', 'InterfaceType', 'MediaType'], 'Disks'),
  media: wmi('physical-disks', 'MSFT_PhysicalDisk', ['DeviceId', 'MediaType'], 'Whether disks spin', {
    namespace: 'root\\Microsoft\\Windows\\Storage',
  }),
} as const;

export const storage: Collector<'storage'> = {
  section: 'storage',
  family: 'windows',
  sources,
  limitMs: limitWithWmiMs,
  async read(machine) {
    const ledger = new Ledger();
    const root = stated(textOf(await machine.registry(sources.root), 'SystemRoot'), sources.root, 'SystemRoot');
    const drive = /^([a-z]):/i.exec(root)?.[0]?.toUpperCase();
    if (drive === undefined) throw new Unavailable('malformed', 'SystemRoot does not begin with a drive.');
    const [rows, space, disks] = await Promise.all([
      settled(machine.wmi(sources.volumes)),
      settled(machine.space(`${drive}\\`)),
      ledger.fact('disks', machine.origin === 'live' ? 'systeminformation.diskLayout' : 'Win32_DiskDrive', () =>
        machine.origin === 'live' ? disksOfLibrary(machine) : disksOfWmi(machine),
      ),
    ]);
    const mounts = rows instanceof Unavailable ? [] : rows.flatMap(mountOf);
    const own = mounts.find(({ mount }) => mount.toUpperCase() === drive);
    const room = space instanceof Unavailable ? null : space;
    if (own) ledger.from('mounts', 'Win32_LogicalDisk');
    else if (rows instanceof Unavailable) ledger.missing('mounts', rows);
    else ledger.missing('mounts', new Unavailable('not-found', `WMI does not list the volume ${drive} of the system.`));
    ledger.from('systemVolume', room ? `${drive}\\` : 'Win32_LogicalDisk');
    const totalBytes = room?.totalBytes ?? own?.totalBytes ?? null;
    const freeBytes = room?.freeBytes ?? own?.freeBytes ?? null;
    const fileSystem = own?.fileSystem || null;
    const why = rows instanceof Unavailable ? rows : new Unavailable('not-found', `WMI does not state it for the volume ${drive}.`);
    for (const [fact, value] of Object.entries({ fileSystem, totalBytes, freeBytes })) {
      if (value === null) ledger.missing(`systemVolume.${fact}`, why);
    }
    return ledger.reading<'storage'>({ mounts, disks, systemVolume: { mount: drive, fileSystem, totalBytes, freeBytes } });
  },
};

function mountOf(row: WmiRow): Storage['mounts'] {
  const device = textIn(row, 'DeviceID');
  if (device === null) return [];
  const [fileSystem, totalBytes, freeBytes] = [textIn(row, 'FileSystem') ?? '', numberIn(row, 'Size'), numberIn(row, 'FreeSpace')];
  return [{ mount: device, device, fileSystem, options: [], totalBytes, freeBytes }];
}

/** Disks on USB are left out: they are not fixed. */
async function disksOfLibrary(machine: Machine): Promise<Storage['disks']> {
  const disks = await machine.systemInformation('diskLayout');
  return disks
    .filter(({ interfaceType }) => !/usb/i.test(interfaceType))
    .map(({ device, name, type, size }) => ({
      name: device.replace(/^\\\\\.\\/, '') || name,
      model: name || null,
      sizeBytes: size > 0 ? Math.round(size) : null,
      rotational: /^(?:SSD|NVMe)$/i.test(type) ? false : /^HD/i.test(type) ? true : null,
    }));
}

/** MediaType of MSFT_PhysicalDisk (Microsoft Learn): 3 spins, 4 does not, 0 is not known. Its DeviceId is the number of the disk. */
const spinning: ReadonlyMap<number, boolean> = new Map([
  [3, true],
  [4, false],
]);

/** The class of the second source came with Windows 8; without it nothing says whether a disk spins. */
async function disksOfWmi(machine: Machine): Promise<Storage['disks']> {
  const [rows, media] = await Promise.all([machine.wmi(sources.disks), settled(machine.wmi(sources.media))]);
  const kinds = new Map((media instanceof Unavailable ? [] : media).map((row) => [String(row.DeviceId), numberIn(row, 'MediaType')]));
  return rows
    .filter((row) => !/^usb$/i.test(textIn(row, 'InterfaceType') ?? '') && !/removable/i.test(textIn(row, 'MediaType') ?? ''))
    .map((row) => {
      const name = (textIn(row, 'DeviceID') ?? '').replace(/^\\\\\.\\/, '');
      const kind = kinds.get(/\d+$/.exec(name)?.[0] ?? '') ?? 0;
      return { name, model: textIn(row, 'Model'), sizeBytes: numberIn(row, 'Size'), rotational: spinning.get(kind) ?? null };
    });
}
