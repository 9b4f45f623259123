import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { type Changes, findingOf, inventoryWith, plane, remedyText, verdictLine, withGap } from './check.test-support';
import { proxyCredentials } from './proxy-credentials';

const masked = 'http://***@proxy.example.net:8080';
const managed: ProxyPlane = { ...plane('Managed', ['https', 'http://proxy.example.net:8080']), kind: 'mdatp' };

test.each<readonly [string, Changes, Outcome, string]>([
  ['none', {}, 'pass', 'No proxy setting of this machine holds a user name or password.'],
  ['no proxy', { proxy: { planes: [plane('apt')] } }, 'notApplicable', 'No proxy is set, so none asks for a sign-in.'],
  ['one', { proxy: { planes: [plane('apt', ['https', masked])] } }, 'fail', 'A proxy setting holds a sign-in, which Defender cannot use.'],
  [
    'two',
    { proxy: { planes: [plane('apt', ['https', masked], ['http', masked])] } },
    'fail',
    '2 proxy settings hold a sign-in, which Defender cannot use.',
  ],
  [
    'a variable',
    { proxy: { planes: [plane('Login shells', ['https', '$PROXY'])] } },
    'unknown',
    'The proxy in Login shells is not written out, so it is not known whether it holds a sign-in.',
  ],
  [
    'a sign-in only where the package manager reads, and a proxy of its own for Defender',
    { proxy: { planes: [plane('/etc/environment', ['https', masked]), managed] } },
    'pass',
    'The proxy that Defender uses is set without user name and password.',
  ],
  [
    'a sign-in in the proxy of Defender',
    {
      proxy: {
        planes: [plane('apt', ['https', 'http://proxy.example.net:8080']), { ...plane('Managed', ['https', masked]), kind: 'mdatp' }],
      },
    },
    'fail',
    'A proxy setting holds a sign-in, which Defender cannot use.',
  ],
  [
    'a variable beside a sign-in',
    { proxy: { planes: [plane('Login shells', ['https', '$PROXY']), plane('apt', ['https', masked])] } },
    'fail',
    'A proxy setting holds a sign-in, which Defender cannot use.',
  ],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(proxyCredentials, changes))).toEqual([outcome, headline]);
});

test('the evidence shows the masked value and its source', () => {
  const finding = findingOf(proxyCredentials, { proxy: { planes: [plane('apt', ['https', masked])] } });
  expect(finding.evidence).toEqual([{ name: 'setting', value: `apt: HTTPS = ${masked}`, source: 'file of apt' }]);
  expect(remedyText(finding)).toContain('Take user name and password out of: apt.');
});

test.each([
  ['no proxy', [plane('apt')], 'unknown'],
  ['a proxy without a sign-in', [plane('apt', ['https', 'http://proxy.example.net:8080'])], 'unknown'],
  ['a sign-in', [plane('apt', ['https', masked])], 'fail'],
] as const)('a place that could not be read, beside %s', (_, planes, outcome) => {
  const inventory = withGap(inventoryWith({ proxy: { planes: [...planes] } }), 'proxy', 'planes.mdatp', 'refused');
  expect(findingOf(proxyCredentials, inventory).outcome).toBe(outcome);
});
