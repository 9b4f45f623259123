import { expect, test } from 'vitest';
import { type Entry, machineOf } from '../../machine/tree.test-support';
import { contextWith } from '../catalogue.test-support';
import { network } from './network';

const read = async (entries: Readonly<Record<string, Entry>>) => network.read(await machineOf(entries), contextWith());

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
