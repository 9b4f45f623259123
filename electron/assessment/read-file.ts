import { fileLimitBytes, readDocument, type SavedFile } from '../../core/document/read-document';
import { formatBytes } from '../../core/text/quantities';
import { badFile, readBytes as readBounded, type TooLarge } from '../store/read-bytes';

const tooLarge: TooLarge = {
  what: `The file is larger than ${formatBytes(fileLimitBytes)}, which no document is.`,
  mend: 'Choose the document itself.',
};

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
  if (bytes.length > fileLimitBytes) throw badFile(name, tooLarge.what, tooLarge.mend);
  return readDocument(textOf(bytes, name), name);
}

/**
 * A file whole, up to the limit of documents.
 *
 * @throws AppError `bad-file`
 */
export const readBytes = (file: string): Promise<Uint8Array> => readBounded(file, fileLimitBytes, tooLarge);

/**
 * The text of the bytes. Windows PowerShell writes what it redirects as UTF-16 with a byte order mark, and some editors put one
 * before UTF-8; where UTF-16 has none, the zero beside the first letter tells it, since JSON begins with an ASCII one (RFC 4627).
 */
function textOf(bytes: Uint8Array, name: string): string {
  if (startsWith(bytes, '%PDF-')) {
    throw badFile(
      name,
      'The file is a report, not a document.',
      'Choose the document beside it (*.mdeready.json); the report also carries it as an attachment.',
    );
  }
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    throw badFile(name, 'The file is not text.', 'Choose a document (*.mdeready.json), or what "inventory --json" printed.', cause);
  }
}

const startsWith = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined) ? 'utf-16be' : 'utf-8';
}
