import { expect, test } from 'vitest';
import { took } from './took';

test.each([
  [12, '12 ms'],
  [99.4, '99 ms'],
  [400, '0.4 s'],
  [91_000, '1 min 31 s'],
])('%d ms is %s', (ms, text) => {
  expect(took(ms)).toBe(text);
});
