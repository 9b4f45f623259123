import { checkOf } from '../../core/checks/all';
import type { Statement } from '../../core/document/statement';
import { latestStatement } from '../../core/document/statement';
import { answerWords, titleOf } from '../../core/text/wording';
import { heading, paragraph } from './layout';
import type { Paper } from './paper';
import { day, moment, type ReportData } from './report-data';
import { colours } from './theme';

export const statementsTitle = 'Statements';

/** What people stated: every answer on record, the one that counts and those it replaced. */
export function setStatements(paper: Paper, { document }: ReportData): void {
  heading(paper, 1, statementsTitle);
  const { statements } = document;
  if (statements.length === 0) {
    paragraph(paper, 'No question has been answered.');
    return;
  }
  paragraph(paper, 'Answers given by people. Of several answers to one question the last one counts; the others are its history.', {
    style: { colour: colours.quiet },
  });
  for (const statement of statements) setStatement(paper, statement, latestStatement(statements, statement.checkId) === statement);
}

/** @param counts whether no later answer has replaced it */
function setStatement(paper: Paper, statement: Statement, counts: boolean): void {
  const { checkId, by, on, recordedAt, note } = statement;
  heading(paper, 2, titleOf(checkId));
  const spans = [
    { text: answerOf(statement), face: counts ? 'bold' : 'regular' },
    { text: counts ? '' : ', replaced by a later answer', colour: colours.quiet },
    { text: `  ·  by ${by}, as of ${day(on)}, recorded ${moment(recordedAt)}` },
  ] as const;
  paragraph(paper, spans, { gap: note === null ? 4 : 1 });
  if (note !== null) paragraph(paper, [{ text: 'Note: ', colour: colours.quiet }, { text: note }]);
}

function answerOf({ checkId, answer, choice }: Statement): string {
  if (choice === null) return answerWords[answer];
  return `${answerWords[answer]}: ${checkOf(checkId)?.answer?.choices[choice] ?? choice}`;
}
