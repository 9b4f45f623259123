import { Button } from '@fluentui/react-components';
import { EmptyState } from '../components/EmptyState';
import { FindingList } from '../components/FindingRow';
import { PageHeader } from '../components/PageHeader';
import { DesktopPulse20Regular } from '@fluentui/react-icons';
import type { ReadinessDocument } from '../../core/document/schema';
import { stepTitles } from '../../core/text/wording';
import { useAppState } from '../state/use-app-state';
import { findingsByItem } from './guide-items';
import { stepSentence } from './step-sentence';
import './Steps.css';

export interface GuideStepProps {
  readonly step: 1 | 2;
  readonly document: ReadinessDocument;
}

/** Steps 1 and 2: the guide's items in its order and words, each with the findings that answer to it. */
export function GuideStep({ step, document }: GuideStepProps) {
  const selected = useAppState((state) => state.selected);
  const select = useAppState((state) => state.select);
  const { items, others } = findingsByItem(step, document.findings, document.links);
  return (
    <>
      <PageHeader heading={stepTitles[step].short}>
        {stepSentence(document.findings.filter((finding) => finding.step === step))}
        <span className="guide-title small">The guide’s words: {stepTitles[step].guide}</span>
      </PageHeader>
      {items.map(({ item, words, today, findings }) => (
        <section key={item} className="guide-item" aria-labelledby={`item-${item}`}>
          <h2 id={`item-${item}`}>
            <span className="num">{item.split('.')[1]}</span>
            <span>
              {words}
              {today.length > 0 && <span className="small muted guide-today">today: {today.join('; ')}</span>}
            </span>
          </h2>
          {findings.length > 0 ? (
            <FindingList findings={findings} selected={selected} onSelect={select} label={words} />
          ) : (
            <p className="small muted guide-nothing">This version has no check for this item.</p>
          )}
        </section>
      ))}
      {others.length > 0 && (
        <section className="guide-item" aria-labelledby="item-others">
          <h2 id="item-others">Beside the guide’s items</h2>
          <FindingList findings={others} selected={selected} onSelect={select} label="Beside the guide’s items" />
        </section>
      )}
    </>
  );
}

/** In place of a step while there is no document: what would be here, and why it is not. */
export function NothingAssessed({ heading }: { readonly heading: string }) {
  const goTo = useAppState((state) => state.goTo);
  return (
    <>
      <PageHeader heading={heading} />
      <EmptyState
        icon={DesktopPulse20Regular}
        heading="This device is being read"
        actions={
          <Button appearance="primary" onClick={() => goTo('device')}>
            See how far it is
          </Button>
        }
      >
        Findings appear here as soon as that is done.
      </EmptyState>
    </>
  );
}
