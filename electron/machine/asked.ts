import { type RegistryData, type RegistryKey, keyAt } from '../../core/inventory/decode/registry-data';
import type { RegistrySource } from './machine';

/** Of a key what a source asks for: the values that it names and nothing else, or the key whole. */
export function askedOf(key: RegistryKey, { values, presenceOnly }: RegistrySource): RegistryKey {
  if (values === null) return key;
  const asked = new Map<string, RegistryData>();
  for (const name of values) {
    const data = key.values.get(name.toLowerCase());
    if (data !== undefined) asked.set(name.toLowerCase(), presenceOnly ? '' : data);
  }
  return { name: key.name, values: asked, keys: new Map() };
}

/** A key with a "*", taken apart. */
export interface StarredKey {
  /** The key whose subkeys the "*" stands for. */
  readonly above: string;
  /** What the names of those subkeys begin with, '' for all. */
  readonly begin: string;
  /** What follows below each, '' for nothing. */
  readonly below: string;
}

/**
 * Takes the key of a source with a "*" apart: `HKU\\*\\Software` stands for the key of every account, `Services\\AVP*` for every service
 * whose name begins so.
 *
 * @throws Error for a source without a "*": a fault of the collector
 */
export function splitAtStar({ key }: RegistrySource): StarredKey {
  const names = key.split('\\');
  const star = names.findIndex((name) => name.endsWith('*'));
  if (star < 1) throw new Error(`The key ${key} has no segment with a "*" at its end below its root.`);
  return {
    above: names.slice(0, star).join('\\'),
    begin: (names[star] ?? '').slice(0, -1),
    below: names.slice(star + 1).join('\\'),
  };
}

/** Whether the name of a subkey is one that the "*" stands for. */
export const beginsSo = (name: string, { begin }: StarredKey): boolean => name.toLowerCase().startsWith(begin.toLowerCase());

/** Whether a key behind a "*" is one of those that a source wants, by the value that `only` names. */
export function isWanted({ only }: RegistrySource, value: RegistryData | undefined): boolean {
  if (only === null) return true;
  return typeof value === 'string' && fitsText(value, only.texts);
}

/** Keys below `root` that fit a source with a "*", in order, as far as it asks for them: for whoever has a registry in memory. */
export function keysBehindStar(root: RegistryKey, source: RegistrySource): readonly { readonly name: string; readonly key: RegistryKey }[] {
  const starred = splitAtStar(source);
  const found = [...(keyAt(root, starred.above)?.keys.values() ?? [])].flatMap((child) => {
    const key = starred.below === '' ? child : keyAt(child, starred.below);
    if (!key || !beginsSo(child.name, starred) || !isWanted(source, key.values.get((source.only?.value ?? '').toLowerCase()))) return [];
    return [{ name: child.name, key: askedOf(key, source) }];
  });
  return found.sort((one, other) => inOrder(one.name, other.name));
}

/** Order of names that does not depend on a language. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether a text is one of `texts`, whatever their case; one with a "*" at its end stands for all that begin so. */
export function fitsText(text: string, texts: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return texts.some((each) => (each.endsWith('*') ? lower.startsWith(each.slice(0, -1).toLowerCase()) : lower === each.toLowerCase()));
}
