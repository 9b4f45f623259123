import type { Network } from '../../../core/inventory/sections/network';
import { addresses, type Machine, registryValues, Unavailable, wmi, type WmiRow } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger, settled } from '../ledger';
import { placeOf, readKey, textOf, textsOf } from './registry-values';
import { limitWithWmiMs, numberIn, textIn, textsIn } from './wmi-rows';

const tcpip = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';

const sources = {
  addresses,
  adapters: wmi(
    'adapters',
    'Win32_NetworkAdapterConfiguration',
    ['SettingID', 'InterfaceIndex', 'IPAddress', 'IPSubnet', 'DNSServerSearchOrder', 'DNSDomainSuffixSearchOrder'],
    'Addresses and name servers of the adapters that are connected',
    { where: 'IPEnabled=TRUE' },
  ),
  routes: wmi('routes', 'Win32_IP4RouteTable', ['Destination', 'Mask', 'NextHop', 'InterfaceIndex', 'Metric1'], 'Routes'),
  /** The class of network adapters: GUID_DEVCLASS_NET of devguid.h. */
  names: registryValues(
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\*\\Connection',
    ['Name'],
    'Names of the adapters',
  ),
  interfaces: registryValues(
    `${tcpip}\\Interfaces\\*`,
    ['EnableDHCP', 'IPAddress', 'SubnetMask', 'DhcpIPAddress', 'DhcpSubnetMask', 'NameServer', 'DhcpNameServer'],
    'Addresses and name servers',
  ),
  global: registryValues(tcpip, ['SearchList', 'Domain'], 'DNS search list'),
} as const;

type Interface = Network['interfaces'][number];

export const network: Collector<'network'> = {
  section: 'network',
  family: 'windows',
  sources,
  limitMs: limitWithWmiMs,
  async read(machine) {
    const ledger = new Ledger();
    const [adapters, names, configured] = await Promise.all([
      settled(machine.wmi(sources.adapters)),
      readNames(machine),
      settled(readConfigured(machine)),
    ]);
    const [interfaces, routes, dns] = await Promise.all([
      readInterfaces(machine, adapters, configured, names, ledger),
      ledger.fact('routes', 'Win32_IP4RouteTable', () => readRoutes(machine, adapters, names)),
      ledger.fact('dns', placeOf(sources.interfaces), () => readDns(machine, adapters, configured, ledger)),
    ]);
    if (routes !== null) ledger.missing('routes.ipv6', new Unavailable('not-collected', 'Routes of IPv6 are not read on Windows.'));
    return ledger.reading<'network'>({ interfaces, routes, dns });
  },
};

/** Names of the adapters by their id, in upper case with its braces: "{...}" to "Ethernet". */
async function readNames(machine: Machine): Promise<ReadonlyMap<string, string>> {
  const found = await settled(machine.registries(sources.names));
  const names = found instanceof Unavailable ? [] : found;
  return new Map(
    names.flatMap(({ name, key }) => {
      const text = key instanceof Unavailable ? null : textOf(key, 'Name');
      return text === null ? [] : [[name.toUpperCase(), text] as const];
    }),
  );
}

/** An adapter as the registry has it, connected or not. */
interface Configured {
  readonly id: string;
  readonly addresses: Interface['addresses'];
  readonly servers: readonly string[];
}

/**
 * What stands in the registry of IPv4; it holds what DHCP gave last, even if the adapter is not connected any more. A static list of
 * name servers comes before that of DHCP (Microsoft Learn, "TCP/IP and NBT configuration parameters").
 */
async function readConfigured(machine: Machine): Promise<readonly Configured[]> {
  const found = await machine.registries(sources.interfaces);
  return found.flatMap(({ name, key }) => {
    if (key instanceof Unavailable) throw key;
    const dhcp = textOf(key, 'DhcpIPAddress');
    const pairs = key.values.get('enabledhcp') === 0 ? [] : [[dhcp ?? '', textOf(key, 'DhcpSubnetMask') ?? ''] as const];
    const masks = textsOf(key, 'SubnetMask');
    const statics = textsOf(key, 'IPAddress').map((address, index) => [address, masks[index] ?? ''] as const);
    const addresses = [...pairs, ...statics].flatMap(([address, mask]) => addressOf(address, mask));
    const own = textsOf(key, 'NameServer');
    return [{ id: name.toUpperCase(), addresses, servers: own.length > 0 ? own : textsOf(key, 'DhcpNameServer') }];
  });
}

/** "0.0.0.0" stands for none. */
function addressOf(address: string, mask: string): Interface['addresses'] {
  if (address.includes(':')) {
    const prefixLength = /^\d{1,3}$/.test(mask) ? Number(mask) : null;
    return [{ address: address.replace(/%.*$/, '').toLowerCase(), prefixLength, family: 'ipv6' }];
  }
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) || address === '0.0.0.0') return [];
  return [{ address, prefixLength: prefixOf(mask), family: 'ipv4' }];
}

/** 24 for "255.255.255.0"; `null` for what is no mask of a network. */
function prefixOf(mask: string): number | null {
  const parts = mask.split('.').map(Number);
  if (parts.length !== 4 || !parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) return null;
  const bits = parts.map((part) => part.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits) ? bits.replace(/0+$/, '').length : null;
}

/** On its own machine the system's own call; else what WMI says of connected adapters; else what stands in the registry. */
async function readInterfaces(
  machine: Machine,
  adapters: readonly WmiRow[] | Unavailable,
  configured: readonly Configured[] | Unavailable,
  names: ReadonlyMap<string, string>,
  ledger: Ledger,
): Promise<Interface[]> {
  const live = machine.origin === 'live' ? await settled(machine.addresses()) : null;
  if (live !== null && !(live instanceof Unavailable)) {
    ledger.from('interfaces', 'GetAdaptersAddresses');
    const interfaces = new Map<string, Interface>();
    for (const { interface: name, loopback, ...address } of live) {
      const own = interfaces.get(name) ?? { name, state: 'up', loopback, addresses: [] };
      own.addresses.push(address);
      interfaces.set(name, own);
    }
    return [...interfaces.values()];
  }
  if (!(adapters instanceof Unavailable)) {
    ledger.from('interfaces', 'Win32_NetworkAdapterConfiguration');
    return adapters.map((row) => {
      const id = textIn(row, 'SettingID') ?? '';
      const masks = textsIn(row, 'IPSubnet');
      const own = textsIn(row, 'IPAddress').flatMap((address, index) => addressOf(address, masks[index] ?? ''));
      return { name: names.get(id.toUpperCase()) ?? id, state: 'up', loopback: false, addresses: own };
    });
  }
  if (configured instanceof Unavailable) throw configured;
  ledger.from('interfaces', placeOf(sources.interfaces));
  return configured
    .filter((each) => each.addresses.length > 0)
    .map((each) => ({ name: names.get(each.id) ?? each.id, state: 'unknown', loopback: false, addresses: each.addresses }));
}

/** Routes of IPv4; those of IPv6 stand in no class that older systems have. */
async function readRoutes(
  machine: Machine,
  adapters: readonly WmiRow[] | Unavailable,
  names: ReadonlyMap<string, string>,
): Promise<Network['routes']> {
  const rows = await machine.wmi(sources.routes);
  const ids = adapters instanceof Unavailable ? [] : adapters;
  const nameOf = (index: number | null): string => {
    const id = textIn(ids.find((row) => numberIn(row, 'InterfaceIndex') === index) ?? {}, 'SettingID');
    return (id && (names.get(id.toUpperCase()) ?? id)) ?? `interface ${index ?? 'without a number'}`;
  };
  return rows.flatMap((row) => {
    const [destination, prefix] = [textIn(row, 'Destination'), prefixOf(textIn(row, 'Mask') ?? '')];
    if (destination === null || prefix === null) return [];
    const hop = textIn(row, 'NextHop');
    return [
      {
        family: 'ipv4' as const,
        destination: `${destination}/${prefix}`,
        gateway: hop === null || hop === '0.0.0.0' ? null : hop,
        interface: nameOf(numberIn(row, 'InterfaceIndex')),
        metric: numberIn(row, 'Metric1'),
      },
    ];
  });
}

async function readDns(
  machine: Machine,
  adapters: readonly WmiRow[] | Unavailable,
  configured: readonly Configured[] | Unavailable,
  ledger: Ledger,
): Promise<Network['dns']> {
  if (!(adapters instanceof Unavailable)) {
    ledger.from('dns', 'Win32_NetworkAdapterConfiguration');
    const all = (property: string) => [...new Set(adapters.flatMap((row) => textsIn(row, property)))];
    return { servers: all('DNSServerSearchOrder'), search: all('DNSDomainSuffixSearchOrder') };
  }
  if (configured instanceof Unavailable) throw configured;
  const global = await readKey(machine, sources.global);
  const search = textsOf(global, 'SearchList');
  const domain = textOf(global, 'Domain');
  const servers = configured.filter((each) => each.addresses.length > 0).flatMap((each) => each.servers);
  return { servers: [...new Set(servers)], search: search.length > 0 ? [...search] : domain === null ? [] : [domain] };
}
