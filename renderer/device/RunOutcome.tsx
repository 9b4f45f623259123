import { Button } from '@fluentui/react-components';
import { ErrorNotice } from '../components/ErrorNotice';
import { useAppState } from '../state/use-app-state';

/** How the last run ended when it gave no document: an error in full, or one quiet line for what a person cancelled. */
export function RunOutcome() {
  const notice = useAppState((state) => state.notice);
  const dismiss = useAppState((state) => state.dismissNotice);
  if (!notice) return null;
  return (
    <div className="run-outcome">
      {notice.kind === 'failed' ? (
        <ErrorNotice error={notice.error} onDismiss={dismiss} />
      ) : (
        <p className="quiet-notice" role="status">
          <span>Cancelled. Nothing of that run was kept.</span>
          <Button size="small" appearance="subtle" onClick={dismiss}>
            Dismiss
          </Button>
        </p>
      )}
    </div>
  );
}
