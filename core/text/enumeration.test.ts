import { expect, test } from 'vitest';
import { counted, enumerated } from './enumeration';

test('enumerates with commas and a last "and"', () => {
  expect(enumerated([])).toBe('');
  expect(enumerated(['a'])).toBe('a');
  expect(enumerated(['a', 'b', 'c'])).toBe('a, b and c');
});

test('counts in singular and plural, and says nothing of none', () => {
  expect([0, 1, 2].map((count) => counted(count, 'cause', 'causes'))).toEqual([null, '1 cause', '2 causes']);
});
