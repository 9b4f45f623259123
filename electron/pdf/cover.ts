import { outcomes, type Step } from '../../core/evaluate/finding';
import { countByOutcome, outcomeOfVerdict } from '../../core/evaluate/verdict';
import { basedOnSentence } from '../../core/text/based-on-sentence';
import { verdictSentence } from '../../core/text/verdict-sentence';
import { outcomeWords, ownerWords, stepTitles, verdictWords } from '../../core/text/wording';
import { heading, paragraph } from './layout';
import type { Paper } from './paper';
import { counted, moment, type ReportData, say, titleOfAction } from './report-data';
import { beginningOf, type Row, table } from './table';
import { lineHeight, type Style } from './text';
import { colours, outcomeColours, sizes } from './theme';
import { whatToDoTitle } from './what-to-do';

export const reportTitle = 'Readiness for Microsoft Defender for Endpoint';

/** What who signs has to have read: who and what, the verdict, what decided it, what else is open, and the counts. */
export function setCover(paper: Paper, data: ReportData): void {
  setBand(paper, data);
  setOccasion(paper, data);
  setBasis(paper, data);
  heading(paper, 1, 'Summary for approval');
  setVerdict(paper, data);
  setCauses(paper, data);
  setAlsoToKnow(paper, data);
  setCounts(paper, data);
}

function setBand(paper: Paper, { machineName }: ReportData): void {
  const title: Style = { face: 'bold', size: sizes.title, colour: colours.onBrand };
  const name: Style = { face: 'regular', size: 14, colour: colours.onBrand };
  const titleLines = paper.lines(reportTitle, title);
  const nameLines = paper.lines(machineName, name);
  const bandHeight = 30 + titleLines.length * lineHeight(title.size) + nameLines.length * lineHeight(name.size) + 18;
  paper.artifact((pdf) => pdf.rect(0, 0, paper.page.width, bandHeight).fill(colours.brand));
  paper.y = 30;
  paper.inside('P', (tag) => paper.flow(tag, titleLines, { x: paper.x }));
  paper.inside('P', (tag) => paper.flow(tag, nameLines, { x: paper.x }));
  paper.y = bandHeight + 10;
}

function setOccasion(paper: Paper, { document }: ReportData): void {
  const { machine, site, assessor, assessedAt } = document;
  const columns = ['System', 'Site', 'Assessor', 'Assessed'].map((title) => ({ title, share: 1 }));
  const cells = [machine.system ?? 'could not be read', site ?? 'not stated', assessor ?? 'not stated', moment(assessedAt)];
  table(paper, columns, [{ cells }], { head: 'quiet', size: sizes.text, rules: false });
  paper.y -= 14;
}

/** That the machine was not read for this assessment, where it was not. */
function setBasis(paper: Paper, { document }: ReportData): void {
  const sentence = basedOnSentence(document, { timeZone: 'UTC' });
  if (sentence === null) return;
  paper.y += 10;
  paragraph(paper, sentence, { style: { colour: colours.quiet, size: sizes.table }, gap: 0 });
}

function setVerdict(paper: Paper, { document }: ReportData): void {
  const { text, tint, line } = outcomeColours[outcomeOfVerdict[document.verdict.word]];
  const padding = 12;
  const edge = 4;
  const width = paper.width - 2 * padding - edge;
  const word = paper.lines(verdictWords[document.verdict.word], { face: 'bold', size: sizes.verdict, colour: text }, width);
  const sentence = paper.lines(verdictSentence(document), { face: 'regular', size: 10.5, colour: colours.text }, width);
  const height = word.length * lineHeight(sizes.verdict) + sentence.length * lineHeight(10.5) + 2 * padding - 4;
  paper.room(height);
  const { x, y } = paper;
  paper.artifact((pdf) => {
    pdf.rect(x, y, paper.width, height).lineWidth(0.7).fillAndStroke(tint, line);
    pdf.rect(x, y, edge, height).fill(text);
  });
  paper.inside('P', (tag) => tag.content(() => paper.drawLines(word, x + edge + padding, y + padding - 4)));
  const below = y + padding - 4 + word.length * lineHeight(sizes.verdict);
  paper.inside('P', (tag) => tag.content(() => paper.drawLines(sentence, x + edge + padding, below)));
  paper.y += height + 8;
}

/** Up to so many causes stand in the summary, so that the decision is on the second page at the latest. */
const causesOnCover = 8;

function setCauses(paper: Paper, { document, actions }: ReportData): void {
  const causes = actions.filter(({ finding }) => document.verdict.decidedBy.includes(finding.checkId));
  const columns = [
    { title: 'No.', share: 26, align: 'right' },
    { title: 'What decided the verdict, gravest first', share: 225 },
    { title: 'Who', share: 92 },
    { title: 'What to do', share: 160 },
  ] as const;
  const rows = causes.slice(0, causesOnCover).map(({ number, finding, effects, alike }): Row => {
    const also = effects.length === 0 ? '' : `\nAlso explains ${counted(effects.length, 'other finding', 'other findings')}.`;
    return {
      cells: [
        String(number),
        [
          { text: titleOfAction({ finding, alike }), face: 'bold' },
          { text: also, colour: colours.quiet },
        ],
        ownerWords[finding.owner],
        finding.remedy ? say(finding.remedy.summary) : '',
      ],
    };
  });
  table(paper, columns, rows);
  const more = causes.length - causesOnCover;
  if (more > 0) paragraph(paper, `${counted(more, 'more cause stands', 'more causes stand')} under ${whatToDoTitle}.`);
}

/** Up to so many open points that did not decide the verdict stand in the summary. */
const alsoOnCover = 14;

function setAlsoToKnow(paper: Paper, { document, actions }: ReportData): void {
  const others = actions.filter(({ finding }) => !document.verdict.decidedBy.includes(finding.checkId));
  const columns = [
    { title: 'No.', share: 26, align: 'right' },
    { title: 'Also to know', share: 409 },
    { title: 'Outcome', share: 70 },
  ] as const;
  const rows = others.slice(0, alsoOnCover).map(({ number, finding, alike }): Row => {
    const { text } = outcomeColours[finding.outcome];
    return {
      cells: [String(number), titleOfAction({ finding, alike }), [{ text: outcomeWords[finding.outcome], face: 'bold', colour: text }]],
    };
  });
  table(paper, columns, rows, { rows: 'tight' });
  const more = others.length - alsoOnCover;
  if (more > 0) paragraph(paper, `${more} more under ${whatToDoTitle}.`);
}

function setCounts(paper: Paper, { document }: ReportData): void {
  const steps = ([1, 2, 3] as const).map((step) => ({ step, findings: document.findings.filter((finding) => finding.step === step) }));
  const largest = Math.max(1, ...steps.map(({ findings }) => findings.length));
  const columns = [
    { title: 'Step', share: 176 },
    ...outcomes.map((outcome) => ({ title: outcomeWords[outcome], share: 47, align: 'right' as const })),
  ];
  const rows = steps.map(({ step, findings }): Row => {
    const counts = countByOutcome(findings);
    return {
      cells: [
        stepName(step),
        ...outcomes.map((outcome) => {
          const some = counts[outcome] > 0;
          return [
            { text: String(counts[outcome]), face: some ? 'bold' : 'regular', colour: some ? outcomeColours[outcome].text : colours.quiet },
          ] as const;
        }),
      ],
      under: {
        height: 9,
        paint(pdf, x, y, width) {
          let at = x;
          for (const outcome of outcomes) {
            const length = (counts[outcome] / largest) * width;
            if (length > 0) pdf.rect(at, y + 1.5, Math.max(0.8, length - 0.8), 6).fill(outcomeColours[outcome].bar);
            at += length;
          }
        },
      },
    };
  });
  const title = `By step: ${counted(document.findings.length, 'finding', 'findings')}`;
  heading(paper, 2, title, beginningOf(paper, columns, rows, { head: 'quiet' }));
  table(paper, columns, rows, { head: 'quiet' });
}

const stepName = (step: Step): string => `${step} ${stepTitles[step].short}`;
