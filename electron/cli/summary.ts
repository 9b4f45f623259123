import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import { byGravity, countByOutcome, outcomeOfVerdict } from '../../core/evaluate/verdict';
import { basedOnSentence } from '../../core/text/based-on-sentence';
import { verdictSentence } from '../../core/text/verdict-sentence';
import { formatMessage, outcomeWords, ownerWords, stepTitles, verdictWords } from '../../core/text/wording';
import { type Output, printable, styled, wrap } from './terminal';

const shown: readonly Outcome[] = ['fail', 'warn', 'unknown', 'manual', 'deferred'];

/**
 * The assessment for a person at a terminal: verdict, what blocks, what warns, what is open, counts, and where the files are.
 * Times are UTC, as in the report.
 */
export function summaryOf(document: ReadinessDocument, files: readonly string[], output: Output): string {
  const reader = { timeZone: 'UTC' };
  const { verdict, machine, platform, findings } = document;
  const origin = basedOnSentence(document, reader);
  const lines = [
    '',
    styled(output, outcomeOfVerdict[verdict.word], verdictWords[verdict.word]),
    wrap(printable(verdictSentence(document)), output.columns),
    printable([machine.name ?? 'This device', platform?.displayName ?? machine.system ?? 'system not known'].join(', ')),
    ...(origin === null ? [] : [wrap(printable(origin), output.columns)]),
    '',
  ];
  const lineFor = (finding: Finding): string[] => {
    const indent = finding.causedBy === null ? 2 : 4;
    const headline = printable(formatMessage(finding.headline, reader)) + (finding.unconfirmed ? ' (unconfirmed)' : '');
    const order = finding.remedy && `${ownerWords[finding.owner]}: ${printable(formatMessage(finding.remedy.summary, reader))}`;
    const text = (words: string) => ' '.repeat(indent) + wrap(words, output.columns - indent, indent);
    // Why something is not known stands in its evidence, which a terminal has no other place for.
    const why =
      finding.outcome === 'unknown' ? finding.evidence.flatMap(({ value }) => (typeof value === 'string' ? [printable(value)] : [])) : [];
    return [
      text(headline),
      ...why.map((words) => `  ${text(words).replaceAll('\n', '\n  ')}`),
      ...(order ? [styled(output, 'dim', `  ${text(order).replaceAll('\n', '\n  ')}`)] : []),
    ];
  };
  for (const outcome of shown) {
    const group = byGravity(findings).filter((finding) => finding.outcome === outcome);
    if (group.length === 0) continue;
    const where = outcome === 'manual' ? styled(output, 'dim', ' answered in the window') : '';
    lines.push(styled(output, outcome, `${outcomeWords[outcome]} (${group.length})`) + where, ...group.flatMap(lineFor), '');
  }
  lines.push(styled(output, 'bold', 'By step'));
  for (const step of [1, 2, 3] as const) {
    const counts = countByOutcome(findings.filter((finding) => finding.step === step));
    const words = Object.entries(counts).flatMap(([outcome, count]) => (count > 0 ? [`${outcomeWords[outcome as Outcome]} ${count}`] : []));
    lines.push(`  ${wrap(`${step} ${stepTitles[step].short}: ${words.join(', ')}`, output.columns - 2, 4)}`);
  }
  lines.push(
    '',
    ...(files.length > 0
      ? [styled(output, 'bold', 'Written'), ...files.map((file) => `  ${printable(file)}`)]
      : ['No file was written; --json FILE, --pdf FILE or --out FOLDER do that.']),
    '',
  );
  return lines.join('\n');
}
