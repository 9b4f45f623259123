import type { SectionName } from '../../core/inventory/schema';
import { DeclaredMachine } from '../machine/declared.test-support';
import type { Machine } from '../machine/machine';
import { type Entry, machineOf } from '../machine/tree.test-support';
import { contextWith } from './catalogue.test-support';
import type { WatchList } from '../../core/catalogue/watched';
import type { Collector, Reading } from './collector';

/**
 * Reads a section by a collector that is given nothing but what it declares.
 *
 * @throws Error when it asked for anything else
 */
export async function readDeclared<Name extends SectionName>(
  collector: Collector<Name>,
  machine: Machine,
  catalogue?: WatchList,
): Promise<Reading<Name>> {
  const context = contextWith(catalogue);
  const declared = new DeclaredMachine(
    machine,
    Object.values(collector.sources),
    JSON.stringify(context.catalogue),
    collector.named?.(context.catalogue),
  );
  const [outcome] = await Promise.allSettled([collector.read(declared, context)]);
  if (declared.undeclared.length > 0) throw new Error(`${collector.section} reads undeclared: ${declared.undeclared.join('; ')}`);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** The same on a machine of the collector's family that consists of the given files. */
export const readTree = async <Name extends SectionName>(
  collector: Collector<Name>,
  entries: Readonly<Record<string, Entry>>,
  catalogue?: WatchList,
): Promise<Reading<Name>> => readDeclared(collector, await machineOf(entries, { family: collector.family }), catalogue);
