import { factsOf } from '../../core/inventory/facts';
import { type Inventory, sectionNames, sectionTitles } from '../../core/inventory/schema';
import { reasonWords } from '../../core/text/wording';
import { loadCatalogue } from '../assessment/catalogue';
import { takeInventory } from '../assessment/assessment';
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
  const inventory = await takeInventory(await loadCatalogue(), signal, progress.show);
  progress.end();
  if (signal.aborted) return exitCodes.interrupted;
  out.write(json ? `${JSON.stringify(inventory, null, 2)}\n` : inventoryText(inventory, out));
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
    const facts = factsOf(name, section);
    const width = Math.min(34, Math.max(...facts.map(({ label }) => label.length)));
    for (const { label: written, value, unread } of facts) {
      const label = printable(written);
      const text = value ?? (unread ? `${reasonWords[unread.reason]}: ${unread.detail}` : 'none');
      lines.push(`  ${label.padEnd(width)}  ${wrap(printable(text), out.columns - width - 4, width + 4)}`);
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}
