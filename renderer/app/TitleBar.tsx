import { CloudOff16Regular, Globe16Regular, ShieldCheckmark20Filled } from '@fluentui/react-icons';
import { OutcomeBadge } from '../components/OutcomeBadge';
import type { RailVerdict } from './rail-places';

export interface TitleBarProps {
  /** The machine whose document is open; without one the product's name stands there. */
  readonly document: { readonly name: string; readonly state: string; readonly verdict: RailVerdict | null } | null;
  /** `null`: not known. */
  readonly online: boolean | null;
}

/** The document and its state. The verdict stands in the rail; it moves here when the rail has no room for words. */
export function TitleBar({ document, online }: TitleBarProps) {
  return (
    <header className="title-bar">
      <span className="title-bar-mark" aria-hidden>
        <ShieldCheckmark20Filled />
      </span>
      <div className="title-bar-document">
        <b>{document?.name ?? 'Defender Readiness Assessor'}</b>
        {document?.verdict && (
          <span className="title-bar-verdict">
            <OutcomeBadge outcome={document.verdict.outcome} word={document.verdict.word} />
            <span className="small muted">{document.verdict.detail}</span>
          </span>
        )}
        {document && <span className="title-bar-state small muted">{document.state}</span>}
      </div>
      <span className="title-bar-spring" />
      {online !== null && (
        <span className="title-bar-online" title="The program sends nothing over the network.">
          {online ? <Globe16Regular aria-hidden /> : <CloudOff16Regular aria-hidden />}
          <span>{online ? 'Network connected, nothing sent' : 'No network'}</span>
        </span>
      )}
    </header>
  );
}
