import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { type Family, familySchema } from '../inventory/sections/operating-system';
import { type SecurityProducts, type SignalKind, signalKindSchema } from '../inventory/sections/security-products';
import { type FoundProduct, productsFound } from './products';
import type { Product } from './schema';
import { watchedNames } from './watched-names';

const { products } = sampleCatalogue();

/** Something on a machine, under the name that it has there. */
interface Thing {
  readonly kind: SignalKind;
  readonly name: string;
}

/** What a collector records of a machine that shows these things, by the one rule of names. */
function collected(family: Family, things: readonly Thing[]): SecurityProducts {
  return {
    signals: things.flatMap(({ kind, name }) =>
      watchedNames(products, family, kind)
        .namesFor(name)
        .map((watched) => ({ kind, name: watched, state: null, version: null, source: name })),
    ),
    looked: [...signalKindSchema.options],
    catalogueVersion: '2026.11.24',
  };
}

const foundOn = (family: Family, things: readonly Thing[]): FoundProduct[] => productsFound(products, collected(family, things), family);

const presenceOf = (id: string, family: Family, things: readonly Thing[]) =>
  foundOn(family, things).find(({ product }) => product.id === id)?.presence;

/** A sign as it stands on a machine: where the catalogue has a star something follows. */
const thingOf = ({ kind, name }: Thing): Thing => ({ kind, name: name.replace(/\*$/, '7') });

const cases = products.flatMap((product) =>
  familySchema.options.filter((family) => product.signals[family].length > 0).map((family) => ({ id: product.id, family, product })),
);

/**
 * All that is known of these cannot tell the product itself from a leftover: one sign, or files and keys alone. A product that
 * falls out of this list has become better known; one that comes in has lost signs.
 */
const suspectedAtMost = [
  'sep-cloud-win on windows',
  'altiris on windows',
  'altiris on linux',
  'carbonblack on macos',
  'eset on macos',
  'bitdefender on macos',
  'cylance on macos',
  'elastic on macos',
  'clamav on macos',
  'fapolicyd on linux',
];

/** 12.1 has the service of 14.x, and is told apart by the version that it states. */
const alsoPresent: Readonly<Record<string, readonly string[]>> = { 'sep-win-12 on windows': ['sep-win-14'] };

const titleOf = ({ id, family }: { readonly id: string; readonly family: Family }) => `${id} on ${family}`;

test('every product exists somewhere, but those that nothing is known to show', () => {
  const nowhere = products.filter(({ id }) => !cases.some((each) => each.id === id)).map(({ id }) => id);
  expect(nowhere).toEqual(['sep-sbe', 'ses-win']);
  expect(Object.fromEntries(familySchema.options.map((family) => [family, cases.filter((each) => each.family === family).length]))).toEqual(
    {
      windows: 30,
      macos: 15,
      linux: 23,
    },
  );
});

describe.each(cases.map((each) => [titleOf(each), each] as const))('%s', (title, { id, family, product }) => {
  const things = product.signals[family].map(thingOf);
  const counts = ({ name }: Thing) => product.needs.length === 0 || product.needs.includes(name);

  test('is found by all its signs, and no other product is', () => {
    expect(presenceOf(id, family, things)).toBe(suspectedAtMost.includes(title) ? 'suspected' : 'present');
    const others = foundOn(family, things).filter(({ product: other, presence }) => other.id !== id && presence === 'present');
    expect(others.map(({ product: other }) => other.id)).toEqual(alsoPresent[title] ?? []);
  });

  test.each(things.map((thing) => [`${thing.kind} ${thing.name}`, thing] as const))('is only suspected by the %s alone', (_, thing) => {
    expect(presenceOf(id, family, [thing])).toBe(counts(thing) ? 'suspected' : 'absent');
    expect(foundOn(family, [thing]).filter(({ presence }) => presence === 'present')).toEqual([]);
  });

  test('is not found by names that only resemble its own', () => {
    for (const sign of product.signals[family]) {
      const { kind, name } = sign;
      const start = name.replace(/\*$/, '');
      const misses = [`x${start}`, start.slice(0, -1), ...(name.endsWith('*') ? [] : [`${name}7`, `${name} `])];
      for (const miss of misses) expect(watchedNames([product], family, kind).namesFor(miss), miss).not.toContain(name);
    }
    const resembling = product.signals[family].map(({ kind, name }) => ({ kind, name: `x${name.replace(/\*$/, '7')}` }));
    expect(presenceOf(id, family, resembling)).toBe('absent');
  });

  test('is found in another case on Windows, and on no other system', () => {
    for (const { kind, name } of product.signals[family]) {
      const other = swapCase(name.replace(/\*$/, '7'));
      const answers = watchedNames([product], family, kind).namesFor(other).includes(name);
      expect(answers, other).toBe(family === 'windows' || other === name);
    }
  });

  test('is not found by signs of another kind', () => {
    const names = new Set(product.signals[family].map(({ name }) => name));
    const kinds = new Set(product.signals[family].map(({ kind }) => kind));
    const unused = signalKindSchema.options.filter((kind) => !kinds.has(kind));
    expect(
      presenceOf(
        id,
        family,
        unused.flatMap((kind) => [...names].map((name) => ({ kind, name }))),
      ),
    ).toBe('absent');
  });
});

const swapCase = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));

test.each(familySchema.options)('a clean machine shows no product: %s', (family) => {
  const clean: Readonly<Record<Family, readonly Thing[]>> = {
    windows: [
      { kind: 'service', name: 'Spooler' },
      { kind: 'service', name: 'W32Time' },
      { kind: 'process', name: 'svchost.exe' },
      { kind: 'driver', name: 'FltMgr' },
      { kind: 'uninstall-entry', name: 'Microsoft Edge' },
    ],
    macos: [
      { kind: 'process', name: 'launchd' },
      { kind: 'system-extension', name: 'com.example.vpn.extension' },
    ],
    linux: [
      { kind: 'package', name: 'openssh-server' },
      { kind: 'service', name: 'ssh' },
      { kind: 'process', name: 'sshd' },
      { kind: 'kernel-module', name: 'xfs' },
    ],
  };
  for (const things of [[], clean[family]]) {
    expect(foundOn(family, things).filter(({ presence }) => presence !== 'absent')).toEqual([]);
  }
});

describe('a sign that two products share', () => {
  const shared = cases.flatMap(({ product, family }) =>
    product.signals[family].flatMap((sign) => {
      const others = products.filter(
        ({ id, signals }) => id > product.id && signals[family].some(({ kind, name }) => kind === sign.kind && name === sign.name),
      );
      return others.map((other) => [`${sign.kind} ${sign.name}`, family, product, other, sign] as const);
    }),
  );

  test('occurs among the generations of Symantec', () => {
    expect([...new Set(shared.map(([, , one, other]) => `${one.id}, ${other.id}`))]).toEqual(['sep-win-12, sep-win-14']);
  });

  test.each(shared)('%s on %s', (_, family, one, other, sign) => {
    const signs = [...one.signals[family], ...other.signals[family]].filter(({ kind, name }) =>
      shared.some(([, , , , each]) => each.kind === kind && each.name === name),
    );
    const needed = (product: Product) => signs.some(({ name }) => product.needs.includes(name));
    expect(presenceOf(one.id, family, [thingOf(sign)])).toBe(one.needs.includes(sign.name) ? 'suspected' : 'absent');
    for (const product of [one, other])
      expect(presenceOf(product.id, family, signs.map(thingOf))).toBe(needed(product) ? 'present' : 'absent');
  });
});

test('on Windows no two signs of a product are one, when case and endings do not count', () => {
  for (const { id, signals } of products) {
    for (const { kind, name } of signals.windows) {
      const answers = watchedNames([{ signals }], 'windows', kind).namesFor(name.replace(/\*$/, ''));
      expect(
        answers.filter((answer) => answer !== name),
        `${id}: ${name}`,
      ).toEqual([]);
    }
  }
});
