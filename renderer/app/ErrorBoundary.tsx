import { Component, type ReactNode } from 'react';
import type { AppErrorData } from '../../core/document/app-error';
import { errorText } from '../components/error-text';

interface ErrorBoundaryState {
  readonly error: AppErrorData | null;
}

/** Stands in for a window that cannot be drawn. Plain elements only, since what failed may be the components themselves. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(cause: unknown): ErrorBoundaryState {
    return {
      error: {
        code: 'internal',
        what: 'The window cannot be drawn.',
        where: null,
        mend: 'Close the window and start the program again. If it happens again, report the text below to the makers of the tool.',
        data: 'Exported files are not affected. Answers that were not exported are lost.',
        details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      },
    };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="broken" role="alert">
        <h1>{error.what}</h1>
        <pre>{errorText(error)}</pre>
      </main>
    );
  }
}
