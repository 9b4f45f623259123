import type { ReadinessDocument } from '../../core/document/schema';
import { outcomeOfVerdict } from '../../core/evaluate/verdict';
import { formatMessage, ownerWords, verdictWords } from '../../core/text/wording';
import { reader } from '../app/reader';
import { openDetails } from './open-details';
import { outcomeIcons } from './outcome-icons';
import './VerdictBanner.css';

export interface VerdictBannerProps {
  readonly document: ReadinessDocument;
  readonly sentence: string;
  readonly selected: string | null;
  readonly onSelect: (checkId: string) => void;
}

/** The answer first, then the findings that decided it, and under each what it causes. */
export function VerdictBanner({ document: { verdict, findings }, sentence, selected, onSelect }: VerdictBannerProps) {
  const outcome = outcomeOfVerdict[verdict.word];
  const Icon = outcomeIcons[outcome];
  const deciding = verdict.decidedBy.flatMap((id) => findings.find(({ checkId }) => checkId === id) ?? []);
  return (
    <section className="verdict" data-outcome={outcome} aria-label="Verdict">
      <h2 className="verdict-word">
        <Icon aria-hidden />
        {verdictWords[verdict.word]}
      </h2>
      <p className="verdict-sentence">{sentence}</p>
      <ol className="verdict-reasons">
        {deciding.map(({ checkId, step, owner, headline }) => (
          <li key={checkId}>
            <button type="button" aria-pressed={selected === checkId} onClick={(event) => openDetails(event, () => onSelect(checkId))}>
              <span className="verdict-reason">{formatMessage(headline, reader)}</span>
              <span className="verdict-owner small">
                Step {step} · {ownerWords[owner]}
              </span>
              {findings
                .filter(({ causedBy }) => causedBy === checkId)
                .map((effect) => (
                  <span key={effect.checkId} className="verdict-effect small">
                    Also causes: {formatMessage(effect.headline, reader)}
                  </span>
                ))}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
