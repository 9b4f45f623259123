import { describe, expect, test } from 'vitest';
import { versionOf } from '../../core/document/version-of';
import type { Reply } from '../../electron/preload/contract';
import { createAppStore } from './app-state';
import { openDocument } from './assessment-slice';
import { clock, failure, fakeMain, held, ok } from './bridge.test-support';

async function assessed(answers: Parameters<typeof fakeMain>[0] = {}) {
  const main = fakeMain(answers);
  const store = createAppStore(main.bridge, clock);
  await store.getState().assessDevice();
  return { main, store };
}

describe('exporting', () => {
  test('keeps every path with the state of the document that was written, latest first', async () => {
    const { store } = await assessed();
    await store.getState().exportDocument('pdf');
    await store.getState().exportDocument('json');
    const document = openDocument(store.getState());
    const ofIt = document && { id: document.id, version: versionOf(document) };
    expect(store.getState().exported).toEqual([
      { path: '/home/technician/report.json', format: 'json', atMs: clock.nowMs(), ...ofIt },
      { path: '/home/technician/report.pdf', format: 'pdf', atMs: clock.nowMs(), ...ofIt },
    ]);
    expect(store.getState().exporting).toEqual({ phase: 'idle' });
  });

  test('is busy while main writes, and takes no second order then', async () => {
    const answer = held<Reply<{ path: string } | null>>();
    const { main, store } = await assessed({ exportDocument: () => answer.reply });
    const first = store.getState().exportDocument('pdf');
    expect(store.getState().exporting).toEqual({ phase: 'exporting', format: 'pdf' });
    await store.getState().exportDocument('json');
    answer.give(ok({ path: '/tmp/report.pdf' }));
    await first;
    expect(main.calls.filter(([name]) => name === 'exportDocument')).toEqual([['exportDocument', { format: 'pdf' }]]);
  });

  test('first saves what was typed as site and assessor', async () => {
    const { main, store } = await assessed();
    store.getState().describe('site', 'Branch 12');
    await store.getState().exportDocument('pdf');
    expect(main.calls.map(([name]) => name)).toEqual(['assessDevice', 'describeDocument', 'exportDocument']);
    const document = openDocument(store.getState());
    expect(document?.site).toBe('Branch 12');
    expect(store.getState().exported[0]?.version).toBe(document && versionOf(document));
  });

  test('writes nothing while something typed could not be saved', async () => {
    const { main, store } = await assessed({ describeDocument: async () => failure() });
    store.getState().describe('site', 'x'.repeat(201));
    await store.getState().exportDocument('pdf');
    expect(store.getState().exporting).toEqual({ phase: 'held' });
    store.getState().describe('site', 'Branch 12');
    await store.getState().exportDocument('pdf');
    expect(store.getState().exporting).toEqual({ phase: 'held' });
    expect(main.calls.map(([name]) => name)).not.toContain('exportDocument');
  });

  test('a dialog that was closed without a name changes nothing', async () => {
    const { store } = await assessed({ exportDocument: async () => ok(null) });
    await store.getState().exportDocument('pdf');
    expect(store.getState()).toMatchObject({ exporting: { phase: 'idle' }, exported: [] });
  });

  test('a failure is told, and what was exported before stays listed', async () => {
    let fails = false;
    const { store } = await assessed({ exportDocument: async () => (fails ? failure('not-written') : ok({ path: '/tmp/a.pdf' })) });
    await store.getState().exportDocument('pdf');
    fails = true;
    await store.getState().exportDocument('pdf');
    expect(store.getState()).toMatchObject({
      exporting: { phase: 'failed', error: { code: 'not-written' } },
      exported: [{ path: '/tmp/a.pdf' }],
    });
  });
});
