import { Link } from '@fluentui/react-components';
import { checkOf } from '../../core/checks/all';
import type { Check } from '../../core/checks/check';
import { subjectOf, subjectTitles } from '../../core/checks/subject';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding } from '../../core/evaluate/finding';
import { evidenceLabel, formatEvidence, formatMessage, ownerWords, placeInWords, stepTitles, titleOf } from '../../core/text/wording';
import { formatDay } from '../../core/text/quantities';
import { reader } from '../app/reader';
import { CopyText } from '../components/CopyText';
import { DetailsPane, DetailsSection, EvidenceList } from '../components/DetailsPane';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { RunOutcome } from '../device/RunOutcome';
import { RetryButton } from '../device/UnavailableSection';
import { useAppState } from '../state/use-app-state';
import { LinkFailure } from './LinkFailure';
import { sectionToRetry } from './section-to-retry';
import { StatementForm } from './StatementForm';
import { StatementHistory } from './StatementHistory';

export interface FindingDetailsProps {
  readonly finding: Finding;
  readonly document: ReadinessDocument;
}

/**
 * What to do, the form where a person answers, what was seen, why it matters, where to read on: in this order. Where nobody has
 * answered yet, the form stands before the steps, since whoever knows the answer needs none of them.
 */
export function FindingDetails({ finding, document }: FindingDetailsProps) {
  const select = useAppState((state) => state.select);
  const close = useAppState((state) => state.closeDetails);
  const { checkId, outcome, headline, owner, remedy, basis, evidence, causedBy, unconfirmed } = finding;
  const check = checkOf(checkId);
  const cause = document.findings.find((other) => other.checkId === causedBy);
  // A statement stands in full in the history below.
  const seen = evidence.filter(({ source }) => !source?.startsWith('statement of '));
  const history = document.statements.filter((statement) => statement.checkId === checkId);
  const asks = outcome === 'manual' && check?.answer !== undefined && history.length === 0;
  return (
    <DetailsPane outcome={outcome} caption={titleOf(checkId)} heading={formatMessage(headline, reader)} onClose={close}>
      {basis && <p className="details-basis">{formatMessage(basis, reader)}</p>}
      {unconfirmed && <Unconfirmed check={check} document={document} />}
      {cause && (
        <DetailsSection heading="Caused by">
          <Link as="button" inline onClick={() => select(cause.checkId)}>
            {formatMessage(cause.headline, reader)}
          </Link>
        </DetailsSection>
      )}
      {remedy && (
        <DetailsSection heading="What to do">
          <span className="details-owner">{ownerWords[owner]}</span>
          <p>{formatMessage(remedy.summary, reader)}</p>
          {!asks && <Steps remedy={remedy} />}
          <RetryOfFinding remedy={remedy} />
        </DetailsSection>
      )}
      {check?.answer && (
        <DetailsSection heading={history.length === 0 ? 'Your answer' : 'Answer again'}>
          <StatementForm key={checkId} check={check} />
        </DetailsSection>
      )}
      {remedy && asks && remedy.steps.length > 0 && (
        <DetailsSection heading="How to find it out">
          <Steps remedy={remedy} />
        </DetailsSection>
      )}
      {seen.length > 0 && (
        <DetailsSection heading="What was seen">
          <EvidenceList
            evidence={seen.map(({ name, value, source }) => ({
              label: evidenceLabel(checkId, name),
              value: formatEvidence({ name, value }, document.platform, reader),
              source: placeInWords(source),
            }))}
          />
        </DetailsSection>
      )}
      {check && (
        <DetailsSection heading="Why it matters">
          <p>{check.whyItMatters}</p>
        </DetailsSection>
      )}
      {history.length > 0 && check && (
        <DetailsSection heading="History of answers">
          <StatementHistory statements={history} check={check} />
        </DetailsSection>
      )}
      <LinksOfFinding finding={finding} document={document} />
      <p className="small muted details-foot">
        <span className="block">{whereInGuide(finding, check)}</span>
        Check id <code>{checkId}</code>
      </p>
    </DetailsPane>
  );
}

/** "Step 1, the guide’s item 1.2", "Step 3, Connectivity and proxy". */
function whereInGuide({ step, guideItem }: Finding, check: Check | undefined): string {
  if (guideItem !== null) return `Step ${step}, the guide’s item ${guideItem}`;
  return `Step ${step}, ${check && step === 3 ? subjectTitles[subjectOf(check)] : stepTitles[step].short}`;
}

/** That the finding rests on something that could not be confirmed, and on what. */
function Unconfirmed({ check, document: { platform } }: { readonly check: Check | undefined; readonly document: ReadinessDocument }) {
  const byRecord = check?.restsOnPlatform === true && platform !== null && !platform.verified;
  const what = byRecord ? `the catalogue’s record “${platform.displayName}”` : 'a fact of the catalogue';
  return (
    <div className="details-unconfirmed">
      <OutcomeBadge outcome="unknown" look="tint" word="Unconfirmed" />
      <p className="small muted">It rests on {what}, which could not be confirmed on a page of the maker.</p>
    </div>
  );
}

type Remedy = NonNullable<Finding['remedy']>;

function Steps({ remedy: { steps, command } }: { readonly remedy: Remedy }) {
  return (
    <>
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li key={step.id}>{formatMessage(step, reader)}</li>
          ))}
        </ol>
      )}
      {command && <CopyText text={command} label="Copy the command" />}
    </>
  );
}

/** The way to do at once what the remedy asks for: read a section again, with what became of it. */
function RetryOfFinding({ remedy }: { readonly remedy: Remedy }) {
  const section = sectionToRetry(remedy);
  if (section === null) return null;
  return (
    <div className="details-retry">
      <RetryButton name={section} />
      <RunOutcome />
    </div>
  );
}

/** The guide's links, where they pointed and where the page is today, then the pages that the facts were taken from. */
function LinksOfFinding({ finding, document }: FindingDetailsProps) {
  const openLink = useAppState((state) => state.openLink);
  const links = finding.links.flatMap((id) => (document.links[id] ? [{ id, ...document.links[id] }] : []));
  const sources = finding.references.flatMap((key) => (document.sources[key] ? [{ key, ...document.sources[key] }] : []));
  return (
    <>
      {links.length > 0 && (
        <DetailsSection heading="Links of the guide">
          <LinkFailure />
          {links.map(({ id, nameThen, urlThen, nameToday, urlToday, verified }) => (
            <div key={id} className="details-link">
              <p className="strong">{nameThen}</p>
              {nameToday && nameToday !== nameThen && <p className="small">Today: {nameToday}</p>}
              {urlToday ? (
                <>
                  <p className="small muted">Address today{!verified && ', unconfirmed'}</p>
                  <CopyText text={urlToday} label="Copy today’s address" onOpen={openLink} />
                </>
              ) : (
                <p className="small muted">Its address today is not known.</p>
              )}
              <p className="small muted details-then">Address in March 2021</p>
              <CopyText text={urlThen} label="Copy the guide’s address" onOpen={openLink} />
            </div>
          ))}
        </DetailsSection>
      )}
      {sources.length > 0 && (
        <DetailsSection heading="Sources">
          {sources.map(({ key, title, publisher, date, url, note }) => (
            <div key={key} className="details-link">
              <p className="small">{title}</p>
              <p className="small muted">{[publisher, date && formatDay(date)].filter((part) => part !== null).join(', ')}</p>
              {note && <p className="small muted">{note}</p>}
              {url && <CopyText text={url} label="Copy the address" />}
            </div>
          ))}
        </DetailsSection>
      )}
    </>
  );
}
