import { describe, expect, test } from 'vitest';
import type { ReadinessDocument } from '../../core/document/schema';
import { sectionNames } from '../../core/inventory/schema';
import type { Reply } from '../../electron/preload/contract';
import { createAppStore } from './app-state';
import { openDocument } from './assessment-slice';
import { clock, documentWith, failure, fakeMain, held, ok } from './bridge.test-support';

describe('assessing this device', () => {
  test('goes to This device, counts what main reports, and ends with the document', async () => {
    const answer = held<Reply<ReadinessDocument>>();
    const main = fakeMain({ assessDevice: () => answer.reply });
    const store = createAppStore(main.bridge, clock);
    const run = store.getState().assessDevice();
    expect(store.getState().place).toBe('device');
    expect(store.getState().assessment).toMatchObject({
      phase: 'collecting',
      done: 0,
      total: sectionNames.length,
      startedAtMs: clock.nowMs(),
      cancelling: false,
    });

    main.progress({ section: 'storage', state: 'reading', detail: null, tookMs: null, done: 0, total: 7 });
    main.progress({ section: 'hardware', state: 'unavailable', detail: 'no answer within 2 s', tookMs: 2_000, done: 1, total: 7 });
    main.progress({ section: 'host', state: 'read', detail: null, tookMs: 12, done: 2, total: 7 });
    expect(store.getState().assessment).toMatchObject({
      done: 2,
      total: 7,
      sections: {
        storage: { state: 'reading' },
        hardware: { state: 'unavailable', detail: 'no answer within 2 s' },
        host: { state: 'read', tookMs: 12 },
      },
    });

    const document = documentWith();
    answer.give(ok(document));
    await run;
    expect(store.getState().assessment).toEqual({ phase: 'assessed', document, retrying: null });
    expect(store.getState().notice).toBeNull();
    expect(main.listening()).toBe(false);
  });

  test('a second press while it runs starts nothing', async () => {
    const answer = held<Reply<ReadinessDocument>>();
    const main = fakeMain({ assessDevice: () => answer.reply });
    const store = createAppStore(main.bridge, clock);
    const run = store.getState().assessDevice();
    await store.getState().assessDevice();
    expect(main.calls.filter(([name]) => name === 'assessDevice')).toHaveLength(1);
    answer.give(ok(documentWith()));
    await run;
  });

  test('cancelled: back to the start with a quiet notice, which can be dismissed', async () => {
    const answer = held<Reply<ReadinessDocument>>();
    const main = fakeMain({ assessDevice: () => answer.reply });
    const store = createAppStore(main.bridge, clock);
    const run = store.getState().assessDevice();
    await store.getState().cancelAssessment();
    expect(store.getState().assessment).toMatchObject({ phase: 'collecting', cancelling: true });
    answer.give(failure('cancelled'));
    await run;
    expect(store.getState()).toMatchObject({ place: 'start', assessment: { phase: 'idle' }, notice: { kind: 'cancelled' } });
    store.getState().dismissNotice();
    expect(store.getState().notice).toBeNull();
  });

  test('failed: back to the start with the error', async () => {
    const store = createAppStore(fakeMain({ assessDevice: async () => failure() }).bridge, clock);
    await store.getState().assessDevice();
    expect(store.getState()).toMatchObject({ place: 'start', notice: { kind: 'failed', error: { what: 'It cannot be done.' } } });
  });

  test('a call that breaks off is an error too', async () => {
    const store = createAppStore(fakeMain({ assessDevice: () => Promise.reject(new Error('channel closed')) }).bridge, clock);
    await store.getState().assessDevice();
    const { notice } = store.getState();
    expect(notice).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
    expect(notice?.kind === 'failed' && notice.error.details).toContain('channel closed');
  });

  test.each(['cancelled', 'internal'] as const)('reading again that ends with %s keeps the document that was open', async (code) => {
    const first = documentWith();
    let answers = 0;
    const store = createAppStore(fakeMain({ assessDevice: async () => (answers++ === 0 ? ok(first) : failure(code)) }).bridge, clock);
    await store.getState().assessDevice();
    const again = store.getState().assessDevice();
    expect(openDocument(store.getState())).toBe(first);
    await again;
    expect(openDocument(store.getState())).toBe(first);
    expect(store.getState()).toMatchObject({ place: 'device', notice: { kind: code === 'cancelled' ? 'cancelled' : 'failed' } });
  });

  test('a cancel that main refuses is told, and can be pressed again', async () => {
    const answer = held<Reply<ReadinessDocument>>();
    const store = createAppStore(fakeMain({ assessDevice: () => answer.reply, cancelAssessment: async () => failure() }).bridge, clock);
    const run = store.getState().assessDevice();
    await store.getState().cancelAssessment();
    expect(store.getState()).toMatchObject({ assessment: { cancelling: false }, notice: { kind: 'failed' } });
    answer.give(ok(documentWith()));
    await run;
  });
});

describe('reading one section again', () => {
  test('marks the section while it is read, and takes the new document', async () => {
    const answer = held<Reply<ReadinessDocument>>();
    const main = fakeMain({ retrySection: () => answer.reply });
    const store = createAppStore(main.bridge, clock);
    await store.getState().assessDevice();
    const retry = store.getState().retrySection('hardware');
    expect(store.getState().assessment).toMatchObject({ phase: 'assessed', retrying: 'hardware' });
    await store.getState().retrySection('storage');
    expect(main.calls.filter(([name]) => name === 'retrySection')).toEqual([['retrySection', { section: 'hardware' }]]);
    const document = documentWith({ site: 'another' });
    answer.give(ok(document));
    await retry;
    expect(store.getState().assessment).toEqual({ phase: 'assessed', document, retrying: null });
  });

  test('failed: the document stays, with the error', async () => {
    const store = createAppStore(fakeMain({ retrySection: async () => failure() }).bridge, clock);
    await store.getState().assessDevice();
    const before = openDocument(store.getState());
    await store.getState().retrySection('hardware');
    expect(store.getState()).toMatchObject({ assessment: { phase: 'assessed', retrying: null }, notice: { kind: 'failed' } });
    expect(openDocument(store.getState())).toBe(before);
  });

  test('does nothing before there is a document', async () => {
    const main = fakeMain();
    await createAppStore(main.bridge, clock).getState().retrySection('hardware');
    expect(main.calls).toEqual([]);
  });
});

describe('a page that was loaded again', () => {
  test('takes up the document that main holds', async () => {
    const document = documentWith({ site: 'Branch 12' });
    const store = createAppStore(fakeMain({ currentDocument: async () => ok(document) }).bridge, clock);
    await store.getState().takeUpDocument();
    expect(openDocument(store.getState())).toBe(document);
    expect(store.getState().place).toBe('device');
  });

  test.each([
    ['there is none', async () => ok(null)],
    ['main does not answer', async () => failure()],
  ] as const)('stays at the start when %s', async (_, currentDocument) => {
    const store = createAppStore(fakeMain({ currentDocument }).bridge, clock);
    await store.getState().takeUpDocument();
    expect(store.getState()).toMatchObject({ assessment: { phase: 'idle' }, place: 'start', notice: null });
  });
});
