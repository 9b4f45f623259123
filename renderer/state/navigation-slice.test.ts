import { expect, test } from 'vitest';
import { createAppStore } from './app-state';
import { machineRow } from '../machines/machine-row.test-support';
import { clock, failure, fakeMain, ok } from './bridge.test-support';

test('there is nowhere to go before the device has been assessed', () => {
  const store = createAppStore(fakeMain().bridge, clock);
  store.getState().goTo('review');
  store.getState().goTo('machines');
  expect(store.getState().place).toBe('start');
});

test('a section of This device is begun at until one goes elsewhere, whatever was searched for there', async () => {
  const store = createAppStore(fakeMain().bridge, clock);
  store.getState().showSection('network');
  expect(store.getState().place).toBe('start');
  await store.getState().assessDevice();
  store.getState().searchFacts('kernel');
  store.getState().showSection('network');
  expect(store.getState()).toMatchObject({ place: 'device', shownSection: 'network', factQuery: '' });
  store.getState().goTo('review');
  expect(store.getState().shownSection).toBeNull();
});

test('the list of machines is asked for anew whenever one goes there', async () => {
  let verdict: 'incomplete' | 'ready' = 'incomplete';
  const store = createAppStore(fakeMain({ listMachines: async () => ok([machineRow({ verdict })]) }).bridge, clock);
  await store.getState().loadMachines();
  verdict = 'ready';
  store.getState().goTo('machines');
  expect(store.getState().place).toBe('machines');
  await expect.poll(() => store.getState().machines).toMatchObject([{ verdict: 'ready' }]);
});

test('another place or part closes the details; the same one leaves them open', async () => {
  const store = createAppStore(fakeMain().bridge, clock);
  await store.getState().assessDevice();
  store.getState().goTo('connectivity');
  store.getState().select('free-disk-space');
  store.getState().goTo('connectivity');
  store.getState().showPart('findings');
  expect(store.getState().selected).toBe('free-disk-space');
  store.getState().showPart('planes');
  expect(store.getState()).toMatchObject({ part: 'planes', selected: null });
  store.getState().select('free-disk-space');
  store.getState().goTo('review');
  expect(store.getState()).toMatchObject({ place: 'review', selected: null, part: 'planes' });
  store.getState().select('free-disk-space');
  store.getState().closeDetails();
  expect(store.getState().selected).toBeNull();
});

test('what was typed into the search is still there after a walk through the places', async () => {
  const store = createAppStore(fakeMain().bridge, clock);
  await store.getState().assessDevice();
  store.getState().searchFacts('kernel');
  store.getState().goTo('review');
  store.getState().goTo('device');
  expect(store.getState().factQuery).toBe('kernel');
});

test('a page that could not be opened is told until the next one is opened or the details change', async () => {
  const store = createAppStore(fakeMain({ openLink: async () => failure('refused') }).bridge, clock);
  await store.getState().openLink('https://example.net/');
  expect(store.getState().unopenedLink).toMatchObject({ url: 'https://example.net/', error: { code: 'refused' } });
  store.getState().select('free-disk-space');
  expect(store.getState().unopenedLink).toBeNull();
});

test('a page that a person decided not to open is no failure', async () => {
  const store = createAppStore(fakeMain({ openLink: async () => failure('cancelled') }).bridge, clock);
  await store.getState().openLink('https://example.net/');
  expect(store.getState().unopenedLink).toBeNull();
});
