import { expect, test } from 'vitest';
import { findingOf, on, plane, verdictLine, windowsSystem } from './check.test-support';
import { proxyKind } from './proxy-kind';

const set = (...settings: Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never) => ({
  proxy: { planes: [plane('place', ...settings)] },
});

test.each([
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
  ['Windows', on(windowsSystem('Windows 11', 26100)), 'notApplicable', 'Only for Linux.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(proxyKind, changes))).toEqual([outcome, headline]);
});
