import type { Family } from '../inventory/sections/operating-system';
import type { SignalKind } from '../inventory/sections/security-products';

/** What has to be known of a product to look for it. */
export interface WatchedProduct {
  readonly signals: Readonly<Record<Family, readonly { readonly kind: SignalKind; readonly name: string }[]>>;
}

/** The names of one kind of sign that are looked for on one family of systems, as the catalogue writes them. */
export interface WatchedNames {
  readonly all: readonly string[];
  /** The names of the catalogue that something found on a machine answers to; a name may be another one's beginning. */
  namesFor(found: string): readonly string[];
}

const none: readonly string[] = [];

/**
 * How the catalogue's names are compared with what is on a machine, for every collector: a name with a trailing star answers
 * to any ending, every other one to itself alone. Windows does not tell upper and lower case apart. The kernel of Linux
 * writes every hyphen in a module's name as an underscore.
 */
export function watchedNames(products: readonly WatchedProduct[], family: Family, kind: SignalKind): WatchedNames {
  const formOf = comparableForm(family, kind);
  const all = [...new Set(products.flatMap(({ signals }) => signals[family].filter((each) => each.kind === kind).map(({ name }) => name)))];
  const prefixes = all.filter((name) => name.endsWith('*')).map((name) => ({ name, start: formOf(name.slice(0, -1)) }));
  const whole = new Map<string, readonly string[]>();
  for (const name of all) if (!name.endsWith('*')) whole.set(formOf(name), [...(whole.get(formOf(name)) ?? none), name]);
  return {
    all,
    namesFor: (found) => {
      const form = formOf(found);
      const exact = whole.get(form) ?? none;
      // Thousands of names of packages and services pass through here, and hardly one is watched.
      return prefixes.length === 0 ? exact : [...exact, ...prefixes.flatMap(({ name, start }) => (form.startsWith(start) ? [name] : none))];
    },
  };
}

function comparableForm(family: Family, kind: SignalKind): (name: string) => string {
  if (family === 'windows') return (name) => name.toLowerCase();
  if (family === 'linux' && kind === 'kernel-module') return (name) => name.replaceAll('-', '_');
  return (name) => name;
}
