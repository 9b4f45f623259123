import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ReadinessDocument } from '../../core/document/schema';
import { exportJson } from '../../core/export/json';
import type { ExportFormat } from '../preload/contract';
import { assess, takeInventory } from '../assessment/assessment';
import { loadCatalogue } from '../assessment/catalogue';
import { exportDocument, suggestedName } from '../assessment/export';
import { exitCodes } from './exit-codes';
import { progressOn, silent } from './progress';
import type { CommandContext } from './run';
import { summaryOf } from './summary';

export interface AssessOptions {
  readonly offline?: true;
  readonly site?: string;
  readonly assessor?: string;
  readonly json?: string;
  readonly pdf?: string;
  readonly out?: string;
  readonly force?: true;
  readonly quiet?: true;
}

interface Target {
  readonly format: ExportFormat;
  readonly file: string;
}

/** `assess`: reads this machine, evaluates it, writes what was asked for, and prints a summary. Ends with the verdict's code. */
export async function assessCommand(options: AssessOptions, { out, err, signal }: CommandContext): Promise<number> {
  const toStandardOutput = options.json === '-';
  const progress = options.quiet ? silent : await progressOn(process.stderr, err);
  const catalogue = await loadCatalogue();
  const inventory = await takeInventory(catalogue, signal, progress.show);
  progress.end();
  if (signal.aborted) return exitCodes.interrupted;
  const document = assess(inventory, [], { site: options.site ?? null, assessor: options.assessor ?? null }, catalogue);
  const targets = targetsOf(options, document);
  if (options.out) await mkdir(options.out, { recursive: true });
  // One after the other: when the second fails, the first is whole and named.
  for (const { format, file } of targets) await exportDocument(document, format, file, { overwrite: options.force === true, signal });
  if (toStandardOutput) out.write(exportJson(document));
  if (!options.quiet)
    (toStandardOutput ? err : out).write(
      summaryOf(
        document,
        targets.map(({ file }) => file),
        toStandardOutput ? err : out,
      ),
    );
  return exitCodes[document.verdict.word];
}

function targetsOf({ json, pdf, out }: AssessOptions, document: ReadinessDocument): Target[] {
  const targets: Target[] = [];
  if (json !== undefined && json !== '-') targets.push({ format: 'json', file: path.resolve(json) });
  if (pdf !== undefined) targets.push({ format: 'pdf', file: path.resolve(pdf) });
  if (out !== undefined) {
    for (const format of ['json', 'pdf'] as const) targets.push({ format, file: path.resolve(out, suggestedName(document, format)) });
  }
  return targets;
}
