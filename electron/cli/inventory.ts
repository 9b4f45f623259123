import { inventoryFile } from '../../core/document/read-document';
import { factsOf } from '../../core/inventory/facts';
import { type Inventory, sectionNames, sectionTitles } from '../../core/inventory/schema';
import { reasonWords } from '../../core/text/wording';
import { takeInventory } from '../assessment/assessment';
import { catalogueFor } from './catalogue';
import { exitCodes } from './exit-codes';
import { progressOn, silent } from './progress';
import type { CommandContext } from './run';
import { type Output, printable, styled, wrap } from './terminal';

export interface InventoryOptions {
  readonly json?: true;
  readonly quiet?: true;
}

/** `inventory`: the facts, as text or as JSON on standard output, and no judgement. */
export async function inventoryCommand({ json, quiet }: InventoryOptions, { out, err, signal }: CommandContext): Promise<number> {
  const progress = quiet ? silent : await progressOn(process.stderr, err);
  const inventory = await takeInventory(await catalogueFor(err), signal, progress.show);
  progress.end();
  if (signal.aborted) return exitCodes.interrupted;
  out.write(json ? `${JSON.stringify(inventoryFile(inventory), null, 2)}\n` : inventoryText(inventory, out));
  return exitCodes.done;
}

/** Sections with their facts, one on a line. */
function inventoryText(inventory: Inventory, out: Output): string {
  const lines: string[] = [];
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
  const text = wrap(value, columns - indent, indent);
  return label.length > labelWidth ? `  ${label}\n${' '.repeat(indent)}${text}` : `  ${label.padEnd(labelWidth)}  ${text}`;
}
