import { describe, expect, test } from 'vitest';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Reply } from '../../electron/preload/contract';
import { createAppStore } from './app-state';
import { openDocument } from './assessment-slice';
import { clock, documentWith, failure, fakeMain, held, ok } from './bridge.test-support';
import { problemOfLine } from './description-slice';

async function assessed(answers: Parameters<typeof fakeMain>[0] = {}) {
  const main = fakeMain(answers);
  const store = createAppStore(main.bridge, clock);
  await store.getState().assessDevice();
  return { main, store };
}

test.each([
  [null, null],
  ['', null],
  ['   ', null],
  ['Branch 12, Freiburg', null],
  ['x'.repeat(201), 'Write one line of at most 200 letters.'],
  ['two\tcolumns', 'Write one line of at most 200 letters.'],
])('%o is told %o', (text, problem) => {
  expect(problemOfLine(text)).toBe(problem);
});

describe('saving site and assessor', () => {
  test('puts both into the document, trimmed, and empties the drafts', async () => {
    const { main, store } = await assessed();
    store.getState().describe('site', ' Branch 12 ');
    store.getState().describe('assessor', 'R. Example');
    await store.getState().saveDescription();
    expect(main.calls.at(-1)).toEqual(['describeDocument', { site: 'Branch 12', assessor: 'R. Example' }]);
    expect(openDocument(store.getState())).toMatchObject({ site: 'Branch 12', assessor: 'R. Example' });
    expect(store.getState()).toMatchObject({ descriptionDraft: { site: null, assessor: null }, descriptionSaving: { phase: 'idle' } });
  });

  test('a field that was emptied states nothing', async () => {
    const { store } = await assessed();
    store.getState().describe('site', 'Branch 12');
    await store.getState().saveDescription();
    store.getState().describe('site', '');
    await store.getState().saveDescription();
    expect(openDocument(store.getState())?.site).toBeNull();
  });

  test('nothing is sent when nothing differs', async () => {
    const { main, store } = await assessed();
    store.getState().describe('site', '  ');
    await store.getState().saveDescription();
    expect(main.calls.map(([name]) => name)).toEqual(['assessDevice']);
    expect(store.getState().descriptionDraft.site).toBeNull();
  });

  test('a field that is not in order stays a draft, the other one is saved', async () => {
    const { store } = await assessed();
    store.getState().describe('site', 'x'.repeat(201));
    store.getState().describe('assessor', 'R. Example');
    await store.getState().saveDescription();
    expect(openDocument(store.getState())).toMatchObject({ site: null, assessor: 'R. Example' });
    expect(store.getState().descriptionDraft).toEqual({ site: 'x'.repeat(201), assessor: null });
  });

  test('failed: what was typed stays, and the next save sends it again', async () => {
    let fails = true;
    const { store } = await assessed({
      describeDocument: async (input) => (fails ? failure() : ok(documentWith(input))),
    });
    store.getState().describe('site', 'Branch 12');
    await store.getState().saveDescription();
    expect(store.getState()).toMatchObject({ descriptionDraft: { site: 'Branch 12' }, descriptionSaving: { phase: 'failed' } });
    fails = false;
    await store.getState().saveDescription();
    expect(openDocument(store.getState())?.site).toBe('Branch 12');
    expect(store.getState().descriptionSaving).toEqual({ phase: 'idle' });
  });

  test('what is typed while a save is under way is not lost, and saved by the next one', async () => {
    const first = held<Reply<ReadinessDocument>>();
    let calls = 0;
    const { store } = await assessed({
      describeDocument: (input) => (calls++ === 0 ? first.reply : Promise.resolve(ok(documentWith(input)))),
    });
    store.getState().describe('site', 'Branch 1');
    const saving = store.getState().saveDescription();
    await Promise.resolve();
    expect(store.getState().descriptionSaving).toEqual({ phase: 'saving' });
    store.getState().describe('site', 'Branch 12');
    const next = store.getState().saveDescription();
    first.give(ok(documentWith({ site: 'Branch 1' })));
    await saving;
    expect(store.getState().descriptionDraft.site).toBe('Branch 12');
    await next;
    expect(openDocument(store.getState())?.site).toBe('Branch 12');
    expect(store.getState().descriptionDraft.site).toBeNull();
  });
});
