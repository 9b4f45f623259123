import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
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
  const part = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(4).toString('hex')}.part`);
  try {
    const handle = await open(part, 'wx', 0o644);
    try {
      await handle.writeFile(content, signal ? { signal } : {});
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal?.throwIfAborted();
    await (overwrite ? rename(part, target) : putWhereNothingIs(part, target));
  } catch (cause) {
    await unlink(part).catch(() => {}); // it may never have been made, or is in its place already
    throw cause instanceof AppError ? cause : notWritten(target, cause, signal);
  }
}

/**
 * What can be told before anything is written: that an existing file is to be kept, or that its folder is missing.
 *
 * @throws AppError `not-written`
 */
export async function demandPlace(target: string, { overwrite }: Pick<WriteOptions, 'overwrite'>): Promise<void> {
  if (!overwrite && (await exists(target))) throw alreadyThere(target);
  await stat(path.dirname(target)).catch((cause: unknown) => {
    throw notWritten(target, cause, undefined);
  });
}

/** Makes a folder, and those around it. @throws AppError `not-written` */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw notWritten(folder, cause, undefined);
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

function alreadyThere(target: string): AppError {
  return new AppError({
    code: 'not-written',
    what: 'The file exists already.',
    where: target,
    mend: 'Name another file, or use --force to replace it.',
    data: 'It was left as it is.',
    details: null,
  });
}

const remedies: Readonly<Record<string, string>> = {
  ENOENT: 'Make the folder first, or name another one.',
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
