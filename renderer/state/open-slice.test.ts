import { describe, expect, test } from 'vitest';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Opened, Reply } from '../../electron/preload/contract';
import { machineRow } from '../machines/machine-row.test-support';
import { createAppStore } from './app-state';
import { openDocument } from './assessment-slice';
import { clock, documentWith, failure, fakeMain, held, ok } from './bridge.test-support';
import type { Dropped } from './open-slice';

const other = (): ReadinessDocument => ({
  ...documentWith(),
  machine: { id: 'f'.repeat(64), name: 'ws-b12-014', system: 'Windows 11' },
  basedOn: { kind: 'inventory' },
});

const alone = (document: ReadinessDocument): Opened => ({ document, machines: [] });
const dropped = async (...names: readonly string[]): Promise<Dropped> => ({
  ok: true,
  files: names.map((path) => ({ path, bytes: new TextEncoder().encode(path) })),
});

describe('opening a file', () => {
  test('shows its document at Review, before a device was assessed', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => ok(alone(other())) }).bridge, clock);
    await store.getState().openFiles();
    expect(openDocument(store.getState())?.machine.name).toBe('ws-b12-014');
    expect(store.getState()).toMatchObject({ place: 'review', opening: false, openError: null });
  });

  test('a person who chose none changes nothing', async () => {
    const store = createAppStore(fakeMain().bridge, clock);
    await store.getState().openFiles();
    expect(store.getState()).toMatchObject({ place: 'start', assessment: { phase: 'idle' }, opening: false });
  });

  test('a file that cannot be read is told of, and the open document stays', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => failure('bad-file') }).bridge, clock);
    await store.getState().assessDevice();
    await store.getState().openFiles();
    expect(openDocument(store.getState())?.machine.name).toBe('srv-b12-files');
    expect(store.getState()).toMatchObject({ place: 'device', openError: { code: 'bad-file' } });
    store.getState().dismissOpenError();
    expect(store.getState().openError).toBeNull();
  });

  test('a second press while one is opened asks for no second file', async () => {
    const answer = held<Reply<Opened | null>>();
    const main = fakeMain({ openDocument: () => answer.reply });
    const store = createAppStore(main.bridge, clock);
    const first = store.getState().openFiles();
    await store.getState().openFiles();
    answer.give(ok(null));
    await first;
    expect(main.calls.filter(([name]) => name === 'openDocument')).toHaveLength(1);
  });

  test('is asked for as files or as a folder', async () => {
    const main = fakeMain();
    const store = createAppStore(main.bridge, clock);
    await store.getState().openFiles();
    await store.getState().openFolder();
    expect(main.calls).toEqual([
      ['openDocument', { choose: 'files' }],
      ['openDocument', { choose: 'folder' }],
    ]);
  });

  test('that holds several machines shows the list, and what is open stays open', async () => {
    const machines = [machineRow({ name: 'ws-1' }), machineRow({ name: 'ws-2' })];
    const store = createAppStore(fakeMain({ openDocument: async () => ok({ document: null, machines }) }).bridge, clock);
    await store.getState().assessDevice();
    await store.getState().openFolder();
    expect(store.getState()).toMatchObject({ place: 'machines', machines, opening: false });
    expect(openDocument(store.getState())?.machine.name).toBe('srv-b12-files');
  });

  test('that was cancelled is no failure', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => failure('cancelled') }).bridge, clock);
    store.getState().progressMachines({ work: 'opening', done: 1, total: 3, name: 'ws-1' });
    await store.getState().openFolder();
    expect(store.getState()).toMatchObject({ openError: null, machinesProgress: null, place: 'start' });
  });
});

describe('dropping', () => {
  test('sends what the files hold', async () => {
    const main = fakeMain({ openDropped: async () => ok(alone(other())) });
    const store = createAppStore(main.bridge, clock);
    await store.getState().openDropped(dropped('ws/index.txt', 'ws/raw/1'));
    const [, input] = main.calls.find(([name]) => name === 'openDropped') ?? [];
    expect(input).toEqual({
      files: ['ws/index.txt', 'ws/raw/1'].map((path) => ({ path, bytes: new TextEncoder().encode(path) })),
    });
    expect(store.getState().place).toBe('review');
  });

  test('nothing, such as a selection of text, does nothing', async () => {
    const main = fakeMain();
    const store = createAppStore(main.bridge, clock);
    await store.getState().openDropped(dropped());
    expect(main.calls).toEqual([]);
    expect(store.getState()).toMatchObject({ opening: false, openError: null });
  });

  test('what the page cannot read is told, and main is not asked', async () => {
    const main = fakeMain();
    const store = createAppStore(main.bridge, clock);
    await store.getState().openDropped(Promise.resolve({ ok: false, error: { ...failure('bad-file').error, where: 'evidence' } }));
    expect(main.calls).toEqual([]);
    expect(store.getState()).toMatchObject({ opening: false, openError: { where: 'evidence' } });
  });
});

describe('what is typed and not recorded', () => {
  test('stays with its machine, and comes back with the next document of it', async () => {
    const documents = [other(), documentWith()];
    const store = createAppStore(fakeMain({ openDocument: async () => ok(alone(documents.shift() ?? other())) }).bridge, clock);
    await store.getState().assessDevice();
    store.getState().editStatement('licences-verified', { answer: 'done', note: 'of the server' });
    store.getState().describe('site', 'Branch 12');
    await store.getState().openFiles();
    expect(store.getState()).toMatchObject({ drafts: {}, descriptionDraft: { site: null, assessor: null } });
    store.getState().editStatement('licences-verified', { note: 'of the workstation' });
    await store.getState().openFiles();
    expect(store.getState().drafts['licences-verified']?.note).toBe('of the server');
    expect(store.getState().descriptionDraft.site).toBe('Branch 12');
  });

  test('of another machine does not go over to this device when that is assessed', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => ok(alone(other())) }).bridge, clock);
    await store.getState().openFiles();
    store.getState().editStatement('licences-verified', { note: 'of the workstation' });
    await store.getState().assessDevice();
    expect(store.getState().drafts).toEqual({});
  });

  test('stays when the same machine is read again', async () => {
    const store = createAppStore(fakeMain().bridge, clock);
    await store.getState().assessDevice();
    store.getState().editStatement('licences-verified', { note: 'half an answer' });
    await store.getState().assessDevice();
    expect(store.getState().drafts['licences-verified']?.note).toBe('half an answer');
  });
});
