import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { type Changes, findingOf, inventoryWith, on, plane, verdictLine, windowsSystem, withGap } from './check.test-support';
import { proxyKind } from './proxy-kind';

const set = (...settings: Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never) => ({
  proxy: { planes: [plane('place', ...settings)] },
});

const apt = (value: string): Changes => ({
  proxy: { planes: [{ ...plane('apt'), settings: [{ variable: 'Acquire::http::Proxy', purpose: 'http', value, credentials: 'no' }] }] },
});

test.each<readonly [string, Changes, Outcome, string]>([
  ['http', set(['https', 'http://proxy.example.net:8080']), 'pass', 'The proxy set here is of a kind that Defender for Linux uses.'],
  ['no scheme', set(['https', 'proxy.example.net:8080']), 'pass', 'The proxy set here is of a kind that Defender for Linux uses.'],
  ['nothing', set(), 'notApplicable', 'No proxy is set, so there is no kind to judge.'],
  ['a PAC file', set(['pac', 'http://wpad/proxy.pac']), 'fail', 'A proxy is configured automatically here, which Defender cannot read.'],
  ['WPAD', set(['auto-detect', 'on']), 'fail', 'A proxy is configured automatically here, which Defender cannot read.'],
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
  ['apt without a proxy', apt('DIRECT'), 'notApplicable', 'No proxy is set, so there is no kind to judge.'],
  ['Windows', on(windowsSystem('Windows 11', 26100)), 'notApplicable', 'Only for Linux.'],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(proxyKind, changes))).toEqual([outcome, headline]);
});

test.each([
  ['nothing', set(), 'unknown'],
  ['a static proxy', set(['https', 'http://proxy.example.net:8080']), 'unknown'],
  ['SOCKS, beside which something graver may stand', set(['all', 'socks5://10.0.0.1:1080']), 'unknown'],
  ['a PAC file', set(['pac', 'http://wpad/proxy.pac']), 'fail'],
] as const)('a place that could not be read, beside %s', (_, changes, outcome) => {
  expect(findingOf(proxyKind, withGap(inventoryWith(changes), 'proxy', 'planes.mdatp', 'refused')).outcome).toBe(outcome);
});
