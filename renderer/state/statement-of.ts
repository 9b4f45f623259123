import type { CheckMeta } from '../../core/checks/check';
import { dateFault, guideDay, noteLimit, type StatementInput, statementInputSchema } from '../../core/document/statement';
import { formatDay } from '../../core/text/quantities';
import type { StatementDraft } from './statement-slice';

/** What is wrong with a field, as a sentence for the person who filled it in. */
export type StatementProblems = Partial<Readonly<Record<'answer' | 'choice' | 'by' | 'on' | 'note', string>>>;

/** What is wrong with the day, for the person who chose it. */
const dayProblems: Readonly<Record<NonNullable<ReturnType<typeof dateFault>>, string>> = {
  'not-a-day': 'Choose a day.',
  'before-the-guide': `Choose ${formatDay(guideDay)} or a later day: the guide is of that date.`,
  'in-the-future': 'Choose today or an earlier day.',
};

export type StatementOf =
  | { readonly ok: true; readonly input: StatementInput }
  | { readonly ok: false; readonly problems: StatementProblems };

/**
 * Makes a statement of a draft, or says what keeps it from being one.
 *
 * @param proposed what stands in the fields that were not touched
 * @param today ISO day; nothing can have been done after it, nor before the guide was written
 */
export function statementOf(
  check: CheckMeta,
  draft: StatementDraft,
  proposed: { readonly by: string; readonly on: string },
  today: string,
): StatementOf {
  const needsChoice = draft.answer === 'done' && Object.keys(check.answer?.choices ?? {}).length > 0;
  const note = draft.note.trim();
  const candidate = {
    checkId: check.id,
    answer: draft.answer,
    choice: needsChoice ? draft.choice : null,
    by: draft.by ?? proposed.by,
    on: draft.on ?? proposed.on,
    note: note === '' ? null : note,
  };
  const parsed = statementInputSchema.safeParse(candidate);
  const faulty = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const dayFault = dateFault(candidate.on, today);
  const problems: StatementProblems = {
    ...(faulty.has('answer') ? { answer: 'Choose an answer.' } : {}),
    ...(needsChoice && draft.choice === null ? { choice: 'Choose one of these.' } : {}),
    ...(faulty.has('by') ? { by: candidate.by.trim() === '' ? 'Write who answers.' : 'Write one line of at most 200 letters.' } : {}),
    ...(dayFault === null ? {} : { on: dayProblems[dayFault] }),
    ...(faulty.has('note') ? { note: `Write at most ${noteLimit.toLocaleString('en-GB')} letters.` } : {}),
  };
  return parsed.success && Object.keys(problems).length === 0 ? { ok: true, input: parsed.data } : { ok: false, problems };
}
