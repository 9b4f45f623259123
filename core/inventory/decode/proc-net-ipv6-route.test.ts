import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { MalformedInput } from './malformed-input';
import { decodeProcNetIpv6Route } from './proc-net-ipv6-route';

const none = '00000000000000000000000000000000';

// /proc/net/ipv6_route of a Debian 12 virtual machine, whole.
const recorded = `fd000000000000000000000000000000 40 ${none} 00 ${none} 00000100 00000001 00000000 00000001     eth0
fe800000000000000000000000000000 40 ${none} 00 ${none} 00000100 00000002 00000000 00000001     eth0
${none} 00 ${none} 00 fd000000000000000000000000000001 00000400 00000002 00000000 00000003     eth0
00000000000000000000000000000001 80 ${none} 00 ${none} 00000000 00000002 00000000 80200001       lo
fd000000000000000000000000000002 80 ${none} 00 ${none} 00000000 00000003 00000000 80200001     eth0
fe8000000000000000fc00fffe000001 80 ${none} 00 ${none} 00000000 00000002 00000000 80200001     eth0
ff000000000000000000000000000000 08 ${none} 00 ${none} 00000100 00000003 00000000 00000001     eth0
${none} 00 ${none} 00 ${none} ffffffff 00000001 00000000 00200200       lo
`;

test('only routes that lead somewhere', () => {
  expect(decodeProcNetIpv6Route(recorded)).toEqual([
    { family: 'ipv6', destination: 'fd00::/64', gateway: null, interface: 'eth0', metric: 256 },
    { family: 'ipv6', destination: 'fe80::/64', gateway: null, interface: 'eth0', metric: 256 },
    { family: 'ipv6', destination: '::/0', gateway: 'fd00::1', interface: 'eth0', metric: 1024 },
  ]);
});

test.each([
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'], // RFC 5952, section 4.2.3: the first of two runs of one length
  ['20010db8000100010001000100010001', '2001:db8:1:1:1:1:1:1'],
  ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'], // section 4.2.2: one group of zeros is not shortened
  ['20010DB8000000000000000000000000', '2001:db8::'],
])('%s is written %s', (hex, address) => {
  const [route] = decodeProcNetIpv6Route(`${hex} 80 ${none} 00 ${none} 00000400 00000001 00000000 00000001 eth0\n`);
  expect(route?.destination).toBe(`${address}/128`);
});

test('no text is a machine without IPv6 routes', () => {
  expect(decodeProcNetIpv6Route('')).toEqual([]);
});

test.each(['fd00::/64 eth0', `${none} 00 ${none} 00`, `${none} 00 ${none} 00 ${none} 0 0 0 1 eth0`])('malformed: %s', (text) => {
  expect(() => decodeProcNetIpv6Route(text)).toThrow(MalformedInput);
});

test('any text is decoded or malformed', () => {
  decodesAnyText(decodeProcNetIpv6Route, [none, ' 40 ', ' 00000001 ', '     eth0\n']);
});
