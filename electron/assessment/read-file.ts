import { stat } from 'node:fs/promises';
import { AppError } from '../../core/document/app-error';
import { fileLimitBytes, readDocument, type SavedFile } from '../../core/document/read-document';
import { formatBytes } from '../../core/text/quantities';
import { Unavailable } from '../machine/machine';
import { readWhole } from '../machine/read-whole';

/**
 * Reads a saved document or inventory from a file.
 *
 * @throws AppError `bad-file` that names the file, what is wrong with it, where in it, and how to mend it
 */
export async function readSavedFile(file: string): Promise<SavedFile> {
  return readSaved(await readBytes(file), file);
}

/**
 * The same of bytes that are here already.
 *
 * @param name of the file, for errors
 */
export function readSaved(bytes: Uint8Array, name: string): SavedFile {
  if (bytes.length > fileLimitBytes) throw tooLarge(name);
  return readDocument(textOf(bytes, name), name);
}

/**
 * A file whole, up to the limit.
 *
 * @throws AppError `bad-file`
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readWhole(file, fileLimitBytes, file);
  } catch (cause) {
    if (cause instanceof Unavailable && cause.reason === 'too-large') throw tooLarge(file);
    if (cause instanceof Unavailable) throw await notAFile(file);
    throw notReadable(file, cause);
  }
}

/**
 * The text of the bytes. Windows PowerShell writes what it redirects as UTF-16 with a byte order mark, and some editors put one
 * before UTF-8; where UTF-16 has none, the zero beside the first letter tells it, since JSON begins with an ASCII one (RFC 4627).
 */
function textOf(bytes: Uint8Array, name: string): string {
  if (startsWith(bytes, '%PDF-')) {
    throw bad(
      name,
      'The file is a report, not a document.',
      'Choose the document beside it (*.mdeready.json); the report also carries it as an attachment.',
    );
  }
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    throw bad(name, 'The file is not text.', 'Choose a document (*.mdeready.json), or what "inventory --json" printed.', cause);
  }
}

const startsWith = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined) ? 'utf-16be' : 'utf-8';
}

const tooLarge = (name: string): AppError =>
  bad(name, `The file is larger than ${formatBytes(fileLimitBytes)}, which no document is.`, 'Choose the document itself.');

async function notAFile(file: string): Promise<AppError> {
  const isFolder = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder
    ? bad(file, 'That is a folder.', 'Name a file in it.')
    : bad(file, 'That is a device or a pipe, not a file.', 'Write it to a file first, and name that.');
}

const remedies: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  ENOENT: ['The file does not exist.', 'Check its name and folder.'],
  ENOTDIR: ['The file does not exist.', 'Check its name and folder.'],
  EACCES: ['The file may not be read by you.', 'Copy it to where you may read it, or ask its owner.'],
  EPERM: ['The file may not be read by you.', 'Copy it to where you may read it, or ask its owner.'],
  EBUSY: ['The file is in use by another program.', 'Close it there, and try again.'],
  EIO: ['The disk does not answer.', 'Copy the file from another disk.'],
};

function notReadable(file: string, cause: unknown): AppError {
  const code = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? '') : '';
  const [what, mend] = remedies[code] ?? ['The file cannot be read.', 'Copy it to another place, and try again.'];
  return bad(file, what, mend, cause);
}

const bad = (name: string, what: string, mend: string, cause: unknown = null): AppError =>
  new AppError({
    code: 'bad-file',
    what,
    where: name,
    mend,
    data: 'The file was left as it is.',
    details: cause === null ? null : cause instanceof Error ? cause.message : String(cause),
  });
