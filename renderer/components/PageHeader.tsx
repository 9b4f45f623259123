import type { ReactNode } from 'react';

export interface PageHeaderProps {
  readonly heading: string;
  /** One sentence on the state of this place. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ heading, children, actions }: PageHeaderProps) {
  return (
    <div className="page-header">
      <h1 tabIndex={-1}>{heading}</h1>
      <p>{children}</p>
      {actions && <div className="page-actions">{actions}</div>}
    </div>
  );
}
