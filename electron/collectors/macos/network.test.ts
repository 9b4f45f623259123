import { expect, test } from 'vitest';
import { readTree } from '../declared.test-support';
import { macos26, macTree } from './mac-tree.test-support';
import { network } from './network';

test.each(['26.1', '10.14.6'])('routes that everybody goes by, and the DNS servers, on %s', async (version) => {
  const { data, unread } = await readTree(network, macTree({ ...macos26, version }));
  expect(data.routes).toEqual([
    { family: 'ipv4', destination: '0.0.0.0/0', gateway: '10.12.7.1', interface: 'en0', metric: null },
    { family: 'ipv4', destination: '10.12.7.0/24', gateway: null, interface: 'en0', metric: null },
    { family: 'ipv4', destination: '10.12.7.1/32', gateway: null, interface: 'en0', metric: null },
    { family: 'ipv4', destination: '127.0.0.0/8', gateway: '127.0.0.1', interface: 'lo0', metric: null },
    { family: 'ipv4', destination: '127.0.0.1/32', gateway: '127.0.0.1', interface: 'lo0', metric: null },
    { family: 'ipv4', destination: '169.254.0.0/16', gateway: null, interface: 'en0', metric: null },
    { family: 'ipv6', destination: '2001:db8:12::/64', gateway: null, interface: 'en0', metric: null },
  ]);
  expect(data.dns).toEqual({ servers: ['10.12.0.53', '10.12.1.53'], search: ['b12.example.net'] });
  expect(unread).toEqual([]);
});

test('a Mac that is off the network has neither', async () => {
  const tree = {
    '/usr/sbin/netstat': { script: 'printf "Routing tables\\n\\nInternet:\\nDestination Gateway Flags Netif Expire\\n"' },
    '/usr/sbin/scutil': { script: 'echo "No DNS configuration available"' },
  };
  const { data, unread } = await readTree(network, tree);
  expect([data.routes, data.dns, unread]).toEqual([[], { servers: [], search: [] }, []]);
});

test('a router has more routes than a report holds; its default is kept', async () => {
  const rows = 'i=0; while [ $i -lt 250 ]; do echo "10.$i/16 10.0.0.1 UGSc en0"; i=$((i+1)); done; echo "default 10.0.0.1 UGSc en0"';
  const tree = { '/usr/sbin/netstat': { script: `printf "Internet:\\nDestination Gateway Flags Netif\\n"; ${rows}` } };
  const { data, unread } = await readTree(network, tree);
  expect([data.routes?.length, data.routes?.[0]?.destination]).toEqual([200, '0.0.0.0/0']);
  expect(unread.find(({ fact }) => fact === 'routes')?.detail).toBe('There are 251 routes; 51 of them are left out.');
});
