import { watchListOf } from '../../core/catalogue/watched';
import path from 'node:path';
import { AppError } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import { exportJson } from '../../core/export/json';
import type { ExportFormat } from '../preload/contract';
import { assess, assessSaved } from '../assessment/assessment';
import { takeInventory } from '../assessment/take-inventory';
import { exportDocument, suggestedName } from '../assessment/export';
import { placesIn, readPlace } from '../assessment/read-place';
import { demandPlace, makeFolder, type WriteOptions } from '../store/write-file';
import { catalogueFor } from './catalogue-for';
import { exitCodes } from './exit-codes';
import { progressOn, silent } from './progress';
import type { CommandContext } from './run';
import { demandNotSource } from './source-file';
import { summaryOf } from './summary';
import type { Output } from './terminal';

export interface AssessOptions {
  readonly offline?: true;
  readonly from?: readonly string[];
  readonly site?: string;
  readonly assessor?: string;
  readonly json?: string;
  /** `false`: `--no-pdf`. */
  readonly pdf?: string | false;
  readonly out?: string;
  readonly force?: true;
  readonly quiet?: true;
}

interface Target {
  readonly format: ExportFormat;
  readonly file: string;
}

const filesOf = (targets: readonly Target[]): string[] => targets.map(({ file }) => file);

/**
 * `assess`: reads this machine, or what files and evidence hold, evaluates what was read, writes what was asked for, and prints a
 * summary. Ends with the verdict's code; for several machines see `assessMany`.
 *
 * @throws AppError `not-written` that names the file, before anything is read where that can be told by then, and `bad-file`
 */
export async function assessCommand(options: AssessOptions, context: CommandContext): Promise<number> {
  const { out, err, signal } = context;
  const overwrite = options.force === true;
  await demandWritable(namedTargets(options), overwrite);
  const [source = null, ...more] = await placesOf(options.from ?? []);
  if (source !== null && more.length > 0) return (await import('./assess-many')).assessMany([source, ...more], options, context);
  if (source !== null) await demandNotSource(source, filesOf(namedTargets(options)));
  const document = source === null ? await assessed(options, err, signal) : await assessedFrom(source, options, context);
  if (signal.aborted) return exitCodes.interrupted;
  const targets = [...namedTargets(options), ...(await targetsIn(options, document))];
  if (source !== null) await demandNotSource(source, filesOf(targets));
  await write(document, targets, { overwrite, signal });
  const toStandardOutput = options.json === '-';
  if (toStandardOutput) out.write(exportJson(document));
  const summaryTo = toStandardOutput ? err : out;
  if (!options.quiet) summaryTo.write(summaryOf(document, filesOf(targets), summaryTo));
  return exitCodes[document.verdict.word];
}

async function assessed({ quiet, site, assessor }: AssessOptions, err: Output, signal: AbortSignal): Promise<ReadinessDocument> {
  const progress = quiet ? silent : await progressOn(process.stderr, err);
  const catalogue = await catalogueFor(err);
  const inventory = await takeInventory(watchListOf(catalogue), signal, progress.show);
  progress.end();
  return assess(inventory, [], { site: site ?? null, assessor: assessor ?? null }, catalogue);
}

/** Every machine that was named, once each, in the order of the names. */
async function placesOf(named: readonly string[]): Promise<readonly string[]> {
  const places: string[] = [];
  for (const each of named) places.push(...(await placesIn(path.resolve(each))));
  return [...new Set(places)];
}

async function assessedFrom(place: string, options: AssessOptions, { err, signal }: CommandContext): Promise<ReadinessDocument> {
  const catalogue = await catalogueFor(err);
  return assessSaved(await readPlace(place, catalogue, signal), describedBy(options), catalogue);
}

/** The names that were given, in place of those that a file holds. */
export const describedBy = ({ site, assessor }: Pick<AssessOptions, 'site' | 'assessor'>) => ({
  ...(site === undefined ? {} : { site }),
  ...(assessor === undefined ? {} : { assessor }),
});

function namedTargets({ json, pdf }: AssessOptions): Target[] {
  return [
    ...(json === undefined || json === '-' ? [] : [{ format: 'json' as const, file: path.resolve(json) }]),
    ...(pdf === undefined || pdf === false ? [] : [{ format: 'pdf' as const, file: path.resolve(pdf) }]),
  ];
}

/** What `--out` writes. */
export const formatsOf = ({ pdf }: Pick<AssessOptions, 'pdf'>): readonly ExportFormat[] => (pdf === false ? ['json'] : ['json', 'pdf']);

/** Both exports in a folder, which is made when it is not there, under names of machine and time. */
async function targetsIn(options: AssessOptions, document: ReadinessDocument): Promise<Target[]> {
  const folder = options.out;
  if (folder === undefined) return [];
  await makeFolder(path.resolve(folder));
  return formatsOf(options).map((format) => ({ format, file: path.resolve(folder, suggestedName(document, format)) }));
}

/** One after the other: when a later one fails, the error names what is there already. */
async function write(document: ReadinessDocument, targets: readonly Target[], options: WriteOptions): Promise<void> {
  const written: string[] = [];
  for (const { format, file } of targets) {
    try {
      await exportDocument(document, format, file, options);
    } catch (cause) {
      if (!(cause instanceof AppError) || written.length === 0) throw cause;
      throw new AppError({ ...cause.data, data: `Written before that, and whole: ${written.join(', ')}` });
    }
    written.push(file);
  }
}

/** Refuses early what could only be refused after the whole assessment: one file for two exports, or one that is to be kept. */
async function demandWritable(targets: readonly Target[], overwrite: boolean): Promise<void> {
  const files = filesOf(targets);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) {
    throw new AppError({
      code: 'not-written',
      what: 'Two exports name the same file.',
      where: twice,
      mend: 'Give each a file of its own.',
      data: 'Nothing was read or written.',
      details: null,
    });
  }
  for (const file of files) await demandPlace(file, { overwrite });
}
