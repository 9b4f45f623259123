import type { Network } from '../../../core/inventory/sections/network';
import { addresses, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';

const notRead = new Unavailable('not-found', 'No library call states it.');

/** Interfaces that are up, with their addresses, on Windows or macOS. Those that are down are not listed by the system's call. */
export function networkOf(family: 'windows' | 'macos'): Collector<'network'> {
  return {
    section: 'network',
    family,
    sources: { addresses },
    limitMs: 5_000,
    async read(machine) {
      const ledger = new Ledger();
      const interfaces = new Map<string, Network['interfaces'][number]>();
      for (const { interface: name, loopback, ...address } of await machine.addresses()) {
        const own = interfaces.get(name) ?? { name, state: 'up', loopback, addresses: [] };
        own.addresses.push(address);
        interfaces.set(name, own);
      }
      ledger.from('interfaces', family === 'windows' ? 'GetAdaptersAddresses' : 'getifaddrs');
      for (const fact of ['routes', 'dns']) ledger.missing(fact, notRead);
      return ledger.reading<'network'>({ interfaces: [...interfaces.values()], routes: null, dns: null });
    },
  };
}
