import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import type { Bridge } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';

/** A page that could not be opened, and why. */
export interface UnopenedLink {
  readonly url: string;
  readonly error: AppErrorData;
}

export interface LinkSlice {
  readonly unopenedLink: UnopenedLink | null;
  /** Has main ask the person, then open the page in the system's browser. */
  openLink(url: string): Promise<void>;
}

export const createLinkSlice =
  (bridge: Bridge): StateCreator<AppState, [], [], LinkSlice> =>
  (set) => ({
    unopenedLink: null,
    async openLink(url) {
      set({ unopenedLink: null });
      const reply = await ask(() => bridge.openLink({ url }));
      if (!reply.ok && reply.error.code !== 'cancelled') set({ unopenedLink: { url, error: reply.error } });
    },
  });
