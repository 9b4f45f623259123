import { open, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { AppError } from '../../core/document/app-error';
import { Unavailable } from '../machine/machine';
import { readWhole } from '../machine/read-whole';

/** A file that is larger than it may be: what is wrong, and how to mend it. */
export interface TooLarge {
  readonly what: string;
  readonly mend: string;
}

/**
 * A file that a person named, whole.
 *
 * @throws AppError `bad-file`
 */
export async function readBytes(file: string, limitBytes: number, tooLarge: TooLarge): Promise<Uint8Array> {
  try {
    return await readWhole(file, limitBytes, file);
  } catch (cause) {
    if (cause instanceof Unavailable && cause.reason === 'too-large') throw badFile(file, tooLarge.what, tooLarge.mend);
    if (cause instanceof Unavailable) throw await notAFile(file);
    throw notReadable(file, cause);
  }
}

/** The first bytes of a file, to tell what it is; none where there is no plain file that can be read. */
export async function readHead(file: string, length: number): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  try {
    if (!handle || !(await handle.stat()).isFile()) return new Uint8Array();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return new Uint8Array(); // whoever reads it whole says why it cannot be read
  } finally {
    await handle?.close();
  }
}

async function notAFile(file: string): Promise<AppError> {
  const isFolder = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder
    ? badFile(file, 'That is a folder.', 'Name a file in it.')
    : badFile(file, 'That is a device or a pipe, not a file.', 'Write it to a file first, and name that.');
}

const remedies: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  ENOENT: ['The file does not exist.', 'Check its name and folder.'],
  ENOTDIR: ['The file does not exist.', 'Check its name and folder.'],
  EACCES: ['The file may not be read by you.', 'Copy it to where you may read it, or ask its owner.'],
  EPERM: ['The file may not be read by you.', 'Copy it to where you may read it, or ask its owner.'],
  EBUSY: ['The file is in use by another program.', 'Close it there, and try again.'],
  EIO: ['The disk does not answer.', 'Copy the file from another disk.'],
};

/** Why the system does not give a file that a person named. */
export function notReadable(file: string, cause: unknown): AppError {
  const code = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? '') : '';
  const [what, mend] = remedies[code] ?? ['The file cannot be read.', 'Copy it to another place, and try again.'];
  return badFile(file, what, mend, cause);
}

export const badFile = (name: string, what: string, mend: string, cause: unknown = null): AppError =>
  new AppError({
    code: 'bad-file',
    what,
    where: name,
    mend,
    data: 'The file was left as it is.',
    details: cause === null ? null : cause instanceof Error ? cause.message : String(cause),
  });
