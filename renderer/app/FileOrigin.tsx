import { Button, Link } from '@fluentui/react-components';
import { ArrowLeft16Regular, DocumentArrowLeft20Regular } from '@fluentui/react-icons';
import type { ReadinessDocument } from '../../core/document/schema';
import { tallySections } from '../../core/inventory/facts';
import { sectionTitles } from '../../core/inventory/schema';
import { counted } from '../../core/text/enumeration';
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
  const openFiles = useAppState((state) => state.openFiles);
  const machines = useAppState((state) => state.machines);
  const goTo = useAppState((state) => state.goTo);
  const assess = useAppState((state) => state.assessDevice);
  const opening = useAppState((state) => state.opening);
  const provenance = provenanceOf(document, machineId);
  if (provenance === null) return null;
  const { heading, collected, judged, limits } = originSentences(document, provenance, thisName, reader.timeZone);
  return (
    <aside className="origin" aria-label="Where this document comes from" data-other={provenance !== 'this-machine' || undefined}>
      <DocumentArrowLeft20Regular aria-hidden />
      <div className="origin-head">
        <p className="strong">{heading}</p>
        {machines.some(({ id }) => id === document.id) && (
          <Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={() => goTo('machines')}>
            Collected machines
          </Button>
        )}
      </div>
      {full && (
        <>
          <p>
            {collected} {judged} {limits}
          </p>
          <UnreadSections document={document} />
          <div className="origin-actions">
            <Button size="small" disabledFocusable={opening} onClick={() => void openFiles()}>
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

/** What the script did not bring, each with the way to why; of what the app read itself, This device says so. */
function UnreadSections({ document: { inventory } }: Pick<FileOriginProps, 'document'>) {
  const showSection = useAppState((state) => state.showSection);
  if (inventory.collected === null) return null;
  const { unavailable } = tallySections(inventory.sections);
  if (unavailable.length === 0) return <p>Every section of it was read.</p>;
  return (
    <p>
      {counted(unavailable.length, 'section was', 'sections were')} not read:{' '}
      {unavailable.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <Link as="button" inline onClick={() => showSection(name)}>
            {sectionTitles[name]}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
