import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { type Changes, findingOf, inventoryWith, plane, remedyText, verdictLine, withGap } from './check.test-support';
import { proxyKind } from './proxy-kind';

type Settings = Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never;
const set = (...settings: Settings) => ({ proxy: { planes: [plane('place', ...settings)] } });
const apt = (value: string): Changes => ({
  proxy: { planes: [{ ...plane('apt'), settings: [{ variable: 'Acquire::http::Proxy', purpose: 'http', value, credentials: 'no' }] }] },
});

const supported = 'The proxy set here is of a kind that Defender uses.';
const none = 'No proxy is set, so there is no kind to judge.';

test.each<readonly [string, Changes, Outcome, string]>([
  ['http', set(['https', 'http://proxy.example.net:8080']), 'pass', supported],
  ['no scheme', set(['https', 'proxy.example.net:8080']), 'pass', supported],
  ['nothing', set(), 'notApplicable', none],
  ['an automatic one has no kind', set(['pac', 'http://wpad/proxy.pac'], ['auto-detect', 'on']), 'notApplicable', none],
  [
    'TLS to the proxy',
    set(['https', 'HTTPS://proxy.example.net:8443']),
    'warn',
    'The proxy is written as https://, which Defender does not document.',
  ],
  [
    'SOCKS',
    set(['all', 'socks5://proxy.example.net:1080']),
    'warn',
    'The proxy is written as socks5://, which Defender does not document.',
  ],
  ['a variable', set(['https', '$PROXY']), 'unknown', 'The proxy in place is not written out, so its kind is not known.'],
  ['apt without a proxy', apt('DIRECT'), 'notApplicable', none],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(proxyKind, changes))).toEqual([outcome, headline]);
});

test.each([
  ['nothing', set(), 'unknown'],
  ['a static proxy', set(['https', 'http://proxy.example.net:8080']), 'unknown'],
  ['SOCKS', set(['all', 'socks5://10.0.0.1:1080']), 'warn'],
] as const)('a place that could not be read, beside %s', (_, changes, outcome) => {
  expect(findingOf(proxyKind, withGap(inventoryWith(changes), 'proxy', 'planes.mdatp', 'refused')).outcome).toBe(outcome);
});

const of = (kind: ProxyPlane['kind'], id: string, ...settings: Settings): ProxyPlane => ({ ...plane(id, ...settings), kind });

test.each([
  ['windows-11', of('winhttp-machine', 'WinHTTP', ['all', 'proxy.example.net:8080']), 'pass'],
  ['windows-11', of('winhttp-machine', 'WinHTTP', ['all', 'http=a.example.net:8080;https=b.example.net:8080']), 'pass'],
  ['windows-11', of('winhttp-machine', 'WinHTTP', ['all', 'socks=proxy.example.net:1080']), 'warn'],
  ['windows-11', of('winhttp-machine', 'WinHTTP', ['all', 'https=b.example.net:8080;socks=proxy.example.net:1080']), 'pass'],
  ['windows-11', of('wininet-user', 'S-1-5-21-1-2-3-1001', ['all', 'socks=proxy.example.net:1080']), 'notApplicable'],
  ['windows-11', of('defender-antivirus', 'Antivirus', ['all', 'https://proxy.example.net:8443']), 'pass'],
  ['windows-11', of('telemetry-proxy', 'Static', ['all', 'https://proxy.example.net:8443']), 'notApplicable'],
  ['macos-26', of('macos-network-service', 'Wi-Fi', ['https', 'proxy.example.net:8080']), 'pass'],
  ['macos-26', of('mdatp', 'Profile', ['all', 'https://proxy.example.net:8443']), 'warn'],
] as const)('on %s: %o: %s', (machine, each, outcome) => {
  const finding = findingOf(proxyKind, machineWith(machine, { proxy: { planes: [each] } }));
  expect(finding).toMatchObject({ outcome, unconfirmed: outcome === 'warn' });
});

test('SOCKS in the settings of macOS is told by its name', () => {
  const settings = [{ variable: 'SOCKSProxy', purpose: 'all' as const, value: 'proxy.example.net:1080', credentials: 'no' as const }];
  const planes = [{ ...of('macos-network-service', 'Wi-Fi'), settings }];
  expect(findingOf(proxyKind, machineWith('macos-26', { proxy: { planes } })).outcome).toBe('warn');
});

test.each([
  ['debian-13', 'mdatp', 'mdatp config proxy set'],
  ['macos-26', 'mdatp', 'com.microsoft.wdav'],
  ['windows-11', 'winhttp-machine', 'TelemetryProxyServer'],
] as const)('the remedy on %s names the place', (machine, kind, place) => {
  const planes = [of(kind, 'x', ['all', 'socks5://10.0.0.1:1080'])];
  expect(remedyText(findingOf(proxyKind, machineWith(machine, { proxy: { planes } })))[2]).toContain(place);
});
