import type { FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import './Notice.css';

export interface EmptyStateProps {
  readonly icon: FluentIcon;
  readonly heading: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Says what would be here, why it is not, and the one way to get it. */
export function EmptyState({ icon: Icon, heading, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon aria-hidden />
      <h2>{heading}</h2>
      <p className="muted">{children}</p>
      {actions && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
