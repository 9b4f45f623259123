import type { Family } from '../inventory/sections/operating-system';
import type { ProductSignal, SecurityProducts, SignalKind } from '../inventory/sections/security-products';
import type { Product } from './schema';

/**
 * What the signs on a machine say about one product. `present`: two different signs at least, one of them a package, a
 * service or a process, and one of the protection itself. `suspected`: less than that, which a leftover folder, a name shared
 * by chance or an agent that manages several products can give as well.
 */
export interface FoundProduct {
  readonly product: Product;
  readonly presence: 'present' | 'suspected' | 'absent';
  /** A process of the protection itself was seen, or a service of it that runs. */
  readonly running: boolean;
  /** All signs are of an agent that manages the product. */
  readonly agentOnly: boolean;
  /** Signs whose names were confirmed on a page of the maker are enough to say the same of it. */
  readonly confirmed: boolean;
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
    const watched = new Map(product.signals[family].map((signal) => [keyOf(signal.kind, signal.name), signal]));
    const own = found.signals.filter(({ kind, name }) => watched.has(keyOf(kind, name)));
    const counts = product.needs.length === 0 || own.some(({ name }) => product.needs.includes(name));
    const signals = counts ? own : [];
    const ofEngine = ({ kind, name }: ProductSignal) => watched.get(keyOf(kind, name))?.part === 'engine';
    const summary = summaryOf(signals, ofEngine);
    const verified = summaryOf(
      signals.filter(({ kind, name }) => watched.get(keyOf(kind, name))?.verified),
      ofEngine,
    );
    return {
      product,
      ...summary,
      confirmed:
        signals.length === 0
          ? isConfirmed(product, family)
          : verified.presence === summary.presence && verified.running === summary.running,
      version: signals.find(({ version }) => version !== null)?.version ?? null,
      signals,
    };
  });
}

/** Whether a product that shows no sign may be called absent: one name at least that it would show was confirmed. */
const isConfirmed = ({ signals }: Product, family: Family): boolean => signals[family].some(({ verified }) => verified);

function summaryOf(
  signals: readonly ProductSignal[],
  ofEngine: (signal: ProductSignal) => boolean,
): Pick<FoundProduct, 'presence' | 'running' | 'agentOnly'> {
  if (signals.length === 0) return { presence: 'absent', running: false, agentOnly: false };
  const different = new Set(signals.map(({ kind, name }) => keyOf(kind, name))).size;
  const engine = signals.filter(ofEngine);
  const present = different >= 2 && engine.length > 0 && signals.some(({ kind }) => substantial.includes(kind));
  return {
    presence: present ? 'present' : 'suspected',
    running: engine.some(({ kind, state }) => kind === 'process' || (kind === 'service' && state === 'running')),
    agentOnly: engine.length === 0,
  };
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
