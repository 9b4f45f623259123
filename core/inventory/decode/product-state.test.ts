import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeProductState, type ProductState, productStateText } from './product-state';

const antivirus = { provides: ['antivirus'], unknownBits: 0 } as const;
const defender = { provides: ['automatic updates', 'antivirus'], unknownBits: 0, maker: 'microsoft' } as const;

/** The values that the articles on productState give, in decimal as WMI prints them. */
test.each<readonly [state: number, hex: number, text: string, decoded: ProductState]>([
  [266240, 0x041000, 'on, up to date', { ...antivirus, protection: 'on', maker: 'other', upToDate: true }],
  [266256, 0x041010, 'on, out of date', { ...antivirus, protection: 'on', maker: 'other', upToDate: false }],
  [262144, 0x040000, 'off, up to date', { ...antivirus, protection: 'off', maker: 'other', upToDate: true }],
  [262160, 0x040010, 'off, out of date', { ...antivirus, protection: 'off', maker: 'other', upToDate: false }],
  [270336, 0x042000, 'snoozed, up to date', { ...antivirus, protection: 'snoozed', maker: 'other', upToDate: true }],
  [274432, 0x043000, 'expired, up to date', { ...antivirus, protection: 'expired', maker: 'other', upToDate: true }],
  [397568, 0x061100, 'on, up to date', { ...defender, protection: 'on', upToDate: true }],
  [397584, 0x061110, 'on, out of date', { ...defender, protection: 'on', upToDate: false }],
  [393472, 0x060100, 'off, up to date', { ...defender, protection: 'off', upToDate: true }],
  [393488, 0x060110, 'off, out of date', { ...defender, protection: 'off', upToDate: false }],
  [
    462848,
    0x071000,
    'on, up to date',
    { provides: ['firewall', 'automatic updates', 'antivirus'], protection: 'on', maker: 'other', upToDate: true, unknownBits: 0 },
  ],
])('%i is %s', (state, hex, text, decoded) => {
  expect(state).toBe(hex);
  expect(decodeProductState(state)).toEqual(decoded);
  expect(productStateText(state)).toBe(text);
});

describe('bits that nobody has described are said, not guessed', () => {
  test.each<readonly [string, number, Partial<ProductState>, string]>([
    [
      'a state above expired',
      0x044000,
      { protection: null, unknownBits: 0x4000 },
      'in a state that is not known, up to date, 0x4000 not known',
    ],
    ['another maker', 0x041200, { maker: null, protection: 'on', unknownBits: 0x200 }, 'on, up to date, 0x200 not known'],
    ['other updates', 0x041020, { upToDate: null, unknownBits: 0x20 }, 'on, updates not known, 0x20 not known'],
    ['the lowest bits', 0x041001, { protection: 'on', unknownBits: 0x1 }, 'on, up to date, 0x1 not known'],
    ['another provider', 0x141000, { provides: ['antivirus'], unknownBits: 0x100000 }, 'on, up to date, 0x100000 not known'],
    ['beyond 24 bits', 0x01041000, { protection: 'on', unknownBits: 0x01000000 }, 'on, up to date, 0x1000000 not known'],
  ])('%s', (_, state, decoded, text) => {
    expect(decodeProductState(state)).toMatchObject(decoded);
    expect(productStateText(state)).toBe(text);
  });
});

test('whatever is told of a number, none of its bits is lost', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xff_ff_ff }), (state) => {
      const { protection, maker, upToDate, unknownBits } = decodeProductState(state);
      expect(unknownBits & state).toBe(unknownBits);
      expect(protection === null).toBe((unknownBits & 0xf000) !== 0);
      expect(maker === null).toBe((unknownBits & 0x0f00) !== 0);
      expect(upToDate === null).toBe((unknownBits & 0xf0) !== 0);
    }),
  );
});
