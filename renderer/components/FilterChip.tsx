import type { FluentIcon } from '@fluentui/react-icons';
import type { Outcome } from '../../core/evaluate/finding';
import './FilterChip.css';

export interface FilterChipProps {
  readonly children: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onToggle: () => void;
  readonly icon?: FluentIcon;
  /** For its colour. */
  readonly outcome?: Outcome;
}

/** One choice of several that can be combined; that it is chosen shows in more than its colour. */
export function FilterChip({ children, count, pressed, onToggle, icon: Icon, outcome }: FilterChipProps) {
  return (
    <button type="button" className="chip" data-outcome={outcome} aria-pressed={pressed} onClick={onToggle}>
      {Icon && <Icon aria-hidden />}
      <span>{children}</span>
      <span className="num chip-count">{count}</span>
    </button>
  );
}
