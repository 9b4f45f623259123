import { decodeMountinfo, type MountEntry } from '../../../core/inventory/decode/mountinfo';
import { asIs, file, type Machine } from '../../machine/machine';
import { ifFound } from '../ledger';

export const mountinfo = asIs(file('/proc/self/mountinfo', 'Mounted file systems', 4 * 1024 * 1024));

/**
 * File systems that another machine or a process serves: one whose server is gone lets whoever asks wait for ever. Here and below
 * in the form that `case` of a shell has, in which `*` stands for anything: the collector script uses the same.
 */
export const servedForms: readonly string[] =
  'nfs* cifs* smb* 9p* virtiofs* ceph* glusterfs* lustre* afs* ncpfs* gfs2* ocfs2* beegfs* gpfs* davfs* fuse.* fuse'.split(' ');

/** Texts that have one of the forms. */
export const formOf = (forms: readonly string[]): RegExp =>
  new RegExp(`^(?:${forms.map((form) => form.replace(/[.]/g, '\\.').replaceAll('*', '.*')).join('|')})$`, 's');

const served = formOf(servedForms);

export const isServed = ({ fileSystem }: MountEntry): boolean => served.test(fileSystem);

/** What is mounted last at a place hides what was there before. */
export function visible(entries: readonly MountEntry[]): readonly MountEntry[] {
  const last = new Map<string, MountEntry>();
  for (const entry of entries) last.set(entry.mount, entry);
  return [...last.values()];
}

/** The mount that holds a path: the innermost at or above it. */
export function holderOf(mounts: readonly MountEntry[], path: string): MountEntry | undefined {
  const above = mounts.filter(({ mount }) => mount === '/' || path === mount || path.startsWith(`${mount}/`));
  return above.toSorted((a, b) => b.mount.length - a.mount.length)[0];
}

/** All that is mounted and visible; nothing where the system does not say. */
export async function readMounts(machine: Machine): Promise<readonly MountEntry[]> {
  const text = await ifFound(machine.text(mountinfo));
  return text === null ? [] : visible(decodeMountinfo(text));
}

/**
 * The mount because of which a path had better not be looked at: it lies on a file system that is served, or would be mounted by
 * looking. The root is none: without it nothing of the system answers.
 */
export function doubtfulHolder(mounts: readonly MountEntry[], path: string): MountEntry | null {
  const holder = holderOf(mounts, path);
  return holder && holder.mount !== '/' && (isServed(holder) || holder.fileSystem === 'autofs') ? holder : null;
}
