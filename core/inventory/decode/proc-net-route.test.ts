import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { MalformedInput } from './malformed-input';
import { decodeProcNetRoute } from './proc-net-route';

const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';

test('the routes of a Debian 12 virtual machine', () => {
  const text = `${head}eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0   \n`;
  expect(decodeProcNetRoute(text)).toEqual([
    { family: 'ipv4', destination: '0.0.0.0/0', gateway: '192.0.2.1', interface: 'eth0', metric: 0 },
    { family: 'ipv4', destination: '192.0.2.0/24', gateway: null, interface: 'eth0', metric: 0 },
  ]);
});

test('a prefix that ends inside a byte, a host route, a metric', () => {
  const text = `${head}ens192\t0000A80A\t00000000\t0001\t0\t0\t100\t00F8FFFF\t0\t0\t0
ens192\t0101A8C0\t00000000\t0005\t0\t0\t20\tFFFFFFFF\t0\t0\t0\n`;
  expect(decodeProcNetRoute(text)).toMatchObject([
    { destination: '10.168.0.0/21', metric: 100 },
    { destination: '192.168.1.1/32', metric: 20 },
  ]);
});

test('routes that are down or reject are left out', () => {
  const text = `${head}eth0\t000A0A0A\t00000000\t0000\t0\t0\t0\t00FFFFFF\t0\t0\t0
*\t0000FEA9\t00000000\t0201\t0\t0\t0\t0000FFFF\t0\t0\t0\n`;
  expect(decodeProcNetRoute(text)).toEqual([]);
});

test('a machine without routes', () => {
  expect(decodeProcNetRoute(head)).toEqual([]);
});

test.each(['', 'eth0\t00000000', `${head}eth0\tdefault\t0`, `${head}eth0\t0000000\t00000000\t0001\t0\t0\t0\t00000000`])(
  'malformed: %j',
  (text) => {
    expect(() => decodeProcNetRoute(text)).toThrow(MalformedInput);
  },
);

test('any text is decoded or malformed', () => {
  decodesAnyText(decodeProcNetRoute, [head, 'eth0\t', '00000000\t', '0003\t', '0\t']);
});
