import { describe, expect, test } from 'vitest';
import { machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { Network } from '../inventory/sections/network';
import { english, findingOf, plane, verdictLine, withGap } from './check.test-support';
import { networkConfiguration } from './network-configuration';

const card = (...addresses: readonly string[]): Network['interfaces'][number] => ({
  name: 'ens192',
  state: 'up',
  loopback: false,
  addresses: addresses.map((address) => ({
    address,
    prefixLength: null,
    family: address.includes(':') ? ('ipv6' as const) : ('ipv4' as const),
  })),
});
const route = (destination: string): NonNullable<Network['routes']>[number] => ({
  family: destination.includes(':') ? 'ipv6' : 'ipv4',
  destination,
  gateway: '192.0.2.1',
  interface: 'ens192',
  metric: null,
});
const noProxy = { proxy: { planes: [plane('environment')] } };
const proxyAt = (address: string) => ({ proxy: { planes: [plane('environment', ['https', address])] } });
const interfaces = (...all: readonly Network['interfaces'][number][]) => ({ network: { interfaces: [...all] } });

const complete = 'This device has an IPv4 address, a default route and a name server.';
const noAddress = 'This device has no network address now.';
const noIpv4 = 'This device has IPv6 addresses only, which Defender does not support.';
const missing = (section: string) => `Network configuration: not known, because a fact of ${section} is missing.`;

describe('addresses', () => {
  test.each([
    ['the sample', {}, 'pass', complete],
    ['IPv4 alone', interfaces(card('192.0.2.27')), 'pass', complete],
    ['none', interfaces(card()), 'warn', noAddress],
    ['no interface', interfaces(), 'warn', noAddress],
    ['that of the device itself', interfaces({ ...card('127.0.0.1'), name: 'lo', loopback: true }), 'warn', noAddress],
    ['one that the device made up', interfaces(card('169.254.10.20', 'fe80::1')), 'warn', noAddress],
    ['an interface that is down', interfaces({ ...card('192.0.2.27'), state: 'down' }), 'warn', noAddress],
    ['an interface whose state is not known', interfaces({ ...card('192.0.2.27'), state: 'unknown' }), 'pass', complete],
    ['IPv6 alone', interfaces(card('2001:db8::27', 'fe80::1')), 'warn', noIpv4],
    ['IPv6, and an IPv4 address that the device made up', interfaces(card('2001:db8::27', '169.254.10.20')), 'warn', noIpv4],
  ] as const)('%s', (_, changes, outcome, headline) => {
    expect(verdictLine(findingOf(networkConfiguration, machineWith('debian-13', changes)))).toEqual([outcome, headline]);
  });
});

describe('ways out', () => {
  const without = (network: Partial<Network>) => ({ network });

  test.each([
    [
      'no default route and no proxy',
      { ...without({ routes: [route('192.0.2.0/24')] }), ...noProxy },
      'warn',
      'This device has no default route and no proxy.',
    ],
    ['no default route, behind a proxy', without({ routes: [] }), 'pass', 'This device gets out through its proxy alone.'],
    ['a default route for IPv6', { ...without({ routes: [route('::/0')] }), ...noProxy }, 'pass', complete],
    ['no name server', { ...without({ dns: { servers: [], search: [] } }), ...noProxy }, 'warn', 'This device has no name server.'],
    [
      'no name server, behind a proxy by its name',
      without({ dns: { servers: [], search: [] } }),
      'warn',
      'This device has no name server.',
    ],
    [
      'no name server, behind a proxy by its address',
      { ...without({ dns: { servers: [], search: [] } }), ...proxyAt('http://192.0.2.80:8080') },
      'pass',
      'This device gets out through its proxy alone.',
    ],
    ['routes that were not read', without({ routes: null }), 'unknown', missing('Network')],
    ['name servers that were not read', without({ dns: null }), 'unknown', missing('Network')],
  ] as const)('%s', (_, changes, outcome, headline) => {
    expect(verdictLine(findingOf(networkConfiguration, machineWith('debian-13', changes)))).toEqual([outcome, headline]);
  });

  test('what the proxy makes up for is told', () => {
    expect(english(findingOf(networkConfiguration, machineWith('debian-13', without({ routes: [] }))).basis)).toContain('no default route');
  });

  test('the proxy of a person makes up for nothing', () => {
    const planes = [{ ...plane('S-1-5-21-1-2-3-1001', ['all', 'p.example.net:8080']), kind: 'wininet-user' as const }];
    expect(findingOf(networkConfiguration, machineWith('windows-11', { network: { routes: [] }, proxy: { planes } })).outcome).toBe('warn');
  });
});

test.each<readonly [string, SectionChanges, string]>([
  ['interfaces', interfaces(card()), 'unknown'],
  ['interfaces', {}, 'unknown'],
  ['routes', { network: { routes: [] }, ...noProxy }, 'unknown'],
  ['routes', {}, 'pass'],
])('a gap among %s', (fact, changes, outcome) => {
  expect(findingOf(networkConfiguration, withGap(machineWith('debian-13', changes), 'network', fact, 'cut off')).outcome).toBe(outcome);
});
