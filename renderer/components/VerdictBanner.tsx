import { ChevronRight16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding } from '../../core/evaluate/finding';
import { outcomeOfVerdict } from '../../core/evaluate/verdict';
import { unreadGroups, unreadSentence } from '../../core/text/unread-groups';
import { formatMessage, ownerWords, verdictWords } from '../../core/text/wording';
import { reader } from '../app/reader';
import { openDetails } from './open-details';
import { outcomeIcons } from './outcome-icons';
import './VerdictBanner.css';

export interface VerdictBannerProps {
  readonly document: ReadinessDocument;
  readonly sentence: string;
  readonly selected: string | null;
  readonly onSelect: (checkId: string) => void;
}

/** The answer first, then the findings that decided it, and under each what it causes. */
export function VerdictBanner({ document: { verdict, findings }, sentence, selected, onSelect }: VerdictBannerProps) {
  const outcome = outcomeOfVerdict[verdict.word];
  const Icon = outcomeIcons[outcome];
  const deciding = verdict.decidedBy.flatMap((id) => findings.find(({ checkId }) => checkId === id) ?? []);
  return (
    <section className="verdict" data-outcome={outcome} aria-label="Verdict">
      <h2 className="verdict-word">
        <Icon aria-hidden />
        {verdictWords[verdict.word]}
      </h2>
      <p className="verdict-sentence">{sentence}</p>
      <ol className="verdict-reasons">
        {unreadGroups(deciding).map((group) =>
          group.length === 1 ? (
            <Reason key={group[0].checkId} finding={group[0]} findings={findings} selected={selected} onSelect={onSelect} />
          ) : (
            <UnreadReasons key={group[0].checkId} group={group} findings={findings} selected={selected} onSelect={onSelect} />
          ),
        )}
      </ol>
    </section>
  );
}

interface ReasonProps extends Pick<VerdictBannerProps, 'selected' | 'onSelect'> {
  readonly finding: Finding;
  /** All of the document: what the finding explains is among them. */
  readonly findings: readonly Finding[];
}

function Reason({ finding: { checkId, step, owner, headline, unconfirmed }, findings, selected, onSelect }: ReasonProps) {
  return (
    <li>
      <button type="button" aria-pressed={selected === checkId} onClick={(event) => openDetails(event, () => onSelect(checkId))}>
        <span className="verdict-reason">
          {formatMessage(headline, reader)}
          {unconfirmed && <span className="small muted"> Unconfirmed</span>}
        </span>
        <span className="verdict-owner small">
          Step {step} · {ownerWords[owner]}
        </span>
        {findings
          .filter(({ causedBy }) => causedBy === checkId)
          .map((effect) => (
            <span key={effect.checkId} className="verdict-effect small">
              Also causes: {formatMessage(effect.headline, reader)}
            </span>
          ))}
      </button>
    </li>
  );
}

/** What is not known for one reason, as one reason of the verdict; each of them on demand. */
function UnreadReasons({ group, ...rest }: Omit<ReasonProps, 'finding'> & { readonly group: readonly [Finding, ...Finding[]] }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="verdict-reason">
          <ChevronRight16Regular className="verdict-unfold" aria-hidden />
          {unreadSentence(group)}
        </span>
        <span className="verdict-owner small">{ownerWords[group[0].owner]}</span>
      </button>
      {open && (
        <ul className="verdict-unread">
          {group.map((finding) => (
            <Reason key={finding.checkId} finding={finding} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}
