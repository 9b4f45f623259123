import { expect, test } from 'vitest';
import { formatBytes, formatBytesTogether, formatDay, formatDuration, formatInstant } from './quantities';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536, '1.5 KiB'],
  [1024 ** 3 - 1, '1.0 GiB'],
  [1023.6 * 1024 ** 2, '1.0 GiB'],
  [512 * 1024 ** 2, '512 MiB'],
  [2 * 1024 ** 3, '2.0 GiB'],
  [50_000_000_000, '46.6 GiB'],
  [1024 ** 5, '1.0 PiB'],
  [1024 ** 6, '1024 PiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  ['2026-07-11', '11 Jul 2026'],
  ['2026-01-01', '1 Jan 2026'],
  ['2027-04', 'Apr 2027'],
  ['2026-13-01', '2026-13-01'],
  ['soon', 'soon'],
])('the day %s is written %s', (day, text) => {
  expect(formatDay(day)).toBe(text);
});

test.each([
  ['2026-11-24T07:12:00Z', 'UTC', '24 Nov 2026, 07:12 UTC'],
  ['2026-11-24T07:12:00.000Z', 'Europe/Berlin', '24 Nov 2026, 08:12'],
  ['2026-11-24T23:59:59Z', 'Asia/Kolkata', '25 Nov 2026, 05:29'],
  ['2026-06-01T00:00:00Z', 'America/New_York', '31 May 2026, 20:00'],
])('%s in %s is %s', (instant, timeZone, text) => {
  expect(formatInstant(instant, timeZone)).toBe(text);
});

test.each([
  [0, '0.0 s'],
  [449, '0.4 s'],
  [9_940, '9.9 s'],
  [10_000, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [91_000, '1 min 31 s'],
])('%d ms are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each<readonly [string, readonly number[], readonly string[]]>([
  ['what differs', [1024 ** 3, 2 * 1024 ** 3], ['1.0 GiB', '2.0 GiB']],
  ['what is equal', [1024 ** 3, 1024 ** 3], ['1.0 GiB', '1.0 GiB']],
  ['what looks alike with one digit', [2.01 * 1024 ** 3, 2 * 1024 ** 3], ['2.01 GiB', '2.00 GiB']],
  ['what looks alike with any', [2 * 1024 ** 3 - 1, 2 * 1024 ** 3], ['2147483647 B', '2147483648 B']],
])('sizes in one sentence: %s', (_, sizes, texts) => {
  const shown = formatBytesTogether(sizes);
  expect(sizes.map((bytes) => shown.get(bytes))).toEqual(texts);
});
