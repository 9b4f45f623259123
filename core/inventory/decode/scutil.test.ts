import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodePlist } from './plist';
import { decodeNetworkServices, decodeScutilDictionary, decodeScutilDns, proxySettingsIn } from './scutil';

// `scutil --proxy` of macOS with a proxy by name, in the form of published tests of its readers; names made up.
const named = `<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
    2 : *.corp.example
  }
  ExcludeSimpleHostnames : 1
  FTPPassive : 1
  HTTPEnable : 0
  HTTPPort : 3128
  HTTPProxy : old.corp.example
  HTTPSEnable : 1
  HTTPSPort : 3129
  HTTPSProxy : proxy.corp.example
  __SCOPED__ : <dictionary> {
    en0 : <dictionary> {
      HTTPSEnable : 1
      HTTPSProxy : scoped.invalid
    }
  }
}
`;

test('lists and dictionaries within', () => {
  expect(decodeScutilDictionary(named)).toMatchObject({
    ExceptionsList: ['*.local', '169.254/16', '*.corp.example'],
    HTTPSProxy: 'proxy.corp.example',
    __SCOPED__: { en0: { HTTPSProxy: 'scoped.invalid' } },
  });
  expect(() => decodeScutilDictionary('  No such key')).toThrow('Not a valid answer of scutil');
});

test('what is switched off is not set, and what a single interface has is not that of the system', () => {
  expect(proxySettingsIn(decodeScutilDictionary(named))).toEqual([
    { variable: 'HTTPSProxy', purpose: 'https', value: 'proxy.corp.example:3129', credentials: 'no' },
    { variable: 'ExceptionsList', purpose: 'bypass', value: '*.local, 169.254/16, *.corp.example, <local>', credentials: 'no' },
  ]);
});

test('a script of several lines, whose lines look like settings, replaces none; nothing of it is kept', () => {
  const script =
    '<dictionary> {\n  HTTPSEnable : 0\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigJavaScript : function FindProxyForURL(url, host) {\nHTTPSEnable : 1\nreturn "secret";\n';
  const settings = proxySettingsIn(decodeScutilDictionary(`${script}}\n}\n`));
  expect(settings).toEqual([{ variable: 'ProxyAutoConfigJavaScript', purpose: 'pac', value: '***', credentials: 'unclear' }]);
});

test('a sign-in, in the host or beside it, is told and not kept', () => {
  const inHost = proxySettingsIn({ HTTPEnable: 1, HTTPPort: 8080, HTTPProxy: 'ws:secret@proxy.example.net' });
  const beside = proxySettingsIn({ HTTPEnable: true, HTTPPort: 8080, HTTPProxy: 'proxy.example.net', HTTPUser: 'secret' });
  expect(inHost).toMatchObject([{ value: '***@proxy.example.net:8080', credentials: 'yes' }]);
  expect(beside).toMatchObject([{ value: 'proxy.example.net:8080', credentials: 'yes' }]);
});

test('network services: of the location in use, in its order, without those that are off', () => {
  const service = (id: string, name: string, more = '') =>
    `<key>${id}</key><dict><key>UserDefinedName</key><string>${name}</string><key>Proxies</key><dict><key>HTTPSEnable</key><integer>1</integer><key>HTTPSProxy</key><string>${id}.example.net</string></dict>${more}</dict>`;
  const off = '<key>__INACTIVE__</key><integer>1</integer>';
  const links = (...ids: readonly string[]) =>
    ids.map((id) => `<key>${id}</key><dict><key>__LINK__</key><string>/NetworkServices/${id}</string></dict>`).join('');
  const list = `<plist><dict><key>CurrentSet</key><string>/Sets/B</string><key>NetworkServices</key><dict>${service('a', 'Wi-Fi')}${service('b', 'LAN')}${service('c', 'Off', off)}${service('d', 'Elsewhere')}</dict><key>Sets</key><dict><key>B</key><dict><key>Network</key><dict><key>Global</key><dict><key>IPv4</key><dict><key>ServiceOrder</key><array><string>b</string><string>d</string></array></dict></dict><key>Service</key><dict>${links('a', 'b', 'c')}</dict></dict></dict></dict></dict></plist>`;
  expect(decodeNetworkServices(decodePlist(list)).map(({ name, proxies }) => [name, proxies[0]?.value])).toEqual([
    ['LAN', 'b.example.net'],
    ['Wi-Fi', 'a.example.net'],
  ]);
  expect(() => decodeNetworkServices({ NetworkServices: {} })).toThrow('Not a valid list of network services');
});

test('DNS: what all names go by, once each; neither other domains nor single interfaces', () => {
  const text =
    'DNS configuration\n\nresolver #1\n  search domain[0] : corp.example\n  search domain[1] : example\n  nameserver[0] : 2001:db8::1\n  nameserver[1] : fe80::1%en0\n  nameserver[2] : 192.0.2.1\n  flags    : Request A records\n\nresolver #2\n  domain   : vpn.example\n  nameserver[0] : 192.0.2.2\n\nresolver #3\n  nameserver[0] : 192.0.2.1\n\nDNS configuration (for scoped queries)\n\nresolver #1\n  nameserver[0] : 192.0.2.3\n';
  expect(decodeScutilDns(text)).toEqual({ servers: ['2001:db8::1', 'fe80::1', '192.0.2.1'], search: ['corp.example', 'example'] });
  expect(decodeScutilDns('No DNS configuration available\n')).toEqual({ servers: [], search: [] });
  expect(() => decodeScutilDns('')).toThrow('Not a valid answer of scutil');
});

test('any text is decoded', () => {
  const pieces = [
    '<dictionary> {\n',
    ' : ',
    '}',
    '<array> {',
    'HTTPSProxy',
    'HTTPSEnable : 1\n',
    'DNS configuration\n',
    'resolver #1\n',
    '  nameserver[0] : 1',
  ];
  decodesAnyText((text) => proxySettingsIn(decodeScutilDictionary(text)), pieces);
  decodesAnyText((text) => proxySettingsIn(decodeScutilDictionary(`<dictionary> {\n${text}`)), pieces);
  decodesAnyText(decodeScutilDns, pieces);
});
