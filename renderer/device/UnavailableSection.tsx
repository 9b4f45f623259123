import { Button, Spinner } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { type SectionName, sectionTitles } from '../../core/inventory/schema';
import type { Section } from '../../core/inventory/section';
import { reasonWords } from '../../core/text/wording';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { useAppState } from '../state/use-app-state';

export interface UnavailableSectionProps {
  readonly name: SectionName;
  readonly section: Extract<Section<unknown>, { status: 'unavailable' }>;
}

/** Why a section could not be read, and the way to try it again; a section of another platform has none. */
export function UnavailableSection({ name, section: { reason, detail } }: UnavailableSectionProps) {
  const foreign = reason === 'not-on-this-platform';
  const word = reasonWords[reason];
  return (
    <span className="facts-unread">
      <OutcomeBadge outcome={foreign ? 'notApplicable' : 'unknown'} word={word.charAt(0).toUpperCase() + word.slice(1)} />
      <span className="muted">{detail}</span>
      {!foreign && <RetryButton name={name} />}
    </span>
  );
}

/** Reads one section again; while it does, the same place cancels it. */
export function RetryButton({ name }: { readonly name: SectionName }) {
  const retrying = useAppState(({ assessment }) => (assessment.phase === 'assessed' ? assessment.retrying : null));
  const retry = useAppState((state) => state.retrySection);
  const cancel = useAppState((state) => state.cancelAssessment);
  if (retrying === name) {
    return (
      <span className="retrying">
        <Spinner size="extra-tiny" label={`Reading ${sectionTitles[name]}`} />
        <Button size="small" onClick={() => void cancel()}>
          Cancel
        </Button>
      </span>
    );
  }
  return (
    <Button
      size="small"
      icon={<ArrowClockwise16Regular />}
      disabledFocusable={retrying !== null}
      title={retrying === null ? `Read ${sectionTitles[name]} again` : `Waits until ${sectionTitles[retrying]} has been read`}
      onClick={() => void retry(name)}
    >
      Retry
    </Button>
  );
}
