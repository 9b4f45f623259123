import { stat } from 'node:fs/promises';
import { formatBytes } from '../../core/text/quantities';
import { notReadable, readBytes } from '../store/read-bytes';
import { assemble, badEvidence, type Evidence, foreign, limits, readIndex } from './evidence';
import { kindOf } from './file-kind';
import { openFolder } from './open-folder';
import { openSingleFile } from './open-single-file';

/** An archive and a single file have all files in them, and a little more. */
const fileLimitBytes = limits.totalBytes + 2 * limits.indexBytes;

/**
 * Opens what a collector script wrote: its folder, a tar of it, or its single file, recognised by what it holds.
 *
 * @throws AppError `bad-file` that says what is wrong, where, and how to mend it; never anything else
 */
export async function openEvidence(place: string): Promise<Evidence> {
  const found = await stat(place).catch((cause: unknown) => {
    throw notReadable(place, cause);
  });
  if (found.isDirectory()) return openFolder(place);
  const bytes = await readBytes(place, fileLimitBytes, {
    what: `The file is larger than ${formatBytes(fileLimitBytes)}, which no evidence is.`,
    mend: foreign,
  });
  return openBytes(bytes, place, found.mtime);
}

/** The same of a file that is in memory. */
export async function openBytes(bytes: Uint8Array, name: string, writtenAt: Date | null = null): Promise<Evidence> {
  switch (kindOf(bytes)) {
    case 'single-file':
      return openSingleFile(bytes, name, writtenAt);
    case 'tar':
      // Loaded only for a tar: it brings a library along.
      return (await import('./open-tar')).openTar(bytes, name);
    case 'zip':
      throw badEvidence(name, 'That is a zip archive.', 'Unpack it, and choose the folder that was in it.');
    case 'json':
    case 'other':
      throw badEvidence(name, 'The file holds no evidence of a collector script.', foreign);
  }
}

/**
 * The same of a folder whose files are in memory.
 *
 * @param files by their paths in the folder: "index.txt", "raw/1"
 */
export async function openFiles(files: ReadonlyMap<string, Uint8Array>, name: string): Promise<Evidence> {
  const index = files.get('index.txt');
  if (!index) throw badEvidence(name, 'The folder has no index.txt, which evidence has.', foreign);
  return assemble({ name, form: 'folder', writtenAt: null }, readIndex(index, name), (raw) => files.get(`raw/${raw}`) ?? null);
}
