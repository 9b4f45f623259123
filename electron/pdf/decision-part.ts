import { verdictWords } from '../../core/text/wording';
import { heading, list, paragraph } from './layout';
import type { Paper } from './paper';
import { day, moment, type ReportData } from './report-data';
import { table } from './table';
import { lineHeight, type Style } from './text';
import { colours, sizes } from './theme';

export const decisionTitle = 'Decision';

const choices = ['Approved', 'Approved with these conditions:', 'Rejected, because:'] as const;
const signatories = ['Assessor', 'Approver'] as const;
const fields = ['Name', 'Role', 'Date', 'Signature'] as const;

/** Room for ink, on one page: the decision, and who took it. */
export function setDecision(paper: Paper, { document, machineName }: ReportData): void {
  heading(paper, 1, decisionTitle);
  paragraph(paper, `On ${machineName}, assessed ${moment(document.assessedAt)}, verdict: ${verdictWords[document.verdict.word]}.`, {
    gap: 8,
  });
  for (const choice of choices) setChoice(paper, choice);
  for (const signatory of signatories) setSignatory(paper, signatory);
}

function setChoice(paper: Paper, choice: (typeof choices)[number]): void {
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

function setSignatory(paper: Paper, signatory: (typeof signatories)[number]): void {
  heading(paper, 2, signatory);
  const style: Style = { face: 'regular', size: sizes.small, colour: colours.quiet };
  const gap = 14;
  const shares = [0.3, 0.24, 0.16, 0.3];
  const { y } = paper;
  let x = paper.x;
  for (const [index, field] of fields.entries()) {
    const width = (shares[index] ?? 0) * (paper.width - gap * (fields.length - 1));
    const left = x;
    paper.rule(left, y + 34, width, colours.lineStrong, 0.7);
    const lines = paper.lines(field, style, width);
    paper.inside('P', (tag) => tag.content(() => paper.drawLines(lines, left, y + 37)));
    x += width + gap;
  }
  paper.y = y + 37 + lineHeight(sizes.small) + 6;
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
