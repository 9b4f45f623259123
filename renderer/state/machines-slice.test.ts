import { describe, expect, test } from 'vitest';
import type { ReadinessDocument } from '../../core/document/schema';
import { versionOf } from '../../core/document/version-of';
import type { ExportedMachines, Reply } from '../../electron/preload/contract';
import { machineRow } from '../machines/machine-row.test-support';
import { createAppStore } from './app-state';
import { openDocument } from './assessment-slice';
import { clock, documentWith, failure, fakeMain, held, ok } from './bridge.test-support';

const rows = [machineRow({ name: 'ws-1' }), machineRow({ name: 'ws-2' })];
const documentOf = (name: string): ReadinessDocument => {
  const row = rows.find((each) => each.name === name);
  if (!row) throw new Error('no such row');
  return { ...documentWith(), id: row.id, machine: { id: name.padEnd(64, '0'), name, system: null }, basedOn: { kind: 'evidence' } };
};
const idOf = (name: string) => documentOf(name).id;

/** Two machines, and main with its answers. */
async function loaded(answers: Parameters<typeof fakeMain>[0] = {}) {
  const main = fakeMain({
    openDocument: async () => ok({ document: null, machines: rows }),
    listMachines: async () => ok(rows),
    openMachine: async ({ id }) => ok(documentOf(rows.find((row) => row.id === id)?.name ?? '')),
    ...answers,
  });
  const store = createAppStore(main.bridge, clock);
  await store.getState().openFolder();
  return { main, store };
}

describe('opening one of the machines', () => {
  test('shows it at Review, and what was typed of another stays with that one', async () => {
    const { store } = await loaded();
    await store.getState().openMachine(idOf('ws-1'));
    expect(store.getState().place).toBe('review');
    store.getState().editStatement('licences-verified', { note: 'of the first' });
    store.getState().goTo('machines');
    await store.getState().openMachine(idOf('ws-2'));
    expect(openDocument(store.getState())?.machine.name).toBe('ws-2');
    expect(store.getState().drafts).toEqual({});
    await store.getState().openMachine(idOf('ws-1'));
    expect(store.getState().drafts['licences-verified']?.note).toBe('of the first');
  });

  test('first puts a typed site into the document that is left', async () => {
    const { main, store } = await loaded();
    await store.getState().openMachine(idOf('ws-1'));
    store.getState().describe('site', 'Branch 12');
    await store.getState().openMachine(idOf('ws-2'));
    expect(main.calls.map(([name]) => name)).toEqual(['openDocument', 'openMachine', 'describeDocument', 'openMachine']);
  });

  test('does nothing when the person keeps what is open, and tells a failure', async () => {
    const { store } = await loaded({ openMachine: async () => ok(null) });
    await store.getState().openMachine(idOf('ws-1'));
    expect(store.getState().place).toBe('machines');
    const failing = await loaded({ openMachine: async () => failure('refused') });
    await failing.store.getState().openMachine(idOf('ws-1'));
    expect(failing.store.getState()).toMatchObject({ place: 'machines', machinesError: { code: 'refused' } });
    failing.store.getState().dismissMachinesError();
    expect(failing.store.getState().machinesError).toBeNull();
  });
});

describe('exporting all', () => {
  const result = (name: string): ExportedMachines => ({
    folder: '/media/stick/reports',
    written: [{ id: idOf(name), version: versionOf(documentOf(name)), path: `/media/stick/reports/${name}.mdeready.json` }],
    failed: [],
    cancelled: false,
  });

  test('says what was written, and each machine knows that it was', async () => {
    const { store } = await loaded({ exportMachines: async () => ok(result('ws-1')) });
    await store.getState().exportAllMachines();
    expect(store.getState()).toMatchObject({ allExported: { phase: 'done', result: result('ws-1') }, machinesProgress: null });
    expect(store.getState().exported).toMatchObject([{ id: idOf('ws-1'), atMs: clock.nowMs() }]);
    store.getState().dismissAllExported();
    expect(store.getState().allExported).toEqual({ phase: 'idle' });
  });

  test('shows how far it is, can be stopped, and takes no second order meanwhile', async () => {
    const answer = held<Reply<ExportedMachines | null>>();
    const { main, store } = await loaded({ exportMachines: () => answer.reply });
    const first = store.getState().exportAllMachines();
    await store.getState().exportAllMachines();
    store.getState().progressMachines({ work: 'exporting', done: 1, total: 2, name: 'ws-2' });
    await store.getState().cancelMachines();
    expect(store.getState().machinesProgress).toMatchObject({ done: 1, total: 2, cancelling: true });
    answer.give(ok({ ...result('ws-1'), cancelled: true }));
    await first;
    expect(store.getState()).toMatchObject({ machinesProgress: null, allExported: { phase: 'done', result: { cancelled: true } } });
    expect(main.calls.filter(([name]) => name === 'exportMachines')).toHaveLength(1);
  });

  test('writes nothing while site or assessor of the open machine is not in order', async () => {
    const { main, store } = await loaded();
    await store.getState().openMachine(idOf('ws-1'));
    store.getState().describe('site', 'x'.repeat(201));
    await store.getState().exportAllMachines();
    expect(store.getState().allExported).toEqual({ phase: 'held' });
    expect(main.calls.map(([name]) => name)).not.toContain('exportMachines');
  });

  test('a folder that was not chosen changes nothing; a failure is told', async () => {
    const { store } = await loaded();
    await store.getState().exportAllMachines();
    expect(store.getState().allExported).toEqual({ phase: 'idle' });
    const failing = await loaded({ exportMachines: async () => failure('not-written') });
    await failing.store.getState().exportAllMachines();
    expect(failing.store.getState().allExported).toMatchObject({ phase: 'failed', error: { code: 'not-written' } });
  });
});

describe('clearing the list', () => {
  test('leaves the open machine alone in the window, or goes back to the start', async () => {
    const { store } = await loaded();
    await store.getState().clearMachines();
    expect(store.getState()).toMatchObject({ machines: [], place: 'start' });
    const other = await loaded();
    await other.store.getState().openMachine(idOf('ws-1'));
    other.store.getState().goTo('machines');
    await other.store.getState().clearMachines();
    expect(other.store.getState()).toMatchObject({ machines: [], place: 'review' });
  });

  test('leaves it as it is where the person would lose something', async () => {
    const { store } = await loaded({ clearMachines: async () => ok(rows) });
    await store.getState().clearMachines();
    expect(store.getState()).toMatchObject({ machines: rows, place: 'machines' });
  });
});

test('a page that was loaded again shows the list where no machine is open', async () => {
  const store = createAppStore(fakeMain({ listMachines: async () => ok(rows) }).bridge, clock);
  await store.getState().takeUpDocument();
  expect(store.getState()).toMatchObject({ place: 'machines', machines: rows });
});

test('a list that cannot be had is told', async () => {
  const store = createAppStore(fakeMain({ listMachines: async () => failure() }).bridge, clock);
  await store.getState().loadMachines();
  expect(store.getState().machinesError).toMatchObject({ code: 'internal' });
});
