import type { Storage } from '../../../core/inventory/sections/storage';
import { environment, library, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';

/** Volumes and disks of a Windows or macOS machine. */
export function storageOf(family: 'windows' | 'macos'): Collector<'storage'> {
  return {
    section: 'storage',
    family,
    sources: {
      fsSize: library('fsSize', 'Volumes and their space'),
      diskLayout: library('diskLayout', 'Disks'),
      environment: { ...environment, purpose: 'Drive of the system' },
    },
    limitMs: 20_000,
    async read(machine) {
      const ledger = new Ledger();
      const [mounts, disks] = await Promise.all([
        readMounts(machine),
        ledger.fact('disks', 'systeminformation.diskLayout', () => readDisks(machine)),
      ]);
      for (const fact of ['mounts', 'systemVolume']) ledger.from(fact, 'systeminformation.fsSize');
      const wanted = family === 'macos' ? '/' : (machine.environment.SystemDrive ?? 'C:');
      const volume = mounts.find(({ mount }) => mount.toUpperCase() === wanted.toUpperCase());
      if (!volume) throw new Unavailable('not-found', `The system did not list its own volume ${wanted}.`);
      const { mount, fileSystem, totalBytes, freeBytes } = volume;
      return ledger.reading<'storage'>({ mounts, disks, systemVolume: { mount, fileSystem, totalBytes, freeBytes } });
    },
  };
}

async function readMounts(machine: Machine): Promise<Storage['mounts']> {
  const volumes = await machine.systemInformation('fsSize');
  return volumes.map(({ fs, type, size, available, mount, rw }) => ({
    mount,
    device: fs,
    fileSystem: type,
    options: rw === null ? [] : [rw ? 'rw' : 'ro'],
    totalBytes: Math.round(size),
    freeBytes: Math.round(available),
  }));
}

/** Disks on USB are left out: they are not fixed. */
async function readDisks(machine: Machine): Promise<Storage['disks']> {
  const disks = await machine.systemInformation('diskLayout');
  return disks
    .filter(({ interfaceType }) => !/usb/i.test(interfaceType))
    .map(({ device, name, type, size }) => ({
      name: device || name,
      model: name || null,
      sizeBytes: size > 0 ? Math.round(size) : null,
      rotational: /^(?:SSD|NVMe)$/i.test(type) ? false : /^HD/i.test(type) ? true : null,
    }));
}
