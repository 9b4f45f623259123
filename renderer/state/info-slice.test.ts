import { expect, test } from 'vitest';
import { createAppStore } from './app-state';
import { clock, failure, fakeMain } from './bridge.test-support';

test('what main tells of itself and the machine is known', async () => {
  const store = createAppStore(fakeMain().bridge, clock);
  expect(store.getState().info.phase).toBe('asking');
  await store.getState().loadInfo();
  expect(store.getState().info).toMatchObject({ phase: 'known', info: { machineName: 'srv-b12-files', online: true } });
});

test('the first failure is told, a later one keeps what is known', async () => {
  const { bridge } = fakeMain();
  let fails = true;
  const store = createAppStore({ ...bridge, appInfo: async (input) => (fails ? failure() : bridge.appInfo(input)) }, clock);
  await store.getState().loadInfo();
  expect(store.getState().info.phase).toBe('failed');
  fails = false;
  await store.getState().loadInfo();
  fails = true;
  await store.getState().loadInfo();
  expect(store.getState().info.phase).toBe('known');
});
