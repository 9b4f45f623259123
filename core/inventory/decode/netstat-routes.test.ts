import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeNetstatRoutes } from './netstat-routes';

const briefly = (text: string) =>
  decodeNetstatRoutes(text).map(({ destination, gateway, interface: name }) => `${destination} ${gateway ?? '-'} ${name}`);

// Lines of published outputs of macOS 14 and later (with a VPN that takes all, in two halves), put together.
test('newer columns; what one interface or a neighbour has for itself is left out', () => {
  const text = `Routing tables

Internet:
Destination        Gateway            Flags               Netif Expire
0/1                utun5              USc                 utun5
default            192.168.234.1      UGScg                 en0
default            192.168.234.1      UGScIg                en0
default            link#23            UCSIg               utun4
127                127.0.0.1          UCS                   lo0
128.0/1            utun5              USc                 utun5
192.168.1          link#14            UCS                   en0      !
192.168.1.1        a4:5e:60:0:0:1     UHLWIir               en0   1180
10.20.30.40        10.20.30.40        UHr                 utun4
224.0.0/4          link#14            UmCS                  en0      !

Internet6:
Destination                             Gateway                                 Flags               Netif Expire
default                                 fe80::1%en0                             UGcg                  en0
default                                 fe80::%utun0                            UGcIg               utun0
::1                                     ::1                                     UHL                   lo0
2001:db8:1::/64                         link#14                                 UC                    en0
fe80::%lo0/64                           fe80::1%lo0                             UcI                   lo0
`;
  expect(briefly(text)).toEqual([
    '0.0.0.0/1 - utun5',
    '0.0.0.0/0 192.168.234.1 en0',
    '127.0.0.0/8 127.0.0.1 lo0',
    '128.0.0.0/1 - utun5',
    '192.168.1.0/24 - en0',
    '10.20.30.40/32 10.20.30.40 utun4',
    '224.0.0.0/4 - en0',
    '::/0 fe80::1 en0',
    '2001:db8:1::/64 - en0',
  ]);
});

// In the shape of macOS 10.14, which counts uses.
test('older columns', () => {
  const text =
    'Routing tables\n\nInternet:\nDestination        Gateway            Flags        Refs      Use   Netif Expire\ndefault            10.0.2.2           UGSc           23        0     en0\n10.0.2/24          link#4             UCS             1        0     en0\n';
  expect(briefly(text)).toEqual(['0.0.0.0/0 10.0.2.2 en0', '10.0.2.0/24 - en0']);
});

test('no table', () => {
  expect(() => decodeNetstatRoutes('netstat: sysctl: net.route.0.0.dump')).toThrow('Not a valid list of routes');
});

test('any text is decoded', () => {
  const pieces = [
    'Internet:\n',
    'Internet6:\n',
    'Destination Gateway Flags Netif\n',
    'default ',
    '10/8 ',
    'link#4 ',
    'UGSc ',
    'en0\n',
    '/',
    '.',
    ':',
    '%',
  ];
  decodesAnyText(decodeNetstatRoutes, pieces);
});
