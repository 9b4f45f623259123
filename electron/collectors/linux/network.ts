import { decodeProcNetIpv6Route } from '../../../core/inventory/decode/proc-net-ipv6-route';
import { decodeProcNetRoute } from '../../../core/inventory/decode/proc-net-route';
import { decodeResolvConf } from '../../../core/inventory/decode/resolv-conf';
import type { Network } from '../../../core/inventory/sections/network';
import { addresses, asIs, file, files, type InterfaceAddress, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';

const sources = {
  addresses,
  states: files('/sys/class/net/*/operstate', 'Network interfaces', { limitCount: 100_000 }),
  flags: files('/sys/class/net/*/flags', 'Network interfaces', { limitCount: 100_000 }),
  routes: asIs(file('/proc/net/route', 'IPv4 routes', 4 * 1024 * 1024)),
  ipv6Routes: asIs(file('/proc/net/ipv6_route', 'IPv6 routes', 4 * 1024 * 1024)),
  resolvConf: file('/etc/resolv.conf', 'DNS servers and search list'),
  resolvedConf: file('/run/systemd/resolve/resolv.conf', 'DNS servers behind the local stub of systemd-resolved'),
} as const;

/** A router has hundreds of thousands of routes, a host of containers thousands of interfaces: neither belongs into a report. */
const limitCount = 200;

const flagUp = 0x1;
const flagLoopback = 0x8;

/** systemd-resolved listens on this address; the servers it asks stand in a file of its own. */
const resolvedStub = '127.0.0.53';

export const network: Collector<'network'> = {
  section: 'network',
  family: 'linux',
  sources,
  limitMs: 3_000,
  async read(machine) {
    const ledger = new Ledger();
    const [interfaces, routes, dns] = await Promise.all([
      readInterfaces(machine, ledger),
      ledger.fact('routes', `${sources.routes.path}, ${sources.ipv6Routes.path}`, () => readRoutes(machine, ledger)),
      ledger.fact('dns', sources.resolvConf.path, () => readDns(machine, ledger)),
    ]);
    return ledger.reading<'network'>({ interfaces, routes, dns });
  },
};

/** Hardware addresses are not read: they would identify the machine wherever the document goes. */
async function readInterfaces(machine: Machine, ledger: Ledger): Promise<Network['interfaces']> {
  const [found, states, flags] = await Promise.all([machine.addresses(), machine.texts(sources.states), machine.texts(sources.flags)]);
  ledger.from('interfaces', '/sys/class/net, getifaddrs');
  const known = new Map<string, Network['interfaces'][number]>();
  for (const { path, text } of states) {
    const name = path.split('/')[4] ?? '';
    const flag = Number(flags.find((entry) => entry.path === `/sys/class/net/${name}/flags`)?.text ?? Number.NaN);
    known.set(name, { name, state: stateOf(text, flag), loopback: Boolean(flag & flagLoopback), addresses: [] });
  }
  for (const entry of found) {
    const own = known.get(entry.interface) ?? { name: entry.interface, state: 'up', loopback: entry.loopback, addresses: [] };
    own.addresses.push(addressOf(entry));
    known.set(entry.interface, own);
  }
  const kept = capped([...known.values()], ({ addresses: own }) => own.some(reachesOut), 'interfaces', ledger);
  return kept.map((own, index) => ({ ...own, addresses: capped(own.addresses, reachesOut, `interfaces.${index}.addresses`, ledger) }));
}

/** Every end of a container's pair of interfaces has an address that is good for its own link only. */
const reachesOut = ({ address }: { readonly address: string }): boolean => !/^(?:fe[89ab][0-9a-f]:|169\.254\.)/i.test(address);

/** Of those that matter most and of the others at most 200 each, in their order; what is left out is noted. */
function capped<Item>(items: readonly Item[], matters: (item: Item) => boolean, fact: string, ledger: Ledger): Item[] {
  const room = { most: limitCount, others: limitCount };
  const kept = items.filter((item) => {
    const group = matters(item) ? 'most' : 'others';
    room[group] -= 1;
    return room[group] >= 0;
  });
  const left = items.length - kept.length;
  if (left > 0) {
    const what = fact.split('.').at(-1) ?? fact;
    ledger.missing(fact, new Unavailable('too-large', `There are ${items.length} ${what}; ${left} of them are left out.`));
  }
  return kept;
}

const addressOf = ({ address, prefixLength, family }: InterfaceAddress) => ({ address, prefixLength, family });

/** Drivers that do not report a state leave it "unknown"; such an interface works when it is up (operstates.rst of the kernel). */
function stateOf(operationalState: unknown, flags: number): Network['interfaces'][number]['state'] {
  const state = typeof operationalState === 'string' ? operationalState.trim() : '';
  if (state === 'up') return 'up';
  if (state !== 'unknown' && state !== '') return 'down';
  if (Number.isNaN(flags)) return 'unknown';
  return flags & flagUp ? 'up' : 'down';
}

const defaultDestinations = ['0.0.0.0/0', '::/0'];

async function readRoutes(machine: Machine, ledger: Ledger): Promise<Network['routes']> {
  const [ipv4, ipv6] = await Promise.all([machine.text(sources.routes), ifFound(machine.text(sources.ipv6Routes))]);
  const routes = [...decodeProcNetRoute(ipv4), ...(ipv6 === null ? [] : decodeProcNetIpv6Route(ipv6))]; // no file: no IPv6 in the kernel
  return capped(routes, ({ destination }) => defaultDestinations.includes(destination), 'routes', ledger);
}

async function readDns(machine: Machine, ledger: Ledger): Promise<Network['dns']> {
  const own = decodeResolvConf(await machine.text(sources.resolvConf));
  const onlyStub = own.servers.length > 0 && own.servers.every((server) => server === resolvedStub);
  const behind = onlyStub ? await ifFound(machine.text(sources.resolvedConf)) : null;
  if (behind !== null) ledger.from('dns.servers', sources.resolvedConf.path);
  const { servers } = behind === null ? own : decodeResolvConf(behind);
  return { servers: [...servers], search: [...own.search] };
}
