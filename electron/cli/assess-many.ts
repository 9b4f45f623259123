import path from 'node:path';
import { AppError, type AppErrorData } from '../../core/document/app-error';
import { fileNameOf } from '../../core/document/file-name';
import type { ReadinessDocument } from '../../core/document/schema';
import type { VerdictWord } from '../../core/evaluate/verdict';
import { exportJson } from '../../core/export/json';
import { verdictWords } from '../../core/text/wording';
import { assessSaved } from '../assessment/assessment';
import { exportDocument, extensions } from '../assessment/export';
import { readPlace } from '../assessment/read-place';
import { makeFolder } from '../store/write-file';
import { type AssessOptions, describedBy, formatsOf } from './assess';
import { catalogueFor } from './catalogue-for';
import { exitCodes } from './exit-codes';
import { type MachineRow, machineTable, rowOf } from './machine-table';
import { machineProgressOn } from './progress';
import type { CommandContext } from './run';
import { identityOf } from './source-file';
import { errorText } from './terminal';

/** Gravest first. A machine that is blocked stays so whatever the incomplete ones turn out to be. */
const gravity: readonly VerdictWord[] = ['blocked', 'incomplete', 'readyWithWarnings', 'ready'];

/**
 * `assess --from` for several machines: one after the other is read, evaluated and written, and a table tells of all. One that cannot
 * be read does not stop the others.
 *
 * @returns the code of the gravest verdict; `badFile` where a machine could not be read, since the list is then not whole
 * @throws AppError `not-written`, which ends the run and says how much was written before
 */
export async function assessMany(places: readonly string[], options: AssessOptions, { out, err, signal }: CommandContext): Promise<number> {
  demandRoomForAll(options, places.length);
  const catalogue = await catalogueFor(err);
  const folder = options.out === undefined ? null : path.resolve(options.out);
  if (folder !== null) await makeFolder(folder);
  const names = folder === null ? null : await FreeNames.in(folder, places, options);
  const progress = options.quiet ? null : await machineProgressOn(process.stderr, err, places.length);
  const list = options.json === '-' ? new JsonList(out.write) : null;
  const rows: MachineRow[] = [];
  const failures: AppErrorData[] = [];
  const writes = new Writes();
  let written = 0;
  for (const [index, place] of places.entries()) {
    if (signal.aborted) break;
    try {
      const document = assessSaved(await readPlace(place, catalogue, signal), describedBy(options), catalogue);
      if (signal.aborted) break;
      if (names) {
        const files = await names.next(document);
        await writes.add(async () => {
          for (const { format, file } of files) {
            await exportDocument(document, format, file, { overwrite: options.force === true, signal });
            written += 1;
          }
        });
      }
      list?.add(document);
      const row = rowOf(document);
      rows.push(row);
      progress?.show(index + 1, row.machine, verdictWords[row.verdict]);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      if (cause.data.code !== 'bad-file') break; // a file that could not be written: `writes` tells of it
      failures.push(cause.data);
      progress?.show(index + 1, path.basename(place), 'not read');
    }
  }
  progress?.end();
  await writes.end().catch((cause: unknown) => {
    if (!(cause instanceof AppError)) throw cause;
    if (!signal.aborted) throw new AppError({ ...cause.data, data: `Written before that, and whole: ${filesIn(written, folder)}` });
  });
  list?.end();
  if (signal.aborted) {
    err.write(`Stopped after ${rows.length} of ${places.length} machines. Written, and whole: ${filesIn(written, folder)}\n`);
    return exitCodes.interrupted;
  }
  const summaryTo = list ? err : out;
  if (!options.quiet) {
    rows.sort((one, other) => gravity.indexOf(one.verdict) - gravity.indexOf(other.verdict) || (one.machine < other.machine ? -1 : 1));
    const end = folder === null ? 'No file was written; --out FOLDER does that.' : `Written: ${filesIn(written, folder)}`;
    summaryTo.write(`${machineTable(rows, summaryTo)}\n${end}\n`);
  }
  for (const failure of failures) err.write(`\n${errorText(failure)}\n`);
  if (failures.length > 0) err.write(`\n${failures.length} of ${places.length} machines could not be read.\n`);
  const worst = gravity.find((word) => rows.some(({ verdict }) => verdict === word)) ?? 'ready';
  return failures.length > 0 ? exitCodes.badFile : exitCodes[worst];
}

const filesIn = (count: number, folder: string | null): string =>
  folder === null || count === 0 ? 'no file' : `${count} ${count === 1 ? 'file' : 'files'} in ${folder}`;

/** @throws AppError `not-written` where one file was named for all */
function demandRoomForAll({ json, pdf }: AssessOptions, count: number): void {
  const file = [json === '-' ? undefined : json, pdf === false ? undefined : pdf].find((each) => each !== undefined);
  if (file === undefined) return;
  throw new AppError({
    code: 'not-written',
    what: `${count} machines were given, and one file for one of them.`,
    where: path.resolve(file),
    mend: 'Name a folder with --out; --json - prints the documents of all as a list.',
    data: 'Nothing was read or written.',
    details: null,
  });
}

/**
 * So many machines are written at once: what takes time is the disk, and for reports another core. Node has four threads for files,
 * and one is for reading on.
 */
const writesAtOnce = 3;

/** Writing that goes on while the next machine is read. */
class Writes {
  private readonly running = new Set<Promise<void>>();
  private failure: { readonly cause: unknown } | null = null;

  /** Begins as soon as there is room. @throws what an earlier one has failed with */
  async add(write: () => Promise<void>): Promise<void> {
    while (this.running.size >= writesAtOnce) await Promise.race(this.running);
    if (this.failure) throw this.failure.cause;
    const running: Promise<void> = write()
      .catch((cause: unknown) => {
        this.failure ??= { cause };
      })
      .finally(() => this.running.delete(running));
    this.running.add(running);
  }

  /** Waits for all. @throws what the first has failed with */
  async end(): Promise<void> {
    await Promise.all(this.running);
    if (this.failure) throw this.failure.cause;
  }
}

/** Documents as one JSON list, each written as soon as it is there. */
class JsonList {
  private count = 0;

  constructor(private readonly write: (text: string) => void) {}

  add(document: ReadinessDocument): void {
    this.write(`${this.count === 0 ? '[\n' : ',\n'}${exportJson(document).trimEnd()}`);
    this.count += 1;
  }

  end(): void {
    this.write(this.count === 0 ? '[]\n' : '\n]\n');
  }
}

/** Names for the files of each machine that no other machine of this run has, and no file that is to be kept. */
class FreeNames {
  private readonly taken = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly sources: ReadonlySet<string>,
    private readonly options: AssessOptions,
  ) {}

  static async in(folder: string, sources: readonly string[], options: AssessOptions): Promise<FreeNames> {
    const identities = await Promise.all(sources.map(identityOf));
    return new FreeNames(folder, new Set(identities.filter((each) => each !== null)), options);
  }

  async next(document: ReadinessDocument) {
    const own = fileNameOf(document);
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? own : `${own}-${count}`;
      const files = formatsOf(this.options).map((format) => ({ format, file: path.join(this.folder, `${name}.${extensions[format]}`) }));
      // Where the file system does not tell case, neither may the names.
      if (this.taken.has(name.toLowerCase()) || !(await this.areFree(files.map(({ file }) => file)))) continue;
      this.taken.add(name.toLowerCase());
      return files;
    }
  }

  private async areFree(files: readonly string[]): Promise<boolean> {
    for (const file of files) {
      const identity = await identityOf(file);
      if (identity !== null && (this.options.force !== true || this.sources.has(identity))) return false;
    }
    return true;
  }
}
