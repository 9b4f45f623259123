import { Button, Spinner } from '@fluentui/react-components';
import { Braces20Regular, CheckmarkCircle16Regular, DocumentPdf20Regular } from '@fluentui/react-icons';
import { BreakableText } from '../components/BreakableText';
import { ErrorNotice } from '../components/ErrorNotice';
import type { ReadinessDocument } from '../../core/document/schema';
import { versionOf } from '../../core/document/version-of';
import { UnrecordedAnswers } from './UnrecordedAnswers';
import { useAppState } from '../state/use-app-state';

/** The files to take along, and what became of them; a written path stays on screen. */
export function Export({ document }: { readonly document: ReadinessDocument }) {
  const exporting = useAppState((state) => state.exporting);
  const all = useAppState((state) => state.exported);
  const exported = all.filter(({ id }) => id === document.id);
  const exportDocument = useAppState((state) => state.exportDocument);
  const busyWith = exporting.phase === 'exporting' ? exporting.format : null;
  return (
    <section aria-labelledby="report">
      <h2 id="report">Report</h2>
      <UnrecordedAnswers document={document} />
      <Button
        appearance="primary"
        icon={busyWith === 'pdf' ? <Spinner size="tiny" appearance="inverted" /> : <DocumentPdf20Regular />}
        disabledFocusable={busyWith !== null}
        onClick={() => void exportDocument('pdf')}
      >
        Export PDF
      </Button>
      <Button
        icon={busyWith === 'json' ? <Spinner size="tiny" /> : <Braces20Regular />}
        disabledFocusable={busyWith !== null}
        onClick={() => void exportDocument('json')}
      >
        Export JSON
      </Button>
      <div role="status" className="exported">
        {busyWith !== null && <p className="small muted">Writing the {busyWith.toUpperCase()}.</p>}
        {exported.map(({ path, atMs, version }) => (
          <p key={`${path} ${atMs}`} className="small" data-outcome="pass">
            <CheckmarkCircle16Regular aria-hidden />
            <span>
              Saved <BreakableText text={path} />
              {version !== versionOf(document) && <span className="muted"> The assessment has changed since.</span>}
            </span>
          </p>
        ))}
      </div>
      {exporting.phase === 'held' && (
        <p className="small" role="alert">
          Nothing was written: correct site and assessor first, so that the report has them.
        </p>
      )}
      {exporting.phase === 'failed' && <ErrorNotice error={exporting.error} />}
    </section>
  );
}
