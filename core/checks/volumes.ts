import type { Storage } from '../inventory/sections/storage';
import type { Context } from './check';

/** Where the Linux package installs itself. A mount at or above it holds the program. */
export const linuxFolder = '/opt/microsoft/mdatp';

/** The innermost mount that holds a folder; of several at one place the last, which hides the others. `null`: none is listed. */
export function innermostMount(mounts: Storage['mounts'], folder: string): Storage['mounts'][number] | null {
  const holding = mounts.filter(({ mount }) => `${folder}/`.startsWith(mount === '/' ? '/' : `${mount}/`));
  const longest = Math.max(...holding.map(({ mount }) => mount.length));
  return holding.findLast(({ mount }) => mount.length === longest) ?? null;
}

/** Whether a mount may be missing from the list. The sizes of one that is there are facts of their own. */
export const mountsMayBeMissing = (gaps: Context['gaps']): boolean =>
  gaps('storage', 'mounts').some(({ fact }) => !/\.(?:freeBytes|totalBytes)$/.test(fact));
