import { checkOf } from '../../core/checks/all';
import type { Answer, Statement } from '../../core/document/statement';
import { latestStatement } from '../../core/document/statement';
import { titleOf } from '../../core/text/wording';
import { heading, paragraph } from './layout';
import type { Paper } from './paper';
import { day, moment, type ReportData } from './report-data';
import { type Row, table } from './table';
import { colours } from './theme';

export const statementsTitle = 'Statements';

const answerWords: Readonly<Record<Answer, string>> = { done: 'Done', notDone: 'Not done', notApplicable: 'Not applicable' };

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
  const columns = [
    { title: 'Question', share: 115 },
    { title: 'Answer', share: 95 },
    { title: 'By', share: 95 },
    { title: 'As of', share: 58 },
    { title: 'Recorded', share: 72 },
    { title: 'Note', share: 110 },
  ];
  const rows = statements.map((statement): Row => {
    const counts = latestStatement(statements, statement.checkId) === statement;
    return {
      cells: [
        titleOf(statement.checkId),
        [
          { text: answerOf(statement), face: counts ? 'bold' : 'regular' },
          { text: counts ? '' : '\nreplaced by a later answer', colour: colours.quiet },
        ],
        statement.by,
        day(statement.on),
        moment(statement.recordedAt),
        statement.note ?? '',
      ],
    };
  });
  table(paper, columns, rows);
}

function answerOf({ checkId, answer, choice }: Statement): string {
  if (choice === null) return answerWords[answer];
  return `${answerWords[answer]}: ${checkOf(checkId)?.answer?.choices[choice] ?? choice}`;
}
