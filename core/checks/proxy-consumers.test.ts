import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import type { ProxyPlane } from '../inventory/sections/proxy';
import type { RegistryValue } from '../inventory/sections/windows-system';
import { plane } from './check.test-support';
import { consumersOf, consumerText, isUsed, prefersStatic } from './proxy-consumers';
import { windowsSystemWith } from './windows.test-support';

type Settings = Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never;
const of = (kind: ProxyPlane['kind'], id: string, ...settings: Settings): ProxyPlane => ({ ...plane(id, ...settings), kind });
const ways = (family: 'windows' | 'linux' | 'macos', planes: readonly ProxyPlane[], preferStatic = false) =>
  Object.fromEntries(
    consumersOf(family, { planes: [...planes] }, { preferStatic }).map((consumer) => [
      consumer.id,
      consumerText(consumer).replace(/^[^:]*: /, ''),
    ]),
  );

// The orders are those of Microsoft's proxy pages, written out by hand.
describe('Windows', () => {
  const winhttp = of('winhttp-machine', 'winhttp', ['all', 'win.example.net:8080']);
  const telemetry = of('telemetry-proxy', 'telemetry', ['all', 'static.example.net:8080']);
  const antivirus = of('defender-antivirus', 'antivirus', ['pac', 'http://pac.example.net/p.pac'], ['all', 'http://av.example.net:8080']);
  const system = of('wininet-user', 'wininet-S-1-5-18', ['all', 'ie.example.net:8080']);
  const person = of('wininet-user', 'wininet-S-1-5-21-1-2-3-1001', ['all', 'person.example.net:8080']);

  test('nothing set', () => {
    expect(ways('windows', [])).toEqual({
      sensor: 'automatic detection, direct',
      antivirus: 'direct, automatic detection',
      system: 'direct',
    });
  });

  test('every place set', () => {
    expect(ways('windows', [person, system, antivirus, telemetry, winhttp])).toEqual({
      sensor: 'automatic detection, winhttp win.example.net:8080, telemetry static.example.net:8080, direct',
      antivirus:
        'antivirus av.example.net:8080, antivirus automatic configuration http://pac.example.net/p.pac, direct, wininet-S-1-5-18 ie.example.net:8080, automatic detection',
      system: 'winhttp win.example.net:8080',
    });
  });

  test('the static proxy first where it is preferred', () => {
    expect(ways('windows', [winhttp, telemetry], true).sensor).toBe(
      'telemetry static.example.net:8080, automatic detection, winhttp win.example.net:8080, direct',
    );
  });

  test('the static proxy of the sensor helps neither antivirus nor the system', () => {
    expect(ways('windows', [telemetry])).toMatchObject({ antivirus: 'direct, automatic detection', system: 'direct' });
  });

  test.each([
    [person, false],
    [system, true],
    [of('wininet-user', 'wininet-.DEFAULT'), true],
    [of('wininet-user', 'wininet-S-1-5-180'), false],
    [winhttp, true],
    [of('process-environment', 'process'), false],
  ])('%# a plane that a service goes by', (each, used) => {
    expect(isUsed(each, 'windows')).toBe(used);
  });

  const preferStatic = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
  const set = (value: RegistryValue['value'], key = preferStatic, name = 'PreferStaticProxyForHttpRequest') => [{ key, name, value }];

  test.each<readonly [string, RegistryValue[] | null, boolean | null]>([
    ['1', set(1), true],
    ['0', set(0), false],
    ['1 as text', set('1'), true],
    ['other text', set('yes'), false],
    ['other case', set(1, preferStatic.toUpperCase(), 'preferstaticproxyforhttprequest'), true],
    ['not set', set(null), false],
    ['of another key', set(1, 'HKLM\\SOFTWARE\\Example'), null],
    ['not looked for', [], null],
    ['not read', null, null],
  ])('PreferStaticProxyForHttpRequest: %s', (_, policies, preferred) => {
    const { windowsSystem } = windowsSystemWith('windows-11', { policies });
    expect(prefersStatic(windowsSystem, sampleCatalogue(), { gaps: () => [] })).toBe(preferred);
  });
});

describe('Linux', () => {
  const http = (host: string) => ['https', `http://${host}.example.net:8080`] as const;
  const environment = of('etc-environment', 'environment', http('env'));

  test('variables of the whole system do not count for Defender', () => {
    expect(
      ways('linux', [environment, of('process-environment', 'process', http('p')), of('systemd-manager', 'manager', http('m'))]),
    ).toEqual({
      'package-manager': 'environment env.example.net:8080',
      mdatp: 'direct',
    });
  });

  test('the configuration of each, before what is common', () => {
    const planes = [
      environment,
      of('systemd-unit', 'unit', http('unit')),
      of('mdatp', 'managed', http('managed')),
      of('package-manager', 'apt', http('apt')),
    ];
    expect(ways('linux', planes)).toEqual({
      'package-manager': 'apt apt.example.net:8080, environment env.example.net:8080',
      mdatp: 'managed managed.example.net:8080, unit unit.example.net:8080',
    });
  });
});

describe('macOS', () => {
  const system = of('macos-network-service', 'Wi-Fi', ['https', 'sys.example.net:8080']);

  test('the system’s settings for both', () => {
    expect(ways('macos', [system])).toEqual({ mdatp: 'Wi-Fi sys.example.net:8080', 'auto-update': 'Wi-Fi sys.example.net:8080' });
  });

  test('the managed preference in their place, for Defender', () => {
    expect(ways('macos', [system, of('mdatp', 'profile', ['all', 'http://own.example.net:8080'])])).toEqual({
      mdatp: 'profile own.example.net:8080',
      'auto-update': 'Wi-Fi sys.example.net:8080',
    });
  });

  test('none', () => {
    expect(ways('macos', [])).toEqual({ mdatp: 'direct', 'auto-update': 'direct' });
  });
});
