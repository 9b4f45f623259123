import { expect, test } from 'vitest';
import { daysBetween } from './days';

test.each<readonly [day: string, now: string, days: number]>([
  ['2026-11-24', '2026-11-24T00:00:00Z', 0],
  ['2026-11-24', '2026-11-24T23:59:59Z', 0],
  ['2026-11-23', '2026-11-24T00:00:00Z', 1],
  ['2026-11-25', '2026-11-24T23:59:59Z', -1],
  ['2024-02-28', '2024-03-01T12:00:00Z', 2],
  ['2025-12-31', '2026-01-01T00:00:01Z', 1],
])('from %s to %s: %i', (day, now, days) => {
  expect(daysBetween(day, new Date(now))).toBe(days);
});
