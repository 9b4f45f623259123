import { Button, Link } from '@fluentui/react-components';
import {
  CloudOff20Regular,
  DesktopPulse24Regular,
  DocumentArrowRight20Regular,
  FolderOpen20Regular,
  Globe20Regular,
} from '@fluentui/react-icons';
import { formatDay } from '../../core/text/quantities';
import { stepTitles } from '../../core/text/wording';
import { ErrorNotice } from '../components/ErrorNotice';
import { RunOutcome } from '../device/RunOutcome';
import { useAppState } from '../state/use-app-state';
import './Start.css';

const steps = [
  { step: 1, what: 'Licences and the tenant. You answer what only a person can know.' },
  { step: 2, what: 'Roles for those who will work in the portal. You answer here too.' },
  { step: 3, what: 'The system, its protection and its proxy settings are judged by what was read.' },
] as const;

/** Before there is a document: what the program does, and the one button that begins it. */
export function Start() {
  const info = useAppState((state) => state.info);
  const assess = useAppState((state) => state.assessDevice);
  const openFiles = useAppState((state) => state.openFiles);
  const openFolder = useAppState((state) => state.openFolder);
  const copyCollectors = useAppState((state) => state.copyCollectors);
  const copying = useAppState((state) => state.copyingCollectors.phase === 'copying');
  const opening = useAppState((state) => state.opening);
  const known = info.phase === 'known' ? info.info : null;
  return (
    <div className="start">
      <h1 tabIndex={-1}>Is this device ready for Defender for Endpoint?</h1>
      <p className="muted start-lead">
        Reads the machine, walks through the three steps of the Prepare phase, and writes a report for the approver. It changes nothing.
      </p>
      <RunOutcome />
      {known?.catalogue.fault && (
        <div className="run-outcome">
          <ErrorNotice error={known.catalogue.fault} />
        </div>
      )}
      {info.phase === 'failed' && (
        <div className="run-outcome">
          <ErrorNotice error={info.error} />
        </div>
      )}
      <div className="start-grid">
        <section aria-labelledby="begin">
          <h2 id="begin" className="unseen">
            Begin
          </h2>
          <button
            type="button"
            className="start-primary"
            aria-labelledby="assess-name"
            aria-describedby="assess-machine"
            onClick={() => void assess()}
          >
            <DesktopPulse24Regular aria-hidden />
            <span>
              <b id="assess-name">Assess this device</b>
              <span id="assess-machine">{known ? `${known.machineName}. ` : ''}Can be cancelled at any time.</span>
            </span>
          </button>
          <div className="start-files" aria-busy={opening || undefined}>
            <Button icon={<DocumentArrowRight20Regular />} disabledFocusable={opening} onClick={() => void openFiles()}>
              Open
            </Button>
            <Button icon={<FolderOpen20Regular />} disabledFocusable={opening} onClick={() => void openFolder()}>
              Assess a collected folder
            </Button>
            <p className="small muted">
              Documents (*.mdeready.json), and what a script collected on other machines, one or many. All of it can also be dropped here.
            </p>
            <p className="muted">
              Where the program cannot run:{' '}
              <Link as="button" inline disabledFocusable={copying} onClick={() => void copyCollectors()}>
                Copy the collector scripts…
              </Link>
            </p>
          </div>
          <div className="start-online">
            {known && !known.online ? <CloudOff20Regular aria-hidden /> : <Globe20Regular aria-hidden />}
            <p>
              {known && (
                <span className="strong block">
                  {known.online ? 'This machine has a network connection.' : 'This machine has no network connection.'}
                </span>
              )}
              <span className="muted">Nothing is sent over the network. Connectivity is deferred until it is tested.</span>
            </p>
          </div>
        </section>
        <section aria-labelledby="steps">
          <h2 id="steps">What it looks at</h2>
          <ol className="start-steps">
            {steps.map(({ step, what }) => (
              <li key={step}>
                <span className="num start-step-number" aria-hidden>
                  {step}
                </span>
                <span>
                  <b>{stepTitles[step].short}</b>
                  <span className="muted block">{what}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
      {known && (
        <p className="small muted start-foot num">
          Version {known.version}, {known.catalogue.imported ? 'imported catalogue' : 'catalogue'} {known.catalogue.version} with facts as
          of {formatDay(known.catalogue.asOf)}
        </p>
      )}
    </div>
  );
}
