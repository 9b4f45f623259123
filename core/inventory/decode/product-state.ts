/**
 * What a product told Windows Security Center about itself. `null`: the bits have a value whose meaning nobody has written
 * down, and it is not guessed.
 */
export interface ProductState {
  /** What the product says that it is. */
  readonly provides: readonly ('firewall' | 'automatic updates' | 'antivirus' | 'antispyware')[];
  readonly protection: 'on' | 'off' | 'snoozed' | 'expired' | null;
  /** Part of Windows, or of another maker. */
  readonly maker: 'microsoft' | 'other' | null;
  readonly upToDate: boolean | null;
  /** Bits that the meanings known leave over; 0 when there are none. */
  readonly unknownBits: number;
}

const providers = [
  [0x01_00_00, 'firewall'],
  [0x02_00_00, 'automatic updates'],
  [0x04_00_00, 'antivirus'],
  [0x08_00_00, 'antispyware'],
] as const;

const protections = new Map<number, ProductState['protection']>([
  [0x00_00, 'off'],
  [0x10_00, 'on'],
  [0x20_00, 'snoozed'],
  [0x30_00, 'expired'],
]);

const makers = new Map<number, ProductState['maker']>([
  [0x00_00, 'other'],
  [0x01_00, 'microsoft'],
]);

const updates = new Map<number, boolean>([
  [0x00, true],
  [0x10, false],
]);

const masks = { providers: 0x0f_00_00, protection: 0xf0_00, maker: 0x0f_00, updates: 0xf0 } as const;

/**
 * Decodes `productState` of root\SecurityCenter2. Microsoft does not document its bits; this is how the published articles
 * read them, so what rests on it is unconfirmed.
 *
 * @param state 24 bits, in hexadecimal 0xPPSSUU: provider, state, updates
 */
export function decodeProductState(state: number): ProductState {
  const protection = protections.get(state & masks.protection) ?? null;
  const maker = makers.get(state & masks.maker) ?? null;
  const upToDate = updates.get(state & masks.updates) ?? null;
  const known =
    masks.providers |
    (protection === null ? 0 : masks.protection) |
    (maker === null ? 0 : masks.maker) |
    (upToDate === null ? 0 : masks.updates);
  return {
    provides: providers.filter(([bit]) => (state & bit) !== 0).map(([, name]) => name),
    protection,
    maker,
    upToDate,
    unknownBits: (state & ~known) >>> 0,
  };
}

/** For people: "on, up to date", with what is not known said. */
export function productStateText(state: number): string {
  const { protection, upToDate, unknownBits } = decodeProductState(state);
  const words = [
    protection ?? 'in a state that is not known',
    upToDate === null ? 'updates not known' : upToDate ? 'up to date' : 'out of date',
    ...(unknownBits === 0 ? [] : [`0x${unknownBits.toString(16)} not known`]),
  ];
  return words.join(', ');
}
