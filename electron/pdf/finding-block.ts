import { checkOf } from '../../core/checks/all';
import type { Evidence, Finding } from '../../core/evaluate/finding';
import { evidenceLabel, outcomeWords, titleOf } from '../../core/text/wording';
import type { Action } from './actions';
import { outcomeGutter, outcomeHeading, paragraph } from './layout';
import type { Paper } from './paper';
import { placeOf, type ReportData, say, shown } from './report-data';
import { beginningOf, type Column, type Row, table } from './table';
import { colours, outcomeColours, sizes } from './theme';
import { setRemedy } from './what-to-do';

const quiet = { style: { colour: colours.quiet, size: sizes.table } } as const;

/** The columns of what asks for something and has a number under What to do, where who does what stands. */
export const openColumns: readonly Column[] = [
  { title: 'No.', share: 26, align: 'right' },
  { title: 'Outcome', share: 56 },
  { title: 'What is, why it matters, and what was seen', share: 423 },
];

/** A finding that has a number under What to do, in one row; what was seen is there in full. */
export function openRow({ number, finding }: Action): Row {
  const { checkId, outcome, headline } = finding;
  const why = checkOf(checkId)?.whyItMatters;
  const values = seenOf(finding);
  return {
    cells: [
      String(number),
      [{ text: outcomeWords[outcome], face: 'bold', colour: outcomeColours[outcome].text }],
      [
        { text: say(headline), face: 'bold' },
        { text: why === undefined ? '' : `\n${why}` },
        { text: values === '' ? '' : `\n${values}` },
        { text: `\n${facts(finding)}`, colour: colours.quiet },
      ],
    ],
  };
}

/** A finding that another one explains: what is, who does what, its cause, why it matters, what it rests on, what was seen. */
export function setEffect(paper: Paper, data: ReportData, finding: Finding): void {
  outcomeHeading(paper, 3, finding.outcome, say(finding.headline), heightBelow(paper, finding));
  paper.indented(outcomeGutter, () => {
    setRemedy(paper, finding);
    setCause(paper, data, finding);
    const why = checkOf(finding.checkId)?.whyItMatters;
    if (why !== undefined) paragraph(paper, [{ text: 'Why it matters: ', face: 'bold' }, { text: why }], { style: { size: sizes.table } });
    paragraph(paper, facts(finding), quiet);
    table(paper, evidenceColumns, evidenceRows(finding));
  });
}

/** What has to be free below the headline of an effect, about: its lines, and the beginning of its evidence. */
export const heightBelow = (paper: Paper, finding: Finding): number =>
  70 + paper.indented(outcomeGutter, () => beginningOf(paper, evidenceColumns, evidenceRows(finding)));

const evidenceColumns: readonly Column[] = [
  { title: 'What was seen', share: 110 },
  { title: 'Value', share: 160 },
  { title: 'Read from', share: 150 },
];

const evidenceRows = ({ checkId, evidence }: Finding): Row[] =>
  evidence.map((each) => ({ cells: [evidenceLabel(checkId, each.name), shown(each), placeOf(each.source) ?? 'not stated'] }));

function setCause(paper: Paper, { document }: ReportData, { causedBy }: Finding): void {
  if (causedBy === null) return;
  const cause = document.findings.find(({ checkId }) => checkId === causedBy);
  const name = cause ? `step ${cause.step}, ${say(cause.headline)}` : titleOf(causedBy);
  paragraph(paper, [{ text: 'Explained by: ', face: 'bold' }, { text: name }], { style: { size: sizes.table } });
}

/** The check, its place in the guide, and the keys of what it rests on, which Sources spells out. */
function facts({ checkId, guideItem, essential, unconfirmed, references }: Finding): string {
  const parts = [
    `check ${titleOf(checkId)}`,
    guideItem === null ? '' : `guide's item ${guideItem}`,
    essential ? 'essential for the verdict' : '',
    unconfirmed ? 'rests on an unconfirmed record' : '',
    references.length === 0 ? '' : `sources ${references.join(', ')}`,
  ];
  const text = parts.filter((part) => part !== '').join(' · ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The columns of what asks for nothing. */
export const settledColumns: readonly Column[] = [
  { title: 'Check', share: 95 },
  { title: 'What is, and what was seen', share: 410 },
];

/** A finding that asks for nothing, in one row; what was seen is there in full. */
export function settledRow(finding: Finding): Row {
  const { checkId, outcome, headline, basis, references, unconfirmed } = finding;
  const values = seenOf(finding);
  const rests = [
    unconfirmed ? 'Rests on an unconfirmed record.' : '',
    references.length === 0 ? '' : `Sources: ${references.join(', ')}.`,
  ].filter((part) => part !== '');
  return {
    cells: [
      [{ text: `${titleOf(checkId)}\n` }, { text: outcomeWords[outcome], face: 'bold', colour: outcomeColours[outcome].text }],
      [
        { text: say(headline), face: 'bold' },
        { text: basis ? ` ${say(basis)}` : '' },
        { text: values === '' ? '' : `\n${values}` },
        { text: rests.length === 0 ? '' : `  ·  ${rests.join(' ')}`, colour: colours.quiet },
      ],
    ],
  };
}

/** All that a finding saw, in one paragraph. */
const seenOf = ({ checkId, evidence }: Finding): string =>
  evidence.map((each, index) => seen(checkId, each, evidence[index + 1])).join('; ');

/** A value with where it was read; values in a row that were read from one place name it once, after the last. */
function seen(checkId: string, evidence: Evidence, next: Evidence | undefined): string {
  const { name, source } = evidence;
  const place = source === next?.source ? null : placeOf(source);
  return `${evidenceLabel(checkId, name)}: ${shown(evidence)}${place === null ? '' : ` (${place})`}`;
}
