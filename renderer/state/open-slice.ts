import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import type { Bridge, Input, Opened, Reply } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { shownDocument } from './arriving-document';
import { ask } from './ask';
import type { Typed } from './typed-by-machine';

/** What was dropped, as it is sent to main; or why it cannot be. */
export type Dropped =
  | { readonly ok: true; readonly files: Input<'document:open-dropped'>['files'] }
  | { readonly ok: false; readonly error: AppErrorData };

export interface OpenSlice {
  readonly opening: boolean;
  /** Why the last files could not be opened. */
  readonly openError: AppErrorData | null;
  /** What was typed about machines whose document is not open now, by machine; it comes back with the next document of it. */
  readonly shelved: Readonly<Record<string, Typed>>;
  /** Has main ask for files, or for a folder, and evaluate what they hold. */
  openFiles(): Promise<void>;
  openFolder(): Promise<void>;
  /** The same with what was dropped onto the window, once it has been read. */
  openDropped(reading: Promise<Dropped>): Promise<void>;
  dismissOpenError(): void;
}

export const createOpenSlice =
  (bridge: Bridge): StateCreator<AppState, [], [], OpenSlice> =>
  (set, get) => {
    const open = async (call: () => Promise<Reply<Opened | null>>): Promise<void> => {
      if (get().opening) return;
      set({ opening: true, openError: null });
      const reply = await ask(call);
      if (!reply.ok) {
        set({ opening: false, machinesProgress: null, openError: reply.error.code === 'cancelled' ? null : reply.error });
        return;
      }
      const opened = reply.value;
      set((state) => ({
        ...(opened?.document ? shownDocument(state, opened.document) : {}),
        ...(opened && !opened.document ? { place: 'machines' as const, selected: null, notice: null } : {}),
        ...(opened ? { machines: opened.machines } : {}),
        opening: false,
        machinesProgress: null,
      }));
    };
    return {
      opening: false,
      openError: null,
      shelved: {},

      openFiles: () => open(() => bridge.openDocument({ choose: 'files' })),
      openFolder: () => open(() => bridge.openDocument({ choose: 'folder' })),

      openDropped: (reading) =>
        open(async () => {
          const dropped = await reading;
          if (!dropped.ok) return dropped;
          return dropped.files.length === 0 ? { ok: true, value: null } : bridge.openDropped({ files: dropped.files });
        }),

      dismissOpenError() {
        set({ openError: null });
      },
    };
  };
