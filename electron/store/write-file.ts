import { randomBytes } from 'node:crypto';
import { link, mkdir, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../core/document/app-error';

export interface WriteOptions {
  /** `false`: an existing file is left as it is and the write fails. */
  readonly overwrite: boolean;
  /** Aborted while writing: what was begun is removed, the target is as before. */
  readonly signal?: AbortSignal;
}

/**
 * Writes a file whole or not at all: into a file beside it first, flushed to the disk, then put in its place at once. After a
 * failure the target is as it was, and no half-written file is left.
 *
 * @throws AppError with code `not-written` (or `cancelled`) that names the file and how to mend it
 */
export async function writeFileWhole(target: string, content: string | Uint8Array, { overwrite, signal }: WriteOptions): Promise<void> {
  await demandPlace(target, { overwrite });
  // A link keeps leading to its file, which gets the new content.
  const place = await realpath(target).catch(() => target);
  const part = path.join(path.dirname(place), `.${path.basename(place)}.${randomBytes(4).toString('hex')}.part`);
  try {
    const handle = await open(part, 'wx', 0o644);
    try {
      await handle.writeFile(content, signal ? { signal } : {});
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal?.throwIfAborted();
    await (overwrite ? rename(part, place) : putWhereNothingIs(part, place));
  } catch (cause) {
    await unlink(part).catch(() => {}); // it may never have been made, or is in its place already
    throw cause instanceof AppError ? cause : notWritten(target, cause, signal);
  }
}

/**
 * What can be told before anything is written: that there is something which is no file, or a file that is to be kept, or no folder.
 *
 * @throws AppError `not-written`
 */
export async function demandPlace(target: string, { overwrite }: Pick<WriteOptions, 'overwrite'>): Promise<void> {
  const found = await stat(target).catch(() => null);
  if (found?.isDirectory()) throw refused(target, 'That is a folder.', 'Name a file in it.');
  if (found && !found.isFile()) throw refused(target, 'That is a device or a pipe, not a file.', 'Name a file.');
  if (found && !overwrite) throw alreadyThere(target);
  const folder = path.dirname(target);
  await stat(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT')
      throw refused(target, 'The folder does not exist.', `Make the folder first, or name another one: ${folder}`);
    throw notWritten(target, cause, undefined);
  });
}

/**
 * Makes a folder, and those around it. One by one: Node's own recursion never ends where a file system refuses new names as
 * not found, as /proc does.
 *
 * @throws AppError `not-written`
 */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  if (found) throw refused(folder, 'That is a file, not a folder.', 'Name a folder.');
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder));
  await mkdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw notWritten(folder, cause, undefined);
  });
}

/** Failures of `link` that a rename would meet too. */
const final: readonly string[] = ['ENOENT', 'EACCES', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO'];

/**
 * `link` fails when the target exists, so nothing that appeared meanwhile is lost. File systems of sticks know no links, and say so
 * in many ways: there look, then rename.
 */
async function putWhereNothingIs(part: string, target: string): Promise<void> {
  try {
    await link(part, target);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw alreadyThere(target);
    if (code !== undefined && final.includes(code)) throw cause;
    if (await exists(target)) throw alreadyThere(target);
    await rename(part, target);
    return;
  }
  await unlink(part);
}

async function exists(target: string): Promise<boolean> {
  return stat(target).then(
    () => true,
    () => false,
  );
}

const alreadyThere = (target: string): AppError =>
  refused(target, 'The file exists already.', 'Name another file, or use --force to replace it.');

function refused(target: string, what: string, mend: string): AppError {
  return new AppError({ code: 'not-written', what, where: target, mend, data: 'It was left as it is.', details: null });
}

const remedies: Readonly<Record<string, string>> = {
  ENOENT: 'This place takes no new files: choose another one.',
  ENOTDIR: 'Name a folder that exists.',
  EACCES: 'Choose a folder you may write to.',
  EPERM: 'Choose a folder you may write to.',
  EROFS: 'The disk is read-only: choose another place.',
  ENOSPC: 'The disk is full: free some room or choose another place.',
  EISDIR: 'That is a folder: name a file in it.',
  ENODEV: 'The disk is gone: plug it in again or choose another place.',
  EIO: 'The disk does not answer: try another one.',
};

function notWritten(target: string, cause: unknown, signal: AbortSignal | undefined): AppError {
  const cancelled = signal?.aborted === true;
  const code = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? '') : '';
  return new AppError({
    code: cancelled ? 'cancelled' : 'not-written',
    what: cancelled ? 'Writing was stopped.' : 'The file cannot be written.',
    where: target,
    mend: cancelled ? 'Run it again.' : (remedies[code] ?? 'Choose another place.'),
    data: 'No file was changed.',
    details: cause instanceof Error ? cause.message : String(cause),
  });
}
