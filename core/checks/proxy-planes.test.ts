import { describe, expect, test } from 'vitest';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { english, findingOf, inventoryWith, plane, remedyText, verdictLine, withGap } from './check.test-support';
import { proxyPlanes } from './proxy-planes';

const aptSetting = (variable: string, value: string) => ({ variable, purpose: 'https' as const, value, credentials: 'no' as const });
const planes = (...all: readonly ProxyPlane[]) => ({ proxy: { planes: [...all] } });

test.each([
  ['the sample', {}, 'pass', 'All proxy settings of this machine name proxy-b12.example.net:8080.'],
  ['no setting anywhere', planes(plane('environment'), plane('apt')), 'pass', 'No proxy is set on this machine.'],
  ['a list of exceptions is no proxy', planes(plane('environment', ['bypass', 'localhost'])), 'pass', 'No proxy is set on this machine.'],
  ['a variable that is set to nothing', planes(plane('environment', ['https', ' '])), 'pass', 'No proxy is set on this machine.'],
  [
    'an address without a host',
    planes(plane('environment', ['https', 'http://'])),
    'pass',
    'All proxy settings of this machine name http://.',
  ],
  [
    'two spellings of one proxy',
    planes(plane('environment', ['https', 'http://Proxy.example.net:8080/']), plane('apt', ['https', 'http://***@proxy.example.net:8080'])),
    'pass',
    'All proxy settings of this machine name proxy.example.net:8080.',
  ],
  [
    'two proxies',
    planes(plane('environment', ['https', 'http://a.example.net:8080']), plane('apt', ['https', 'http://b.example.net:8080'])),
    'warn',
    'The proxy settings of this machine disagree: they name 2 ways out.',
  ],
  [
    'another proxy for plain HTTP in the same place does not decide the way of HTTPS',
    planes(plane('environment', ['http', 'http://a.example.net:3128'], ['https', 'http://a.example.net:8080'])),
    'pass',
    'All proxy settings of this machine name a.example.net:8080.',
  ],
  [
    'a static proxy and automatic configuration',
    planes(plane('environment', ['https', 'http://a.example.net:8080']), plane('browser', ['pac', 'http://wpad.example.net/proxy.pac'])),
    'warn',
    'The proxy settings of this machine disagree: they name 2 ways out.',
  ],
  [
    'words of apt for no proxy',
    planes({ ...plane('apt'), settings: ['DIRECT', 'false', 'none'].map((value) => aptSetting('Acquire::https::Proxy', value)) }),
    'pass',
    'No proxy is set on this machine.',
  ],
  [
    'a proxy of apt for a single host',
    planes(plane('environment', ['https', 'http://a.example.net:8080']), {
      ...plane('apt'),
      settings: [aptSetting('Acquire::https::Proxy::mirror.example.net', 'http://b.example.net:8080')],
    }),
    'pass',
    'All proxy settings of this machine name a.example.net:8080.',
  ],
  [
    'a variable beside an address is left out of the comparison',
    planes(plane('environment', ['https', 'http://a.example.net:8080']), plane('profile', ['https', '$PROXY'])),
    'pass',
    'All proxy settings of this machine that can be compared name a.example.net:8080.',
  ],
  [
    'a variable alone',
    planes(plane('profile', ['https', '$PROXY'])),
    'unknown',
    'The proxy in profile is not written out, so it is not known which one it is.',
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(proxyPlanes, changes))).toEqual([outcome, headline]);
});

test('every setting is evidence with its place and source', () => {
  const finding = findingOf(proxyPlanes, planes(plane('apt', ['https', 'http://a.example.net:8080'], ['bypass', 'localhost'])));
  expect(finding.evidence.filter(({ name }) => name === 'setting')).toEqual([
    { name: 'setting', value: 'apt: HTTPS = http://a.example.net:8080', source: 'file of apt' },
  ]);
  expect(english(finding.basis)).toBe('It is set in one place: apt.');
});

test('the remedy names the proxies and the places', () => {
  const finding = findingOf(
    proxyPlanes,
    planes(plane('environment', ['https', 'http://a.example.net:8080']), plane('apt', ['all', 'b.example.net:8080'])),
  );
  expect(remedyText(finding)).toEqual([
    'Decide which of a.example.net:8080, b.example.net:8080 Defender is to use.',
    'Decide which proxy this device uses for the services of Defender: a.example.net:8080, b.example.net:8080.',
    'Set the same one in every place: environment, apt.',
    'Assess this device again.',
  ]);
});

describe('a place that could not be read', () => {
  const unread = (...all: readonly ProxyPlane[]) =>
    withGap(inventoryWith(planes(...all)), 'proxy', 'planes.mdatp', 'mdatp_managed.json: not JSON');

  test.each([
    ['no other is set', unread(plane('apt'))],
    ['the others agree', unread(plane('apt', ['https', 'http://a.example.net:8080']))],
  ])('is named, with its reason, where %s', (_, inventory) => {
    const finding = findingOf(proxyPlanes, inventory);
    expect(verdictLine(finding)).toEqual([
      'unknown',
      'Proxy settings of this machine: not known, because of Proxy settings this could not be read: mdatp.',
    ]);
    expect(finding.evidence).toEqual([{ name: 'proxy.planes.mdatp', value: 'mdatp_managed.json: not JSON', source: null }]);
  });

  test('changes nothing where the others disagree', () => {
    const inventory = unread(plane('a', ['https', 'http://a.example.net:8080']), plane('b', ['https', 'http://b.example.net:8080']));
    expect(findingOf(proxyPlanes, inventory).outcome).toBe('warn');
  });

  test('does not count where the platform lacks it', () => {
    const inventory = withGap(inventoryWith(planes(plane('apt'))), 'proxy', 'planes.mdatp', 'no mdatp here', 'not-on-this-platform');
    expect(findingOf(proxyPlanes, inventory).outcome).toBe('pass');
  });
});
