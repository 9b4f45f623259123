import type { VerdictWord } from '../../core/evaluate/verdict';
import { verdictWords } from '../../core/text/wording';
import { heading, list, paragraph } from './layout';
import type { Paper } from './paper';
import { counted, day, moment, type ReportData } from './report-data';
import { table } from './table';
import { lineHeight, type Style } from './text';
import { colours, sizes } from './theme';

export const decisionTitle = 'Decision';

type Choice = 'Approved' | 'Approved with these conditions:' | 'Rejected, because:';

const fields = ['Name', 'Role', 'Date', 'Signature'] as const;

/** What has to be free for the whole decision, in points: who signs sees on one page what they sign. */
const decisionHeight = 400;

/** Room for ink, on one page: what approving means under this verdict, the decision, and who took it. */
export function setDecision(paper: Paper, { document, machineName }: ReportData): void {
  const { word, decidedBy } = document.verdict;
  heading(paper, 1, decisionTitle, decisionHeight);
  paragraph(paper, `On ${machineName}, assessed ${moment(document.assessedAt)}, verdict: ${verdictWords[word]}.`);
  if (word === 'blocked') paragraph(paper, blockedMeans);
  if (word === 'incomplete') paragraph(paper, incompleteMeans(decidedBy.length));
  paper.y += 4;
  for (const choice of choicesUnder(word)) setChoice(paper, choice);
  setSignatory(paper, 'Assessor', document.assessor);
  setSignatory(paper, 'Approver', null);
}

const blockedMeans =
  'A blocked device can be approved with conditions only. ' +
  'Approving means: it is not onboarded before every cause above is removed and the device assessed again.';

const incompleteMeans = (count: number): string =>
  `Approving means: ${counted(count, 'essential point is', 'essential points are')} accepted without having been tested or answered. ` +
  'What is open has not passed. What has to be done first belongs under the conditions.';

function choicesUnder(word: VerdictWord): Choice[] {
  const always: Choice[] = ['Approved with these conditions:', 'Rejected, because:'];
  return word === 'blocked' ? always : ['Approved', ...always];
}

function setChoice(paper: Paper, choice: Choice): void {
  const style: Style = { face: 'bold', size: 10.5, colour: colours.text };
  const lines = paper.lines(choice, style, paper.width - 22);
  const { x, y } = paper;
  paper.artifact((pdf) =>
    pdf
      .rect(x + 0.5, y + 1, 11, 11)
      .lineWidth(0.9)
      .stroke(colours.lineStrong),
  );
  paper.inside('P', (tag) => paper.flow(tag, lines, { x: x + 22, gap: 6 }));
  const writingLines = choice === 'Approved' ? 0 : 2;
  for (let line = 0; line < writingLines; line += 1) {
    paper.y += 20;
    paper.rule(x + 22, paper.y, paper.width - 22, colours.lineStrong);
  }
  paper.y += 10;
}

/** @param name stands on its line already where it is known */
function setSignatory(paper: Paper, signatory: 'Assessor' | 'Approver', name: string | null): void {
  heading(paper, 2, signatory);
  const style: Style = { face: 'regular', size: sizes.small, colour: colours.quiet };
  const gap = 14;
  const shares = [0.3, 0.24, 0.16, 0.3];
  const widths = shares.map((share) => share * (paper.width - gap * (fields.length - 1)));
  const nameStyle: Style = { face: 'regular', size: sizes.text, colour: colours.text };
  const nameLines = name === null ? [] : paper.lines(name, nameStyle, widths[0]);
  const nameHeight = nameLines.length * lineHeight(nameStyle.size);
  const { y } = paper;
  const line = y + Math.max(34, nameHeight + 4);
  let x = paper.x;
  for (const [index, field] of fields.entries()) {
    const width = widths[index] ?? 0;
    const left = x;
    paper.rule(left, line, width, colours.lineStrong, 0.7);
    const lines = paper.lines(field, style, width);
    paper.inside('P', (tag) => tag.content(() => paper.drawLines(lines, left, line + 3)));
    if (index === 0 && nameLines.length > 0) {
      paper.inside('P', (tag) => tag.content(() => paper.drawLines(nameLines, left, line - 2 - nameHeight)));
    }
    x += width + gap;
  }
  paper.y = line + 3 + lineHeight(sizes.small) + 6;
}

export const aboutTitle = 'About this report';

/** What made the report and from which facts, and how to get at the data inside it. */
export function setAbout(paper: Paper, { document, attachment }: ReportData): void {
  heading(paper, 1, aboutTitle);
  const { tool, catalogue, id, machine, assessedAt } = document;
  const columns = [
    { title: 'What', share: 130 },
    { title: 'Value', share: 375 },
  ];
  const rows = [
    ['Document', id],
    ['Machine identity, hashed', machine.id ?? 'could not be read'],
    ['Assessed', moment(assessedAt)],
    ['Tool', `${tool.name} ${tool.version}`],
    ['Catalogue', `${catalogue.version}, facts as of ${day(catalogue.asOf)}`],
    ["Catalogue's digest, SHA-256", catalogue.digest],
    ['Attached data', attachment],
  ];
  table(
    paper,
    columns,
    rows.map((cells) => ({ cells })),
    { rows: 'tight' },
  );
  paragraph(paper, 'The attached file is the whole assessment as data. To save it:', { keep: 30 });
  list(paper, 'bullets', [
    'In Adobe Acrobat or Reader: open the pane Attachments, choose the file, Save attachment.',
    'In Firefox: open the sidebar, Attachments, and choose the file.',
    'On a command line with poppler: pdfdetach -save 1 followed by the name of this file.',
  ]);
  paragraph(paper, 'Times are in UTC. This is a tagged PDF, made to the rules of PDF/A-3a and PDF/UA-1.', {
    style: { colour: colours.quiet },
  });
}
