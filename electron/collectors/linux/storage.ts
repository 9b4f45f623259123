import { decodeMountinfo, type MountEntry } from '../../../core/inventory/decode/mountinfo';
import type { Storage } from '../../../core/inventory/sections/storage';
import { type FilesSource, fileOf, files, type Machine, named, place, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { asUnavailable, ifFound, Ledger } from '../ledger';
import { formOf, holderOf, isServed, mountinfo, visible } from './mounts';

const diskField = (path: string) => files(`/sys/block/*/${path}`, 'Disks', { limitBytes: 4096 });

const sources = {
  mountinfo,
  space: named('space', [mountinfo], 'Size and free space of the mounted file systems'),
  disks: place('list', '/sys/block', 'Disks'),
  diskSize: diskField('size'),
  diskModel: diskField('device/model'),
  diskRotational: diskField('queue/rotational'),
  diskRemovable: diskField('removable'),
} as const;

/** For each file system asked: one whose device does not answer costs this much, and only itself. */
const spaceLimitMs = 1_000;

const sectorBytes = 512; // the unit of /sys/block/*/size whatever the disk's own sectors are

/** File systems that hold no files of anybody's: interfaces of the kernel, and what mounts on demand. */
export const pseudoFileSystems: ReadonlySet<string> = new Set(
  (
    'autofs binder binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs efivarfs fuse.gvfsd-fuse fuse.lxcfs ' +
    'fuse.portal fusectl hugetlbfs mqueue nfsd nsfs proc pstore ramfs rpc_pipefs securityfs selinuxfs smackfs squashfs sysfs tracefs'
  ).split(' '),
);

/** Where the system is and where Defender for Linux installs itself: the room there matters, whatever file system it is. */
export const neededFolders = ['/', '/opt/microsoft/mdatp', '/var/opt/microsoft/mdatp', '/var/log/microsoft/mdatp'];

/** Folders in which the system and container managers mount for themselves. */
export const managedForms: readonly string[] = (
  '/dev /dev/* /proc /proc/* /run /run/* /snap /snap/* /sys /sys/* /var/snap/* ' +
  '/var/lib/containerd/* /var/lib/containers/* /var/lib/docker/* /var/lib/kubelet/* /var/lib/lxcfs/*'
).split(' ');

const managed = formOf(managedForms);

/** Files that container managers mount over the image's own. */
const overMounted: ReadonlySet<string> = new Set(['/etc/hosts', '/etc/hostname', '/etc/resolv.conf']);

export const storage: Collector<'storage'> = {
  section: 'storage',
  family: 'linux',
  sources,
  limitMs: 6_000, // as many needed mounts as there can be, each at its own limit, and time for the rest
  async read(machine) {
    const ledger = new Ledger();
    const entries = decodeMountinfo(await machine.text(sources.mountinfo));
    ledger.from('mounts', sources.mountinfo.path);
    const all = visible(entries);
    const needed = new Set(neededFolders.map((folder) => holderOf(all, folder)).filter((entry) => entry !== undefined));
    const [mounts, disks] = await Promise.all([
      readSpaces(machine, relevant(all, needed), needed, ledger),
      ledger.fact('disks', sources.disks.path, () => readDisks(machine)),
    ]);
    return ledger.reading<'storage'>({ mounts, disks, systemVolume: systemVolume(mounts, ledger) });
  },
};

/** Of several mounts of one folder the first is kept; a mount that is needed always. */
function relevant(mounts: readonly MountEntry[], needed: ReadonlySet<MountEntry>): readonly MountEntry[] {
  const seen = new Set([...needed].map(folderOf));
  return mounts.filter((entry) => {
    if (needed.has(entry)) return true;
    const { fileSystem, mount } = entry;
    if (pseudoFileSystems.has(fileSystem) || managed.test(mount) || overMounted.has(mount) || seen.has(folderOf(entry))) return false;
    seen.add(folderOf(entry));
    return true;
  });
}

const folderOf = ({ deviceNumber, root }: MountEntry): string => `${deviceNumber} ${root}`;

type Mount = Storage['mounts'][number];

/** Local ones at once. Served ones only where they are needed, and one after the other: each that is gone blocks a file thread. */
async function readSpaces(
  machine: Machine,
  entries: readonly MountEntry[],
  needed: ReadonlySet<MountEntry>,
  ledger: Ledger,
): Promise<Mount[]> {
  let turn: Promise<unknown> = Promise.resolve();
  return Promise.all(
    entries.map(async (entry, index) => {
      const { mount, device, fileSystem, options } = entry;
      const ask = () => readSpace(machine, entry, `mounts.${index}`, ledger);
      const reading = !isServed(entry) ? ask() : needed.has(entry) ? turn.then(ask) : notAsked(entry, `mounts.${index}`, ledger);
      if (isServed(entry) && needed.has(entry)) turn = reading.catch(() => null); // who waits for its turn does not fail by it
      const { totalBytes = null, freeBytes = null } = (await reading) ?? {};
      return { mount, device, fileSystem, options: [...options], totalBytes, freeBytes };
    }),
  );
}

async function readSpace(machine: Machine, entry: MountEntry, fact: string, ledger: Ledger) {
  const { mount } = entry;
  try {
    const space = await machine.within(AbortSignal.timeout(spaceLimitMs)).space(mount);
    // A file system in memory without a limit states a size of 0.
    if (space.totalBytes === 0) throw new Unavailable('not-found', `The file system at ${mount} states no size.`);
    return space;
  } catch (cause) {
    sizesMissing(entry, fact, asUnavailable(cause, mount), ledger);
    return null;
  }
}

async function notAsked(entry: MountEntry, fact: string, ledger: Ledger): Promise<null> {
  const { mount, fileSystem } = entry;
  const why = `${mount} is served (${fileSystem}): a server that is gone would never answer, so it is not asked.`;
  sizesMissing(entry, fact, new Unavailable('not-collected', why), ledger);
  return null;
}

function sizesMissing({ mount }: MountEntry, fact: string, cause: Unavailable, ledger: Ledger): void {
  const facts = mount === '/' ? [fact, 'systemVolume'] : [fact];
  for (const each of facts) for (const size of ['totalBytes', 'freeBytes']) ledger.missing(`${each}.${size}`, cause);
}

function systemVolume(mounts: Storage['mounts'], ledger: Ledger): Storage['systemVolume'] {
  const root = mounts.find(({ mount }) => mount === '/');
  if (!root) throw new Unavailable('not-found', `${sources.mountinfo.path} has no line for /.`);
  const { mount, fileSystem, totalBytes, freeBytes } = root;
  ledger.from('systemVolume', `${sources.mountinfo.path}, statfs of ${mount}`);
  return { mount, fileSystem, totalBytes, freeBytes };
}

/** Fixed disks: no loop, memory, mapped, array, optical or removable ones. */
async function readDisks(machine: Machine): Promise<Storage['disks']> {
  const names = await machine.list(sources.disks.path);
  const disks = await Promise.all(
    names
      .filter((name) => !/^(?:loop|ram|zram|dm-|md|sr|fd|nbd)/.test(name))
      .map(async (name) => {
        const field = async (source: FilesSource) =>
          (await ifFound(machine.text(fileOf(source, source.pattern.replace('*', name)))))?.trim() || null;
        const [size, model, rotational, removable] = await Promise.all(
          [sources.diskSize, sources.diskModel, sources.diskRotational, sources.diskRemovable].map(field),
        );
        const disk = {
          name,
          model: model ?? null,
          sizeBytes: size && /^\d+$/.test(size) ? Number(size) * sectorBytes : null,
          rotational: rotational ? rotational === '1' : null,
        };
        return removable === '1' ? [] : [disk];
      }),
  );
  return disks.flat();
}
