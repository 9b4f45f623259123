import type { FluentIcon } from '@fluentui/react-icons';
import type { Outcome } from '../../core/evaluate/finding';
import { OutcomeBadge } from './OutcomeBadge';
import './Rail.css';

export interface RailPlace<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly step?: number;
  /** What the place holds that its label does not say. */
  readonly also?: string;
  readonly icon: FluentIcon;
  readonly blocking: number;
  readonly open: number;
  /** Stands in place of the counts when both are zero. */
  readonly rest: string;
}

export interface RailProps<Id extends string> {
  /** `null`: none is open. */
  readonly machine: string | null;
  readonly system: string;
  readonly verdict: { readonly word: string; readonly outcome: Outcome; readonly detail: string };
  readonly places: readonly RailPlace<Id>[];
  readonly current: string;
  readonly onSelect: (id: Id) => void;
}

/** Narrow windows keep icon and number; the names stay in the accessible name and the tooltip. */
export function Rail<Id extends string>({ machine, system, verdict, places, current, onSelect }: RailProps<Id>) {
  return (
    <nav className="rail" aria-label="Places">
      {machine !== null && (
        <div className="rail-machine">
          <span className="rail-machine-name">{machine}</span>
          <span className="small muted">{system}</span>
          <span className="rail-verdict">
            <OutcomeBadge outcome={verdict.outcome} word={verdict.word} />
            <span className="small muted">{verdict.detail}</span>
          </span>
        </div>
      )}
      <ul>
        {places.map(({ id, label, step, also, icon: Icon, blocking, open, rest }) => {
          const counts = [blocking > 0 && `${blocking} blocking`, open > 0 && `${open} open`].filter(Boolean).join(' · ');
          return (
            <li key={id}>
              <a
                className="rail-place"
                href={`#${id}`}
                aria-current={current === id ? 'page' : undefined}
                title={`${label}${also === undefined ? '' : ` ${also}`}: ${counts || rest}`}
                onClick={(event) => {
                  event.preventDefault();
                  onSelect(id);
                }}
              >
                <Icon aria-hidden />
                <span className="rail-label">
                  {step && <span className="rail-step num">{step}</span>}
                  {label}
                </span>
                {also !== undefined && <span className="rail-also small muted">{also}</span>}
                <span className="rail-counts small">
                  {blocking > 0 && <b>{blocking} blocking</b>}
                  {blocking > 0 && open > 0 && ' · '}
                  {open > 0 && `${open} open`}
                  {!counts && rest}
                </span>
                {blocking + open > 0 && (
                  <span className="rail-number num" data-blocking={blocking > 0 || undefined} aria-hidden>
                    {blocking || open}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
