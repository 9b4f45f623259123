import { decodeNetstatRoutes } from '../../../core/inventory/decode/netstat-routes';
import { decodeScutilDns } from '../../../core/inventory/decode/scutil';
import type { Network } from '../../../core/inventory/sections/network';
import { addresses, command, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { output } from './commands';

const sources = {
  addresses,
  routes: command('netstat', ['-rn'], 'Routes', { limitBytes: 4 * 1024 * 1024 }),
  dns: command('scutil', ['--dns'], 'DNS servers and search list'),
} as const;

/** More routes than any workstation has; a report has no room for those of a router. */
const limitRoutes = 200;

export const network: Collector<'network'> = {
  section: 'network',
  family: 'macos',
  sources,
  limitMs: 5_000,
  async read(machine) {
    const ledger = new Ledger();
    const [interfaces, routes, dns] = await Promise.all([
      readInterfaces(machine, ledger),
      ledger.fact('routes', 'netstat -rn', async () => decodeNetstatRoutes(await output(machine, sources.routes))),
      ledger.fact('dns', 'scutil --dns', async () => decodeScutilDns(await output(machine, sources.dns))),
    ]);
    if (routes && routes.length > limitRoutes) {
      const left = routes.length - limitRoutes;
      ledger.missing('routes', new Unavailable('too-large', `There are ${routes.length} routes; ${left} of them are left out.`));
    }
    return ledger.reading<'network'>({ interfaces, routes: routes && defaultsFirst(routes).slice(0, limitRoutes), dns });
  },
};

/** Interfaces that are up, with their addresses; the system's call does not list those that are down. */
async function readInterfaces(machine: Machine, ledger: Ledger): Promise<Network['interfaces']> {
  const interfaces = new Map<string, Network['interfaces'][number]>();
  for (const { interface: name, loopback, ...address } of await machine.addresses()) {
    const own = interfaces.get(name) ?? { name, state: 'up', loopback, addresses: [] };
    own.addresses.push(address);
    interfaces.set(name, own);
  }
  ledger.from('interfaces', 'getifaddrs');
  return [...interfaces.values()];
}

const isDefault = ({ destination }: { readonly destination: string }): boolean => destination === '0.0.0.0/0' || destination === '::/0';

const defaultsFirst = (routes: NonNullable<Network['routes']>) => [
  ...routes.filter(isDefault),
  ...routes.filter((route) => !isDefault(route)),
];
