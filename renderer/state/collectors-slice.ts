import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import type { Bridge } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';

export type CopyingCollectors =
  | { readonly phase: 'idle' }
  | { readonly phase: 'copying' }
  | { readonly phase: 'copied'; readonly folder: string }
  | { readonly phase: 'failed'; readonly error: AppErrorData };

export interface CollectorsSlice {
  readonly copyingCollectors: CopyingCollectors;
  /** Has main ask for a folder and write the collector scripts there. */
  copyCollectors(): Promise<void>;
  dismissCollectors(): void;
}

export const createCollectorsSlice =
  (bridge: Bridge): StateCreator<AppState, [], [], CollectorsSlice> =>
  (set, get) => ({
    copyingCollectors: { phase: 'idle' },

    async copyCollectors() {
      if (get().copyingCollectors.phase === 'copying') return;
      set({ copyingCollectors: { phase: 'copying' } });
      const reply = await ask(() => bridge.copyCollectors(undefined));
      if (!reply.ok) set({ copyingCollectors: { phase: 'failed', error: reply.error } });
      else if (reply.value === null) set({ copyingCollectors: { phase: 'idle' } });
      else set({ copyingCollectors: { phase: 'copied', folder: reply.value.folder } });
    },

    dismissCollectors() {
      set({ copyingCollectors: { phase: 'idle' } });
    },
  });
