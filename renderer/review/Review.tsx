import type { ReadinessDocument } from '../../core/document/schema';
import type { Outcome, Step } from '../../core/evaluate/finding';
import { stepTitles } from '../../core/text/wording';
import { FindingList } from '../components/FindingRow';
import { OutcomeChart } from '../components/OutcomeChart';
import { PageHeader } from '../components/PageHeader';
import { VerdictBanner } from '../components/VerdictBanner';
import { useAppState } from '../state/use-app-state';
import { Description } from './Description';
import { Export } from './Export';
import { verdictSentence } from '../../core/text/verdict-sentence';
import './Review.css';

const open: readonly Outcome[] = ['manual', 'unknown', 'deferred'];
const steps: readonly Step[] = [1, 2, 3];

/** The answer with its reasons, what is still open, and the way to take it all along. */
export function Review({ document }: { readonly document: ReadinessDocument }) {
  const selected = useAppState((state) => state.selected);
  const select = useAppState((state) => state.select);
  const { findings } = document;
  const stillOpen = findings.filter(({ outcome }) => open.includes(outcome));
  return (
    <>
      <PageHeader heading="Review and export">
        Read the verdict and what is open, fill in who assessed what, then take the report along.
      </PageHeader>
      <div className="review">
        <div className="review-verdict">
          <VerdictBanner document={document} sentence={verdictSentence(document)} selected={selected} onSelect={select} />
        </div>
        <div className="review-side">
          <Description document={document} />
          <Export document={document} />
        </div>
        <div className="review-rest">
          <section className="section" aria-labelledby="by-step">
            <div className="section-head">
              <h2 id="by-step">By step</h2>
              <span className="muted small num">{findings.length} findings</span>
            </div>
            <OutcomeChart
              steps={steps.map((step) => ({
                label: `${step} ${stepTitles[step].short}`,
                findings: findings.filter((finding) => finding.step === step),
              }))}
            />
          </section>
          <section className="section" aria-labelledby="open">
            <div className="section-head">
              <h2 id="open">Still open</h2>
              <span className="muted small num">{stillOpen.length === 0 ? 'Nothing: every check has its answer' : stillOpen.length}</span>
            </div>
            {stillOpen.length > 0 && <FindingList findings={stillOpen} selected={selected} onSelect={select} label="Still open" />}
          </section>
        </div>
      </div>
    </>
  );
}
