import type { WatchList } from '../../core/catalogue/watched';
import { type WatchedNames, watchedNames } from '../../core/catalogue/watched-names';
import type { Family } from '../../core/inventory/sections/operating-system';
import type { ProductSignal, SignalKind } from '../../core/inventory/sections/security-products';
import type { Machine, Unavailable } from '../machine/machine';
import type { Reading } from './collector';
import { asUnavailable, Ledger } from './ledger';

/** Takes what one of the places of a kind could not be looked at for. */
export type Gap = (cause: Unavailable) => void;

/** Finds signs of one kind. What could not be looked at it hands to `gap`, or throws when there is nothing else to give. */
export type Look = (machine: Machine, watch: WatchList, gap: Gap) => Promise<readonly ProductSignal[]>;

export type Looks = Readonly<Partial<Record<SignalKind, Look>>>;

/** A look that needs no more than the names of its kind. */
export const byNames =
  (
    family: Family,
    kind: SignalKind,
    find: (machine: Machine, watched: WatchedNames, gap: Gap) => Promise<readonly ProductSignal[]>,
  ): Look =>
  (machine, { products }, gap) =>
    find(machine, watchedNames(products, family, kind), gap);

/**
 * Looks for signs of products of every kind at once. A kind of which something could not be looked at keeps what was found, and is not
 * among those that were looked through completely.
 *
 * @param source what all of it was read from, in words
 */
export async function lookForProducts(
  looks: Looks,
  machine: Machine,
  watch: WatchList,
  source: string,
): Promise<Reading<'securityProducts'>> {
  const ledger = new Ledger();
  const found = await Promise.all(
    Object.entries(looks).map(async ([name, look]) => {
      const kind = name as SignalKind; // the keys of `looks`
      const gaps: Unavailable[] = [];
      const signals = await look(machine, watch, (cause) => gaps.push(cause)).catch((cause: unknown) => {
        gaps.push(asUnavailable(cause, kind));
        return [];
      });
      const [gap] = gaps;
      if (gap) ledger.missing(`kinds.${kind}`, gap);
      return { kind, signals, complete: !gap };
    }),
  );
  ledger.from('', source);
  return ledger.reading<'securityProducts'>({
    signals: found.flatMap(({ signals }) => signals),
    looked: found.filter(({ complete }) => complete).map(({ kind }) => kind),
    catalogueVersion: watch.version,
  });
}
