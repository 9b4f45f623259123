import type { Check } from '../../core/checks/check';
import type { Statement } from '../../core/document/statement';
import { formatDay, formatInstant } from '../../core/text/quantities';
import { reader } from '../app/reader';
import { answerWords } from '../../core/text/wording';

export interface StatementHistoryProps {
  /** In the order in which they were recorded. */
  readonly statements: readonly Statement[];
  readonly check: Check;
}

/** Every answer that was given, the one that counts first. */
export function StatementHistory({ statements, check }: StatementHistoryProps) {
  return (
    <ol className="statements" reversed>
      {statements.toReversed().map(({ answer, choice, by, on, note, recordedAt }, index) => (
        <li key={recordedAt}>
          <p>
            <span className="strong">{answerWords[answer]}</span>
            {choice !== null && <>: {check.answer?.choices[choice] ?? choice}</>}
            {index === 0 && <span className="small muted"> counts now</span>}
          </p>
          {note !== null && <p className="statements-note">{note}</p>}
          <p className="small muted">
            {by}, for {formatDay(on)}; recorded {formatInstant(recordedAt, reader.timeZone)}
          </p>
        </li>
      ))}
    </ol>
  );
}
