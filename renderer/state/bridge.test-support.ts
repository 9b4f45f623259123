import type { AppErrorData } from '../../core/document/app-error';
import { composeDocument } from '../../core/document/compose';
import { sampleCatalogue, sampleInventory, sampleOccasion } from '../../core/document/sample.test-support';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Statement } from '../../core/document/statement';
import type { Bridge, Progress, Reply } from '../../electron/preload/contract';
import type { Clock } from './clock';

export const clock: Clock = { nowMs: () => Date.UTC(2026, 10, 24, 7, 31), today: () => '2026-11-24' };

export const failure = (code: AppErrorData['code'] = 'internal'): Extract<Reply<never>, { ok: false }> => ({
  ok: false,
  error: { code, what: 'It cannot be done.', where: null, mend: 'Try it again.', data: null, details: null },
});

export const ok = <T>(value: T): Reply<T> => ({ ok: true, value });

/** A document as main composes it of what was stated, with nothing stated unless given. */
export function documentWith(
  changed: { statements?: readonly Statement[]; site?: string | null; assessor?: string | null } = {},
): ReadinessDocument {
  const { statements = [], site = null, assessor = null } = changed;
  return composeDocument(
    { inventory: sampleInventory(), statements, connectivity: { status: 'deferred', reason: 'offline-chosen' } },
    sampleCatalogue(),
    { ...sampleOccasion(), site, assessor },
  );
}

export interface FakeMain {
  readonly bridge: Bridge;
  /** Every call, in order: its name and what was sent. */
  readonly calls: readonly (readonly [name: string, input: unknown])[];
  /** Sends progress to whoever listens. */
  progress(progress: Progress): void;
  /** Whether anybody still listens to progress. */
  listening(): boolean;
}

/**
 * The far side of the bridge: answers as main does, and keeps the document as main does. `answers` replaces single answers.
 */
export function fakeMain(answers: Partial<Bridge> = {}): FakeMain {
  const calls: [string, unknown][] = [];
  const listeners = new Set<(progress: Progress) => void>();
  let statements: Statement[] = [];
  let description: { site: string | null; assessor: string | null } = { site: null, assessor: null };
  const bridge: Bridge = {
    appInfo: async () =>
      ok({
        version: '0.1.0',
        catalogue: { version: '2026.11.23', asOf: '2026-11-23', imported: false, fault: null },
        machineName: 'srv-b12-files',
        machineId: null,
        online: true,
      }),
    currentDocument: async () => ok(null),
    assessDevice: async () => ok(documentWith({ statements, ...description })),
    cancelAssessment: async () => ok(undefined),
    retrySection: async () => ok(documentWith({ statements, ...description })),
    recordStatement: async (statement) => {
      statements = [...statements, { ...statement, recordedAt: `2026-11-24T07:3${statements.length}:00.000Z` }];
      return ok(documentWith({ statements, ...description }));
    },
    describeDocument: async (input) => {
      description = input;
      return ok(documentWith({ statements, ...description }));
    },
    openDocument: async () => ok(null),
    openDropped: async () => ok(null),
    exportDocument: async ({ format }) => ok({ path: `/home/technician/report.${format}` }),
    listMachines: async () => ok([]),
    openMachine: async () => ok(null),
    clearMachines: async () => ok([]),
    exportMachines: async () => ok(null),
    cancelMachines: async () => ok(undefined),
    copyCollectors: async () => ok(null),
    openLink: async () => ok({ opened: true }),
    onProgress: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMachinesProgress: () => () => {},
    onMenuRequest: () => () => {},
    ...answers,
  };
  const noted = <Input, Output>(name: string, call: (input: Input) => Promise<Output>) => {
    return (input: Input): Promise<Output> => {
      calls.push([name, input]);
      return call(input);
    };
  };
  return {
    bridge: {
      appInfo: noted('appInfo', bridge.appInfo),
      currentDocument: noted('currentDocument', bridge.currentDocument),
      assessDevice: noted('assessDevice', bridge.assessDevice),
      cancelAssessment: noted('cancelAssessment', bridge.cancelAssessment),
      retrySection: noted('retrySection', bridge.retrySection),
      recordStatement: noted('recordStatement', bridge.recordStatement),
      describeDocument: noted('describeDocument', bridge.describeDocument),
      openDocument: noted('openDocument', bridge.openDocument),
      openDropped: noted('openDropped', bridge.openDropped),
      exportDocument: noted('exportDocument', bridge.exportDocument),
      listMachines: noted('listMachines', bridge.listMachines),
      openMachine: noted('openMachine', bridge.openMachine),
      clearMachines: noted('clearMachines', bridge.clearMachines),
      exportMachines: noted('exportMachines', bridge.exportMachines),
      cancelMachines: noted('cancelMachines', bridge.cancelMachines),
      copyCollectors: noted('copyCollectors', bridge.copyCollectors),
      openLink: noted('openLink', bridge.openLink),
      onProgress: bridge.onProgress,
      onMachinesProgress: bridge.onMachinesProgress,
      onMenuRequest: bridge.onMenuRequest,
    },
    calls,
    progress: (progress) => {
      for (const listener of listeners) listener(progress);
    },
    listening: () => listeners.size > 0,
  };
}

/** A reply that comes when the test says so. */
export function held<T>(): { readonly reply: Promise<T>; give(value: T): void } {
  let give: (value: T) => void = () => {};
  const reply = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { reply, give: (value) => give(value) };
}
