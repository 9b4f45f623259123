import { Button, Tooltip } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { type ReactNode, useEffect } from 'react';
import type { Outcome } from '../../core/evaluate/finding';
import { BreakableText } from './BreakableText';
import { OutcomeBadge } from './OutcomeBadge';
import { ScrollRegion } from './ScrollRegion';
import './DetailsPane.css';

export interface DetailsPaneProps {
  readonly outcome: Outcome;
  readonly caption: string;
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Beside the content where there is room, over it where there is not. Closing it, also by Escape, gives focus back. */
export function DetailsPane({ outcome, caption, heading, onClose, children }: DetailsPaneProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      backToRow();
      onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className="details" aria-label={`Details: ${caption}`} tabIndex={-1}>
      <div className="details-head" data-outcome={outcome}>
        <OutcomeBadge outcome={outcome} look="tint" />
        <Tooltip content="Close details" relationship="label">
          <Button
            appearance="subtle"
            size="small"
            icon={<Dismiss16Regular />}
            onClick={() => {
              backToRow();
              onClose();
            }}
          />
        </Tooltip>
        <p className="small muted">{caption}</p>
        <h2 tabIndex={-1}>{heading}</h2>
      </div>
      <ScrollRegion className="details-body" label={`${caption}: what is known`}>
        {children}
      </ScrollRegion>
    </aside>
  );
}

function backToRow(): void {
  document.querySelector<HTMLElement>('main :is(.finding, .verdict-reasons button)[aria-pressed="true"]')?.focus();
}

export function DetailsSection({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section className="details-section">
      <h3>{heading}</h3>
      {children}
    </section>
  );
}

export interface SeenValue {
  readonly label: string;
  readonly value: string;
  readonly source: string | null;
}

/** Values in a row that were read from one place name it once, after the last. */
export function EvidenceList({ evidence }: { readonly evidence: readonly SeenValue[] }) {
  return (
    <dl className="evidence">
      {evidence.map(({ label, value, source }, index) => (
        <div key={`${label} ${value}`}>
          <dt className="small muted">
            <BreakableText text={label} />
          </dt>
          <dd>
            <code>
              <BreakableText text={value} />
            </code>
            {source && source !== evidence[index + 1]?.source && (
              <span className="small muted evidence-source">
                <BreakableText text={source} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
