import { Link } from '@fluentui/react-components';
import type { ReadinessDocument } from '../../core/document/schema';
import { counted } from '../../core/text/enumeration';
import { titleOf } from '../../core/text/wording';
import { placeOfStep } from '../state/navigation-slice';
import { unrecordedAnswers } from '../state/statement-slice';
import { useAppState } from '../state/use-app-state';

/** What was typed as an answer and is not in the document, so that no report leaves it out unnoticed. */
export function UnrecordedAnswers({ document }: { readonly document: ReadinessDocument }) {
  const drafts = useAppState((state) => state.drafts);
  const goTo = useAppState((state) => state.goTo);
  const select = useAppState((state) => state.select);
  const begun = unrecordedAnswers(drafts).flatMap((id) => document.findings.find(({ checkId }) => checkId === id) ?? []);
  if (begun.length === 0) return null;
  return (
    <div className="unrecorded small">
      <p className="strong">{counted(begun.length, 'answer is', 'answers are')} typed but not recorded</p>
      <ul>
        {begun.map(({ checkId, step }) => (
          <li key={checkId}>
            <Link
              as="button"
              onClick={() => {
                goTo(placeOfStep[step]);
                select(checkId);
              }}
            >
              {titleOf(checkId)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
