import type { Family } from '../inventory/sections/operating-system';
import type { ProductSignal, SecurityProducts, SignalKind } from '../inventory/sections/security-products';
import { compareVersions } from '../units/versions';
import type { Product } from './schema';

/**
 * What the signs on a machine say about one product. `present`: a service of the protection itself that runs; or two different
 * signs at least, one of them a package, a service, a process or an active system extension, and one of the protection itself.
 * `suspected`: less than that, which a leftover folder, a process that shares a name by chance or an agent that manages several
 * products can give as well.
 */
export interface FoundProduct {
  readonly product: Product;
  readonly presence: 'present' | 'suspected' | 'absent';
  /** A process or an active system extension of the protection itself was seen, or a service of it that runs. */
  readonly running: boolean;
  /** All signs are of an agent that manages the product. */
  readonly agentOnly: boolean;
  /** Signs whose names were confirmed on a page of the maker are enough to say the same of it. */
  readonly confirmed: boolean;
  /** The first version that is stated, by a sign that states the product's own before others; `null` when none is. */
  readonly version: string | null;
  readonly signals: readonly ProductSignal[];
}

const substantial: readonly SignalKind[] = ['package', 'service', 'process', 'system-extension'];

/**
 * Every product of the catalogue with what was found of it, in the catalogue's order. Kind and name must both be equal to
 * what the catalogue lists for this family of systems.
 */
export function productsFound(products: readonly Product[], found: SecurityProducts, family: Family): FoundProduct[] {
  return products.map((product) => {
    const watched = watchedOf(product, family);
    const own = signalsOf(product, found, family);
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
      version: versionStated(signals.filter(({ kind, name }) => watched.get(keyOf(kind, name))?.statesVersion)) ?? versionStated(signals),
      signals,
    };
  });
}

/** The signs on a machine that are among those of a product, whether or not the one is there that it needs. */
export function signalsOf(product: Product, found: SecurityProducts, family: Family): ProductSignal[] {
  const watched = watchedOf(product, family);
  return found.signals.filter(({ kind, name }) => watched.has(keyOf(kind, name)));
}

/** A version of a product that a sign of it on a machine tells. */
export interface VersionTold {
  readonly version: string;
  /** `stated`: by the sign itself. `since`: the sign is shown from this version on. */
  readonly how: 'stated' | 'since';
  readonly signal: ProductSignal;
  readonly confirmed: boolean;
}

/** What the signs that were found tell of the product's version; a version of a part of it tells nothing. */
export function versionsTold({ product, signals }: FoundProduct, family: Family): VersionTold[] {
  return signals.flatMap((signal): VersionTold[] => {
    const watched = product.signals[family].find(({ kind, name }) => kind === signal.kind && name === signal.name);
    if (!watched) return [];
    const told = { signal, confirmed: watched.verified };
    if (watched.statesVersion && signal.version !== null) return [{ version: signal.version, how: 'stated', ...told }];
    return watched.since === null ? [] : [{ version: watched.since, how: 'since', ...told }];
  });
}

const versionStated = (signals: readonly ProductSignal[]): string | null =>
  signals.find(({ version }) => version !== null)?.version ?? null;

/** Whether a product that shows no sign may be called absent: one name at least that it would show was confirmed. */
const isConfirmed = ({ signals }: Product, family: Family): boolean => signals[family].some(({ verified }) => verified);

function summaryOf(
  signals: readonly ProductSignal[],
  ofEngine: (signal: ProductSignal) => boolean,
): Pick<FoundProduct, 'presence' | 'running' | 'agentOnly'> {
  if (signals.length === 0) return { presence: 'absent', running: false, agentOnly: false };
  const different = new Set(signals.map(({ kind, name }) => keyOf(kind, name))).size;
  const engine = signals.filter(ofEngine);
  const runs = engine.some(({ kind, state }) => kind === 'service' && state === 'running');
  const present = runs || (different >= 2 && engine.length > 0 && signals.some(({ kind }) => substantial.includes(kind)));
  return {
    presence: present ? 'present' : 'suspected',
    running: runs || engine.some(({ kind }) => kind === 'process' || kind === 'system-extension'),
    agentOnly: engine.length === 0,
  };
}

type Watched = ReadonlyMap<string, Product['signals'][Family][number]>;
const watchedByProduct = new WeakMap<Product['signals'], Map<Family, Watched>>();

/** What a product shows on a family of systems, by kind and name. Kept: many machines are judged by one catalogue. */
function watchedOf({ signals }: Product, family: Family): Watched {
  const byFamily = watchedByProduct.get(signals) ?? new Map<Family, Watched>();
  watchedByProduct.set(signals, byFamily);
  const watched = byFamily.get(family) ?? new Map(signals[family].map((signal) => [keyOf(signal.kind, signal.name), signal]));
  byFamily.set(family, watched);
  return watched;
}

const keyOf = (kind: SignalKind, name: string): string => `${kind} ${name}`;

/** A product's name without what stands in brackets after it, for headlines. */
export const shortNameOf = ({ name }: Product): string => name.replace(/ \(.*\)$/, '');

/** A sign for people: "process sisamddaemon, running". */
export const signalText = ({ kind, name, state }: ProductSignal): string => `${kind} ${name}${state === null ? '' : `, ${state}`}`;

/**
 * The fact without which one of these products could have been missed, so that none may be called absent; `null`: there is none.
 * `kinds.<kind>`: a kind of sign that was not looked through. Leftovers (folders, modules) prove nothing, so only packages, services,
 * processes and system extensions count. `catalogueVersion`: the signs of a product that shows none are newer than the catalogue with
 * which the machine was read.
 */
export function factNotLooked(
  products: readonly Product[],
  found: SecurityProducts,
  family: Family,
): `kinds.${SignalKind}` | 'catalogueVersion' | null {
  const isWatched = (kind: SignalKind) => products.some(({ signals }) => signals[family].some((signal) => signal.kind === kind));
  const kind = substantial.find((each) => !found.looked.includes(each) && isWatched(each));
  if (kind !== undefined) return `kinds.${kind}`;
  return productsNotLooked(products, found, family).length > 0 ? 'catalogueVersion' : null;
}

/** The products that show no sign, and whose signs the catalogue did not have yet with which the machine was read. */
export const productsNotLooked = (products: readonly Product[], found: SecurityProducts, family: Family): Product[] =>
  products.filter(
    (product) =>
      product.signals[family].length > 0 &&
      compareVersions(product.signsSince, found.catalogueVersion) > 0 &&
      signalsOf(product, found, family).length === 0,
  );
