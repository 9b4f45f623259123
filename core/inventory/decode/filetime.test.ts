import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFileTime } from './filetime';
import { MalformedInput } from './malformed-input';

/** Intervals of 100 ns from 1601 to 1970: 369 years of which 89 are leap years, in the words of Microsoft's "Converting a time_t Value to a FILETIME". */
const epoch = 116_444_736_000_000_000n;

test.each([
  [1n, '1601-01-01T00:00:00.000Z'],
  [epoch, '1970-01-01T00:00:00.000Z'],
  [epoch - 1n, '1969-12-31T23:59:59.999Z'],
  [epoch + 17_639_682_780_009_999n, '2025-11-24T07:11:18.000Z'],
])('%i is %s', (time, instant) => {
  expect(decodeFileTime(time)).toBe(instant);
});

test('eight bytes, the lowest first', () => {
  expect(decodeFileTime(Uint8Array.of(0x00, 0x80, 0x3e, 0xd5, 0xde, 0xb1, 0x9d, 0x01))).toBe('1970-01-01T00:00:00.000Z');
});

test('0 is no time', () => {
  expect([decodeFileTime(0n), decodeFileTime(new Uint8Array(8))]).toEqual([null, null]);
});

test('other lengths, and times beyond every calendar, are malformed', () => {
  expect(() => decodeFileTime(Uint8Array.of(1, 2, 3))).toThrow('it has 3 bytes, not 8');
  expect(() => decodeFileTime(2n ** 64n - 1n)).not.toThrow();
  expect(() => decodeFileTime(2n ** 70n)).toThrow(MalformedInput);
  expect(() => decodeFileTime(-1n)).toThrow(MalformedInput);
});

test('every time of a Date comes back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1601-01-02'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(decodeFileTime(epoch + BigInt(date.getTime()) * 10_000n)).toBe(date.toISOString());
    }),
  );
});
