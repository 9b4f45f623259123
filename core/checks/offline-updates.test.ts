import { describe, expect, test } from 'vitest';
import { goodMachines, machineWith, policiesOf, type SectionChanges } from '../inventory/machines.test-support';
import type { Network } from '../inventory/sections/network';
import type { ProxyPlane } from '../inventory/sections/proxy';
import type { RegistryValue } from '../inventory/sections/windows-system';
import { english, findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { networkConfiguration } from './network-configuration';
import { offlineUpdates } from './offline-updates';
import { windowsSystemWith } from './windows.test-support';

const closed: Network = {
  interfaces: [
    { name: 'Loopback', state: 'up', loopback: true, addresses: [{ address: '127.0.0.1', prefixLength: 8, family: 'ipv4' }] },
    { name: 'Ethernet', state: 'up', loopback: false, addresses: [{ address: '192.0.2.14', prefixLength: 24, family: 'ipv4' }] },
  ],
  routes: [{ family: 'ipv4', destination: '192.0.2.0/24', gateway: null, interface: 'Ethernet', metric: 25 }],
  dns: { servers: ['192.0.2.53'], search: [] },
};
const unplugged: Network = {
  ...closed,
  interfaces: [{ name: 'Ethernet', state: 'down', loopback: false, addresses: [] }],
  routes: [],
};
const onlyLinkLocal: Network = {
  ...closed,
  interfaces: [
    { name: 'Ethernet', state: 'up', loopback: false, addresses: [{ address: '169.254.7.9', prefixLength: 16, family: 'ipv4' }] },
  ],
  routes: [],
};

const kinds: readonly ProxyPlane['kind'][] = ['wininet-user', 'winhttp-machine', 'telemetry-proxy', 'defender-antivirus'];

/** Every plane of Windows, those of these kinds with a proxy. */
const proxies = (...set: readonly ProxyPlane['kind'][]): SectionChanges => ({
  proxy: {
    planes: kinds.map((kind) => ({
      id: kind,
      kind,
      name: kind,
      source: `source of ${kind}`,
      settings: set.includes(kind)
        ? [{ variable: 'ProxyServer', purpose: 'all' as const, value: 'proxy.example.net:8080', credentials: 'no' as const }]
        : [],
    })),
  },
});

/** One place of Windows with one setting. */
const wayOf = (kind: ProxyPlane['kind'], id: string, purpose: 'all' | 'auto-detect', value: string): SectionChanges => ({
  proxy: {
    planes: [{ id, kind, name: id, source: `source of ${id}`, settings: [{ variable: 'Proxy', purpose, value, credentials: 'no' }] }],
  },
});

const windowsUpdate = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
const server: RegistryValue = { key: windowsUpdate, name: 'WUServer', value: 'https://wsus.example.net:8531' };
const used: RegistryValue = { key: `${windowsUpdate}\\AU`, name: 'UseWUServer', value: 1 };
const share: RegistryValue = {
  key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Signature Updates',
  name: 'DefinitionUpdateFileSharesSources',
  value: '\\\\files.example.net\\defender',
};
const preferred: RegistryValue = {
  key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
  name: 'PreferStaticProxyForHttpRequest',
  value: 1,
};

const machine = (network: Network, proxy: SectionChanges, ...policies: RegistryValue[]) =>
  machineWith('windows-server-2019', {
    network,
    ...proxy,
    ...windowsSystemWith('windows-server-2019', { policies: policiesOf(...policies) }),
  });

describe('without a default route', () => {
  test.each([
    ['nothing at all', machine(closed, proxies()), 'fail', 'This device has no default route, no proxy and no source of updates.'],
    [
      "a signed-in user's proxy, which no service uses",
      machine(closed, proxies('wininet-user')),
      'fail',
      'This device has no default route, no proxy and no source of updates.',
    ],
    [
      'the proxy of the machine',
      machine(closed, proxies('winhttp-machine')),
      'pass',
      'This device has no default route; the proxy of the machine is its way out.',
    ],
    [
      'a static proxy that is not preferred',
      machine(closed, proxies('telemetry-proxy'), server, used),
      'warn',
      'Without a default route the sensor needs PreferStaticProxyForHttpRequest = 1 beside its static proxy.',
    ],
    [
      'a static proxy and no source',
      machine(closed, proxies('telemetry-proxy'), preferred),
      'warn',
      'This device has no default route, and no source of updates is named.',
    ],
    [
      'a static proxy and an update server',
      machine(closed, proxies('telemetry-proxy'), preferred, server, used),
      'pass',
      'Without a default route, the static proxy of the sensor is the way out.',
    ],
    [
      'a static proxy and a proxy of the antivirus',
      machine(closed, proxies('telemetry-proxy', 'defender-antivirus'), preferred),
      'pass',
      'Without a default route, the static proxy of the sensor is the way out.',
    ],
    [
      'an update server alone',
      machine(closed, proxies(), server, used),
      'warn',
      'Updates come from an update server of the site, but the sensor has no way out.',
    ],
    [
      'an update server that is not used',
      machine(closed, proxies(), server),
      'fail',
      'This device has no default route, no proxy and no source of updates.',
    ],
    ['a share alone', machine(closed, proxies(), share), 'warn', 'Updates come from a share, but the sensor has no way out.'],
    [
      'a cable that is not plugged in',
      machine(unplugged, proxies()),
      'deferred',
      'This device is not connected now, so that its way out cannot be seen.',
    ],
    [
      'an address that it gave itself',
      machine(onlyLinkLocal, proxies()),
      'deferred',
      'This device is not connected now, so that its way out cannot be seen.',
    ],
  ] as const)('%s', (_, inventory, outcome, headline) => {
    expect(verdictLine(findingOf(offlineUpdates, inventory))).toEqual([outcome, headline]);
  });

  const winhttp = (purpose: 'all' | 'auto-detect', value: string) => wayOf('winhttp-machine', 'winhttp-machine', purpose, value);
  const systemAccount = (purpose: 'all' | 'auto-detect', value: string) => wayOf('wininet-user', 'wininet-user S-1-5-18', purpose, value);

  // The check of the network configuration asks the same question first, and must not answer it otherwise.
  test.each([
    [
      'the proxy of the system account',
      systemAccount('all', 'proxy.example.net:8080'),
      ['warn', 'Updates come from the proxy of the system account, but the sensor has no way out.'],
      ['pass', 'This device gets out through its proxy alone.'],
    ],
    [
      'WinHTTP with a proxy of no name',
      winhttp('all', ''),
      ['fail', 'This device has no default route, no proxy and no source of updates.'],
      ['warn', 'This device has no default route and no proxy.'],
    ],
    [
      'WinHTTP with automatic detection only',
      winhttp('auto-detect', '1'),
      ['unknown', 'This device has no default route; in winhttp-machine automatic detection is on, which may find a proxy.'],
      ['unknown', 'This device has no default route; in winhttp-machine automatic detection is on, which may find a proxy.'],
    ],
    [
      'the system account with automatic detection only',
      systemAccount('auto-detect', '1'),
      ['unknown', 'This device has no default route; in wininet-user S-1-5-18 automatic detection is on, which may find a proxy.'],
      ['unknown', 'This device has no default route; in wininet-user S-1-5-18 automatic detection is on, which may find a proxy.'],
    ],
    [
      'a proxy of WinHTTP',
      winhttp('all', 'proxy.example.net:8080'),
      ['pass', 'This device has no default route; the proxy of the machine is its way out.'],
      ['pass', 'This device gets out through its proxy alone.'],
    ],
  ] as const)('%s', (_, proxy, own, configuration) => {
    const inventory = machine(closed, proxy);
    expect(verdictLine(findingOf(offlineUpdates, inventory))).toEqual(own);
    expect(verdictLine(findingOf(networkConfiguration, inventory))).toEqual(configuration);
  });

  test('policies or planes that could not be read may hold a way out', () => {
    const { windowsSystem } = windowsSystemWith('windows-server-2019', { policies: null });
    expect(findingOf(offlineUpdates, machineWith('windows-server-2019', { network: closed, ...proxies(), windowsSystem })).outcome).toBe(
      'unknown',
    );
    const earlier = windowsSystemWith('windows-server-2019', { policies: policiesOf().filter(({ name }) => name !== 'WUServer') });
    expect(findingOf(offlineUpdates, machineWith('windows-server-2019', { network: closed, ...proxies(), ...earlier })).outcome).toBe(
      'unknown',
    );
    expect(findingOf(offlineUpdates, withGap(machine(closed, proxies()), 'proxy', 'planes', 'denied')).outcome).toBe('unknown');
    expect(findingOf(offlineUpdates, withGap(machine(closed, proxies('winhttp-machine')), 'proxy', 'planes', 'denied')).outcome).toBe(
      'pass',
    );
  });

  test('three ways out are named', () => {
    expect(remedyText(findingOf(offlineUpdates, machine(closed, proxies())))).toEqual([
      'Give this device a way out, and a source of updates.',
      'Set a proxy or gateway that reaches the services of Defender: TelemetryProxyServer, with PreferStaticProxyForHttpRequest = 1.',
      'For updates name an update server of the site (WSUS).',
      'Or name a share that holds the updates of Defender.',
      'Assess this device again.',
    ]);
  });

  test('names of policies that are not confirmed mark what rests on them', () => {
    const outcomes = [machine(closed, proxies()), machine(closed, proxies(), share), machine(closed, proxies('winhttp-machine'))];
    expect(outcomes.map((inventory) => findingOf(offlineUpdates, inventory).unconfirmed)).toEqual([true, true, false]);
  });
});

test.each([
  ['a default route', goodMachines['windows-11'](), 'pass', 'This device has a default route: a way out for Defender and its updates.'],
  [
    'a default route of IPv6',
    machine(
      { ...closed, routes: [{ family: 'ipv6', destination: '::/0', gateway: 'fe80::1', interface: 'Ethernet', metric: 25 }] },
      proxies(),
    ),
    'pass',
    'This device has a default route: a way out for Defender and its updates.',
  ],
  [
    'routes that were not read',
    machine({ ...closed, routes: null }, proxies()),
    'unknown',
    'Way out of closed networks: not known, because a fact of Network is missing.',
  ],
] as const)('%s', (_, inventory, outcome, headline) => {
  expect(verdictLine(findingOf(offlineUpdates, inventory))).toEqual([outcome, headline]);
});

test('a default route counts although other routes were not read, and none proves nothing then', () => {
  expect(findingOf(offlineUpdates, withGap(goodMachines['windows-11'](), 'network', 'routes', 'denied')).outcome).toBe('pass');
  expect(findingOf(offlineUpdates, withGap(machine(closed, proxies()), 'network', 'routes', 'denied')).outcome).toBe('unknown');
});

test('that a route leads to the services is not claimed', () => {
  expect(english(findingOf(offlineUpdates, goodMachines['windows-11']()).basis)).toBe(
    'Whether the services can be reached is tested on its own.',
  );
});
