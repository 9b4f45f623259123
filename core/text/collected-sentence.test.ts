import { expect, test } from 'vitest';
import type { Inventory } from '../inventory/schema';
import { collectedSentence } from './collected-sentence';

const collected: NonNullable<Inventory['collected']> = {
  script: { name: 'collect.sh', version: 1 },
  catalogueVersion: '2026.11.24',
  by: 'root',
  host: 'ws-b12-014',
  beganAt: '2026-11-24T07:11:58.000Z',
  endedAt: '2026-11-24T07:12:03.000Z',
  clock: 'script',
  form: 'folder',
  sources: { read: 100, absent: 114, denied: 2, failed: 1 },
};
const sentence = (elevated: boolean | null, changed: Partial<typeof collected> = {}) =>
  collectedSentence({ startedAt: '2026-11-24T07:11:58.000Z', elevated, collected: { ...collected, ...changed } }, { timeZone: 'UTC' });

test('script, machine, time, account, rights, and how completely', () => {
  expect(sentence(true)).toBe(
    'Collected by collect.sh on ws-b12-014, 24 Nov 2026, 07:11 UTC, by root with administrator rights; 214 sources read, 3 not readable.',
  );
});

test('what is not known is left out', () => {
  const sources = { read: 1, absent: 0, denied: 0, failed: 0 };
  expect(sentence(null, { host: null, by: null, clock: 'file', sources })).toBe(
    "Collected by collect.sh, 24 Nov 2026, 07:11 UTC by its file, since the script's own time could not be told; 1 source read, none refused.",
  );
  expect(sentence(false, { by: null })).toContain(', without administrator rights; ');
});

test('there is none of what the app read itself', () => {
  expect(collectedSentence({ startedAt: '2026-11-24T07:11:58.000Z', elevated: true, collected: null }, { timeZone: 'UTC' })).toBeNull();
});
