import { ChevronRight16Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type Finding, type Outcome, outcomes } from '../../core/evaluate/finding';
import { unreadGroups, unreadSentence } from '../../core/text/unread-groups';
import { formatMessage, formatValue, outcomeWords, ownerWords, titleOf } from '../../core/text/wording';
import { reader } from '../app/reader';
import { openDetails } from './open-details';
import { OutcomeBadge } from './OutcomeBadge';
import './FindingRow.css';

const quiet: readonly Outcome[] = ['pass', 'notApplicable'];

interface Selecting {
  readonly selected: string | null;
  readonly onSelect: (checkId: string) => void;
}

/**
 * What was found stands first and alone; below it who does what, as one line. What passed takes one line, and what does not
 * apply is named, since many have the same reason.
 */
function FindingRow({ finding, underCause, selected, onSelect }: Selecting & { readonly finding: Finding; readonly underCause: boolean }) {
  const { checkId, outcome, headline, owner, remedy, unconfirmed } = finding;
  return (
    <li>
      <button
        type="button"
        className="finding"
        data-outcome={outcome}
        data-effect={underCause || undefined}
        aria-pressed={selected === checkId}
        onClick={(event) => openDetails(event, () => onSelect(checkId))}
      >
        <OutcomeBadge outcome={outcome} />
        <span className="finding-reason">
          {outcome === 'notApplicable' && <>{titleOf(checkId)}: </>}
          <span className={outcome === 'notApplicable' ? 'muted' : undefined}>{formatMessage(headline, reader)}</span>
          {unconfirmed && <span className="finding-unconfirmed small muted"> Unconfirmed</span>}
        </span>
        {remedy && !quiet.includes(outcome) && (
          <span className="finding-next">
            <span className="finding-owner">{ownerWords[owner]}</span>
            {formatMessage(remedy.summary, reader)}
          </span>
        )}
        <ChevronRight16Regular className="finding-open" aria-hidden />
      </button>
    </li>
  );
}

/** Up and Down go from finding to finding, across the groups of the page. */
function moveBetweenFindings(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const rows = [...document.querySelectorAll<HTMLElement>('.finding')];
  const active = document.activeElement;
  const at = active instanceof HTMLElement ? rows.indexOf(active) : -1;
  rows[at + step]?.focus();
}

export interface FindingListProps extends Selecting {
  readonly findings: readonly Finding[];
  readonly label: string;
  /** Folds nothing away, for what a person asked for. */
  readonly whole?: boolean;
}

/** Gravest first, what a cause explains below it; findings that are not known for one reason are one row that unfolds. */
export function FindingList({ findings, selected, onSelect, label, whole = false }: FindingListProps) {
  const rowOf = (finding: Finding) => (
    <FindingRow
      key={finding.checkId}
      finding={finding}
      underCause={findings.some(({ checkId }) => checkId === finding.causedBy)}
      selected={selected}
      onSelect={onSelect}
    />
  );
  return (
    <ul className="findings" aria-label={label} onKeyDown={moveBetweenFindings}>
      {unreadGroups(findings).map((group) =>
        group.length === 1 ? (
          rowOf(group[0])
        ) : (
          <UnreadRow
            key={`${group[0].checkId} ${whole}`}
            group={group}
            unfolded={whole || group.some(({ checkId }) => checkId === selected)}
          >
            {group.map(rowOf)}
          </UnreadRow>
        ),
      )}
    </ul>
  );
}

interface UnreadRowProps {
  readonly group: readonly [Finding, ...Finding[]];
  /** Whether it is unfolded as long as nobody has folded or unfolded it. */
  readonly unfolded: boolean;
  readonly children: ReactNode;
}

/** What one reading that failed left unknown: one row with why and the order, and on demand a row for each finding. */
function UnreadRow({ group, unfolded, children }: UnreadRowProps) {
  const [chosen, choose] = useState<boolean | null>(null);
  const [{ outcome, owner, remedy, evidence, headline }] = group;
  const open = chosen ?? unfolded;
  const sentence = unreadSentence(group);
  const why = headline.id === 'runner.sectionUnavailable' ? formatValue('', evidence[0]?.value ?? null, reader) : null;
  return (
    <li>
      <button type="button" className="finding finding-unread" data-outcome={outcome} aria-expanded={open} onClick={() => choose(!open)}>
        <OutcomeBadge outcome={outcome} />
        <span className="finding-reason">{sentence}</span>
        {why !== null && <span className="finding-next">{why}</span>}
        {remedy && (
          <span className="finding-next">
            <span className="finding-owner">{ownerWords[owner]}</span>
            {formatMessage(remedy.summary, reader)}
          </span>
        )}
        <ChevronRight16Regular className="finding-open" aria-hidden />
      </button>
      {open && (
        <ul className="findings" aria-label={sentence}>
          {children}
        </ul>
      )}
    </li>
  );
}

export type FindingGroupsProps = Omit<FindingListProps, 'label'>;

const foldWords = (outcome: Outcome, count: number): string =>
  outcome === 'pass' ? `${count} passed` : `${count} ${count === 1 ? 'does' : 'do'} not apply to this system`;

/** Gravest first, what a cause explains below it; what passed or does not apply is folded away under its number. */
export function FindingGroups({ findings, selected, onSelect, whole = false }: FindingGroupsProps) {
  const [unfolded, setUnfolded] = useState<readonly Outcome[]>([]);
  if (whole)
    return findings.length > 0 && <FindingList findings={findings} selected={selected} onSelect={onSelect} label="Findings" whole />;
  const loud = findings.filter(({ outcome }) => !quiet.includes(outcome));
  return (
    <>
      {loud.length > 0 && <FindingList findings={loud} selected={selected} onSelect={onSelect} label="Findings" />}
      {outcomes
        .filter((outcome) => quiet.includes(outcome))
        .toReversed()
        .map((outcome) => {
          const group = findings.filter((finding) => finding.outcome === outcome);
          if (group.length === 0) return null;
          const open = unfolded.includes(outcome);
          return (
            <div key={outcome} className="finding-fold">
              <button
                type="button"
                aria-expanded={open}
                onClick={() => setUnfolded(open ? unfolded.filter((one) => one !== outcome) : [...unfolded, outcome])}
              >
                <ChevronRight16Regular aria-hidden />
                <OutcomeBadge outcome={outcome} word={foldWords(outcome, group.length)} />
                {!open && (
                  <span className="finding-fold-names small muted" aria-hidden>
                    {group.map(({ checkId }) => titleOf(checkId)).join(', ')}
                  </span>
                )}
              </button>
              {open && <FindingList findings={group} selected={selected} onSelect={onSelect} label={outcomeWords[outcome]} />}
            </div>
          );
        })}
    </>
  );
}
