import { expect, test } from 'vitest';
import { dateFault } from './statement';

test.each([
  ['2026-11-24', null],
  ['2021-03-03', null],
  ['2021-03-02', 'before-the-guide'],
  ['1901-01-01', 'before-the-guide'],
  ['2026-11-25', 'in-the-future'],
  ['2026-02-30', 'not-a-day'],
  ['', 'not-a-day'],
])('the day %j has the fault %j on 24 November 2026', (on, fault) => {
  expect(dateFault(on, '2026-11-24')).toBe(fault);
});
