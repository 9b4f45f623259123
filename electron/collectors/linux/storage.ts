import { decodeMountinfo, type MountEntry } from '../../../core/inventory/decode/mountinfo';
import type { Storage } from '../../../core/inventory/sections/storage';
import { file, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { asUnavailable, ifFound, Ledger } from '../ledger';

const sources = {
  mountinfo: file('/proc/self/mountinfo', 'Mounted file systems', 4 * 1024 * 1024),
} as const;

/** For each file system asked: one whose device does not answer costs this much, and only itself. */
const spaceLimitMs = 1_000;

const sectorBytes = 512; // the unit of /sys/block/*/size whatever the disk's own sectors are

/** File systems that hold no files of anybody's: interfaces of the kernel, and what mounts on demand. */
const pseudo: ReadonlySet<string> = new Set(
  (
    'autofs binder binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs efivarfs fuse.gvfsd-fuse fuse.lxcfs ' +
    'fuse.portal fusectl hugetlbfs mqueue nfsd nsfs proc pstore ramfs rpc_pipefs securityfs selinuxfs smackfs squashfs sysfs tracefs'
  ).split(' '),
);

/** File systems that another machine or a process serves: asking one that is gone would wait for ever. */
const served = /^(?:nfs|cifs|smb|9p|virtiofs|ceph|glusterfs|lustre|afs|ncpfs|gfs2|ocfs2|beegfs|gpfs|davfs|fuse\.|fuse$)/;

/** Folders in which the system and container managers mount for themselves. */
const managed = /^\/(?:(?:dev|proc|run|snap|sys)(?:\/|$)|(?:var\/snap|var\/lib\/(?:containerd|containers|docker|kubelet|lxcfs))\/)/;

/** Files that container managers mount over the image's own. */
const overMounted: ReadonlySet<string> = new Set(['/etc/hosts', '/etc/hostname', '/etc/resolv.conf']);

export const storage: Collector<'storage'> = {
  section: 'storage',
  family: 'linux',
  sources,
  limitMs: 3_000,
  async read(machine) {
    const ledger = new Ledger();
    const entries = decodeMountinfo(await machine.text(sources.mountinfo));
    ledger.from('mounts', sources.mountinfo.path);
    const [mounts, disks] = await Promise.all([
      Promise.all(relevant(entries).map((entry, index) => readMount(machine, entry, `mounts.${index}`, ledger))),
      ledger.fact('disks', '/sys/block', () => readDisks(machine)),
    ]);
    return ledger.reading<'storage'>({ mounts, disks, systemVolume: systemVolume(mounts, ledger) });
  },
};

/** What is mounted last at a place hides what was there before; of several mounts of one folder the first is kept. */
function relevant(entries: readonly MountEntry[]): readonly MountEntry[] {
  const visible = new Map<string, MountEntry>();
  for (const entry of entries) visible.set(entry.mount, entry);
  const seen = new Set<string>();
  return [...visible.values()].filter(({ fileSystem, mount, deviceNumber, root }) => {
    const folder = `${deviceNumber} ${root}`;
    if (pseudo.has(fileSystem) || managed.test(mount) || overMounted.has(mount) || seen.has(folder)) return false;
    seen.add(folder);
    return true;
  });
}

async function readMount(machine: Machine, entry: MountEntry, fact: string, ledger: Ledger): Promise<Storage['mounts'][number]> {
  const { mount, device, fileSystem, options } = entry;
  const space = served.test(fileSystem) ? null : await readSpace(machine, mount, fact, ledger);
  const { totalBytes = null, freeBytes = null } = space ?? {};
  return { mount, device, fileSystem, options: [...options], totalBytes, freeBytes };
}

async function readSpace(machine: Machine, mount: string, fact: string, ledger: Ledger) {
  try {
    return await machine.within(AbortSignal.timeout(spaceLimitMs)).space(mount);
  } catch (cause) {
    const unavailable = asUnavailable(cause, mount);
    const facts = mount === '/' ? [fact, 'systemVolume'] : [fact];
    for (const each of facts) for (const size of ['totalBytes', 'freeBytes']) ledger.missing(`${each}.${size}`, unavailable);
    return null;
  }
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
  const names = await machine.list('/sys/block');
  const disks = await Promise.all(
    names
      .filter((name) => !/^(?:loop|ram|zram|dm-|md|sr|fd|nbd)/.test(name))
      .map(async (name) => {
        const field = async (path: string) => (await ifFound(machine.text(file(`/sys/block/${name}/${path}`, 'Disks'))))?.trim() || null;
        const [size, model, rotational, removable] = await Promise.all(
          ['size', 'device/model', 'queue/rotational', 'removable'].map(field),
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
