import { type Fact, factsOf, shownSetting, splitByPlatform } from '../../core/inventory/facts';
import { type Inventory, type SectionName, sectionTitles } from '../../core/inventory/schema';
import type { Proxy as ProxySettings } from '../../core/inventory/sections/proxy';
import { formatDuration } from '../../core/text/quantities';
import { reasonWords } from '../../core/inventory/section';
import { heading, paragraph } from './layout';
import type { Paper } from './paper';
import { moment, type ReportData } from './report-data';
import { beginningOf, type Column, type Row, table } from './table';
import { colours, sizes } from './theme';

export const inventoryTitle = 'Appendix: inventory';

/** Everything that was read, with where it was read, and what could not be read, with the reason. */
export function setInventory(paper: Paper, { document }: ReportData): void {
  const { startedAt, tookMs, origin, elevated, tool } = document.inventory;
  heading(paper, 1, inventoryTitle);
  const how = origin === 'live' ? 'Read on the machine itself' : 'Read from evidence that a script collected on the machine';
  const rights =
    elevated === null
      ? 'whether with administrator or root rights is not known'
      : elevated
        ? 'with administrator or root rights'
        : 'without administrator or root rights';
  paragraph(paper, `${how}, ${rights}, by ${tool.name} ${tool.version}. Begun ${moment(startedAt)}; it took ${formatDuration(tookMs)}.`);
  const { here, elsewhere } = splitByPlatform(document.inventory.sections);
  for (const name of here) setSection(paper, document.inventory, name);
  if (elsewhere.length > 0) {
    const names = elsewhere.map((name) => sectionTitles[name]).join(', ');
    paragraph(paper, `Not on this system: ${names}.`, { style: { colour: colours.quiet } });
  }
}

function setSection(paper: Paper, { sections, startedAt }: Inventory, name: SectionName): void {
  const section = sections[name];
  if (section.status === 'unavailable') {
    heading(paper, 2, sectionTitles[name]);
    paragraph(paper, [{ text: `Not read: ${reasonWords[section.reason]}. `, face: 'bold' }, { text: section.detail }]);
    return;
  }
  const facts = factsOf(name, section);
  const planes = name === 'proxy' && sections.proxy.status === 'read' ? planeRows(sections.proxy.data) : [];
  const factRows = (planes.length > 0 ? facts.filter(({ unread }) => unread !== null) : facts).map(factRow);
  const first = planes.length > 0 ? beginningOf(paper, planeColumns, planes, tight) : beginningOf(paper, factColumns, factRows, tight);
  heading(paper, 2, sectionTitles[name], 16 + first);
  const readAt = moment(section.at);
  // Sections are read at once; only one that was read again, or later, has a moment of its own.
  if (readAt !== moment(startedAt)) paragraph(paper, `Read ${readAt}.`, { style: { colour: colours.quiet, size: sizes.table } });
  table(paper, planeColumns, planes, tight);
  table(paper, factColumns, factRows, tight);
}

const tight = { rows: 'tight', size: sizes.small } as const;

const factColumns: readonly Column[] = [
  { title: 'Fact', share: 160 },
  { title: 'Value', share: 195 },
  { title: 'Read from', share: 150 },
];

function factRow({ label, value, source, unread }: Fact): Row {
  const shown = [
    { text: value ?? (unread ? '' : 'not stated by the system'), colour: value === null ? colours.quiet : colours.text },
    ...(unread
      ? [{ text: `${value === null ? '' : '\n'}Not read: ${reasonWords[unread.reason]}. `, face: 'bold' as const }, { text: unread.detail }]
      : []),
  ];
  return { cells: [label, shown, source ?? ''] };
}

const planeColumns: readonly Column[] = [
  { title: 'Place', share: 112 },
  { title: 'Setting', share: 108 },
  { title: 'Value', share: 165 },
  { title: 'Read from', share: 120 },
];

/** The places where a proxy can be set, one row for each setting, and one for a place without any. */
const planeRows = ({ planes }: ProxySettings): Row[] =>
  planes.flatMap(({ name, source, settings }): Row[] =>
    settings.length === 0
      ? [{ cells: [name, [{ text: 'not set', colour: colours.quiet }], '', source] }]
      : settings.map(({ variable, purpose, value, credentials }) => ({
          cells: [name, `${variable} (${purposeWords[purpose]})`, shownSetting({ value, credentials }), source],
        })),
  );

const purposeWords = {
  http: 'http',
  https: 'https',
  all: 'all protocols',
  bypass: 'exceptions',
  pac: 'configuration script',
  'auto-detect': 'automatic detection',
} as const;
