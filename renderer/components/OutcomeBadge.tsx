import type { Outcome } from '../../core/evaluate/finding';
import { outcomeWords } from '../../core/text/wording';
import { outcomeIcons } from './outcome-icons';
import './OutcomeBadge.css';

export interface OutcomeBadgeProps {
  readonly outcome: Outcome;
  /** plain: icon and word, in rows. tint: with ground and line, where it stands alone. icon: word for screen readers only. */
  readonly look?: 'plain' | 'tint' | 'icon';
  readonly word?: string;
}

export function OutcomeBadge({ outcome, look = 'plain', word = outcomeWords[outcome] }: OutcomeBadgeProps) {
  const Icon = outcomeIcons[outcome];
  return (
    <span className={`outcome outcome-${look}`} data-outcome={outcome}>
      <Icon aria-hidden />
      <span className={look === 'icon' ? 'unseen' : undefined}>{word}</span>
    </span>
  );
}
