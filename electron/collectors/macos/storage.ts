import { decodeDfTable, decodeMacosMounts, type MacosMount } from '../../../core/inventory/decode/macos-commands';
import { decodePlist, dictOf, flagIn, listOf, textIn } from '../../../core/inventory/decode/plist';
import type { Storage } from '../../../core/inventory/sections/storage';
import { command, library, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { output } from './commands';

const sources = {
  mounts: command('mount', [], 'Mounted file systems'),
  // Only local ones: the server of another may be gone, and would never answer.
  sizes: command('df', ['-lkP'], 'Size and free space of the local file systems'),
  diskLayout: library('diskLayout', 'Disks'),
  disks: command('diskutil', ['list', '-plist', 'internal', 'physical'], 'Disks, where the app does not run itself', { limitMs: 10_000 }),
  firstDisk: command('diskutil', ['info', '-plist', 'disk0'], 'Model of the first disk, where the app does not run itself', {
    limitMs: 10_000,
  }),
} as const;

/** Volumes that macOS keeps for itself: of updates, of its memory, of the start. Data of people is on the one kept. */
const ofSystem = /^\/(?:dev|private\/var\/vm|System\/Volumes\/(?!Data$).+)(?:\/|$)/;

export const storage: Collector<'storage'> = {
  section: 'storage',
  family: 'macos',
  sources,
  limitMs: 20_000,
  async read(machine) {
    const ledger = new Ledger();
    const [all, sizes, disks] = await Promise.all([
      output(machine, sources.mounts).then(decodeMacosMounts),
      ledger.facts(['systemVolume.totalBytes', 'systemVolume.freeBytes'], 'df -lkP', async () =>
        decodeDfTable(await output(machine, sources.sizes)),
      ),
      ledger.fact('disks', 'systeminformation.diskLayout', () => readDisks(machine, ledger)),
    ]);
    ledger.from('mounts', 'mount, df -lkP');
    ledger.from('systemVolume', 'mount, df -lkP');
    const mounts = all.filter(isRelevant).map((entry, index) => {
      const size = sizes?.get(entry.mount);
      if (!size) for (const fact of ['totalBytes', 'freeBytes']) ledger.missing(`mounts.${index}.${fact}`, noSize(entry));
      const { mount, device, fileSystem, options } = entry;
      return { mount, device, fileSystem, options: [...options], totalBytes: size?.totalBytes ?? null, freeBytes: size?.freeBytes ?? null };
    });
    const root = mounts.find(({ mount }) => mount === '/');
    if (!root) throw new Unavailable('not-found', 'mount lists no line for /.');
    const { mount, fileSystem, totalBytes, freeBytes } = root;
    if (sizes && totalBytes === null) for (const fact of ['totalBytes', 'freeBytes']) ledger.missing(`systemVolume.${fact}`, noSize(root));
    return ledger.reading<'storage'>({ mounts, disks, systemVolume: { mount, fileSystem, totalBytes, freeBytes } });
  },
};

const isRelevant = ({ mount, fileSystem }: MacosMount): boolean =>
  !ofSystem.test(mount) && !['autofs', 'devfs', 'synthfs', 'nullfs'].includes(fileSystem);

const noSize = ({ mount, options }: Pick<MacosMount, 'mount' | 'options'>): Unavailable =>
  options.includes('local')
    ? new Unavailable('not-found', `df does not list ${mount}.`)
    : new Unavailable('not-collected', `${mount} is served: a server that is gone would never answer, so it is not asked.`);

/** The library knows models; an evidence folder has what diskutil lists. Disks on USB are left out: they are not fixed. */
async function readDisks(machine: Machine, ledger: Ledger): Promise<Storage['disks']> {
  const layout = await machine.systemInformation('diskLayout').catch((cause: unknown) => {
    if (cause instanceof Unavailable && cause.reason === 'not-collected') return null;
    throw cause;
  });
  if (layout === null) {
    ledger.from('disks', 'diskutil');
    return readDiskutil(machine);
  }
  return layout
    .filter(({ interfaceType }) => !/usb/i.test(interfaceType))
    .map(({ device, name, type, size }) => ({
      name: device || name,
      model: name || null,
      sizeBytes: size > 0 ? Math.round(size) : null,
      rotational: /^(?:SSD|NVMe)$/i.test(type) ? false : /^HD/i.test(type) ? true : null,
    }));
}

async function readDiskutil(machine: Machine): Promise<Storage['disks']> {
  const list = dictOf(decodePlist(await output(machine, sources.disks)));
  const info = await output(machine, sources.firstDisk).then(
    (text) => dictOf(decodePlist(text)),
    (cause: unknown) => {
      if (cause instanceof Unavailable) return null; // it says more of one disk only
      throw cause;
    },
  );
  return listOf(list?.AllDisksAndPartitions).flatMap((item) => {
    const disk = dictOf(item);
    const name = textIn(disk?.DeviceIdentifier);
    if (disk === null || name === null) return [];
    const more = textIn(info?.DeviceIdentifier) === name ? info : null;
    const solid = flagIn(more?.SolidState);
    return [
      {
        name,
        model: textIn(more?.MediaName),
        sizeBytes: typeof disk.Size === 'number' && Number.isSafeInteger(disk.Size) && disk.Size >= 0 ? disk.Size : null,
        rotational: solid === null ? null : !solid,
      },
    ];
  });
}
