import path from 'node:path';
import { inventoryFile } from '../../core/inventory/inventory-file';
import { factsOf } from '../../core/inventory/facts';
import { type Inventory, sectionNames, sectionTitles } from '../../core/inventory/schema';
import { collectedSentence } from '../../core/text/collected-sentence';
import { reasonWords } from '../../core/inventory/section';
import { takeInventory } from '../assessment/take-inventory';
import { catalogueFor, watchListFor } from './catalogue-for';
import { exitCodes } from './exit-codes';
import { progressOn, silent } from './progress';
import type { CommandContext } from './run';
import { type Output, printable, styled, wrap } from './terminal';

export interface InventoryOptions {
  readonly from?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/**
 * `inventory`: the facts of this machine, or of one whose evidence or document is named, as text or as JSON on standard output, and no
 * judgement.
 *
 * @throws AppError `bad-file`
 */
export async function inventoryCommand({ from, json, quiet }: InventoryOptions, context: CommandContext): Promise<number> {
  const { out, signal } = context;
  const inventory = from === undefined ? await taken(quiet === true, context) : await recorded(path.resolve(from), context);
  if (signal.aborted) return exitCodes.interrupted;
  out.write(json ? `${JSON.stringify(inventoryFile(inventory), null, 2)}\n` : inventoryText(inventory, out));
  return exitCodes.done;
}

async function taken(quiet: boolean, { err, signal }: CommandContext): Promise<Inventory> {
  const progress = quiet ? silent : await progressOn(process.stderr, err);
  const inventory = await takeInventory(await watchListFor(err), signal, progress.show);
  progress.end();
  return inventory;
}

async function recorded(place: string, { err, signal }: CommandContext): Promise<Inventory> {
  const [{ placesIn, readPlace }, { badFile }] = await Promise.all([import('../assessment/read-place'), import('../store/read-bytes')]);
  const [first = place, ...more] = await placesIn(place);
  if (more.length > 0) throw badFile(place, `The folder holds ${more.length + 1} machines.`, `Name one of them, for example ${first}`);
  const read = await readPlace(first, await catalogueFor(err), signal);
  return read.kind === 'document' ? read.document.inventory : read.inventory;
}

/** Sections with their facts, one on a line. */
function inventoryText(inventory: Inventory, out: Output): string {
  const origin = collectedSentence(inventory, { timeZone: 'UTC' });
  const lines = origin === null ? [] : [wrap(printable(origin), out.columns), ''];
  for (const name of sectionNames) {
    const section = inventory.sections[name];
    lines.push(styled(out, 'bold', sectionTitles[name]));
    if (section.status === 'unavailable') {
      lines.push(`  ${reasonWords[section.reason]}: ${printable(section.detail)}`, '');
      continue;
    }
    for (const { label, value, unread } of factsOf(name, section)) {
      const text = value ?? (unread ? `${reasonWords[unread.reason]}: ${unread.detail}` : 'none');
      lines.push(lineOf(printable(label), printable(text), out.columns));
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

const labelWidth = 34;

/** Label and value side by side in the same columns everywhere; below a label that is too long for its column. */
function lineOf(label: string, value: string, columns: number): string {
  const indent = labelWidth + 4;
  const text = wrap(value, columns, indent);
  return label.length > labelWidth ? `  ${label}\n${' '.repeat(indent)}${text}` : `  ${label.padEnd(labelWidth)}  ${text}`;
}
