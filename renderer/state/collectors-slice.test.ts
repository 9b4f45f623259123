import { expect, test } from 'vitest';
import type { Reply } from '../../electron/preload/contract';
import { createAppStore } from './app-state';
import { clock, failure, fakeMain, held, ok } from './bridge.test-support';

const folder = '/media/stick/defender-readiness-collectors';

test('says where the scripts are until that is dismissed', async () => {
  const store = createAppStore(fakeMain({ copyCollectors: async () => ok({ folder }) }).bridge, clock);
  await store.getState().copyCollectors();
  expect(store.getState().copyingCollectors).toEqual({ phase: 'copied', folder });
  store.getState().dismissCollectors();
  expect(store.getState().copyingCollectors).toEqual({ phase: 'idle' });
});

test('a folder that was not chosen changes nothing; a failure is told', async () => {
  const store = createAppStore(fakeMain().bridge, clock);
  await store.getState().copyCollectors();
  expect(store.getState().copyingCollectors).toEqual({ phase: 'idle' });
  const failing = createAppStore(fakeMain({ copyCollectors: async () => failure('not-written') }).bridge, clock);
  await failing.getState().copyCollectors();
  expect(failing.getState().copyingCollectors).toMatchObject({ phase: 'failed', error: { code: 'not-written' } });
});

test('a second press while a folder is asked for asks for no second one', async () => {
  const answer = held<Reply<{ folder: string } | null>>();
  const main = fakeMain({ copyCollectors: () => answer.reply });
  const store = createAppStore(main.bridge, clock);
  const first = store.getState().copyCollectors();
  await store.getState().copyCollectors();
  answer.give(ok({ folder }));
  await first;
  expect(main.calls).toHaveLength(1);
});
