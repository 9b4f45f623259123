import { expect, test } from 'vitest';
import type { InterfaceAddress, Machine } from '../../machine/machine';
import { type Entry, machineOf } from '../../machine/tree.test-support';
import { readDeclared, readTree } from '../declared.test-support';
import { network } from './network';

const read = (entries: Readonly<Record<string, Entry>>) => readTree(network, entries);

const routeHead = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n';

test('interfaces with their state', async () => {
  const link = (name: string, state: string, flags: string) => ({
    [`/sys/class/net/${name}/operstate`]: `${state}\n`,
    [`/sys/class/net/${name}/flags`]: `${flags}\n`,
  });
  const { data } = await read({
    ...link('test-lo', 'unknown', '0x9'),
    ...link('test-wired', 'up', '0x1003'),
    ...link('test-unplugged', 'lowerlayerdown', '0x1003'),
    ...link('test-tunnel', 'unknown', '0x1091'),
    ...link('test-off', 'unknown', '0x1090'),
    '/sys/class/net/bonding_masters': '\n',
  });
  const own = data.interfaces.filter(({ name }) => name.startsWith('test-'));
  expect(Object.fromEntries(own.map(({ name, state, loopback }) => [name, [state, loopback]]))).toEqual({
    'test-lo': ['up', true],
    'test-wired': ['up', false],
    'test-unplugged': ['down', false],
    'test-tunnel': ['up', false],
    'test-off': ['down', false],
  });
});

test('routes of both families; a kernel without IPv6 has no table for it', async () => {
  const { data } = await read({ '/proc/net/route': `${routeHead}eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n` });
  expect(data.routes).toEqual([{ family: 'ipv4', destination: '0.0.0.0/0', gateway: '192.0.2.1', interface: 'eth0', metric: 0 }]);
});

test('a table that is missing or malformed leaves the rest', async () => {
  const { data, unread } = await read({ '/proc/net/route': 'nothing', '/etc/resolv.conf': 'nameserver 192.0.2.53\n' });
  expect(data).toMatchObject({ routes: null, dns: { servers: ['192.0.2.53'], search: [] } });
  expect(unread).toMatchObject([{ fact: 'routes', reason: 'malformed' }]);
  expect((await read({})).unread.map(({ fact }) => fact).sort()).toEqual(['dns', 'routes']);
});

test('of very many routes the default ones and two hundred others are kept, and the gap is named', async () => {
  const line = (index: number) =>
    `eth0\t${index.toString(16).padStart(2, '0').toUpperCase()}00000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n`;
  const others = Array.from({ length: 250 }, (_, index) => line(index)).join('');
  const { data, unread } = await read({
    '/proc/net/route': `${routeHead}${others}eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n`,
  });
  expect(data.routes).toHaveLength(201);
  expect(data.routes?.at(-1)).toMatchObject({ destination: '0.0.0.0/0', gateway: '192.0.2.1' });
  expect(unread).toContainEqual({ fact: 'routes', reason: 'too-large', detail: expect.stringMatching(/251 routes; 50 /) });
});

test('of very many interfaces those that reach out and two hundred others are kept', async () => {
  const names = Array.from({ length: 2_050 }, (_, index) => `test-veth${index}`);
  const { data, unread } = await read(
    Object.fromEntries(names.flatMap((name) => ['operstate', 'flags'].map((field) => [`/sys/class/net/${name}/${field}`, 'down\n']))),
  );
  expect(data.interfaces.filter(({ name }) => name.startsWith('test-'))).toHaveLength(200);
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'interfaces', reason: 'too-large' }));
  expect(data.interfaces.some(({ addresses }) => addresses.length > 0)).toBe(true);
});

test('of very many addresses two hundred of each kind are kept, and interfaces that reach out before those that do not', async () => {
  const entry = (name: string, address: string): InterfaceAddress => ({
    interface: name,
    loopback: false,
    address,
    prefixLength: 64,
    family: 'ipv6',
  });
  const listed = [
    ...Array.from({ length: 250 }, (_, index) => entry(`veth${index}`, 'fe80::1')),
    ...Array.from({ length: 250 }, (_, index) => entry('eth0', `2001:db8::${index.toString(16)}`)),
  ];
  const machine: Machine = Object.create(await machineOf({}), { addresses: { value: async () => listed } });
  const { data, unread } = await readDeclared(network, machine);
  expect(data.interfaces).toHaveLength(201);
  expect(data.interfaces[200]).toMatchObject({ name: 'eth0' });
  expect(data.interfaces[200]?.addresses).toHaveLength(200);
  expect(unread.filter(({ reason }) => reason === 'too-large').map(({ fact }) => fact)).toEqual(['interfaces', 'interfaces.200.addresses']);
});

test('behind the stub of systemd-resolved are the servers it asks', async () => {
  const { data, sources } = await read({
    '/etc/resolv.conf': 'nameserver 127.0.0.53\nsearch example.com\n',
    '/run/systemd/resolve/resolv.conf': 'nameserver 192.0.2.1\nnameserver 192.0.2.2\n',
  });
  expect(data.dns).toEqual({ servers: ['192.0.2.1', '192.0.2.2'], search: ['example.com'] });
  expect(sources['dns.servers']).toBe('/run/systemd/resolve/resolv.conf');
});

test('no hardware address is kept', async () => {
  const reading = await read({ '/sys/class/net/eth0/operstate': 'up\n', '/sys/class/net/eth0/address': '02:fc:00:00:00:01\n' });
  expect(JSON.stringify(reading)).not.toContain('02:fc:00:00:00:01');
});
