import { expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { type Mac, macos26, macTree, networkServices, plist } from './mac-tree.test-support';
import { proxy } from './proxy';

const { proxy: _, ...direct } = macos26;

async function planesOf(mac: Mac, more: Readonly<Record<string, Entry>> = {}) {
  const { data, unread } = await readTree(proxy, { ...macTree(mac), ...more });
  return { planes: data.planes.filter(({ kind }) => kind !== 'process-environment'), unread };
}

const named = (host: string) => [
  { variable: 'HTTPProxy', purpose: 'http', value: `${host}:8080`, credentials: 'no' },
  { variable: 'HTTPSProxy', purpose: 'https', value: `${host}:8080`, credentials: 'no' },
  { variable: 'ExceptionsList', purpose: 'bypass', value: '*.local, 169.254/16', credentials: 'no' },
];

test('none anywhere', async () => {
  const { planes, unread } = await planesOf(direct);
  expect(planes.map(({ id, settings }) => [id, settings])).toEqual([
    ['macos-network-service', []],
    ['mdatp', []],
    ['launchd-environment', []],
  ]);
  expect(unread).toEqual([]);
});

test('the one in force, which its network service does not repeat', async () => {
  const wifi = {
    ExceptionsList: ['*.local', '169.254/16'],
    HTTPEnable: 1,
    HTTPPort: 8080,
    HTTPProxy: 'proxy-b12.example.net',
    HTTPSEnable: 1,
    HTTPSPort: 8080,
    HTTPSProxy: 'proxy-b12.example.net',
  };
  const { planes } = await planesOf({ ...macos26, services: networkServices({ 'Wi-Fi': wifi }) });
  expect(planes[0]).toEqual({
    id: 'macos-network-service',
    kind: 'macos-network-service',
    name: 'System settings',
    source: 'scutil --proxy',
    settings: named('proxy-b12.example.net'),
  });
  expect(planes.map(({ id }) => id)).toEqual(['macos-network-service', 'mdatp', 'launchd-environment']);
});

test('that of a service which is not in use now, with a sign-in of which nothing is kept', async () => {
  const lan = { HTTPSEnable: 1, HTTPSPort: 3128, HTTPSProxy: 'proxy-lan.example.net', HTTPSUser: 'never-carry-this-on' };
  const { planes } = await planesOf({
    ...direct,
    services: networkServices({ 'USB LAN': lan, Old: { HTTPSEnable: 0, HTTPSProxy: 'old.example.net' } }),
  });
  expect(planes[1]).toMatchObject({
    id: 'macos-network-service-2',
    name: 'Network service USB LAN',
    settings: [{ variable: 'HTTPSProxy', value: 'proxy-lan.example.net:3128', credentials: 'yes' }],
  });
  expect(JSON.stringify(planes)).not.toMatch(/never-carry-this-on|old\.example\.net/);
});

test('a script, detection, and a proxy of another kind', async () => {
  const lines = [
    '  ExcludeSimpleHostnames : 1',
    '  ProxyAutoConfigEnable : 1',
    '  ProxyAutoConfigURLString : http://wpad.example.net/wpad.dat',
    '  ProxyAutoDiscoveryEnable : 1',
    '  SOCKSEnable : 1',
    '  SOCKSPort : 1080',
    '  SOCKSProxy : 2001:db8::5',
    '  __SCOPED__ : <dictionary> {',
    '    en0 : <dictionary> {',
    '      HTTPSEnable : 1',
    '      HTTPSProxy : scoped.example.net',
    '    }',
    '  }',
  ];
  const { planes } = await planesOf({ ...direct, proxy: lines });
  expect(planes[0]?.settings).toEqual([
    { variable: 'SOCKSProxy', purpose: 'all', value: 'socks5://[2001:db8::5]:1080', credentials: 'no' },
    { variable: 'ProxyAutoConfigURLString', purpose: 'pac', value: 'http://wpad.example.net/wpad.dat', credentials: 'no' },
    { variable: 'ProxyAutoDiscoveryEnable', purpose: 'auto-detect', value: '1', credentials: 'no' },
    { variable: 'ExceptionsList', purpose: 'bypass', value: '<local>', credentials: 'no' },
  ]);
});

test("that of Defender's own profile, and the environment of launchd", async () => {
  const { planes } = await planesOf(direct, {
    '/Library/Managed Preferences/com.microsoft.wdav.plist': plist({ cloudService: { proxy: 'http://ws:never@proxy.example.net:8080' } }),
    '/bin/launchctl': { script: '[ "$2" = https_proxy ] && echo http://proxy.example.net:3128; exit 0' },
  });
  expect(planes.slice(1).map(({ id, settings }) => [id, settings])).toEqual([
    ['mdatp', [{ variable: 'cloudService.proxy', purpose: 'all', value: 'http://***@proxy.example.net:8080', credentials: 'yes' }]],
    ['launchd-environment', [{ variable: 'https_proxy', purpose: 'https', value: 'http://proxy.example.net:3128', credentials: 'no' }]],
  ]);
});

test('planes that cannot be read are named, each for itself', async () => {
  const { planes, unread } = await planesOf(direct, {
    '/usr/sbin/scutil': { script: 'exit 1' },
    '/usr/bin/plutil': { script: 'exit 1' },
    '/bin/launchctl': { folder: true },
  });
  expect(planes.map(({ id }) => id)).toEqual(['mdatp']);
  expect(unread.map(({ fact }) => fact).toSorted()).toEqual([
    'planes.launchd-environment',
    'planes.macos-network-service',
    'planes.macos-network-services',
  ]);
});
