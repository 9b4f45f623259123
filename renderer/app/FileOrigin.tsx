import { Button } from '@fluentui/react-components';
import { DocumentArrowLeft20Regular } from '@fluentui/react-icons';
import type { ReadinessDocument } from '../../core/document/schema';
import { ErrorNotice } from '../components/ErrorNotice';
import { originSentences } from './origin-sentences';
import { provenanceOf } from '../state/provenance';
import { useAppState } from '../state/use-app-state';
import { reader } from './reader';
import './FileOrigin.css';

export interface FileOriginProps {
  readonly document: ReadinessDocument;
  /** With where the facts come from, how they were judged then and now, and what else can be opened; else one line. */
  readonly full: boolean;
}

/** For a document that came from a file: whose it is, so that nobody takes one machine for another. */
export function FileOrigin({ document, full }: FileOriginProps) {
  const machineId = useAppState(({ info }) => (info.phase === 'known' ? info.info.machineId : null));
  const thisName = useAppState(({ info }) => (info.phase === 'known' ? info.info.machineName : null));
  const openFile = useAppState((state) => state.openFile);
  const assess = useAppState((state) => state.assessDevice);
  const opening = useAppState((state) => state.opening);
  const provenance = provenanceOf(document, machineId);
  if (provenance === null) return null;
  const { heading, collected, judged, limits } = originSentences(document, provenance, thisName, reader.timeZone);
  return (
    <aside className="origin" aria-label="Where this document comes from" data-other={provenance !== 'this-machine' || undefined}>
      <DocumentArrowLeft20Regular aria-hidden />
      <p className="strong">{heading}</p>
      {full && (
        <>
          <p>
            {collected} {judged} {limits}
          </p>
          <div className="origin-actions">
            <Button size="small" disabledFocusable={opening} onClick={() => void openFile()}>
              Open another file
            </Button>
            <Button size="small" onClick={() => void assess()}>
              Assess this device
            </Button>
          </div>
        </>
      )}
    </aside>
  );
}

/** Why the last file could not be opened, wherever one is. */
export function OpenFailure() {
  const error = useAppState((state) => state.openError);
  const dismiss = useAppState((state) => state.dismissOpenError);
  return (
    error && (
      <div className="run-outcome">
        <ErrorNotice error={error} onDismiss={dismiss} />
      </div>
    )
  );
}
