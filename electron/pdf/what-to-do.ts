import type { Finding } from '../../core/evaluate/finding';
import { type Owner, ownerSchema } from '../../core/evaluate/finding';
import { ownerWords, titleOf } from '../../core/text/wording';
import type { Action } from './actions';
import { command, heading, list, outcomeGutter, outcomeHeading, paragraph } from './layout';
import type { Paper } from './paper';
import { headlineOf, type ReportData, say, titleOfAction } from './report-data';
import type { Span, Text } from './text';
import { colours } from './theme';

export const whatToDoTitle = 'What to do';

/** Everything that is open, numbered: who does what, in which steps. Before it, which numbers are whose. */
export function setWhatToDo(paper: Paper, { actions }: ReportData): void {
  heading(paper, 1, whatToDoTitle);
  if (actions.length === 0) {
    paragraph(paper, 'Nothing. No finding asks for anything.');
    return;
  }
  setOwners(paper, actions);
  for (const action of actions) setAction(paper, action);
}

/** "Proxy team 2, 5 · Identity team 3", each kept on one line. */
function setOwners(paper: Paper, actions: readonly Action[]): void {
  const owners = ownerSchema.options.filter((owner) => actions.some(({ finding }) => finding.owner === owner));
  const numbersOf = (owner: Owner): string =>
    actions
      .filter(({ finding }) => finding.owner === owner)
      .map(({ number }) => number)
      .join(', ');
  const spans = owners.flatMap((owner, index): Span[] => [
    { text: index === 0 ? '' : '  ·  ', colour: colours.lineStrong },
    { text: `${ownerWords[owner]} `.replaceAll(' ', noBreak), face: 'bold' },
    { text: numbersOf(owner) },
  ]);
  paragraph(paper, spans, { gap: 2 });
}

/** A space at which no line ends. */
const noBreak = '\u00a0';

function setAction(paper: Paper, { number, finding, effects, alike }: Action): void {
  outcomeHeading(paper, 2, finding.outcome, `${number}. ${titleOfAction({ finding, alike })}`);
  paper.indented(outcomeGutter, () => {
    setRemedy(paper, finding);
    if (alike.length > 0) {
      const names = [finding, ...alike].map(({ checkId }) => titleOf(checkId)).join('; ');
      paragraph(paper, [{ text: 'Not known are: ', colour: colours.quiet }, { text: `${names}.` }]);
    }
    if (effects.length > 0) {
      paragraph(paper, 'This also explains:', { style: { colour: colours.quiet }, gap: 1, keep: 16 });
      list(paper, 'bullets', effects.map(headlineOf));
    }
  });
}

/** Who does what, the steps, and the command. */
function setRemedy(paper: Paper, finding: Finding): void {
  paragraph(paper, orderTo(finding), { keep: finding.remedy && finding.remedy.steps.length > 0 ? 16 : 0 });
  if (!finding.remedy) return;
  list(paper, 'numbers', finding.remedy.steps.map(say));
  if (finding.remedy.command !== null) command(paper, finding.remedy.command);
}

/** The second line of a finding: its owner, and the order to them. */
export function orderTo({ owner, remedy }: Finding): Text {
  const name = { text: ownerWords[owner], face: 'bold' } as const;
  return remedy ? [name, { text: '  |  ', colour: colours.lineStrong }, { text: say(remedy.summary) }] : [name];
}
