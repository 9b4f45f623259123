import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import { versionOf } from '../../core/document/version-of';
import type { Bridge, ExportFormat } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';
import { openDocument } from './assessment-slice';
import type { Clock } from './clock';
import { problemOfLine } from './description-slice';

export type Exporting =
  | { readonly phase: 'idle' }
  | { readonly phase: 'exporting'; readonly format: ExportFormat }
  /** Nothing was written, because something typed would have been left out. */
  | { readonly phase: 'held' }
  | { readonly phase: 'failed'; readonly error: AppErrorData };

/** A file that was written: of which document, and in which state it was then. */
export interface Exported {
  readonly path: string;
  readonly format: ExportFormat;
  readonly atMs: number;
  readonly id: string;
  /** As `versionOf` makes it. */
  readonly version: string;
}

export interface ExportSlice {
  readonly exporting: Exporting;
  /** Of all documents that were open, latest first. */
  readonly exported: readonly Exported[];
  exportDocument(format: ExportFormat): Promise<void>;
}

export const createExportSlice =
  (bridge: Bridge, clock: Clock): StateCreator<AppState, [], [], ExportSlice> =>
  (set, get) => ({
    exporting: { phase: 'idle' },
    exported: [],

    async exportDocument(format) {
      if (get().exporting.phase === 'exporting') return;
      set({ exporting: { phase: 'exporting', format } });
      await get().saveDescription();
      const { descriptionDraft, descriptionSaving } = get();
      if (descriptionSaving.phase === 'failed' || Object.values(descriptionDraft).some((text) => problemOfLine(text) !== null)) {
        set({ exporting: { phase: 'held' } });
        return;
      }
      const document = openDocument(get());
      const reply = await ask(() => bridge.exportDocument({ format }));
      if (!reply.ok) {
        set({ exporting: reply.error.code === 'cancelled' ? { phase: 'idle' } : { phase: 'failed', error: reply.error } });
        return;
      }
      const saved = reply.value;
      set(({ exported }) => ({
        exporting: { phase: 'idle' },
        exported:
          saved && document
            ? [{ path: saved.path, format, atMs: clock.nowMs(), id: document.id, version: versionOf(document) }, ...exported]
            : exported,
      }));
    },
  });
