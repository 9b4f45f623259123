import type { MachineRow } from '../../electron/preload/contract';
import type { VerdictWord } from '../../core/evaluate/verdict';
import { verdictWords } from '../../core/text/wording';
import type { MachineColumn, MachineFilter } from '../state/machines-slice';

export const unreadableWord = 'Could not be read';

/** Worst first; of what could not be read nothing is known, which is worse. */
const gravity: Readonly<Record<VerdictWord, number>> = { blocked: 1, incomplete: 2, readyWithWarnings: 3, ready: 4 };

/** The machines that a query finds, in the order of a column; equals by name. Every word of it stands somewhere in the row, in any letter case. */
export function orderMachines(machines: readonly MachineRow[], { query, column, descending }: MachineFilter): MachineRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = machines.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sign = descending ? -1 : 1;
  return found.toSorted((a, b) => sign * compare(a, b, column) || compareText(nameOf(a), nameOf(b)));
}

function compare(a: MachineRow, b: MachineRow, column: MachineColumn): number {
  if (column === 'file') return compareText(a.file, b.file);
  if (column === 'name') return compareText(nameOf(a), nameOf(b));
  if (a.state === 'failed' || b.state === 'failed') return Number(b.state === 'failed') - Number(a.state === 'failed');
  switch (column) {
    case 'system':
      return compareText(a.system ?? '', b.system ?? '');
    case 'verdict':
      return gravity[a.verdict] - gravity[b.verdict];
    case 'readAt':
      return Date.parse(a.readAt) - Date.parse(b.readAt);
    case 'completeness':
      return gapsOf(b) - gapsOf(a);
  }
}

/** What is missing: a section weighs more than any number of single sources. */
const gapsOf = ({ sections, unreadableSources }: Extract<MachineRow, { state: 'assessed' }>): number =>
  sections.unavailable * 1_000_000 + (unreadableSources ?? 0);

/** What a row is called: the machine, else the file that it came from. */
export const nameOf = (row: MachineRow): string => (row.state === 'assessed' && row.name !== null ? row.name : row.file);

function textOf(row: MachineRow): string {
  return row.state === 'failed'
    ? [row.file, unreadableWord, row.error.what].join(' ')
    : [row.name, row.system, verdictWords[row.verdict], row.file].join(' ');
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const compareText = (a: string, b: string): number => collator.compare(a, b);

/** "4 blocked, 2 incomplete, 1 could not be read": every verdict that some have, the worst first. */
export function tallyOfMachines(machines: readonly MachineRow[]): string {
  const count = (word: VerdictWord) => machines.filter((row) => row.state === 'assessed' && row.verdict === word).length;
  const failed = machines.filter(({ state }) => state === 'failed').length;
  const parts = (Object.keys(gravity) as VerdictWord[]).map((word) => [count(word), verdictWords[word].toLowerCase()] as const);
  return [...parts, [failed, unreadableWord.toLowerCase()] as const]
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}
