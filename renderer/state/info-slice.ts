import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import type { AppInfo, Bridge } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';

export type Info =
  | { readonly phase: 'asking' }
  | { readonly phase: 'known'; readonly info: AppInfo }
  | { readonly phase: 'failed'; readonly error: AppErrorData };

export interface InfoSlice {
  readonly info: Info;
  /** Asks again what may have changed since: whether the machine has a network. What is known stays if that fails. */
  loadInfo(): Promise<void>;
}

export const createInfoSlice =
  (bridge: Bridge): StateCreator<AppState, [], [], InfoSlice> =>
  (set, get) => ({
    info: { phase: 'asking' },
    async loadInfo() {
      const reply = await ask(() => bridge.appInfo(undefined));
      if (reply.ok) set({ info: { phase: 'known', info: reply.value } });
      else if (get().info.phase !== 'known') set({ info: { phase: 'failed', error: reply.error } });
    },
  });
