import type { StateCreator } from 'zustand/vanilla';
import type { AppErrorData } from '../../core/document/app-error';
import type { Bridge, ExportedMachines, MachineRow, MachinesProgress } from '../../electron/preload/contract';
import type { AppState } from './app-state';
import { ask } from './ask';
import { shownDocument } from './arriving-document';
import type { Clock } from './clock';
import { problemOfLine } from './description-slice';

export type MachineColumn = 'name' | 'system' | 'verdict' | 'readAt' | 'completeness' | 'file';

export interface MachineFilter {
  readonly query: string;
  readonly column: MachineColumn;
  readonly descending: boolean;
}

/** All of them, the worst first. */
export const everyMachine: MachineFilter = { query: '', column: 'verdict', descending: false };

/** How the last export of all machines ended. */
export type AllExported =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking' }
  /** Nothing was written, because something typed would have been left out. */
  | { readonly phase: 'held' }
  | { readonly phase: 'failed'; readonly error: AppErrorData }
  | { readonly phase: 'done'; readonly result: ExportedMachines };

export interface MachinesSlice {
  /** Those that were opened together; empty where the window is about one machine. */
  readonly machines: readonly MachineRow[];
  readonly machineFilter: MachineFilter;
  /** Opening or exporting of several, while it goes on. */
  readonly machinesProgress: (MachinesProgress & { readonly cancelling: boolean }) | null;
  readonly allExported: AllExported;
  /** Why the list or one of its machines could not be shown. */
  readonly machinesError: AppErrorData | null;
  /** Asks main for the list as it is now. */
  loadMachines(): Promise<void>;
  openMachine(id: string): Promise<void>;
  filterMachines(change: Partial<MachineFilter>): void;
  exportAllMachines(): Promise<void>;
  cancelMachines(): Promise<void>;
  clearMachines(): Promise<void>;
  dismissMachinesError(): void;
  dismissAllExported(): void;
  /** Main tells how far it is. */
  progressMachines(progress: MachinesProgress): void;
}

export const createMachinesSlice =
  (bridge: Bridge, clock: Clock): StateCreator<AppState, [], [], MachinesSlice> =>
  (set, get) => {
    /** Puts into the document what was typed as site and assessor of the open machine; tells whether all of it is there. */
    const settle = async (): Promise<boolean> => {
      await get().saveDescription();
      const { descriptionDraft, descriptionSaving } = get();
      return descriptionSaving.phase !== 'failed' && Object.values(descriptionDraft).every((text) => problemOfLine(text) === null);
    };
    return {
      machines: [],
      machineFilter: everyMachine,
      machinesProgress: null,
      allExported: { phase: 'idle' },
      machinesError: null,

      async loadMachines() {
        const reply = await ask(() => bridge.listMachines(undefined));
        set(reply.ok ? { machines: reply.value } : { machinesError: reply.error });
      },

      async openMachine(id) {
        if (get().assessment.phase === 'collecting') return;
        await settle(); // what cannot be saved stays typed, with its machine
        set({ machinesError: null });
        const reply = await ask(() => bridge.openMachine({ id }));
        if (!reply.ok) {
          set({ machinesError: reply.error });
          return;
        }
        const document = reply.value;
        if (document) set((state) => shownDocument(state, document));
      },

      filterMachines(change) {
        set(({ machineFilter }) => ({ machineFilter: { ...machineFilter, ...change } }));
      },

      async exportAllMachines() {
        const { allExported, machinesProgress } = get();
        if (allExported.phase === 'asking' || machinesProgress) return;
        set({ allExported: { phase: 'asking' } });
        if (!(await settle())) {
          set({ allExported: { phase: 'held' } });
          return;
        }
        const reply = await ask(() => bridge.exportMachines(undefined));
        if (!reply.ok) {
          set({ machinesProgress: null, allExported: { phase: 'failed', error: reply.error } });
        } else if (reply.value === null) {
          set({ machinesProgress: null, allExported: { phase: 'idle' } });
        } else {
          const result = reply.value;
          const files = result.written.map(({ version, path, id }) => ({
            path,
            format: 'json' as const,
            atMs: clock.nowMs(),
            id,
            version,
          }));
          set(({ exported }) => ({
            machinesProgress: null,
            allExported: { phase: 'done', result },
            exported: [...files, ...exported],
          }));
        }
        await get().loadMachines();
      },

      async cancelMachines() {
        const { machinesProgress } = get();
        if (machinesProgress) set({ machinesProgress: { ...machinesProgress, cancelling: true } });
        const reply = await ask(() => bridge.cancelMachines(undefined));
        if (!reply.ok) set({ machinesError: reply.error });
      },

      async clearMachines() {
        const reply = await ask(() => bridge.clearMachines(undefined));
        if (!reply.ok) {
          set({ machinesError: reply.error });
          return;
        }
        const machines = reply.value;
        if (machines.length > 0) set({ machines });
        else
          set(({ assessment }) => ({
            machines,
            machineFilter: everyMachine,
            allExported: { phase: 'idle' },
            machinesError: null,
            place: assessment.phase === 'idle' ? 'start' : 'review',
          }));
      },

      dismissMachinesError() {
        set({ machinesError: null });
      },

      dismissAllExported() {
        set({ allExported: { phase: 'idle' } });
      },

      progressMachines(progress) {
        set(({ machinesProgress }) => ({ machinesProgress: { ...progress, cancelling: machinesProgress?.cancelling ?? false } }));
      },
    };
  };
