import type { Family } from '../inventory/sections/operating-system';
import type { ProductSignal, SecurityProducts, SignalKind } from '../inventory/sections/security-products';
import type { Product } from './schema';

/**
 * What the signs on a machine say about one product. `present`: two different signs at least, one of them a package, a
 * service or a process. `suspected`: less than that, which a leftover folder or a name shared by chance can give as well.
 */
export interface FoundProduct {
  readonly product: Product;
  readonly presence: 'present' | 'suspected' | 'absent';
  /** A process of it was seen, or a service that runs. */
  readonly running: boolean;
  /** The first version a sign states; `null` when none does. */
  readonly version: string | null;
  readonly signals: readonly ProductSignal[];
}

const substantial: readonly SignalKind[] = ['package', 'service', 'process'];

/**
 * Every product of the catalogue with what was found of it, in the catalogue's order. Kind and name must both be equal to
 * what the catalogue lists for this family of systems.
 */
export function productsFound(products: readonly Product[], found: SecurityProducts, family: Family): FoundProduct[] {
  return products.map((product) => {
    const watched = new Set(product.signals[family].map(({ kind, name }) => keyOf(kind, name)));
    const own = found.signals.filter(({ kind, name }) => watched.has(keyOf(kind, name)));
    const counts = product.needs.length === 0 || own.some(({ name }) => product.needs.includes(name));
    const signals = counts ? own : [];
    return {
      product,
      presence: presenceOf(signals),
      running: signals.some(({ kind, state }) => kind === 'process' || (kind === 'service' && state === 'running')),
      version: signals.find(({ version }) => version !== null)?.version ?? null,
      signals,
    };
  });
}

function presenceOf(signals: readonly ProductSignal[]): FoundProduct['presence'] {
  if (signals.length === 0) return 'absent';
  const different = new Set(signals.map(({ kind, name }) => keyOf(kind, name))).size;
  return different >= 2 && signals.some(({ kind }) => substantial.includes(kind)) ? 'present' : 'suspected';
}

const keyOf = (kind: SignalKind, name: string): string => `${kind} ${name}`;

/** A product's name without what stands in brackets after it, for headlines. */
export const shortNameOf = ({ name }: Product): string => name.replace(/ \(.*\)$/, '');

/** A sign for people: "process sisamddaemon, running". */
export const signalText = ({ kind, name, state }: ProductSignal): string => `${kind} ${name}${state === null ? '' : `, ${state}`}`;

/**
 * The first kind of sign that has to be looked through before a product may be called absent, and was not; `null` when
 * all were. Leftovers (folders, modules) prove nothing, so only packages, services and processes count.
 */
export function kindNotLooked(products: readonly Product[], found: SecurityProducts, family: Family): SignalKind | null {
  const watched = new Set(products.flatMap(({ signals }) => signals[family].map(({ kind }) => kind)));
  return substantial.find((kind) => watched.has(kind) && !found.looked.includes(kind)) ?? null;
}
