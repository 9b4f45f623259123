import { Button, Spinner } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { type SectionName, sectionTitles } from '../../core/inventory/schema';
import type { Section } from '../../core/inventory/section';
import { reasonWords } from '../../core/inventory/section';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { canReadAgain } from '../state/provenance';
import { useAppState } from '../state/use-app-state';

export interface UnavailableSectionProps {
  readonly name: SectionName;
  readonly section: Extract<Section<unknown>, { status: 'unavailable' }>;
}

/** Why a section could not be read, and the way to try it again; what no reader of this version reads has none. */
export function UnavailableSection({ name, section: { reason, detail } }: UnavailableSectionProps) {
  const word = reasonWords[reason];
  return (
    <span className="facts-unread">
      <OutcomeBadge outcome="unknown" word={word.charAt(0).toUpperCase() + word.slice(1)} />
      <span className="muted">{detail}</span>
      {reason !== 'not-collected' && <RetryButton name={name} />}
    </span>
  );
}

/** Reads one section again, where it is this machine's; while it does, the same button cancels it and keeps the focus. */
export function RetryButton({ name }: { readonly name: SectionName }) {
  const retrying = useAppState(({ assessment }) => (assessment.phase === 'assessed' ? assessment.retrying : null));
  const collecting = useAppState(({ assessment }) => assessment.phase === 'collecting');
  const ours = useAppState(canReadAgain);
  const retry = useAppState((state) => state.retrySection);
  const cancel = useAppState((state) => state.cancelAssessment);
  const title = sectionTitles[name];
  const own = retrying === name;
  const waitsFor = collecting ? 'the device' : retrying !== null && !own ? sectionTitles[retrying] : null;
  if (!ours) return null;
  return (
    <span className="retrying">
      {own && <Spinner size="extra-tiny" label={`Reading ${title}`} />}
      <Button
        size="small"
        icon={own ? null : <ArrowClockwise16Regular />}
        disabledFocusable={waitsFor !== null}
        aria-label={own ? `Cancel reading ${title}` : `Retry ${title}`}
        title={waitsFor === null ? undefined : `Waits until ${waitsFor} has been read`}
        onClick={() => void (own ? cancel() : retry(name))}
      >
        {own ? 'Cancel' : 'Retry'}
      </Button>
    </span>
  );
}
