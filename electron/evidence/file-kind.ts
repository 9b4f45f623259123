import { evidenceMagic } from '../../core/evidence/evidence-index';
import { readHead } from '../store/read-bytes';

/** What a file is by its first bytes: evidence in one file, a tar (or what gzip packed), a JSON text, a zip, or anything else. */
export type FileKind = 'single-file' | 'tar' | 'json' | 'zip' | 'other';

/** So many bytes at a file's beginning tell its kind. */
const headBytes = 512;

export const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;

/** Whether bytes begin with the header of a tar (POSIX.1-1988 ustar, and GNU's). */
export const isTar = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar';

/** Tells a file by its content; names say nothing. */
export function kindOf(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1');
  if (head.replace(/^\u00ef\u00bb\u00bf/, '').startsWith(`${evidenceMagic} `)) return 'single-file';
  if (isGzip(bytes) || isTar(bytes)) return 'tar';
  if (head.startsWith('PK\u0003\u0004')) return 'zip';
  // In UTF-16 zeros stand between the letters, and in front of them a mark.
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*\{/.test(head) ? 'json' : 'other';
}

/** The kind of a file on a disk; `other` where it cannot be read. */
export const kindOfFile = async (file: string): Promise<FileKind> => kindOf(await readHead(file, headBytes));
