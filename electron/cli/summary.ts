import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import { countByOutcome, outcomeOfVerdict } from '../../core/evaluate/verdict';
import { basedOnSentence } from '../../core/text/based-on-sentence';
import { unreadGroups, unreadSentence } from '../../core/text/unread-groups';
import { verdictSentence } from '../../core/text/verdict-sentence';
import {
  evidenceLabel,
  formatEvidence,
  formatMessage,
  outcomeWords,
  ownerWords,
  type Reader,
  stepTitles,
  titleOf,
  verdictWords,
} from '../../core/text/wording';
import { type Output, printable, styled, wrap } from './terminal';

const shown: readonly Outcome[] = ['fail', 'warn', 'unknown', 'manual', 'deferred'];

const reader: Reader = { timeZone: 'UTC' };

/**
 * The assessment for a person at a terminal: verdict, what blocks, what warns, what is open, counts, and where the files are.
 * Times are UTC, as in the report.
 */
export function summaryOf(document: ReadinessDocument, files: readonly string[], output: Output): string {
  const { verdict, machine, platform, findings } = document;
  const origin = basedOnSentence(document, reader);
  const lines = [
    '',
    styled(output, outcomeOfVerdict[verdict.word], verdictWords[verdict.word]),
    wrap(printable(verdictSentence(document)), output.columns),
    printable([machine.name ?? 'This device', machine.system ?? platform?.displayName ?? 'system not known'].join(', ')),
    ...(origin === null ? [] : [wrap(printable(origin), output.columns)]),
    '',
  ];
  for (const outcome of shown) {
    const groups = unreadGroups(findings).filter(([first]) => first.outcome === outcome);
    if (groups.length === 0) continue;
    const where = outcome === 'manual' ? styled(output, 'dim', ' answered in the window') : '';
    const heading = `${outcomeWords[outcome]} (${groups.flat().length})`;
    lines.push(styled(output, outcome, heading) + where, ...groups.flatMap((group) => linesOf(group, document, output)), '');
  }
  lines.push(styled(output, 'bold', 'By step'));
  for (const step of [1, 2, 3] as const) {
    const counts = countByOutcome(findings.filter((finding) => finding.step === step));
    const words = Object.entries(counts).flatMap(([outcome, count]) => (count > 0 ? [`${outcomeWords[outcome as Outcome]} ${count}`] : []));
    lines.push(`  ${wrap(`${step} ${stepTitles[step].short}: ${words.join(', ')}`, output.columns, 4, 2)}`);
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

/** A finding, or one line for all that are not known for one reason: what is, why it is not known, and who does what. */
function linesOf(group: readonly [Finding, ...Finding[]], document: ReadinessDocument, output: Output): string[] {
  const [finding, ...alike] = group;
  const { headline, unconfirmed, causedBy, owner, remedy } = finding;
  const indent = causedBy === null ? 2 : 4;
  const text = (words: string, by: number) => ' '.repeat(by) + wrap(printable(words), output.columns, by);
  const says = alike.length > 0 ? unreadSentence(group) : formatMessage(headline, reader) + (unconfirmed ? ' (unconfirmed)' : '');
  const why = finding.outcome === 'unknown' ? reasonOf(finding, document) : '';
  return [
    text(says, indent),
    ...(why === '' ? [] : [text(why, indent + 2)]),
    ...(alike.length > 0 ? [text(`Not known: ${group.map(({ checkId }) => titleOf(checkId)).join('; ')}.`, indent + 2)] : []),
    ...(remedy ? [styled(output, 'dim', text(`${ownerWords[owner]}: ${formatMessage(remedy.summary, reader)}`, indent + 2))] : []),
  ];
}

/** Why something is not known stands in its evidence, which a terminal has no other place for. A whole section needs no label: the headline names it. */
function reasonOf({ checkId, headline, evidence }: Finding, document: ReadinessDocument): string {
  const seen = evidence.map(({ name, value }) => ({
    label: headline.id === 'runner.sectionUnavailable' ? '' : `${evidenceLabel(checkId, name)}: `,
    value:
      value === null && headline.id.startsWith('runner.')
        ? 'no reason is known'
        : formatEvidence({ name, value }, document.platform, reader),
  }));
  return seen.map(({ label, value }) => `${label}${value}`).join('; ');
}
