import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../core/document/app-error';
import {
  decodeEvidenceIndex,
  evidenceFormat,
  type EvidenceIndex,
  evidenceVersion,
  type IndexEntry,
  scriptVersions,
} from '../../core/evidence/evidence-index';
import { MalformedInput } from '../../core/inventory/decode/malformed-input';
import { formatBytes } from '../../core/text/quantities';

/** Raw evidence of one machine (docs/evidence.md), whole and within its limits: every file has the size that the index states. */
export interface Evidence {
  /** The place it came from, for errors and tables. */
  readonly name: string;
  readonly form: 'folder' | 'tar' | 'single-file';
  readonly index: EvidenceIndex;
  /** When its index was written, as the file system or the archive tells; `null` where nothing tells. */
  readonly writtenAt: Date | null;
  /** What the files hold, by their numbers. */
  readonly raws: ReadonlyMap<number, Uint8Array>;
}

/** Far more than the scripts write on a large server, and little enough to be held in memory. */
export const limits = {
  indexBytes: 32 * 1024 * 1024,
  rawBytes: 64 * 1024 * 1024,
  rawCount: 20_000,
  /** All files of one evidence together. */
  totalBytes: 256 * 1024 * 1024,
  /** How many times larger than its archive an unpacked tar may be. */
  ratio: 200,
} as const;

/** What is known of an evidence before its files are looked at. */
export type Beginning = Pick<Evidence, 'name' | 'form' | 'writtenAt'>;

/**
 * The index, if this version of the product understands the evidence and the script came to its end.
 *
 * @throws AppError `bad-file`
 */
export function readIndex(bytes: Uint8Array, name: string): EvidenceIndex {
  if (bytes.length > limits.indexBytes)
    throw badEvidence(name, `Its index is larger than ${formatBytes(limits.indexBytes)}, which no script writes.`, foreign);
  const text = new TextDecoder().decode(bytes);
  const version = evidenceVersion(text);
  if (version === null) throw badEvidence(name, 'It holds no evidence of a collector script: its index does not begin as one.', foreign);
  if (version > evidenceFormat)
    throw badEvidence(name, `The evidence is of format ${version}, which this version of the product does not know yet.`, newer);
  let index: EvidenceIndex;
  try {
    index = decodeEvidenceIndex(text);
  } catch (cause) {
    if (!(cause instanceof MalformedInput)) throw cause;
    throw badEvidence(name, `The index of the evidence is damaged: ${cause.problem}.`, again);
  }
  const known = scriptVersions.get(index.script.name);
  if (known === undefined)
    throw badEvidence(name, 'The evidence was brought by a script that this version of the product does not know.', newer);
  if (index.script.version > known) {
    const script = `version ${index.script.version} of ${index.script.name}`;
    throw badEvidence(name, `The evidence was brought by ${script}; this version of the product knows it up to version ${known}.`, newer);
  }
  if (index.end === null) throw badEvidence(name, 'The script broke off before its end: the last line of the index is missing.', again);
  demandWithinLimits(index, name);
  return index;
}

function demandWithinLimits({ entries }: EvidenceIndex, name: string): void {
  const sizes = entries.flatMap(({ bytes }) => bytes ?? []);
  const excess =
    sizes.length > limits.rawCount
      ? `more than ${limits.rawCount} files`
      : sizes.some((size) => size > limits.rawBytes)
        ? `a file larger than ${formatBytes(limits.rawBytes)}`
        : sizes.reduce((sum, size) => sum + size, 0) > limits.totalBytes
          ? `more than ${formatBytes(limits.totalBytes)} in all`
          : null;
  if (excess !== null) throw badEvidence(name, `The evidence has ${excess}, which no script writes.`, again);
}

/** How long taking files up may keep the event loop from timers and messages, milliseconds. */
const turnMs = 8;

/**
 * The evidence with all files that its index names.
 *
 * @param fileOf what a file holds; `null` where it is not there
 * @throws AppError `bad-file` where one is missing or has not the stated size, and whatever `fileOf` throws
 */
export async function assemble(
  beginning: Beginning,
  index: EvidenceIndex,
  fileOf: (raw: number, bytes: number) => Uint8Array | null,
): Promise<Evidence> {
  const raws = new Map<number, Uint8Array>();
  let turnBegan = performance.now();
  for (const { raw, bytes } of index.entries) {
    if (bytes === null) continue;
    if (performance.now() - turnBegan > turnMs) {
      await nextTurn();
      turnBegan = performance.now();
    }
    const content = fileOf(raw, bytes);
    if (content === null)
      throw badEvidence(beginning.name, `The file raw/${raw}, which the index names, is missing.`, copyAgain, `raw/${raw}`);
    demandSize(beginning.name, { raw, bytes }, content.length);
    raws.set(raw, content);
  }
  return { ...beginning, index, raws };
}

/** @throws AppError `bad-file` where a file has not the size that the index states */
export function demandSize(name: string, { raw, bytes }: Pick<IndexEntry, 'raw' | 'bytes'>, found: number): void {
  if (found === bytes) return;
  throw badEvidence(name, `The file raw/${raw} has ${found} bytes where the index states ${bytes}.`, copyAgain, `raw/${raw}`);
}

const newer = 'Use a newer version of the product.';
const again = 'Run the script on that machine again, and bring the whole folder.';
export const copyAgain = 'Copy the evidence again, whole and as it is; if that does not help, run the script on that machine again.';
export const foreign = 'Choose a folder, *.tar or *.mdeevidence that a collector script wrote.';

/** @param place inside the evidence */
export function badEvidence(name: string, what: string, mend: string, place: string | null = null, cause: unknown = null): AppError {
  return new AppError({
    code: 'bad-file',
    what,
    where: place === null ? name : `${name}: ${place}`,
    mend,
    data: 'The evidence was left as it is.',
    details: cause === null ? null : cause instanceof Error ? cause.message : String(cause),
  });
}
