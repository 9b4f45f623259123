import { checkOf } from '../../core/checks/all';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding } from '../../core/evaluate/finding';
import { evidenceLabel, outcomeWords, ownerWords, placeInWords, titleOf } from '../../core/text/wording';
import { headlineOf, type ReportData, say, shown } from './report-data';
import type { Column, Row } from './table';
import type { Span } from './text';
import { colours, outcomeColours } from './theme';

/** The columns of what asks for something and has a number under What to do, where who does what stands. */
export const openColumns: readonly Column[] = [
  { title: 'No.', share: 26, align: 'right' },
  { title: 'Outcome', share: 56 },
  { title: 'What is, why it matters, and what was seen', share: 423 },
];

/** A finding that has a number under What to do, or shares one, in one row; what was seen is there in full. */
export function openRow({ document }: ReportData, number: number, finding: Finding): Row {
  const { outcome } = finding;
  return {
    cells: [
      String(number),
      [{ text: outcomeWords[outcome], face: 'bold', colour: outcomeColours[outcome].text }],
      [{ text: headlineOf(finding), face: 'bold' }, ...restOf(document, finding)],
    ],
  };
}

/** A finding that another one explains, which has no number: also who does what, and its cause. */
export function effectRow({ document }: ReportData, finding: Finding): Row {
  const { outcome, remedy, owner, causedBy } = finding;
  const cause = document.findings.find(({ checkId }) => checkId === causedBy);
  const name = cause ? headlineOf(cause) : titleOf(causedBy ?? '');
  const orders = remedy ? [remedy.summary, ...remedy.steps].map(say).join(' ') : '';
  return {
    cells: [
      '',
      [{ text: outcomeWords[outcome], face: 'bold', colour: outcomeColours[outcome].text }],
      [
        { text: headlineOf(finding), face: 'bold' },
        { text: '\nExplained by: ', colour: colours.quiet },
        { text: name },
        { text: orders === '' ? '' : `\n${ownerWords[owner]}: ${orders}` },
        { text: remedy?.command ? `\n${remedy.command}` : '' },
        ...restOf(document, finding),
      ],
    ],
  };
}

/** Why it matters, what was seen, and what it rests on. */
function restOf(document: ReadinessDocument, finding: Finding): Span[] {
  const why = checkOf(finding.checkId)?.whyItMatters;
  return [
    { text: why === undefined ? '' : `\n${why}` },
    ...seenOf(document, finding),
    { text: `\n${facts(finding)}`, colour: colours.quiet },
  ];
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

/** The columns of what passed. */
export const passedColumns: readonly Column[] = [
  { title: 'Check', share: 150 },
  { title: 'What is', share: 355 },
];

/** A finding that passed, in a line or two: the values that were seen are in the attached data and, as facts, in the inventory. */
export function passedRow({ checkId, headline, basis, unconfirmed }: Finding): Row {
  return {
    cells: [
      titleOf(checkId),
      [
        { text: say(headline) },
        { text: basis ? ` ${say(basis)}` : '', colour: colours.quiet },
        { text: unconfirmed ? ' (unconfirmed)' : '', colour: colours.quiet },
      ],
    ],
  };
}

/** The columns of what does not apply. */
export const notApplicableColumns: readonly Column[] = [
  { title: 'Why', share: 150 },
  { title: 'Checks', share: 355 },
];

/** What does not apply, one row for each reason. */
export function notApplicableRows(findings: readonly Finding[]): Row[] {
  const reasons = new Set(findings.map(({ headline }) => say(headline)));
  return [...reasons].map((reason) => {
    const ofReason = findings.filter(({ headline }) => say(headline) === reason);
    return { cells: [reason, ofReason.map(({ checkId }) => titleOf(checkId)).join('; ')] };
  });
}

/** All that a finding saw, a line for each value, with where it was read; values in a row from one place name it once, after the last. */
function seenOf(document: ReadinessDocument, { checkId, evidence }: Finding): Span[] {
  return evidence.flatMap((each, index): Span[] => {
    const { name, source } = each;
    const place = source === evidence[index + 1]?.source ? null : placeInWords(source);
    return [
      { text: `\n${evidenceLabel(checkId, name)}: `, colour: colours.quiet },
      { text: shown(each, document) },
      { text: place === null ? '' : ` (${place})`, colour: colours.quiet },
    ];
  });
}
