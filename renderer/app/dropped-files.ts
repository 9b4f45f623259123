import type { AppErrorData } from '../../core/document/app-error';
import { formatBytes } from '../../core/text/quantities';
import type { Dropped } from '../state/open-slice';

/** What a page may read of a file or folder that was dropped onto it: of a browser's own entries no more than this is used. */
export interface DroppedFile {
  readonly isFile: true;
  readonly isDirectory: false;
  readonly name: string;
  file(give: (file: Pick<File, 'size' | 'arrayBuffer'>) => void, fail: (cause: unknown) => void): void;
}
export interface DroppedFolder {
  readonly isFile: false;
  readonly isDirectory: true;
  readonly name: string;
  /** Gives some entries at each call, and none when all were given. */
  createReader(): { readEntries(give: (entries: readonly DroppedEntry[]) => void, fail: (cause: unknown) => void): void };
}
export type DroppedEntry = DroppedFile | DroppedFolder;

export interface DropLimits {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Reads everything that was dropped, folders with all below them.
 *
 * @param limits for all of it together; folders count as files do, so that one that leads into itself has an end
 */
export async function readDropped(entries: readonly DroppedEntry[], limits: DropLimits): Promise<Dropped> {
  const files: { path: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let [count, size] = [0, 0];
  const waiting = entries.map((entry) => ({ entry, path: entry.name }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { entry, path } = next;
    count += 1;
    if (count > limits.files) return refused(`More than ${limits.files.toLocaleString('en-GB')} files were dropped at once.`);
    try {
      if (entry.isDirectory) {
        waiting.push(...(await childrenOf(entry)).map((child) => ({ entry: child, path: `${path}/${child.name}` })));
      } else {
        const file = await fileOf(entry);
        size += file.size;
        if (size > limits.bytes) return refused(`More than ${formatBytes(limits.bytes)} were dropped at once.`);
        files.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
      }
    } catch (cause) {
      return { ok: false, error: unreadable(path, cause) };
    }
  }
  return files.length > 0 || entries.length === 0 ? { ok: true, files } : { ok: false, error: empty(entries) };
}

const fileOf = (entry: DroppedFile): Promise<Pick<File, 'size' | 'arrayBuffer'>> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

async function childrenOf(folder: DroppedFolder): Promise<readonly DroppedEntry[]> {
  const reader = folder.createReader();
  const all: DroppedEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly DroppedEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const nothingOpened = 'Nothing was opened.';

const refused = (what: string): { readonly ok: false; readonly error: AppErrorData } => ({
  ok: false,
  error: {
    code: 'bad-file',
    what,
    where: null,
    mend: 'Choose “Assess a collected folder” in the menu File instead: that reads a folder of any size.',
    data: nothingOpened,
    details: null,
  },
});

const unreadable = (path: string, cause: unknown): AppErrorData => ({
  code: 'bad-file',
  what: 'What was dropped cannot be read.',
  where: path,
  mend: 'See that it is still there and that you may read it, then drop it again.',
  data: nothingOpened,
  details: cause instanceof Error ? cause.message : String(cause),
});

const empty = ([first]: readonly DroppedEntry[]): AppErrorData => ({
  code: 'bad-file',
  what: 'The folder that was dropped is empty.',
  where: first?.name ?? null,
  mend: 'Drop the folder that the collector script wrote: it holds a file index.txt.',
  data: nothingOpened,
  details: null,
});
