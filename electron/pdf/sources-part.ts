import type { Finding } from '../../core/evaluate/finding';
import { isOpen } from './actions';
import { heading, webLink, paragraph } from './layout';
import type { Paper } from './paper';
import type { ReportData } from './report-data';
import { beginningOf, type Row, table } from './table';
import { colours, sizes } from './theme';

/**
 * The guide's links that the open findings of a step name: where they led, and where the page is today. The pages of the
 * guide's table stand there.
 */
export function setLinks(paper: Paper, { document }: ReportData, findings: readonly Finding[]): void {
  const inTable = new Set(document.guide.rows.map(({ resource }) => resource.url));
  const ids = [...new Set(findings.filter(isOpen).flatMap(({ links }) => links))].filter(
    (id) => !inTable.has(document.links[id]?.urlThen ?? ''),
  );
  const rows = ids.map((id): Row => {
    const link = document.links[id];
    if (!link) return { cells: [id, 'not in the document'] };
    const { nameThen, urlThen, nameToday, urlToday, verified } = link;
    const today = [nameToday, urlToday].filter((part) => part !== null).join('\n');
    const doubt = verified || today === '' ? '' : '\nunconfirmed';
    return {
      cells: [
        `${nameThen}\n${urlThen}`,
        [{ text: today || 'no page of today on record' }, { text: doubt, face: 'bold', colour: colours.quiet }],
      ],
    };
  });
  if (rows.length === 0) return;
  const look = { size: sizes.small, rows: 'tight' } as const;
  const columns = [
    { title: 'In the guide', share: 1 },
    { title: 'Today', share: 1 },
  ];
  heading(paper, 2, "The guide's links to what is open, then and today", beginningOf(paper, columns, rows, look));
  table(paper, columns, rows, look);
}

export const sourcesTitle = 'Sources';

const wordsOfDoubt =
  'In this report, "unconfirmed" means: could not be checked on a page of the maker when the catalogue was made. ' +
  '"Not known" means: could not be read on the machine, or the catalogue has nothing about it.';

/** The pages that the findings rest on, by their keys. What only does not apply rests on is in the attached data. */
export function setSources(paper: Paper, { document }: ReportData): void {
  heading(paper, 1, sourcesTitle);
  const applying = document.findings.filter(({ outcome }) => outcome !== 'notApplicable');
  const referred = new Set(applying.flatMap(({ references }) => references));
  const sources = Object.entries(document.sources).filter(([key]) => referred.has(key));
  if (sources.length === 0) paragraph(paper, 'No finding refers to a source.');
  paragraph(paper, wordsOfDoubt, { style: { colour: colours.quiet } });
  for (const [key, { title, publisher, date, url, note }] of sources) {
    const origin = [publisher, date].filter((part) => part !== null).join(', ');
    paragraph(paper, [{ text: `${key}  `, face: 'bold' }, { text: title }, { text: origin === '' ? '' : ` (${origin})` }], {
      style: { size: sizes.table },
      gap: 0,
      keep: 24,
    });
    if (note !== null) paragraph(paper, note, { style: { colour: colours.quiet, size: sizes.table }, gap: 0 });
    if (url === null) paragraph(paper, 'No public address.', { style: { colour: colours.quiet, size: sizes.table }, gap: 4 });
    else webLink(paper, url);
  }
}
