import { Button, ProgressBar } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons';
import { CopyText } from '../components/CopyText';
import { ErrorNotice } from '../components/ErrorNotice';
import { useAppState } from '../state/use-app-state';
import './WindowNotices.css';

/** What concerns no single place: machines that are being opened or exported, files that could not be, scripts that were copied. */
export function WindowNotices() {
  const openError = useAppState((state) => state.openError);
  const dismissOpen = useAppState((state) => state.dismissOpenError);
  const machinesError = useAppState((state) => state.machinesError);
  const dismissMachines = useAppState((state) => state.dismissMachinesError);
  return (
    <>
      {openError && (
        <div className="run-outcome">
          <ErrorNotice error={openError} onDismiss={dismissOpen} />
        </div>
      )}
      {machinesError && (
        <div className="run-outcome">
          <ErrorNotice error={machinesError} onDismiss={dismissMachines} />
        </div>
      )}
      <MachinesProgress />
      <CollectorsCopied />
    </>
  );
}

function MachinesProgress() {
  const progress = useAppState((state) => state.machinesProgress);
  const cancel = useAppState((state) => state.cancelMachines);
  if (!progress) return null;
  const { work, done, total, name, cancelling } = progress;
  const [verb, label] = work === 'opening' ? ['read', 'Machines read'] : ['exported', 'Machines exported'];
  return (
    <div className="run-outcome window-progress">
      <ProgressBar value={done / total} thickness="large" aria-label={label} />
      <p className="small num">
        <span role="status">
          {done} of {total} {verb}
        </span>
        <span className="muted window-progress-name">{name}</span>
      </p>
      <Button size="small" disabledFocusable={cancelling} onClick={() => void cancel()}>
        {cancelling ? 'Cancelling' : work === 'opening' ? 'Cancel' : 'Stop and keep what is written'}
      </Button>
    </div>
  );
}

function CollectorsCopied() {
  const copying = useAppState((state) => state.copyingCollectors);
  const dismiss = useAppState((state) => state.dismissCollectors);
  if (copying.phase === 'failed') {
    return (
      <div className="run-outcome">
        <ErrorNotice error={copying.error} onDismiss={dismiss} />
      </div>
    );
  }
  if (copying.phase !== 'copied') return null;
  return (
    <section className="run-outcome window-notice" aria-label="Collector scripts" data-outcome="pass">
      <CheckmarkCircle20Regular aria-hidden />
      <div>
        <p className="strong" role="status">
          The collector scripts are copied.
        </p>
        <CopyText text={copying.folder} label="Copy the path of the folder" />
        <p>
          Carry that folder to the machine and run collect.cmd there as administrator, or “sudo sh collect.sh” on Linux and macOS. Bring
          back the folder that the script makes, and open it here with “Assess a collected folder”.
        </p>
        <Button size="small" onClick={dismiss}>
          Dismiss
        </Button>
      </div>
    </section>
  );
}
