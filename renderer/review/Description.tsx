import { Field, Input } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { ReadinessDocument } from '../../core/document/schema';
import { ErrorNotice } from '../components/ErrorNotice';
import { type DescriptionField, problemOfLine } from '../state/description-slice';
import { useAppState } from '../state/use-app-state';

/** Long enough not to save in the middle of a word, short enough not to be waited for. */
const pauseMs = 800;

/** Site and assessor; they go into the document on leaving a field, or after a pause in typing. */
export function Description({ document }: { readonly document: ReadinessDocument }) {
  const draft = useAppState((state) => state.descriptionDraft);
  const saving = useAppState((state) => state.descriptionSaving);
  const save = useAppState((state) => state.saveDescription);
  useEffect(() => {
    if (draft.site === null && draft.assessor === null) return;
    const timer = setTimeout(() => void save(), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, save]);
  const site = draft.site ?? document.site ?? '';
  const assessor = draft.assessor ?? document.assessor ?? '';
  const blank = site.trim() === '' && assessor.trim() === '';
  return (
    <section aria-labelledby="who">
      <h2 id="who">Site and assessor</h2>
      <Line field="site" label="Site" text={site} />
      <Line field="assessor" label="Assessor" text={assessor} />
      {blank && <p className="small muted">Left empty, the report says “not stated” in their place.</p>}
      {saving.phase === 'failed' && <ErrorNotice error={saving.error} />}
    </section>
  );
}

function Line({ field, label, text }: { readonly field: DescriptionField; readonly label: string; readonly text: string }) {
  const describe = useAppState((state) => state.describe);
  const save = useAppState((state) => state.saveDescription);
  const problem = problemOfLine(text);
  return (
    <Field label={label} {...(problem === null ? {} : { validationState: 'error', validationMessage: problem })}>
      <Input value={text} onChange={(_, { value }) => describe(field, value)} onBlur={() => void save()} />
    </Field>
  );
}
