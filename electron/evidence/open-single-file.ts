import { assemble, badEvidence, copyAgain, type Evidence, limits, readIndex } from './evidence';

/**
 * Opens evidence in one file: the index, and behind its last line the raw files in the order of the index.
 *
 * @throws AppError `bad-file`
 */
export async function openSingleFile(bytes: Uint8Array, name: string, writtenAt: Date | null): Promise<Evidence> {
  const end = endOfIndex(bytes);
  const index = readIndex(bytes.subarray(0, end), name);
  const size = end + index.entries.reduce((sum, entry) => sum + (entry.bytes ?? 0), 0);
  if (bytes.length < size) throw badEvidence(name, `The file ends in the middle: it has ${bytes.length} of ${size} bytes.`, copyAgain);
  if (bytes.length > size) throw badEvidence(name, 'The file holds more than its index names.', copyAgain);
  let offset = end;
  return assemble({ name, form: 'single-file', writtenAt }, index, (_, length) => {
    offset += length;
    return bytes.subarray(offset - length, offset);
  });
}

/** Where the line ends that begins with "end"; the end of all where there is none. */
function endOfIndex(bytes: Uint8Array): number {
  const searched = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, limits.indexBytes + 1));
  const line = searched.indexOf('\nend ');
  const stop = line < 0 ? -1 : searched.indexOf('\n', line + 1);
  return stop < 0 ? searched.length : stop + 1;
}
