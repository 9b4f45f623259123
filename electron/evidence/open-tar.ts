import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { formatBytes } from '../../core/text/quantities';
import { assemble, badEvidence, copyAgain, type Evidence, foreign, limits, readIndex } from './evidence';
import { isGzip, isTar } from './file-kind';

const unzip = promisify(gunzip);

/** Headers, padding, and folders of a tar beside what its files hold. */
const overheadBytes = 2048 * limits.rawCount;

/** The parser gets so much at once; between two pieces others have their turn. */
const pieceBytes = 1024 * 1024;

/**
 * Opens evidence in a tar, also one that gzip has packed. Nothing is unpacked to a disk: the files are taken up in memory, plain ones
 * with plain names only.
 *
 * @throws AppError `bad-file`
 */
export async function openTar(bytes: Uint8Array, name: string): Promise<Evidence> {
  const tar = isGzip(bytes) ? await unpacked(bytes, name) : bytes;
  // The parser would take off any packing that it recognises, and knows limits of its own only.
  if (!isTar(tar) || isGzip(tar)) throw badEvidence(name, 'The archive holds no tar.', foreign);
  const { files, indexWrittenAt } = await filesIn(tar, name);
  const indexBytes = files.get('index.txt');
  if (!indexBytes) throw badEvidence(name, 'The archive has no index.txt, which evidence has.', foreign);
  const index = readIndex(indexBytes, name);
  return assemble({ name, form: 'tar', writtenAt: indexWrittenAt }, index, (raw) => files.get(`raw/${raw}`) ?? null);
}

async function unpacked(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const most = Math.min(limits.totalBytes + overheadBytes, Math.max(pieceBytes, bytes.length * limits.ratio));
  try {
    return await unzip(bytes, { maxOutputLength: most });
  } catch (cause) {
    const tooLarge = cause instanceof Error && (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (tooLarge) throw badEvidence(name, `Unpacked, the archive is larger than ${formatBytes(most)}, which no evidence is.`, foreign);
    throw badEvidence(name, 'The archive is damaged, or ends in the middle.', copyAgain, null, cause);
  }
}

interface Contents {
  /** "index.txt" and "raw/NUMBER", without the top folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly indexWrittenAt: Date | null;
}

async function filesIn(bytes: Uint8Array, name: string): Promise<Contents> {
  const reader = new TarReader(name);
  for (let offset = 0; offset < bytes.length && reader.fault === null; offset += pieceBytes) {
    const { buffer, byteOffset } = bytes;
    reader.parser.write(Buffer.from(buffer, byteOffset + offset, Math.min(pieceBytes, bytes.length - offset)));
    await new Promise(setImmediate);
  }
  if (reader.fault === null) reader.parser.end();
  if (reader.fault !== null) throw reader.fault;
  return reader;
}

/** Takes up what the parser finds, until the first thing that evidence does not have. */
class TarReader implements Contents {
  readonly files = new Map<string, Uint8Array>();
  indexWrittenAt: Date | null = null;
  fault: Error | null = null;
  readonly parser = new Parser({
    gzip: false,
    brotli: false,
    zstd: false,
    maxMetaEntrySize: 64 * 1024,
    filter: (_, entry) => this.admit(entry as ReadEntry),
    onReadEntry: (entry) => this.take(entry),
    onwarn: (_, message) => this.refuse('The archive is damaged, or ends in the middle.', copyAgain, null, message),
  });
  private count = 0;
  private top: string | null = null;
  private totalBytes = 0;

  constructor(private readonly name: string) {
    this.parser.on('error', () => {}); // what aborts the parser is noted already
    this.parser.on('ignoredEntry', () => this.refuse(special, foreign));
    this.parser.on('meta', (text: string) => {
      if (text.includes('GNU.sparse')) this.refuse(special, foreign);
    });
  }

  /** Whether an entry is looked at; one that evidence does not have ends the reading. */
  private admit({ type, path, size }: ReadEntry): boolean {
    if (this.fault !== null) return false;
    this.count += 1;
    if (this.count > limits.rawCount + 100)
      return this.refuse(`The archive has more than ${limits.rawCount} files, which no evidence has.`, foreign);
    const isFolder = type === 'Directory';
    if (!isFolder && type !== 'File' && type !== 'OldFile') return this.refuse(special, foreign, path);
    const names = path.replace(/\/+$/, '').split('/');
    if (names[0] === '.') names.shift();
    const isPlain = names.length <= 4 && names.every((each) => /^[^\\:\p{Cc}]{1,255}$/u.test(each) && each !== '..' && each !== '.');
    if (names.length > 0 && !isPlain) return this.refuse('The archive has a name that evidence does not have.', foreign, path);
    this.totalBytes += size;
    if (size > limits.rawBytes || this.totalBytes > limits.totalBytes) {
      return this.refuse('The archive holds more than evidence has.', foreign, path);
    }
    return true;
  }

  private take(entry: ReadEntry): void {
    const pieces: Buffer[] = [];
    entry.on('data', (piece: Buffer) => pieces.push(piece));
    entry.on('end', () => this.keep(entry, pieces));
  }

  private keep({ type, path, mtime }: ReadEntry, pieces: readonly Buffer[]): void {
    const [, top = '', place] = /^(?:\.\/)?(?:([^/]+)\/)?(index\.txt|raw\/(?:0|[1-9]\d{0,6}))$/.exec(path) ?? [];
    // Files beside the evidence (macOS packs its own notes along, "._index.txt") are nothing to us.
    if (type === 'Directory' || place === undefined || this.fault !== null) return;
    if (top !== (this.top ?? top))
      return void this.refuse(
        'The archive holds more than one folder of evidence.',
        'Unpack it, and choose the folder that holds them.',
        path,
      );
    if (this.files.has(place)) return void this.refuse('The archive holds one file twice.', copyAgain, path);
    this.top = top;
    this.files.set(place, Buffer.concat(pieces));
    if (place === 'index.txt' && mtime && !Number.isNaN(mtime.getTime())) this.indexWrittenAt = mtime;
  }

  private refuse(what: string, mend: string, path: string | null = null, cause: unknown = null): false {
    if (this.fault !== null) return false;
    const shown = path === null ? null : path.replace(/\p{Cc}/gu, '\ufffd').slice(0, 200);
    this.fault = badEvidence(this.name, what, mend, shown, cause);
    this.parser.abort(this.fault);
    return false;
  }
}

const special = 'The archive holds something that is no plain file: a link, a device, or a file with holes.';
