import { Button, ProgressBar, Spinner } from '@fluentui/react-components';
import { CheckmarkCircle16Regular, QuestionCircle16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { Outcome } from '../../core/evaluate/finding';
import { sectionNames, sectionTitles } from '../../core/inventory/schema';
import { formatDuration } from '../../core/text/quantities';
import { PageHeader } from '../components/PageHeader';
import type { Collecting as CollectingRun, SectionProgress } from '../state/assessment-slice';
import { systemClock } from '../state/clock';
import { useAppState } from '../state/use-app-state';
import { took } from './took';
import './Device.css';

const icons: Readonly<Record<SectionProgress['state'], React.ReactNode>> = {
  read: <CheckmarkCircle16Regular />,
  reading: <Spinner size="extra-tiny" />,
  unavailable: <QuestionCircle16Regular />,
};
const looks: Readonly<Record<SectionProgress['state'], Outcome>> = {
  read: 'pass',
  reading: 'unknown',
  unavailable: 'unknown',
};

/** This device while it is read: every section with its state, counted and timed. */
export function Collecting({ run }: { readonly run: CollectingRun }) {
  const cancel = useAppState((state) => state.cancelAssessment);
  const elapsedMs = useElapsed(run.startedAtMs);
  return (
    <>
      <PageHeader
        heading="This device"
        actions={
          <Button disabledFocusable={run.cancelling} onClick={() => void cancel()}>
            {run.cancelling ? 'Cancelling' : 'Cancel'}
          </Button>
        }
      >
        Nothing is changed on this machine, and nothing is sent.
      </PageHeader>
      <div className="collecting-total">
        <ProgressBar value={run.total === 0 ? 0 : run.done / run.total} thickness="large" aria-label="Sections read" />
        <p className="small muted num">
          <span role="status">
            {run.done} of {run.total} read
          </span>
          , {formatDuration(elapsedMs)} so far
        </p>
      </div>
      <ul className="collecting" aria-label="Sections">
        {sectionNames.map((name) => {
          const section = run.sections[name];
          if (!section) return null;
          return (
            <li key={name} data-outcome={looks[section.state]} data-status={section.state}>
              <span className="collecting-icon" aria-hidden>
                {icons[section.state]}
              </span>
              <span className="collecting-name">{sectionTitles[name]}</span>
              <span className="collecting-word num">{progressWords(section)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function progressWords(section: SectionProgress): string {
  switch (section.state) {
    case 'reading':
      return 'Reading';
    case 'read':
      return section.tookMs === null ? 'Read' : `Read in ${took(section.tookMs)}`;
    case 'unavailable':
      return section.detail === null ? 'Unavailable' : `Unavailable: ${section.detail}`;
  }
}

function useElapsed(sinceMs: number): number {
  const [nowMs, setNowMs] = useState(systemClock.nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(systemClock.nowMs()), 100);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, nowMs - sinceMs);
}
