import { Button } from '@fluentui/react-components';
import { DismissCircle20Filled } from '@fluentui/react-icons';
import type { AppErrorData } from '../../core/document/app-error';
import { CopyButton } from './CopyButton';
import { errorText } from './error-text';
import './Notice.css';

export interface ErrorNoticeProps {
  readonly error: AppErrorData;
  readonly onDismiss?: () => void;
}

/** What failed, where, how to mend it, what became of the data. */
export function ErrorNotice({ error, onDismiss }: ErrorNoticeProps) {
  return (
    <div className="error" role="alert" data-outcome="fail">
      <DismissCircle20Filled aria-hidden />
      <div>
        <h2>{error.what}</h2>
        {error.where && (
          <p>
            <code>{error.where}</code>
          </p>
        )}
        <p>
          <span className="strong">To mend it: </span>
          {error.mend}
        </p>
        {error.data && <p className="muted">{error.data}</p>}
        <div className="error-actions">
          <CopyButton text={errorText(error)} label="Copy the details of this error">
            Copy details
          </CopyButton>
          {onDismiss && (
            <Button size="small" appearance="subtle" onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
