import { describe, expect, test } from 'vitest';
import { machineWith } from '../inventory/machines.test-support';
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

describe('Windows', () => {
  type Settings = Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never;
  const of = (kind: ProxyPlane['kind'], id: string, ...settings: Settings): ProxyPlane => ({ ...plane(id, ...settings), kind });
  const onWindows = (...all: readonly ProxyPlane[]) => findingOf(proxyPlanes, machineWith('windows-11', planes(...all)));
  const person = of('wininet-user', 'S-1-5-21-1-2-3-1001', ['all', 'person.example.net:8080']);
  const winhttp = of('winhttp-machine', 'WinHTTP', ['all', 'win.example.net:8080']);

  test.each([
    ['the proxy of a person alone', [person], 'warn', 'Only the proxy of a person is set, which no service of Defender uses.'],
    [
      'the script of a person alone',
      [of('wininet-user', 'S-1-5-21-1-2-3-1001', ['pac', 'http://p.example.net/p.pac'])],
      'warn',
      'Only the proxy of a person is set, which no service of Defender uses.',
    ],
    [
      'detection by a person alone',
      [of('wininet-user', 'S-1-5-21-1-2-3-1001', ['auto-detect', '1'])],
      'pass',
      'The proxy is found by automatic detection; no address is set.',
    ],
    [
      'variables of a person alone',
      [of('process-environment', 'Environment', ['https', 'http://p.example.net:8080'])],
      'warn',
      'Only the proxy of a person is set, which no service of Defender uses.',
    ],
    [
      'other variables of a person',
      [winhttp, of('process-environment', 'Environment', ['https', 'http://p.example.net:8080'])],
      'pass',
      'All proxy settings of this machine name win.example.net:8080.',
    ],
    ['another proxy of a person', [person, winhttp], 'pass', 'All proxy settings of this machine name win.example.net:8080.'],
    [
      'detection beside WinHTTP',
      [winhttp, of('wininet-user', 'S-1-5-18', ['auto-detect', '1'])],
      'pass',
      'All proxy settings of this machine name win.example.net:8080.',
    ],
    [
      'the system account',
      [of('wininet-user', 'S-1-5-18', ['all', 'ie.example.net:8080'])],
      'pass',
      'All proxy settings of this machine name ie.example.net:8080.',
    ],
    [
      'a static proxy of the sensor that differs',
      [winhttp, of('telemetry-proxy', 'Static', ['all', 'static.example.net:8080'])],
      'warn',
      'The proxy settings of this machine disagree: they name 2 ways out.',
    ],
    [
      'the same, as Defender Antivirus writes it',
      [winhttp, of('defender-antivirus', 'AV', ['all', 'http://win.example.net:8080/'])],
      'pass',
      'All proxy settings of this machine name win.example.net:8080.',
    ],
  ] as const)('%s', (_, all, outcome, headline) => {
    expect(verdictLine(onWindows(...all))).toEqual([outcome, headline]);
  });

  test('who tries what is evidence', () => {
    expect(
      onWindows(winhttp)
        .evidence.filter(({ name }) => name === 'consumer')
        .map(({ value }) => value),
    ).toEqual([
      'Sensor of Defender: automatic detection, WinHTTP win.example.net:8080, direct',
      'Defender Antivirus: direct, automatic detection',
      'Windows Update and revocation lists: WinHTTP win.example.net:8080',
    ]);
  });

  test('a place that could not be read may hold the proxy that counts', () => {
    const inventory = withGap(machineWith('windows-11', planes(person)), 'proxy', 'planes.winhttp-machine', 'malformed');
    expect(findingOf(proxyPlanes, inventory).outcome).toBe('unknown');
  });
});
