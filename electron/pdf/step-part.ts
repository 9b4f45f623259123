import type { Finding, Outcome, Step } from '../../core/evaluate/finding';
import { byGravity, countByOutcome } from '../../core/evaluate/verdict';
import { outcomes } from '../../core/evaluate/finding';
import { outcomeWords, stepTitles } from '../../core/text/wording';
import { isOpen } from './actions';
import { effectRow, notApplicableColumns, notApplicableRows, openColumns, openRow, passedColumns, passedRow } from './finding-block';
import { setDeferred, setGuideTable, setPlatform } from './guide-part';
import { heading, paragraph } from './layout';
import type { Paper } from './paper';
import type { ReportData } from './report-data';
import { setLinks } from './sources-part';
import { beginningOf, table } from './table';
import { colours, sizes } from './theme';
import { whatToDoTitle } from './what-to-do';

export const stepPartTitle = (step: Step): string => `Step ${step}: ${stepTitles[step].guide}`;

/** One step of the guide: for step 3 its table and this machine's record, then what is open, then what is settled. */
export function setStep(paper: Paper, data: ReportData, step: Step): void {
  const findings = data.document.findings.filter((finding) => finding.step === step);
  heading(paper, 1, stepPartTitle(step));
  setNames(paper, data, step);
  paragraph(paper, tally(findings));
  if (step === 3) {
    setGuideTable(paper, data);
    setPlatform(paper, data);
    setDeferred(paper, data);
  }
  setOpen(paper, data, byGravity(findings.filter(isOpen)));
  const withOutcome = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome);
  setPassed(paper, withOutcome('pass'));
  setNotApplicable(paper, withOutcome('notApplicable'));
  setLinks(paper, data, findings);
}

/** What the names in the guide's heading have become, as far as a link of the document says so. */
function setNames(paper: Paper, { document }: ReportData, step: Step): void {
  const { guide } = stepTitles[step];
  const renamed = Object.values(document.links).filter(
    ({ nameThen, nameToday }) => guide.includes(nameThen) && nameToday !== null && nameToday !== nameThen,
  );
  for (const { nameThen, nameToday, verified } of renamed) {
    paragraph(paper, `${nameThen} is today: ${nameToday}${verified ? '.' : ' (unconfirmed).'}`, { style: { colour: colours.quiet } });
  }
}

const compact = { size: sizes.small, rows: 'tight' } as const;

function tally(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No check belongs to this step.';
  const counts = countByOutcome(findings);
  const parts = outcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => `${outcomeWords[outcome]} ${counts[outcome]}`);
  const numbers = findings.some(isOpen) ? ` Numbers are those under ${whatToDoTitle}, where who does what stands.` : '';
  return `${parts.join(' · ')}.${numbers}`;
}

/** What has a number under What to do comes first, then what another finding explains. */
function setOpen(paper: Paper, data: ReportData, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const numbered = data.actions.flatMap(({ number, finding, alike }) =>
    [finding, ...alike].filter((each) => findings.includes(each)).map((each) => ({ number, finding: each })),
  );
  const effects = findings.filter((finding) => numbered.every((entry) => entry.finding !== finding));
  const rows = [
    ...numbered.map(({ number, finding }) => openRow(data, number, finding)),
    ...effects.map((effect) => effectRow(data, effect)),
  ];
  heading(paper, 2, 'Open', beginningOf(paper, openColumns, rows, compact));
  table(paper, openColumns, rows, compact);
}

function setPassed(paper: Paper, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const rows = findings.map(passedRow);
  heading(paper, 2, `Passed: ${findings.length}`, beginningOf(paper, passedColumns, rows, compact));
  table(paper, passedColumns, rows, compact);
}

function setNotApplicable(paper: Paper, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const rows = notApplicableRows(findings);
  heading(paper, 2, `Does not apply: ${findings.length}`, beginningOf(paper, notApplicableColumns, rows, compact));
  table(paper, notApplicableColumns, rows, compact);
}
