import type { Family } from '../../core/inventory/sections/operating-system';
import type { Collector } from './collector';

/** A process reads machines of one family as a rule, and need not hold the code for the others. */
const families: Readonly<Record<Family, () => Promise<readonly Collector[]>>> = {
  linux: async () => (await import('./linux/all')).linuxCollectors,
  macos: async () => (await import('./macos/all')).macosCollectors,
  windows: async () => (await import('./windows/all')).windowsCollectors,
};

/** The collectors of a family of systems, one for a section. A section without one is not read there. */
export const collectorsOf = (family: Family): Promise<readonly Collector[]> => families[family]();

/** Those of every family. */
export const allCollectors = async (): Promise<readonly Collector[]> =>
  (await Promise.all(Object.values(families).map((load) => load()))).flat();
