import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { processEnvironmentPlane } from '../proxy-environment';

/** The proxy that the environment of this process names, on Windows or macOS; other planes are not read there. */
export function proxyOf(family: 'windows' | 'macos'): Collector<'proxy'> {
  return {
    section: 'proxy',
    family,
    sources: {},
    limitMs: 1_000,
    async read(machine) {
      const ledger = new Ledger();
      ledger.from('planes', 'environment variables');
      return ledger.reading<'proxy'>({ planes: [processEnvironmentPlane(machine)] });
    },
  };
}
