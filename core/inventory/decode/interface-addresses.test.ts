import { describe, expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeIfconfig, decodeIpAddr } from './interface-addresses';

const short = (found: ReturnType<typeof decodeIpAddr>) =>
  found.map((each) => `${each.interface} ${each.address}/${each.prefixLength} ${each.family}${each.loopback ? ' loopback' : ''}`);

describe('ip -o addr', () => {
  test('of iproute2 6.1 on Debian 12', () => {
    const text = [
      '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever',
      '1: lo    inet6 ::1/128 scope host \\       valid_lft forever preferred_lft forever',
      '4: eth0    inet 192.0.2.2/24 brd 192.0.2.255 scope global eth0\\       valid_lft forever preferred_lft forever',
      '4: eth0    inet6 FE80::fc:ff:fe00:1/64 scope link \\       valid_lft forever preferred_lft forever',
      '',
    ].join('\n');
    expect(short(decodeIpAddr(text))).toEqual([
      'lo 127.0.0.1/8 ipv4 loopback',
      'lo ::1/128 ipv6 loopback',
      'eth0 192.0.2.2/24 ipv4',
      'eth0 fe80::fc:ff:fe00:1/64 ipv6',
    ]);
  });

  test('of BusyBox, and of a tunnel: made up in their shapes', () => {
    const text = [
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000\\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
      '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever',
      '1: lo    inet 198.51.100.1/32 scope global lo\\       valid_lft forever preferred_lft forever',
      '5: tun0    inet 10.8.0.6 peer 10.8.0.5/32 scope global tun0\\       valid_lft forever',
      '6: veth1@if5    inet 10.9.0.6/24 scope global veth1\\       valid_lft forever',
    ].join('\n');
    expect(short(decodeIpAddr(text))).toEqual([
      'lo 127.0.0.1/8 ipv4 loopback',
      'lo 198.51.100.1/32 ipv4 loopback',
      'tun0 10.8.0.6/32 ipv4',
      'veth1 10.9.0.6/24 ipv4',
    ]);
  });

  test.each([
    ['a message', 'Object "addr" is unknown, try "ip help".'],
    ['an address that is none', '1: lo    inet 127.0.0/8 scope host'],
    ['a prefix that is none', '1: lo    inet 127.0.0.1/64 scope host'],
  ])('%s is malformed', (_, text) => {
    expect(() => decodeIpAddr(text)).toThrow('line 1 has no known form');
  });

  test('any text is decoded or refused', () =>
    decodesAnyText(decodeIpAddr, ['1: lo    inet 127.0.0.1/8', '2: a', ' inet6 ', '::1/128', ' peer ', '\\', '/32', ' scope']));
});

describe('ifconfig -a', () => {
  test('of macOS: made up in the shape that its manual page and published outputs have', () => {
    const text = [
      'lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384',
      '\toptions=1203<RXCSUM,TXCSUM,TXSTATUS,SW_TIMESTAMP>',
      '\tinet 127.0.0.1 netmask 0xff000000',
      '\tinet6 ::1 prefixlen 128',
      '\tinet6 fe80::1%lo0 prefixlen 64 scopeid 0x1',
      '\tnd6 options=201<PERFORMNUD,DAD>',
      'gif0: flags=8010<POINTOPOINT,MULTICAST> mtu 1280',
      'en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500',
      '\tether 02:00:00:00:00:01',
      '\tinet6 fe80::1c2:3ff:fe00:1%en0 prefixlen 64 secured scopeid 0xc',
      '\tinet 192.0.2.12 netmask 0xffffff00 broadcast 192.0.2.255',
      '\tstatus: active',
      'en5: flags=8822<BROADCAST,SMART,SIMPLEX,MULTICAST> mtu 1500',
      '\tinet 169.254.1.2 netmask 0xffff0000 broadcast 169.254.255.255',
      'utun3: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1380',
      '\tinet 10.8.0.6 --> 10.8.0.5 netmask 0xffffffff',
      '',
    ].join('\n');
    expect(short(decodeIfconfig(text))).toEqual([
      'lo0 127.0.0.1/8 ipv4 loopback',
      'lo0 ::1/128 ipv6 loopback',
      'lo0 fe80::1/64 ipv6 loopback',
      'en0 fe80::1c2:3ff:fe00:1/64 ipv6',
      'en0 192.0.2.12/24 ipv4',
      'utun3 10.8.0.6/32 ipv4',
    ]);
  });

  test('of net-tools 2.10, and a mask that is no prefix: made up in its shape', () => {
    const text =
      'eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet 192.0.2.7  netmask 255.255.255.128  broadcast 192.0.2.127\n' +
      'odd: flags=4163<UP,RUNNING>  mtu 1500\n        inet 192.0.2.8  netmask 0xff00ff00\n';
    expect(short(decodeIfconfig(text))).toEqual(['eth0 192.0.2.7/25 ipv4', 'odd 192.0.2.8/null ipv4']);
  });

  test.each([
    ['a text that begins with no interface', '\tinet 127.0.0.1 netmask 0xff000000'],
    ['an address that is none', 'lo0: flags=1<UP,RUNNING>\n\tinet localhost'],
  ])('%s is malformed', (_, text) => {
    expect(() => decodeIfconfig(text)).toThrow('output of ifconfig -a');
  });

  test('any text is decoded or refused', () =>
    decodesAnyText(decodeIfconfig, [
      'lo0: flags=8049<UP,LOOPBACK,RUNNING> mtu 16384\n',
      '\tinet 127.0.0.1',
      ' netmask 0xff000000',
      ' --> ',
      '\tinet6 ::1%lo0',
      ' prefixlen 128',
      '<',
      '>',
    ]));
});
