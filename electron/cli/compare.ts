import path from 'node:path';
import { AppError } from '../../core/document/app-error';
import { type Comparison, compareDocuments, type FindingChange, type FindingChangeKind } from '../../core/document/compare-documents';
import type { SavedDocument } from '../../core/document/read-document';
import { outcomeOfVerdict } from '../../core/evaluate/verdict';
import { sectionTitles } from '../../core/inventory/schema';
import { formatInstant } from '../../core/text/quantities';
import { formatMessage, outcomeWords, titleOf, verdictWords } from '../../core/text/wording';
import { readSavedFile } from '../assessment/read-file';
import { exitCodes } from './exit-codes';
import type { CommandContext } from './run';
import { type Output, printable, type Style, styled, wrap } from './terminal';

export interface CompareOptions {
  readonly anyMachine?: true;
  readonly json?: true;
}

/**
 * `compare`: what became of a machine between two documents, as text or as JSON on standard output. Ends with 1 where the verdict or
 * a finding is worse, else with 0: also where what was wrong cannot be told any more, which is neither better nor worse.
 *
 * @throws AppError `bad-file`, also for documents of two machines unless `anyMachine`
 */
export async function compareCommand(
  beforeFile: string,
  afterFile: string,
  { anyMachine, json }: CompareOptions,
  { out }: CommandContext,
): Promise<number> {
  const before = await readDocumentFile(beforeFile);
  const after = await readDocumentFile(afterFile);
  const comparison = compareDocuments(before, after);
  if (!anyMachine) demandSameMachine(comparison, afterFile);
  out.write(json ? `${JSON.stringify(withSentences(comparison), null, 2)}\n` : comparisonText(comparison, out));
  return comparison.regression ? exitCodes.regression : exitCodes.done;
}

async function readDocumentFile(name: string): Promise<SavedDocument> {
  const file = path.resolve(name);
  const saved = await readSavedFile(file);
  if (saved.kind === 'document') return saved.document;
  throw new AppError({
    code: 'bad-file',
    what: 'The file holds an inventory, which concludes nothing.',
    where: file,
    mend: `Make a document of it: assess --from ${name} --json FILE.`,
    data: 'The file was left as it is.',
    details: null,
  });
}

function demandSameMachine({ sameMachine, before, after }: Comparison, afterFile: string): void {
  if (sameMachine) return;
  const names = [before, after].map(({ machine }) => machine.name ?? 'a machine without a name').join(' and ');
  throw new AppError({
    code: 'bad-file',
    what:
      sameMachine === null
        ? `Whether these are of one machine cannot be told: ${names}.`
        : `These are documents of two different machines: ${names}.`,
    where: path.resolve(afterFile),
    mend: 'Name two documents of one machine, or compare them all the same with --any-machine.',
    data: null,
    details: null,
  });
}

const reader = { timeZone: 'UTC' };

/** The comparison with each headline and title in English beside its id, for whoever reads the JSON without the product. */
function withSentences(comparison: Comparison): object {
  const stateOf = (state: FindingChange['before']) => state && { ...state, sentence: formatMessage(state.headline, reader) };
  const findings = comparison.findings.map((finding) => ({
    ...finding,
    title: titleOf(finding.checkId),
    before: stateOf(finding.before),
    after: stateOf(finding.after),
  }));
  return { ...comparison, findings };
}

const groups: readonly (readonly [change: FindingChangeKind, title: string, style: Style])[] = [
  ['worse', 'Worse', 'fail'],
  ['better', 'Better', 'pass'],
  ['changed', 'Changed', 'bold'],
  ['new', 'New checks', 'bold'],
  ['gone', 'Checks that are gone', 'bold'],
];

const verdictSaid: Readonly<Record<Exclude<Comparison['verdict'], 'same'>, string>> = {
  better: 'better',
  worse: 'worse',
  changed: 'not known to be better, since what was wrong cannot be told any more',
};

/** Grouped, worst first; what is the same is not listed. Times are UTC, as in the report. */
function comparisonText(comparison: Comparison, output: Output): string {
  const { before, after, verdict, findings, inventory } = comparison;
  const verdictWord = (word: Comparison['before']['verdict']) => styled(output, outcomeOfVerdict[word], verdictWords[word]);
  const lines = [
    '',
    verdict === 'same'
      ? `${verdictWord(after.verdict)}, as before`
      : `${verdictWord(before.verdict)} -> ${verdictWord(after.verdict)}: ${verdictSaid[verdict]}`,
    ...machineLines(comparison),
    ...differing('Catalogue', before.catalogueVersion, after.catalogueVersion),
    ...differing('Product', before.toolVersion, after.toolVersion),
    '',
  ];
  for (const [change, title, style] of groups) {
    const group = findings.filter((finding) => finding.change === change);
    if (group.length > 0)
      lines.push(styled(output, style, `${title} (${group.length})`), ...group.flatMap((each) => findingLines(each, output)), '');
  }
  if (findings.length === 0) lines.push('No finding differs.', '');
  for (const { section, facts } of inventory) {
    lines.push(styled(output, 'bold', sectionTitles[section]));
    for (const { label, before: was, after: is } of facts) {
      lines.push(
        `  ${wrap(`${printable(label)}: ${printable(was ?? 'not there')} -> ${printable(is ?? 'not there')}`, output.columns, 4, 2)}`,
      );
    }
    lines.push('');
  }
  if (inventory.length === 0) lines.push('No fact differs.', '');
  return `${lines.join('\n')}\n`;
}

function machineLines({ before, after, sameMachine }: Comparison): string[] {
  const nameOf = ({ machine }: Comparison['before']) => printable(machine.name ?? 'A machine without a name');
  const [was, is] = [before, after].map(({ assessedAt }) => formatInstant(assessedAt, reader.timeZone));
  if (sameMachine) return [`${nameOf(after)}, ${was} -> ${is}`];
  return [`${nameOf(before)}, ${was} -> ${nameOf(after)}, ${is}`];
}

const differing = (label: string, before: string, after: string): string[] =>
  before === after ? [] : [`${label} ${printable(before)} -> ${printable(after)}`];

function findingLines({ checkId, before, after }: FindingChange, output: Output): string[] {
  const words = [before, after].flatMap((state) => (state ? [outcomeWords[state.outcome]] : []));
  const outcome = words[0] === words[1] ? words[0] : words.join(' -> ');
  const sentences = [before, after].flatMap((state) => (state ? [printable(formatMessage(state.headline, reader))] : []));
  const shown = sentences[0] === sentences[1] ? sentences.slice(1) : sentences;
  return [
    `  ${wrap(`${printable(titleOf(checkId))} (${printable(checkId)}): ${outcome}`, output.columns, 4, 2)}`,
    ...shown.map((sentence, index) => {
      const isEarlier = before !== null && after !== null && index === 0 && shown.length === 2;
      return styled(output, 'dim', `    ${wrap(`${isEarlier ? 'was: ' : ''}${sentence}`, output.columns, 6, 4)}`);
    }),
  ];
}
