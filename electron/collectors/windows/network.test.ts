import { expect, test } from 'vitest';
import { registryMachine } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { partsOf, regKey } from './machines.test-support';
import { network } from './network';

const id = '{0D2CFA3C-1111-4D2E-9B7C-7E2A5C1B0001}';
const tcpip = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';

// Made up in the shape of an export: an adapter with DHCP, one with a fixed address, and one that was never connected.
const registry = [
  regKey(`HKLM\\SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\${id}\\Connection`, {
    Name: 'Ethernet',
  }),
  regKey(`${tcpip}\\Interfaces\\${id.toLowerCase()}`, {
    EnableDHCP: 1,
    DhcpIPAddress: '192.0.2.14',
    DhcpSubnetMask: '255.255.255.0',
    NameServer: '',
    DhcpNameServer: '192.0.2.53 192.0.2.54',
  }),
  regKey(`${tcpip}\\Interfaces\\{00000000-0000-0000-0000-000000000002}`, {
    EnableDHCP: 0,
    IPAddress: ['198.51.100.7'],
    SubnetMask: ['255.255.252.0'],
    DhcpIPAddress: '192.0.2.99',
    NameServer: '198.51.100.53,192.0.2.53',
    DhcpNameServer: '203.0.113.1',
  }),
  regKey(`${tcpip}\\Interfaces\\{00000000-0000-0000-0000-000000000003}`, {
    EnableDHCP: 1,
    DhcpIPAddress: '0.0.0.0',
    DhcpNameServer: '203.0.113.2',
  }),
  regKey(tcpip, { Domain: 'corp.example.net', SearchList: 'a.example.net,b.example.net' }),
];

test('by WMI: what is connected, with its routes', async () => {
  const { wmi = {} } = partsOf('windows-11');
  const { data } = await readDeclared(network, registryMachine({ registry, wmi }));
  expect(data).toEqual({
    interfaces: [
      {
        name: 'Ethernet',
        state: 'up',
        loopback: false,
        addresses: [
          { address: '192.0.2.14', prefixLength: 24, family: 'ipv4' },
          { address: 'fe80::1c2d:3e4f:5a6b:7c8d', prefixLength: 64, family: 'ipv6' },
        ],
      },
    ],
    routes: [
      { family: 'ipv4', destination: '0.0.0.0/0', gateway: '192.0.2.1', interface: 'Ethernet', metric: 25 },
      { family: 'ipv4', destination: '192.0.2.0/24', gateway: null, interface: 'Ethernet', metric: 281 },
    ],
    dns: { servers: ['192.0.2.53'], search: ['b12.example.net'] },
  });
});

test('by the registry alone: what is configured, connected or not, and no routes', async () => {
  const { data, unread } = await readDeclared(network, registryMachine({ registry }));
  expect(data.interfaces.map(({ name, state, addresses }) => [name, state, addresses[0]?.address, addresses[0]?.prefixLength])).toEqual([
    ['{00000000-0000-0000-0000-000000000002}', 'unknown', '198.51.100.7', 22],
    ['Ethernet', 'unknown', '192.0.2.14', 24],
  ]);
  expect(data.dns).toEqual({
    servers: ['198.51.100.53', '192.0.2.53', '192.0.2.54'],
    search: ['a.example.net', 'b.example.net'],
  });
  expect(data.routes).toBeNull();
  expect(unread).toEqual([expect.objectContaining({ fact: 'routes', reason: 'not-collected' })]);
});

test('on its own machine by the call of the system', async () => {
  const address = { interface: 'WLAN', loopback: false, address: '192.0.2.77', prefixLength: 24, family: 'ipv4' as const };
  const machine = registryMachine({ registry, origin: 'live', addresses: [address, { ...address, address: '192.0.2.78' }] });
  const { data } = await readDeclared(network, machine);
  expect(data.interfaces).toMatchObject([{ name: 'WLAN', state: 'up', addresses: [{ address: '192.0.2.77' }, { address: '192.0.2.78' }] }]);
});

test('a mask that is none gives no prefix', async () => {
  const odd = regKey(`${tcpip}\\Interfaces\\${id}`, { EnableDHCP: 1, DhcpIPAddress: '192.0.2.14', DhcpSubnetMask: '255.0.255.0' });
  const { data } = await readDeclared(network, registryMachine({ registry: odd }));
  expect(data.interfaces[0]?.addresses).toEqual([{ address: '192.0.2.14', prefixLength: null, family: 'ipv4' }]);
});
