import type { ReadinessDocument } from '../../core/document/schema';
import { PageHeader } from '../components/PageHeader';
import { FindingsBrowser } from './FindingsBrowser';
import { stepSentence } from './step-sentence';

/** The findings of all steps in one list. */
export function AllFindings({ document: { findings } }: { readonly document: ReadinessDocument }) {
  return (
    <>
      <PageHeader heading="All findings">{stepSentence(findings, 'this device')}</PageHeader>
      <FindingsBrowser scope="all" findings={findings} />
    </>
  );
}
