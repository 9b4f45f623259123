import type { Plan, Paper } from './paper';
import { setCover } from './cover';
import { aboutTitle, setAbout, setDecision } from './decision-part';
import { inventoryTitle, setInventory } from './inventory-part';
import { contents } from './layout';
import type { ReportData } from './report-data';
import { setSources, sourcesTitle } from './sources-part';
import { setStatements, statementsTitle } from './statements-part';
import { setStep, stepPartTitle } from './step-part';
import { setWhatToDo, whatToDoTitle } from './what-to-do';

/** A part of the report after its summary and the decision. */
interface Part {
  readonly title: string;
  /** Points that have to be free on the page, or it begins on the next one. */
  readonly needs: number;
  set(paper: Paper, data: ReportData): void;
}

/** The report in its order. */
const parts: readonly Part[] = [
  { title: whatToDoTitle, needs: 200, set: setWhatToDo },
  { title: stepPartTitle(1), needs: 170, set: (paper, data) => setStep(paper, data, 1) },
  { title: stepPartTitle(2), needs: 170, set: (paper, data) => setStep(paper, data, 2) },
  { title: stepPartTitle(3), needs: 200, set: (paper, data) => setStep(paper, data, 3) },
  { title: statementsTitle, needs: 150, set: setStatements },
  { title: inventoryTitle, needs: 170, set: setInventory },
  { title: sourcesTitle, needs: 110, set: setSources },
  { title: aboutTitle, needs: 200, set: setAbout },
];

/** Sets the whole report, and says how many pages it took and where its headings are. */
export function setReport(paper: Paper, data: ReportData): Plan {
  paper.newPage();
  setCover(paper, data);
  setDecision(paper, data);
  contents(
    paper,
    parts.map(({ title }) => title),
  );
  for (const { needs, set } of parts) {
    paper.room(needs);
    set(paper, data);
  }
  return paper.finish();
}
