import { expect, test } from 'vitest';
import { createAppStore } from './app-state';
import { clock, fakeMain } from './bridge.test-support';
import { everyFinding } from './findings-slice';

test('each list has a filter of its own, which stays while one walks through the places', async () => {
  const store = createAppStore(fakeMain().bridge, clock);
  await store.getState().assessDevice();
  store.getState().filterFindings('all', { outcomes: ['fail', 'warn'] });
  store.getState().filterFindings('all', { query: 'proxy', grouping: 'subject' });
  store.getState().goTo('review');
  expect(store.getState().findingFilters).toEqual({
    all: { query: 'proxy', outcomes: ['fail', 'warn'], steps: [], grouping: 'subject' },
    connectivity: everyFinding,
  });
});

test('showing all again keeps the grouping', () => {
  const store = createAppStore(fakeMain().bridge, clock);
  store.getState().filterFindings('connectivity', { query: 'proxy', outcomes: ['pass'], steps: [3], grouping: 'subject' });
  store.getState().clearFindingFilter('connectivity');
  expect(store.getState().findingFilters.connectivity).toEqual({ ...everyFinding, grouping: 'subject' });
});
