import type { StateCreator } from 'zustand/vanilla';
import { checkOf } from '../../core/checks/all';
import type { AppErrorData } from '../../core/document/app-error';
import type { Answer } from '../../core/document/statement';
import type { Bridge } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';
import { openDocument, withDocument } from './assessment-slice';
import type { Clock } from './clock';
import { type StatementProblems, statementOf } from './statement-of';

/** What was typed into a check's form. A field that was not touched is `null` and shows what is proposed. */
export interface StatementDraft {
  readonly answer: Answer | null;
  readonly choice: string | null;
  readonly by: string | null;
  readonly on: string | null;
  readonly note: string;
}

export const emptyDraft: StatementDraft = { answer: null, choice: null, by: null, on: null, note: '' };

/** The checks whose answer was begun and is not on record, in the order in which they were begun. A changed day alone is no answer. */
export function unrecordedAnswers(drafts: StatementSlice['drafts']): readonly string[] {
  return Object.entries(drafts)
    .filter(([, { answer, by, note }]) => answer !== null || (by ?? '').trim() !== '' || note.trim() !== '')
    .map(([checkId]) => checkId);
}

export type Recording =
  | { readonly phase: 'idle' }
  | { readonly phase: 'recording'; readonly checkId: string }
  /** Not sent: these fields have to be mended first. */
  | { readonly phase: 'incomplete'; readonly checkId: string; readonly problems: StatementProblems }
  | { readonly phase: 'failed'; readonly checkId: string; readonly error: AppErrorData }
  | { readonly phase: 'recorded'; readonly checkId: string };

export interface StatementSlice {
  /** By check id. A draft stays until its answer is on record. */
  readonly drafts: Readonly<Record<string, StatementDraft>>;
  readonly recording: Recording;
  /** The name used last, proposed for the next answer. */
  readonly lastName: string | null;
  editStatement(checkId: string, change: Partial<StatementDraft>): void;
  recordStatement(checkId: string): Promise<void>;
}

/** What a form proposes where nothing was typed: the name used last, else the assessor's, and today. */
export function proposed(state: AppState, today: string): { readonly by: string; readonly on: string } {
  return { by: state.lastName ?? state.descriptionDraft.assessor ?? openDocument(state)?.assessor ?? '', on: today };
}

export const createStatementSlice =
  (bridge: Bridge, clock: Clock): StateCreator<AppState, [], [], StatementSlice> =>
  (set, get) => ({
    drafts: {},
    recording: { phase: 'idle' },
    lastName: null,

    editStatement(checkId, change) {
      set(({ drafts, recording }) => ({
        drafts: { ...drafts, [checkId]: { ...(drafts[checkId] ?? emptyDraft), ...change } },
        recording: recording.phase !== 'recording' && isAbout(recording, checkId) ? { phase: 'idle' } : recording,
      }));
    },

    async recordStatement(checkId) {
      const check = checkOf(checkId);
      if (!check || get().recording.phase === 'recording') return;
      const draft = get().drafts[checkId] ?? emptyDraft;
      const today = clock.today();
      const statement = statementOf(check, draft, proposed(get(), today), today);
      if (!statement.ok) {
        set({ recording: { phase: 'incomplete', checkId, problems: statement.problems } });
        return;
      }
      set({ recording: { phase: 'recording', checkId } });
      const reply = await ask(() => bridge.recordStatement(statement.input));
      if (!reply.ok) {
        set({ recording: { phase: 'failed', checkId, error: reply.error } });
        return;
      }
      set(({ drafts, assessment }) => ({
        assessment: withDocument(assessment, reply.value),
        // What was typed while main was recording is a new draft.
        drafts: drafts[checkId] === draft ? without(drafts, checkId) : drafts,
        recording: { phase: 'recorded', checkId },
        lastName: statement.input.by,
      }));
    },
  });

const isAbout = (recording: Recording, checkId: string): boolean => recording.phase !== 'idle' && recording.checkId === checkId;

function without(drafts: Readonly<Record<string, StatementDraft>>, checkId: string): Readonly<Record<string, StatementDraft>> {
  return Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== checkId));
}
