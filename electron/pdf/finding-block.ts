import { checkOf } from '../../core/checks/all';
import type { Evidence, Finding } from '../../core/evaluate/finding';
import { evidenceLabel, outcomeWords, titleOf } from '../../core/text/wording';
import { outcomeGutter, outcomeHeading, paragraph } from './layout';
import type { Paper } from './paper';
import { type ReportData, say, shown } from './report-data';
import { beginningOf, type Column, type Row, table } from './table';
import { colours, outcomeColours, sizes } from './theme';
import { orderTo, setRemedy, whatToDoTitle } from './what-to-do';

const quiet = { style: { colour: colours.quiet, size: sizes.table } } as const;

/**
 * A finding that asks for something: what is, who does what, what was seen, why it matters, what it rests on. The steps
 * stand once in the report: here for an effect, and under What to do for what has a number there.
 */
export function setOpenFinding(paper: Paper, data: ReportData, finding: Finding, isEffect: boolean): void {
  paper.indented(isEffect ? 16 : 0, () => {
    outcomeHeading(paper, isEffect ? 4 : 3, finding.outcome, say(finding.headline), heightBelow(paper, finding));
    paper.indented(outcomeGutter, () => setBody(paper, data, finding));
  });
}

/** What has to be free below the headline of a finding, about: its lines, and the beginning of its evidence. */
export const heightBelow = (paper: Paper, finding: Finding): number =>
  70 + paper.indented(outcomeGutter, () => beginningOf(paper, evidenceColumns, evidenceRows(finding)));

const evidenceColumns: readonly Column[] = [
  { title: 'What was seen', share: 110 },
  { title: 'Value', share: 160 },
  { title: 'Read from', share: 150 },
];

const evidenceRows = ({ checkId, evidence }: Finding): Row[] =>
  evidence.map((each) => ({ cells: [evidenceLabel(checkId, each.name), shown(each), each.source ?? 'not stated'] }));

function setBody(paper: Paper, data: ReportData, finding: Finding): void {
  const action = data.actions.find((each) => each.finding === finding);
  if (action) paragraph(paper, orderTo(finding));
  else setRemedy(paper, finding);
  setCause(paper, data, finding);
  const why = checkOf(finding.checkId)?.whyItMatters;
  if (why !== undefined) paragraph(paper, [{ text: 'Why it matters: ', face: 'bold' }, { text: why }], { style: { size: sizes.table } });
  paragraph(paper, facts(finding, action?.number ?? null), quiet);
  table(paper, evidenceColumns, evidenceRows(finding));
}

function setCause(paper: Paper, { document }: ReportData, { causedBy }: Finding): void {
  if (causedBy === null) return;
  const cause = document.findings.find(({ checkId }) => checkId === causedBy);
  const name = cause ? `step ${cause.step}, ${say(cause.headline)}` : titleOf(causedBy);
  paragraph(paper, [{ text: 'Explained by: ', face: 'bold' }, { text: name }], { style: { size: sizes.table } });
}

/** Where its steps are, the check, its place in the guide, and the keys of what it rests on, which Sources spells out. */
function facts({ checkId, guideItem, essential, unconfirmed, references, links }: Finding, number: number | null): string {
  const parts = [
    number === null ? '' : `No. ${number} under ${whatToDoTitle}`,
    `check ${titleOf(checkId)} (${checkId})`,
    guideItem === null ? '' : `guide's item ${guideItem}`,
    essential ? 'essential for the verdict' : '',
    unconfirmed ? 'rests on an unconfirmed record' : '',
    references.length === 0 ? '' : `sources ${references.join(', ')}`,
    links.length === 0 ? '' : `guide's links ${links.join(', ')}`,
  ];
  const text = parts.filter((part) => part !== '').join(' · ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A finding that asks for nothing, in one row; what was seen is there in full. */
export function settledRow(finding: Finding): Row {
  const { checkId, outcome, headline, basis, evidence, references, unconfirmed } = finding;
  const rests = references.length === 0 ? '' : `\nSources: ${references.join(', ')}.`;
  return {
    cells: [
      titleOf(checkId),
      [{ text: outcomeWords[outcome], face: 'bold', colour: outcomeColours[outcome].text }],
      [
        { text: say(headline) },
        { text: basis ? ` ${say(basis)}` : '' },
        { text: `${unconfirmed ? '\nRests on an unconfirmed record.' : ''}${rests}`, colour: colours.quiet },
      ],
      evidence.map((each, index) => seen(checkId, each, evidence[index + 1])).join('; '),
    ],
  };
}

/** A value with where it was read; values in a row that were read from one place name it once, after the last. */
function seen(checkId: string, evidence: Evidence, next: Evidence | undefined): string {
  const { name, source } = evidence;
  const place = source === null || source === next?.source ? '' : ` (${source})`;
  return `${evidenceLabel(checkId, name)}: ${shown(evidence)}${place}`;
}
