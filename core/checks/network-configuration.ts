import type { Network } from '../inventory/sections/network';
import { defineCheck } from './check';
import { detections, namesProxy } from './proxy-consumers';
import { isUnresolved, proxyNamed, waysOut } from './proxy-settings';

export const networkConfiguration = defineCheck({
  id: 'network-configuration',
  step: 3,
  title: 'Network configuration',
  whyItMatters:
    'Without an IPv4 address, a way out and a name server no service of Defender is reached, whatever the firewall lets through.',
  owner: 'network-team',
  requires: ['operatingSystem', 'network', 'proxy'],
  references: ['ENV', 'PROXY'],
  links: ['network-configuration'],
  evidence: { address: 'Address', route: 'Default route', dns: 'Name server', proxy: 'A proxy is set' },
  messages: {
    complete: 'This device has an IPv4 address, a default route and a name server.',
    proxyBasis:
      '{lacks, select, route {It has no default route: what Defender needs goes through the proxy.} other {It has no name server: the proxy, set by its address, looks names up.}}',
    throughProxy: 'This device gets out through its proxy alone.',
    noAddress: 'This device has no network address now.',
    connect: 'Connect this device to its network.',
    noIpv4: 'This device has IPv6 addresses only, which Defender does not support.',
    giveIpv4: 'Give this device an IPv4 address, or confirm that NAT64 is there.',
    noRoute: 'This device has no default route and no proxy.',
    giveRoute: 'Give this device a default route, a proxy, or a gateway for Defender.',
    detected: 'This device has no default route; in {places} automatic detection is on, which may find a proxy.',
    nameProxy: 'Find out whether detection finds a proxy on this device, or name one.',
    stepDetected: 'Look whether the network offers an address of a proxy by DHCP or DNS (WPAD), and whether it leads out.',
    noDns: 'This device has no name server.',
    giveDns: 'Give this device a name server.',
    stepConnect: 'Connect the device, or have its interface configured.',
    stepIpv4: 'Turn IPv4 on, or let the network team confirm that DNS64 and NAT64 lead to the services.',
    stepRoute: 'Name the gateway of the network, or the proxy that leads out.',
    stepDns: 'Name the DNS servers of the network.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['noAddress', 'noIpv4', 'noRoute', 'noDns'], unknown: ['detected'], pass: ['complete', 'throughProxy'] },
  orders: ['connect', 'giveIpv4', 'giveRoute', 'nameProxy', 'giveDns'],

  evaluate({ operatingSystem, network, proxy }, { say, see, gaps, unread }) {
    const { interfaces, routes, dns } = network;
    const addresses = addressesOf(interfaces);
    const defaults = (routes ?? []).filter(({ destination }) => destination === '0.0.0.0/0' || destination === '::/0');
    const servers = dns?.servers ?? [];
    const throughProxy = namesProxy(proxy, operatingSystem.family);
    const detected = detections(proxy, operatingSystem.family);
    const planesUnread = gaps('proxy', 'planes').length > 0;
    const evidence = [
      see(
        'address',
        addresses.map(({ name, address }) => `${address} (${name})`),
        'network.interfaces',
      ),
      see('route', routes && defaults.map(({ gateway, interface: through }) => `${gateway ?? 'link'} (${through})`), 'network.routes'),
      see('dns', dns && servers, 'network.dns'),
      see('proxy', throughProxy, 'proxy.planes'),
    ];
    const warn = (
      headline: 'noAddress' | 'noIpv4' | 'noRoute' | 'noDns',
      order: 'connect' | 'giveIpv4' | 'giveRoute' | 'giveDns',
      step: 'stepConnect' | 'stepIpv4' | 'stepRoute' | 'stepDns',
    ) => ({
      outcome: 'warn' as const,
      headline: say(headline),
      remedy: { summary: say(order), steps: [say(step), say('again')] },
      evidence,
    });
    if (!addresses.some(({ family }) => family === 'ipv4')) {
      if (gaps('network', 'interfaces').length > 0) return unread('network', 'interfaces');
      return addresses.length === 0 ? warn('noAddress', 'connect', 'stepConnect') : warn('noIpv4', 'giveIpv4', 'stepIpv4');
    }
    const lacksRoute = routes !== null && defaults.length === 0;
    const lacksDns = dns !== null && servers.length === 0;
    if (lacksRoute && !throughProxy) {
      if (gaps('network', 'routes').length > 0) return unread('network', 'routes');
      if (planesUnread) return unread('proxy', 'planes');
      if (detected.length === 0) return warn('noRoute', 'giveRoute', 'stepRoute');
      const remedy = { summary: say('nameProxy'), steps: [say('stepDetected'), say('again')] };
      const places = [...new Set(detected.map(({ plane }) => plane.name))];
      return { outcome: 'unknown', headline: say('detected', { places }), remedy, evidence };
    }
    const byAddress = throughProxy && waysOut(proxy).every((setting) => !isUnresolved(setting) && isAddress(proxyNamed(setting)));
    if (lacksDns && !byAddress) {
      if (gaps('network', 'dns').length > 0) return unread('network', 'dns');
      return planesUnread && !throughProxy ? unread('proxy', 'planes') : warn('noDns', 'giveDns', 'stepDns');
    }
    if (gaps('network', 'interfaces').length > 0) return unread('network', 'interfaces');
    if (routes === null || (defaults.length === 0 && gaps('network', 'routes').length > 0)) return unread('network', 'routes');
    if (dns === null || (servers.length === 0 && gaps('network', 'dns').length > 0)) return unread('network', 'dns');
    if (!lacksRoute && !lacksDns) return { outcome: 'pass', headline: say('complete'), evidence };
    return { outcome: 'pass', headline: say('throughProxy'), basis: say('proxyBasis', { lacks: lacksRoute ? 'route' : 'dns' }), evidence };
  },
});

/** Addresses that lead somewhere: of interfaces that are not down, neither of the device itself nor made up without a network. */
function addressesOf(interfaces: Network['interfaces']) {
  return interfaces
    .filter(({ state, loopback }) => state !== 'down' && !loopback)
    .flatMap(({ name, addresses }) => addresses.map(({ address, family }) => ({ name, address, family })))
    .filter(({ address }) => !/^(?:127|169\.254)\.|^fe[89ab][\da-f]:|^::1$/i.test(address));
}

const isAddress = (proxy: string): boolean => /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d+)?$/i.test(proxy);
