import { describe, expect, test } from 'vitest';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Reply } from '../../electron/preload/contract';
import { createAppStore } from './app-state';
import { openDocument } from './assessment-slice';
import { clock, documentWith, failure, fakeMain, held, ok } from './bridge.test-support';
import { proposed, unrecordedAnswers } from './statement-slice';

const id = 'licences-verified';

async function assessed(answers: Parameters<typeof fakeMain>[0] = {}) {
  const main = fakeMain(answers);
  const store = createAppStore(main.bridge, clock);
  await store.getState().assessDevice();
  return { main, store };
}

describe('recording an answer', () => {
  test('sends it with what the form proposed, takes the document, and empties the form', async () => {
    const { main, store } = await assessed();
    store.getState().editStatement(id, { answer: 'done', by: ' R. Example ', note: ' Seen in the portal. ' });
    await store.getState().recordStatement(id);
    expect(main.calls.at(-1)).toEqual([
      'recordStatement',
      { checkId: id, answer: 'done', choice: null, by: 'R. Example', on: '2026-11-24', note: 'Seen in the portal.' },
    ]);
    expect(store.getState()).toMatchObject({ drafts: {}, recording: { phase: 'recorded', checkId: id }, lastName: 'R. Example' });
    expect(openDocument(store.getState())?.findings.find(({ checkId }) => checkId === id)?.outcome).toBe('pass');
  });

  test('an incomplete one is not sent; editing takes the complaints away', async () => {
    const { main, store } = await assessed();
    store.getState().editStatement(id, { note: 'half' });
    await store.getState().recordStatement(id);
    expect(main.calls.map(([name]) => name)).not.toContain('recordStatement');
    expect(store.getState().recording).toEqual({
      phase: 'incomplete',
      checkId: id,
      problems: { answer: 'Choose an answer.', by: 'Write who answers.' },
    });
    store.getState().editStatement(id, { answer: 'done' });
    expect(store.getState().recording).toEqual({ phase: 'idle' });
  });

  test('failed: the draft stays as it was typed', async () => {
    const { store } = await assessed({ recordStatement: async () => failure() });
    store.getState().editStatement(id, { answer: 'notDone', by: 'R. Example', note: 'not yet' });
    await store.getState().recordStatement(id);
    expect(store.getState()).toMatchObject({
      recording: { phase: 'failed', checkId: id, error: { what: 'It cannot be done.' } },
      drafts: { [id]: { answer: 'notDone', note: 'not yet' } },
      lastName: null,
    });
  });

  test('what is typed while main records is kept as a new draft', async () => {
    const answer = held<Reply<ReadinessDocument>>();
    const { store } = await assessed({ recordStatement: () => answer.reply });
    store.getState().editStatement(id, { answer: 'done', by: 'R. Example' });
    const recording = store.getState().recordStatement(id);
    store.getState().editStatement(id, { note: 'an afterthought' });
    answer.give(ok(documentWith()));
    await recording;
    expect(store.getState().drafts[id]).toMatchObject({ note: 'an afterthought' });
  });

  test('a check that no person answers is not recorded', async () => {
    const { main, store } = await assessed();
    await store.getState().recordStatement('no-such-check');
    expect(main.calls.map(([name]) => name)).not.toContain('recordStatement');
  });
});

test('a draft survives a walk through the places and a new reading of the device', async () => {
  const { store } = await assessed();
  store.getState().editStatement(id, { note: 'half a thought' });
  store.getState().goTo('review');
  await store.getState().assessDevice();
  expect(store.getState().drafts[id]?.note).toBe('half a thought');
});

test('an answer is unrecorded from the first thing typed until it is recorded or emptied', async () => {
  const { store } = await assessed();
  const unrecorded = () => unrecordedAnswers(store.getState().drafts);
  store.getState().editStatement(id, { on: '2026-11-20' });
  expect(unrecorded()).toEqual([]);
  store.getState().editStatement('rbac-configured', { note: 'half a thought' });
  store.getState().editStatement(id, { answer: 'done', by: 'R. Example' });
  expect(unrecorded()).toEqual([id, 'rbac-configured']);
  await store.getState().recordStatement(id);
  expect(unrecorded()).toEqual(['rbac-configured']);
  store.getState().editStatement('rbac-configured', { note: ' ' });
  expect(unrecorded()).toEqual([]);
});

describe('the name that a form proposes', () => {
  test('is the assessor, also one that is not saved yet, until somebody answered', async () => {
    const { store } = await assessed();
    expect(proposed(store.getState(), '2026-11-24')).toEqual({ by: '', on: '2026-11-24' });
    store.getState().describe('assessor', 'A. Assessor');
    expect(proposed(store.getState(), '2026-11-24').by).toBe('A. Assessor');
    await store.getState().saveDescription();
    expect(proposed(store.getState(), '2026-11-24').by).toBe('A. Assessor');
    store.getState().editStatement(id, { answer: 'done', by: 'Licence desk' });
    await store.getState().recordStatement(id);
    expect(proposed(store.getState(), '2026-11-24').by).toBe('Licence desk');
  });
});
