import { Button, Field, Input, Radio, RadioGroup, Spinner, Textarea } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Check } from '../../core/checks/check';
import { type Answer, guideDay, noteLimit } from '../../core/document/statement';
import { ErrorNotice } from '../components/ErrorNotice';
import { systemClock } from '../state/clock';
import { emptyDraft, proposed } from '../state/statement-slice';
import { useAppState } from '../state/use-app-state';
import { answerWords } from '../../core/text/wording';

/** A person's answer: what, by whom, for which day. What is typed stays while it is not recorded, wherever one goes meanwhile. */
export function StatementForm({ check }: { readonly check: Check }) {
  const { id } = check;
  const draft = useAppState((state) => state.drafts[id] ?? emptyDraft);
  const recording = useAppState((state) => (state.recording.phase !== 'idle' && state.recording.checkId === id ? state.recording : null));
  const proposedName = useAppState((state) => proposed(state, '').by);
  const edit = useAppState((state) => state.editStatement);
  const record = useAppState((state) => state.recordStatement);
  const today = systemClock.today();
  const problems = recording?.phase === 'incomplete' ? recording.problems : {};
  const choices = Object.entries(check.answer?.choices ?? {});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (recording?.phase !== 'incomplete') return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (field?.querySelector<HTMLElement>('input') ?? field)?.focus();
  }, [recording]);
  const busy = recording?.phase === 'recording';
  return (
    <form
      ref={form}
      className="statement"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void record(id);
      }}
    >
      <Field label="Answer" {...problemOf(problems.answer)}>
        <RadioGroup value={draft.answer ?? ''} onChange={(_, { value }) => edit(id, { answer: value as Answer })}>
          {Object.entries(answerWords).map(([answer, word]) => (
            <Radio key={answer} value={answer} label={word} />
          ))}
        </RadioGroup>
      </Field>
      {choices.length > 0 && draft.answer === 'done' && (
        <Field label="Which" {...problemOf(problems.choice)}>
          <RadioGroup value={draft.choice ?? ''} onChange={(_, { value }) => edit(id, { choice: value })}>
            {choices.map(([choice, label]) => (
              <Radio key={choice} value={choice} label={label} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <Field label="Answered by" {...problemOf(problems.by)}>
        <Input value={draft.by ?? proposedName} maxLength={200} onChange={(_, { value }) => edit(id, { by: value })} />
      </Field>
      <Field label="Done or looked at on" {...problemOf(problems.on)}>
        <Input type="date" value={draft.on ?? today} min={guideDay} max={today} onChange={(_, { value }) => edit(id, { on: value })} />
      </Field>
      <Field label="Note" hint={`Kept as you type.${lengthOfNote(draft.note)}`} {...problemOf(problems.note)}>
        <Textarea value={draft.note} rows={2} onChange={(_, { value }) => edit(id, { note: value })} />
      </Field>
      {recording?.phase === 'failed' && <ErrorNotice error={recording.error} />}
      <div className="statement-actions">
        <Button type="submit" appearance="primary" disabledFocusable={busy} {...(busy ? { icon: <Spinner size="tiny" /> } : {})}>
          Record answer
        </Button>
        <span role="status" className="small muted">
          {recording?.phase === 'recorded' && 'Recorded.'}
        </span>
      </div>
    </form>
  );
}

/** Near the limit and beyond it: how much of it is used. */
function lengthOfNote(note: string): string {
  const letters = note.trim().length;
  return letters <= noteLimit - 500 ? '' : ` ${letters.toLocaleString('en-GB')} of ${noteLimit.toLocaleString('en-GB')} letters.`;
}

const problemOf = (problem: string | undefined) =>
  problem === undefined ? {} : { validationState: 'error' as const, validationMessage: problem };
