import type { GuideRowOfMachine } from '../../core/document/schema';
import { capabilityWords } from '../../core/text/wording';
import { heading, list, paragraph, webLink } from './layout';
import type { Paper } from './paper';
import { day, type ReportData } from './report-data';
import { type Row, table } from './table';
import type { Span } from './text';
import { colours, sizes } from './theme';

const appliesWords = { named: 'This machine', byWording: 'This machine, by its wording', no: '' } as const;

/** The guide's table, all rows, with those of this machine marked in words and colour. */
export function setGuideTable(paper: Paper, { document }: ReportData): void {
  const { title, date, rows } = document.guide;
  heading(paper, 2, "The guide's table", 130);
  paragraph(paper, `From "${title}", Microsoft, ${day(date)}. Marked rows are those of this machine, with the addresses of their pages.`, {
    style: { colour: colours.quiet },
  });
  const columns = [
    { title: 'Row', share: 28, align: 'right' },
    { title: 'Capability', share: 90 },
    { title: 'Operating systems', share: 152 },
    { title: 'Resource, in the guide and today', share: 235 },
  ] as const;
  table(paper, columns, rows.map(guideRow), { size: sizes.small, rows: 'tight' });
  if (rows.every(({ applies }) => applies === 'no')) paragraph(paper, "No row of the guide's table includes this machine's system.");
}

function guideRow({ row, capabilityName, operatingSystems, resource, applies }: GuideRowOfMachine): Row {
  const isMine = applies !== 'no';
  const mark: Span[] = isMine ? [{ text: `\n${appliesWords[applies]}`, face: 'bold', colour: colours.link }] : [];
  return {
    cells: [
      String(row),
      [{ text: capabilityName, face: isMine ? 'bold' : 'regular' }, ...mark],
      operatingSystems.join('; '),
      [
        { text: resource.name, face: isMine ? 'bold' : 'regular' },
        { text: isMine ? `\nThen: ${resource.url}\nToday: ${resource.urlToday}${resource.verifiedToday ? '' : ' (unconfirmed)'}` : '' },
      ],
    ],
    ...(isMine ? { fill: colours.marked, edge: colours.brand } : {}),
  };
}

const waysOf = (ways: readonly string[]): string => (ways.length === 0 ? 'none' : ways.join(', '));

/** What the catalogue says of this machine's system: in March 2021 and today. */
export function setPlatform(paper: Paper, { document }: ReportData): void {
  const { platform } = document;
  heading(paper, 2, 'This system', 110);
  if (!platform) {
    paragraph(paper, 'The catalogue has no record of this system, or the system could not be read.');
    return;
  }
  const { displayName, verified, minorUnknown, capabilities, lifecycle, status, onboarding, resourcesToday, notes } = platform;
  paragraph(paper, [
    { text: displayName, face: 'bold' },
    { text: verified ? '.' : ' (unconfirmed).' },
    { text: minorUnknown ? ' It matches by the major version only; the minor version could not be read.' : '' },
  ]);
  const names = ['edr', 'av'] as const;
  const hasNotes = names.some((name) => capabilities[name].note !== null);
  const columns = [
    { title: 'Subject', share: 120 },
    { title: 'In March 2021', share: 105 },
    { title: verified ? 'Today' : 'Today (unconfirmed)', share: 130 },
    ...(hasNotes ? [{ title: 'Note', share: 150 }] : []),
  ];
  const rows = names.map((name): Row => {
    const { march2021, today, note } = capabilities[name];
    return { cells: [capabilityWords[name], march2021, [{ text: today, face: 'bold' }], note ?? ''] };
  });
  const { march2021, today } = status;
  const details = [march2021.detail, today.detail].filter((detail) => detail !== null).join('; ');
  rows.push(
    { cells: ['Defender for Endpoint', march2021.mde, [{ text: today.mde, face: 'bold' }], hasNotes ? details : ''] },
    { cells: ["Maker's support", march2021.vendorSupport ?? 'not stated', today.vendorSupport ?? 'not stated', ''] },
    { cells: ['Onboarding', waysOf(onboarding.march2021), waysOf(onboarding.today), ''] },
  );
  table(paper, columns, rows, { size: sizes.small });
  for (const { name, url, verified: confirmed } of resourcesToday) {
    paragraph(paper, `Page for this system today${confirmed ? '' : ' (unconfirmed)'}: ${name}`, { gap: 0, keep: 24 });
    webLink(paper, url);
  }
  const until = (end: string | null): string => (end === null ? 'none stated' : day(end));
  paragraph(paper, `End of the maker's support: ${until(lifecycle.end)}; of extended support: ${until(lifecycle.extended)}.`);
  list(paper, 'bullets', notes);
}

/** That something was left to be tested later, and why. */
export function setDeferred(paper: Paper, { document }: ReportData): void {
  const hasDeferred = document.findings.some(({ outcome }) => outcome === 'deferred');
  if (document.connectivity.status !== 'deferred' && !hasDeferred) return;
  paragraph(paper, 'This assessment sent nothing over the network. What needs a connection was not tested; it did not pass.');
}
