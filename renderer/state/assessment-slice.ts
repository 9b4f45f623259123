import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import { type SectionName, sectionNames } from '../../core/inventory/schema';
import type { Bridge, Progress, Reply } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';
import type { Clock } from './clock';
import { typedFor } from './typed-by-machine';

export type SectionProgress =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly tookMs: number | null }
  | { readonly state: 'unavailable'; readonly detail: string | null };

export interface Collecting {
  readonly phase: 'collecting';
  readonly startedAtMs: number;
  /** Those that have begun: sections of other platforms never do. */
  readonly sections: Readonly<Partial<Record<SectionName, SectionProgress>>>;
  /** Of `total` sections so many have ended, as main counts them. */
  readonly done: number;
  readonly total: number;
  readonly cancelling: boolean;
  /** The document that was open when this run began; it stays open if the run comes to nothing. */
  readonly earlier: ReadinessDocument | null;
}

export interface Assessed {
  readonly phase: 'assessed';
  readonly document: ReadinessDocument;
  /** The section that is being read again. */
  readonly retrying: SectionName | null;
}

export type Assessment = { readonly phase: 'idle' } | Collecting | Assessed;

/** How the last run or retry ended, when it did not end with a document. */
export type RunNotice = { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly error: AppErrorData };

export interface AssessmentSlice {
  readonly assessment: Assessment;
  readonly notice: RunNotice | null;
  /** Takes up the document and the machines that main holds, after the page was loaded again. */
  takeUpDocument(): Promise<void>;
  assessDevice(): Promise<void>;
  /** Asks main to break off the run or the retry; it ends with code `cancelled`. */
  cancelAssessment(): Promise<void>;
  retrySection(section: SectionName): Promise<void>;
  dismissNotice(): void;
}

/** The document that is open, also while the device is read again. */
export function openDocument({ assessment }: Pick<AppState, 'assessment'>): ReadinessDocument | null {
  switch (assessment.phase) {
    case 'idle':
      return null;
    case 'collecting':
      return assessment.earlier;
    case 'assessed':
      return assessment.document;
  }
}

export const createAssessmentSlice =
  (bridge: Bridge, clock: Clock): StateCreator<AppState, [], [], AssessmentSlice> =>
  (set, get) => ({
    assessment: { phase: 'idle' },
    notice: null,

    async takeUpDocument() {
      const [reply] = await Promise.all([ask(() => bridge.currentDocument(undefined)), get().loadMachines()]);
      if (get().assessment.phase !== 'idle') return;
      if (reply.ok && reply.value !== null) {
        set({ assessment: { phase: 'assessed', document: reply.value, retrying: null }, place: 'device' });
      } else if (get().machines.length > 0) set({ place: 'machines' });
    },

    async assessDevice() {
      if (get().assessment.phase === 'collecting') return;
      const earlier = openDocument(get());
      const started = beginning(clock.nowMs(), earlier);
      set({ assessment: started, notice: null, place: 'device', selected: null, shownSection: null });
      const stopListening = bridge.onProgress((progress) =>
        set(({ assessment }) => (assessment.phase === 'collecting' ? { assessment: withProgress(assessment, progress) } : {})),
      );
      const reply = await ask(() => bridge.assessDevice(undefined));
      stopListening();
      if (reply.ok) {
        set((state) => ({
          ...typedFor(state, earlier, reply.value),
          assessment: { phase: 'assessed', document: reply.value, retrying: null },
        }));
      } else if (earlier) set({ assessment: { phase: 'assessed', document: earlier, retrying: null }, notice: noticeOf(reply) });
      else
        set(({ machines }) => ({
          assessment: { phase: 'idle' },
          notice: noticeOf(reply),
          place: machines.length > 0 ? 'machines' : 'start',
        }));
    },

    async cancelAssessment() {
      const { assessment } = get();
      if (assessment.phase === 'collecting') set({ assessment: { ...assessment, cancelling: true } });
      const reply = await ask(() => bridge.cancelAssessment(undefined));
      if (reply.ok) return;
      const running = get().assessment;
      set({ notice: noticeOf(reply), ...(running.phase === 'collecting' ? { assessment: { ...running, cancelling: false } } : {}) });
    },

    async retrySection(section) {
      const { assessment } = get();
      if (assessment.phase !== 'assessed' || assessment.retrying !== null) return;
      set({ assessment: { ...assessment, retrying: section }, notice: null });
      const reply = await ask(() => bridge.retrySection({ section }));
      const now = get().assessment;
      if (now.phase !== 'assessed') return;
      if (reply.ok) set({ assessment: { phase: 'assessed', document: reply.value, retrying: null } });
      else set({ assessment: { ...now, retrying: null }, notice: noticeOf(reply) });
    },

    dismissNotice() {
      set({ notice: null });
    },
  });

/** Puts a document that main gave back in the place of the open one; whatever else is under way goes on. */
export function withDocument(assessment: Assessment, document: ReadinessDocument): Assessment {
  switch (assessment.phase) {
    case 'idle':
      return { phase: 'assessed', document, retrying: null };
    case 'collecting':
      return { ...assessment, earlier: document };
    case 'assessed':
      return { ...assessment, document };
  }
}

function beginning(startedAtMs: number, earlier: ReadinessDocument | null): Collecting {
  return {
    phase: 'collecting',
    startedAtMs,
    sections: {},
    done: 0,
    total: sectionNames.length,
    cancelling: false,
    earlier,
  };
}

function withProgress(collecting: Collecting, { section, state, detail, tookMs, done, total }: Progress): Collecting {
  const progress: SectionProgress = state === 'read' ? { state, tookMs } : state === 'unavailable' ? { state, detail } : { state };
  return { ...collecting, sections: { ...collecting.sections, [section]: progress }, done, total };
}

function noticeOf({ error }: Extract<Reply<unknown>, { ok: false }>): RunNotice {
  return error.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error };
}
