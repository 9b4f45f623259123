import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import { typedLine } from '../../core/document/statement';
import type { Bridge } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';
import { openDocument, withDocument } from './assessment-slice';

export type DescriptionField = 'site' | 'assessor';

export type DescriptionSaving =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saving' }
  | { readonly phase: 'failed'; readonly error: AppErrorData };

export interface DescriptionSlice {
  /** What was typed and is not in the document yet; `null` shows what the document has. */
  readonly descriptionDraft: Readonly<Record<DescriptionField, string | null>>;
  readonly descriptionSaving: DescriptionSaving;
  describe(field: DescriptionField, text: string): void;
  /** Puts what was typed into the document. A field that is not in order stays a draft, beside its problem. */
  saveDescription(): Promise<void>;
}

const lineSchema = typedLine(200);

/** What keeps a typed line out of the document, as a sentence, or `null`. An empty line is in order: it states nothing. */
export function problemOfLine(text: string | null): string | null {
  if (text === null || text.trim() === '' || lineSchema.safeParse(text).success) return null;
  return 'Write one line of at most 200 letters.';
}

export const createDescriptionSlice =
  (bridge: Bridge): StateCreator<AppState, [], [], DescriptionSlice> =>
  (set, get) => {
    const save = async (): Promise<void> => {
      const document = openDocument(get());
      if (!document) return;
      const sent = get().descriptionDraft;
      const description = { site: lineOf('site', document, sent.site), assessor: lineOf('assessor', document, sent.assessor) };
      if (description.site === document.site && description.assessor === document.assessor) {
        set({ descriptionDraft: unsaved(sent, sent), descriptionSaving: { phase: 'idle' } });
        return;
      }
      set({ descriptionSaving: { phase: 'saving' } });
      const reply = await ask(() => bridge.describeDocument(description));
      if (!reply.ok) {
        set({ descriptionSaving: { phase: 'failed', error: reply.error } });
        return;
      }
      set(({ assessment, descriptionDraft }) => ({
        assessment: withDocument(assessment, reply.value),
        descriptionDraft: unsaved(descriptionDraft, sent),
        descriptionSaving: { phase: 'idle' },
      }));
    };
    let lastSave: Promise<void> = Promise.resolve();
    return {
      descriptionDraft: { site: null, assessor: null },
      descriptionSaving: { phase: 'idle' },

      describe(field, text) {
        set(({ descriptionDraft }) => ({ descriptionDraft: { ...descriptionDraft, [field]: text } }));
      },

      // One after the other, so that whoever waits for this one knows that what was typed before it is in the document.
      saveDescription() {
        lastSave = lastSave.then(save);
        return lastSave;
      },
    };
  };

function lineOf(field: DescriptionField, document: ReadinessDocument, typed: string | null): string | null {
  if (typed === null || problemOfLine(typed) !== null) return document[field];
  return typed.trim() === '' ? null : typed.trim();
}

/** Drops the fields that are in the document now; one that changed since, or that has a problem, stays. */
function unsaved(now: AppState['descriptionDraft'], sent: AppState['descriptionDraft']): Readonly<Record<DescriptionField, string | null>> {
  const kept = (field: DescriptionField) => (now[field] !== sent[field] || problemOfLine(now[field]) !== null ? now[field] : null);
  return { site: kept('site'), assessor: kept('assessor') };
}
