import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { readWhole } from '../machine/read-whole';
import { assemble, badEvidence, copyAgain, demandSize, type Evidence, foreign, limits, readIndex } from './evidence';

const indexName = 'index.txt';

/** Whether a folder has an index, whatever that holds. */
export const hasIndex = (folder: string): Promise<boolean> =>
  lstat(path.join(folder, indexName)).then(
    () => true,
    () => false,
  );

/**
 * Opens the folder of a collector script. Links in it are not followed: whoever made the folder could make any file of this machine
 * part of it.
 *
 * @throws AppError `bad-file`
 */
export async function openFolder(folder: string): Promise<Evidence> {
  const indexFile = path.join(folder, indexName);
  const found = await reading(folder, indexName, () => lstat(indexFile));
  if (!found.isFile()) throw badEvidence(folder, `${indexName} is not a plain file.`, foreign, indexName);
  if (found.size > limits.indexBytes) throw badEvidence(folder, `${indexName} is larger than any index.`, foreign, indexName);
  const index = readIndex(await reading(folder, indexName, () => readWhole(indexFile, limits.indexBytes, indexName)), folder);
  if (index.entries.some(({ bytes }) => bytes !== null)) {
    const raw = await reading(folder, 'raw', () => lstat(path.join(folder, 'raw')));
    if (!raw.isDirectory()) throw badEvidence(folder, 'raw is not a plain folder.', foreign, 'raw');
  }
  const beginning = { name: folder, form: 'folder', writtenAt: found.mtime } as const;
  return assemble(beginning, index, (raw, bytes) => readRaw(folder, raw, bytes));
}

async function reading<Value>(folder: string, place: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (cause) {
    throw unreadable(folder, place, cause);
  }
}

/** Where a system can refuse to follow a link it does; where it cannot (Windows), the link is seen before. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** On one thread and without promises: there are hundreds of small files, and each costs a tenth this way. */
function readRaw(folder: string, raw: number, bytes: number): Uint8Array {
  const place = `raw/${raw}`;
  const file = path.join(folder, 'raw', String(raw));
  let descriptor: number | null = null;
  try {
    if (constants.O_NOFOLLOW === undefined && !lstatSync(file).isFile()) throw notPlain(folder, place);
    descriptor = openSync(file, flags);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw notPlain(folder, place);
    demandSize(folder, { raw, bytes }, stats.size);
    const content = Buffer.allocUnsafeSlow(bytes);
    let offset = 0;
    while (offset < bytes) {
      const count = readSync(descriptor, content, offset, bytes - offset, null);
      if (count === 0) break;
      offset += count;
    }
    return content.subarray(0, offset);
  } catch (cause) {
    throw unreadable(folder, place, cause);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

const notPlain = (folder: string, place: string) => badEvidence(folder, `${place} is not a plain file.`, foreign, place);

function unreadable(folder: string, place: string, cause: unknown): unknown {
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
  switch (code) {
    case undefined:
      return cause; // says itself what is wrong
    case 'ENOENT':
    case 'ENOTDIR':
      return badEvidence(folder, `${place}, which belongs to an evidence folder, is missing.`, copyAgain, place);
    case 'ELOOP':
    case 'EMLINK': // as FreeBSD says it
      return notPlain(folder, place);
    case 'EACCES':
    case 'EPERM':
      return badEvidence(
        folder,
        `${place} may not be read by you.`,
        'Copy the folder to where you may read it, or ask its owner.',
        place,
        cause,
      );
    default:
      return badEvidence(folder, `${place} cannot be read.`, 'Copy the folder to another place, and try again.', place, cause);
  }
}
