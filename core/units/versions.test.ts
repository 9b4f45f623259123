import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from './versions';

test.each([
  ['12', '12.0', 0],
  ['3.10.0-1160', '3.10.0-957.10', 1],
  ['3.10.0-327.el7.x86_64', '3.10.0-327', 1],
  ['4.19.0-27-amd64', '4.19.0', 1],
  ['9.10', '9.9', 1],
  ['6.1.0', '6.1.0-41', -1],
  ['', '1', -1],
  ['10.0.26100', '10.0.9600', 1],
])('%s against %s: %d', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});

test('it is an order: swapping the two swaps the sign, and versions can be sorted', () => {
  const version = fc.array(fc.nat(999), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
