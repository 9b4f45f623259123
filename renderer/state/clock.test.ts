import { expect, test } from 'vitest';
import { localDay } from './clock';

test('a day is that of the local calendar, also just after midnight and at the end of the year', () => {
  expect(localDay(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
  expect(localDay(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
});
