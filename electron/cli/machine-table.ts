import type { ReadinessDocument } from '../../core/document/schema';
import { outcomeOfVerdict, type VerdictWord } from '../../core/evaluate/verdict';
import { formatInstant } from '../../core/text/quantities';
import { verdictWords } from '../../core/text/wording';
import { type Output, printable, styled } from './terminal';

/** One machine among several. */
export interface MachineRow {
  readonly machine: string;
  readonly system: string;
  readonly verdict: VerdictWord;
  /** When it was read, or its evidence collected. */
  readonly collected: string;
  /** "214 of 217 sources", or of the sections where the app itself has read the machine. */
  readonly read: string;
}

export function rowOf({ machine, platform, verdict, inventory }: ReadinessDocument): MachineRow {
  return {
    machine: machine.name ?? inventory.collected?.host ?? 'without a name',
    system: machine.system ?? platform?.displayName ?? 'not known',
    verdict: verdict.word,
    collected: formatInstant(inventory.startedAt, 'UTC'),
    read: readOf(inventory),
  };
}

function readOf({ collected, sections }: ReadinessDocument['inventory']): string {
  if (collected === null) {
    const here = Object.values(sections).filter((section) => section.status === 'read' || section.reason !== 'not-on-this-platform');
    return `${here.filter(({ status }) => status === 'read').length} of ${here.length} sections`;
  }
  const { read, absent, denied, failed } = collected.sources;
  return `${read + absent} of ${read + absent + denied + failed} sources`;
}

const columns = [
  ['machine', 'Machine', 30],
  ['system', 'System', 40],
  ['verdict', 'Verdict', 22],
  ['collected', 'Collected', 24],
  ['read', 'Read', 20],
] as const;

/** The machines in the order given, each on one line, with a heading. */
export function machineTable(rows: readonly MachineRow[], output: Output): string {
  const cells = rows.map((row) => ({ ...row, verdict: verdictWords[row.verdict], word: row.verdict }));
  const widths = columns.map(([key, title, most]) =>
    Math.min(
      most,
      cells.reduce((width, row) => Math.max(width, row[key].length), title.length),
    ),
  );
  const line = (texts: readonly string[]) => texts.map((text, index) => cut(printable(text), widths[index] ?? 0)).join('  ');
  const heading = styled(output, 'bold', line(columns.map(([, title]) => title)).trimEnd());
  const body = cells.map((row) => {
    const plain = line(columns.map(([key]) => row[key])).trimEnd();
    const word = row.verdict;
    return output.colours ? plain.replace(word, styled(output, outcomeOfVerdict[row.word], word)) : plain;
  });
  return `${['', heading, ...body].join('\n')}\n`;
}

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width));
