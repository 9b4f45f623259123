import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import { fileLimitBytes } from '../../core/document/read-document';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Bridge, Reply } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';
import { openDocument } from './assessment-slice';
import { everyFinding } from './findings-slice';
import { type Typed, typedFor } from './typed-by-machine';

/** What a page holds of a file that was dropped onto it. */
export type DroppedFile = Pick<File, 'name' | 'slice'>;

export interface OpenSlice {
  readonly opening: boolean;
  /** Why the last file could not be opened. */
  readonly openError: AppErrorData | null;
  /** What was typed about machines whose document is not open now, by machine; it comes back with the next document of it. */
  readonly shelved: Readonly<Record<string, Typed>>;
  /** Has main ask for a file, a document or a collected inventory, and evaluate it. */
  openFile(): Promise<void>;
  /** The same with what was dropped onto the window. */
  openDropped(files: readonly DroppedFile[]): Promise<void>;
  dismissOpenError(): void;
}

export const createOpenSlice =
  (bridge: Bridge): StateCreator<AppState, [], [], OpenSlice> =>
  (set, get) => {
    const open = async (call: () => Promise<Reply<ReadinessDocument | null>>): Promise<void> => {
      if (get().opening) return;
      set({ opening: true, openError: null });
      const reply = await ask(call);
      if (!reply.ok) {
        set({ opening: false, openError: reply.error.code === 'cancelled' ? null : reply.error });
        return;
      }
      const document = reply.value;
      if (document === null) {
        set({ opening: false });
        return;
      }
      set((state) => ({
        ...typedFor(state, openDocument(state), document),
        opening: false,
        assessment: { phase: 'assessed', document, retrying: null },
        notice: null,
        exported: [],
        exporting: { phase: 'idle' },
        recording: { phase: 'idle' },
        place: 'review',
        part: 'findings',
        selected: null,
        factQuery: '',
        findingFilters: { connectivity: everyFinding, all: everyFinding },
      }));
    };
    return {
      opening: false,
      openError: null,
      shelved: {},

      openFile: () => open(() => bridge.openDocument(undefined)),

      async openDropped(files) {
        const [file] = files;
        if (!file) return;
        if (files.length > 1) {
          set({ openError: badDrop('Several files were dropped at once.', 'Drop one file.') });
          return;
        }
        await open(async () => {
          const bytes = await bytesOf(file);
          return bytes ? bridge.openDropped({ name: file.name, bytes }) : { ok: false, error: unreadableDrop(file.name) };
        });
      },

      dismissOpenError() {
        set({ openError: null });
      },
    };
  };

/** The file's bytes, one more than the limit at most, so that main can say that it is too large; `null` for a folder. */
async function bytesOf(file: DroppedFile): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(0, fileLimitBytes + 1).arrayBuffer());
  } catch {
    return null;
  }
}

const badDrop = (what: string, mend: string, where: string | null = null): AppErrorData => ({
  code: 'bad-file',
  what,
  where,
  mend,
  data: 'Nothing was opened.',
  details: null,
});

const unreadableDrop = (name: string): AppErrorData =>
  badDrop('What was dropped cannot be read as a file.', 'Drop a file, not a folder, and see that you may read it.', name);
