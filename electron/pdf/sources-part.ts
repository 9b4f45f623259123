import type { Finding } from '../../core/evaluate/finding';
import { heading, webLink, paragraph } from './layout';
import type { Paper } from './paper';
import type { ReportData } from './report-data';
import { beginningOf, type Row, table } from './table';
import { colours, sizes } from './theme';

/** The guide's links that the findings of a step name: where they led then, and where the page is today. */
export function setLinks(paper: Paper, { document }: ReportData, findings: readonly Finding[]): void {
  const ids = [...new Set(findings.flatMap(({ links }) => links))];
  const rows = ids.map((id): Row => {
    const link = document.links[id];
    if (!link) return { cells: [id, 'not in the document', ''] };
    const { nameThen, urlThen, nameToday, urlToday, verified } = link;
    const today = [nameToday, urlToday].filter((part) => part !== null).join('\n');
    const doubt = verified || today === '' ? '' : '\nunconfirmed';
    return {
      cells: [id, `${nameThen}\n${urlThen}`, [{ text: today || 'not known' }, { text: doubt, face: 'bold', colour: colours.quiet }]],
    };
  });
  if (rows.length === 0) return;
  const columns = [
    { title: 'Link', share: 85 },
    { title: 'In the guide', share: 210 },
    { title: 'Today', share: 210 },
  ];
  heading(paper, 2, "The guide's links, then and today", beginningOf(paper, columns, rows));
  table(paper, columns, rows);
}

export const sourcesTitle = 'Sources';

/** The pages that the findings rest on, by their keys. */
export function setSources(paper: Paper, { document }: ReportData): void {
  heading(paper, 1, sourcesTitle);
  const sources = Object.entries(document.sources);
  if (sources.length === 0) paragraph(paper, 'No finding refers to a source.');
  for (const [key, { title, publisher, date, url, note }] of sources) {
    const origin = [publisher, date].filter((part) => part !== null).join(', ');
    paragraph(paper, [{ text: `${key}  `, face: 'bold' }, { text: title }, { text: origin === '' ? '' : ` (${origin})` }], {
      gap: url === null && note === null ? 5 : 0,
      keep: 26,
    });
    if (note !== null) paragraph(paper, note, { style: { colour: colours.quiet, size: sizes.table }, gap: url === null ? 5 : 0 });
    if (url !== null) webLink(paper, url);
  }
}
