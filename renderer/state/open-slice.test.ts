import { describe, expect, test } from 'vitest';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Reply } from '../../electron/preload/contract';
import { createAppStore } from './app-state';
import { openDocument } from './assessment-slice';
import { clock, documentWith, failure, fakeMain, held, ok } from './bridge.test-support';
import type { DroppedFile } from './open-slice';

const other = (): ReadinessDocument => ({
  ...documentWith(),
  machine: { id: 'f'.repeat(64), name: 'ws-b12-014', system: 'Windows 11' },
  basedOn: { kind: 'inventory' },
});

const dropped = (name: string, text: string): DroppedFile => {
  const file = new Blob([text]);
  return { name, slice: file.slice.bind(file) };
};

describe('opening a file', () => {
  test('shows its document at Review, before a device was assessed', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => ok(other()) }).bridge, clock);
    await store.getState().openFile();
    expect(openDocument(store.getState())?.machine.name).toBe('ws-b12-014');
    expect(store.getState()).toMatchObject({ place: 'review', opening: false, openError: null });
  });

  test('a person who chose none changes nothing', async () => {
    const store = createAppStore(fakeMain().bridge, clock);
    await store.getState().openFile();
    expect(store.getState()).toMatchObject({ place: 'start', assessment: { phase: 'idle' }, opening: false });
  });

  test('a file that cannot be read is told of, and the open document stays', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => failure('bad-file') }).bridge, clock);
    await store.getState().assessDevice();
    await store.getState().openFile();
    expect(openDocument(store.getState())?.machine.name).toBe('srv-b12-files');
    expect(store.getState()).toMatchObject({ place: 'device', openError: { code: 'bad-file' } });
    store.getState().dismissOpenError();
    expect(store.getState().openError).toBeNull();
  });

  test('a second press while one is opened asks for no second file', async () => {
    const answer = held<Reply<ReadinessDocument | null>>();
    const main = fakeMain({ openDocument: () => answer.reply });
    const store = createAppStore(main.bridge, clock);
    const first = store.getState().openFile();
    await store.getState().openFile();
    answer.give(ok(null));
    await first;
    expect(main.calls.filter(([name]) => name === 'openDocument')).toHaveLength(1);
  });

  test('is not an export of the document that was exported before', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => ok(other()) }).bridge, clock);
    await store.getState().assessDevice();
    await store.getState().exportDocument('json');
    await store.getState().openFile();
    expect(store.getState().exported).toEqual([]);
  });
});

describe('dropping', () => {
  test('a file sends its name and bytes', async () => {
    const main = fakeMain({ openDropped: async () => ok(other()) });
    const store = createAppStore(main.bridge, clock);
    await store.getState().openDropped([dropped('ws.mdeready.json', '{"kind":"mdeready"}')]);
    const [, input] = main.calls.find(([name]) => name === 'openDropped') ?? [];
    expect(input).toEqual({ name: 'ws.mdeready.json', bytes: new TextEncoder().encode('{"kind":"mdeready"}') });
    expect(store.getState().place).toBe('review');
  });

  test('several files opens none of them', async () => {
    const main = fakeMain();
    const store = createAppStore(main.bridge, clock);
    await store.getState().openDropped([dropped('a.json', '{}'), dropped('b.json', '{}')]);
    expect(main.calls).toEqual([]);
    expect(store.getState().openError).toMatchObject({ code: 'bad-file', mend: 'Drop one file.' });
  });

  test('nothing, such as a selection of text, does nothing', async () => {
    const store = createAppStore(fakeMain().bridge, clock);
    await store.getState().openDropped([]);
    expect(store.getState().openError).toBeNull();
  });

  test('a folder is told to be none', async () => {
    const unreadable = () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }) as unknown as Blob;
    const store = createAppStore(fakeMain().bridge, clock);
    await store.getState().openDropped([{ name: 'evidence', slice: unreadable }]);
    expect(store.getState()).toMatchObject({ opening: false, openError: { where: 'evidence' } });
  });
});

describe('what is typed and not recorded', () => {
  test('stays with its machine, and comes back with the next document of it', async () => {
    const documents = [other(), documentWith()];
    const store = createAppStore(fakeMain({ openDocument: async () => ok(documents.shift() ?? null) }).bridge, clock);
    await store.getState().assessDevice();
    store.getState().editStatement('licences-verified', { answer: 'done', note: 'of the server' });
    store.getState().describe('site', 'Branch 12');
    await store.getState().openFile();
    expect(store.getState()).toMatchObject({ drafts: {}, descriptionDraft: { site: null, assessor: null } });
    store.getState().editStatement('licences-verified', { note: 'of the workstation' });
    await store.getState().openFile();
    expect(store.getState().drafts['licences-verified']?.note).toBe('of the server');
    expect(store.getState().descriptionDraft.site).toBe('Branch 12');
  });

  test('of another machine does not go over to this device when that is assessed', async () => {
    const store = createAppStore(fakeMain({ openDocument: async () => ok(other()) }).bridge, clock);
    await store.getState().openFile();
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
