import { describe, expect, test } from 'vitest';
import { machineWith, type GoodMachine } from '../inventory/machines.test-support';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { findingOf, plane, remedyText, verdictLine, withGap } from './check.test-support';
import { proxyAutomatic } from './proxy-automatic';

type Settings = Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never;
const of = (kind: ProxyPlane['kind'], id: string, ...settings: Settings): ProxyPlane => ({ ...plane(id, ...settings), kind });
const on = (machine: GoodMachine, ...planes: readonly ProxyPlane[]) => machineWith(machine, { proxy: { planes: [...planes] } });

const none = 'No proxy is configured automatically here.';
const ignored = 'A proxy is configured automatically here, which Defender cannot read.';
const works = 'The automatic configuration here is of a kind that Defender uses.';
const http = ['https', 'http://proxy.example.net:8080'] as const;
const pac = ['pac', 'http://wpad.example.net/proxy.pac'] as const;

describe('Linux', () => {
  test.each([
    ['a static proxy', [of('etc-environment', 'environment', http)], 'pass', none],
    ['no proxy', [of('etc-environment', 'environment')], 'pass', none],
    ['a PAC file alone', [of('etc-environment', 'environment', pac)], 'fail', ignored],
    ['detection by apt alone', [of('package-manager', 'apt', ['auto-detect', '/usr/bin/detect'])], 'fail', ignored],
    [
      'detection by apt, and a static proxy for others',
      [of('package-manager', 'apt', ['auto-detect', '/usr/bin/detect']), of('mdatp', 'managed', http)],
      'pass',
      'A proxy is configured automatically here, and beside it one by name in managed.',
    ],
    [
      'a script for Defender itself',
      [of('mdatp', 'managed', ['all', 'http://wpad.example.net/proxy.pac']), of('etc-environment', 'environment', http)],
      'fail',
      'managed names an automatic configuration, where an address is wanted.',
    ],
    ['an address with a similar host', [of('mdatp', 'managed', ['all', 'http://proxy.pac.example.net:8080/'])], 'pass', none],
  ] as const)('%s', (_, planes, outcome, headline) => {
    expect(verdictLine(findingOf(proxyAutomatic, on('debian-13', ...planes)))).toEqual([outcome, headline]);
  });

  test('a place that could not be read may name a proxy, or be automatic', () => {
    const gap = (...planes: readonly ProxyPlane[]) =>
      findingOf(proxyAutomatic, withGap(on('debian-13', ...planes), 'proxy', 'planes.mdatp', 'refused'));
    expect(gap(of('etc-environment', 'environment', http)).outcome).toBe('unknown');
    expect(gap(of('etc-environment', 'environment', pac)).outcome).toBe('unknown');
    expect(gap(of('systemd-unit', 'unit', ['https', 'http://w/wpad.dat'])).outcome).toBe('fail');
  });
});

describe('Windows', () => {
  const detect = ['auto-detect', '1'] as const;

  test.each([
    ['none', [of('winhttp-machine', 'WinHTTP', ['all', 'proxy.example.net:8080'])], 'pass', none, false],
    ['detection', [of('winhttp-machine', 'WinHTTP', detect)], 'pass', works, false],
    ['a script for Defender Antivirus', [of('defender-antivirus', 'AV', pac)], 'pass', works, false],
    ['a script of the system account', [of('wininet-user', 'S-1-5-18', pac)], 'pass', works, false],
    ['a script of a person', [of('wininet-user', 'S-1-5-21-1-2-3-1001', pac)], 'pass', none, false],
    [
      'a script for WinHTTP',
      [of('winhttp-machine', 'WinHTTP', pac)],
      'warn',
      'Whether Defender reads the automatic configuration in WinHTTP is not documented.',
      true,
    ],
    [
      'a local script',
      [of('defender-antivirus', 'AV', ['pac', 'file://C:/proxy.pac'])],
      'warn',
      'The automatic configuration in AV is a local file, which services do not read.',
      false,
    ],
    [
      'a script as static proxy',
      [of('telemetry-proxy', 'Static', ['all', 'http://wpad/proxy.pac'])],
      'fail',
      'Static names an automatic configuration, where an address is wanted.',
      false,
    ],
  ] as const)('%s', (_, planes, outcome, headline, unconfirmed) => {
    const finding = findingOf(proxyAutomatic, on('windows-11', ...planes));
    expect(verdictLine(finding)).toEqual([outcome, headline]);
    expect(finding.unconfirmed).toBe(unconfirmed);
  });

  const withService = (start: 'disabled' | 'manual', ...planes: readonly ProxyPlane[]) =>
    machineWith('windows-11', {
      proxy: { planes: [...planes] },
      windowsSystem: { services: [{ name: 'WinHttpAutoProxySvc', installed: true, start, running: false }] },
    });

  test('detection needs its service', () => {
    const disabled = findingOf(proxyAutomatic, withService('disabled', of('winhttp-machine', 'WinHTTP', detect)));
    expect(verdictLine(disabled)).toEqual(['warn', 'Automatic detection is on, and the service for it is disabled.']);
    expect(remedyText(disabled)[0]).toBe('Enable the service WinHttpAutoProxySvc, or name a proxy.');
    expect(findingOf(proxyAutomatic, withService('manual', of('winhttp-machine', 'WinHTTP', detect))).outcome).toBe('pass');
    expect(findingOf(proxyAutomatic, withService('disabled')).outcome).toBe('pass');
  });

  test('services that were not read leave it open only where detection is on', () => {
    const unread = (...planes: readonly ProxyPlane[]) =>
      machineWith('windows-11', { proxy: { planes: [...planes] }, windowsSystem: { services: null } });
    expect(findingOf(proxyAutomatic, unread(of('winhttp-machine', 'WinHTTP', detect))).outcome).toBe('unknown');
    expect(findingOf(proxyAutomatic, unread()).outcome).toBe('pass');
  });
});

test.each([
  ['a script in the settings', of('macos-network-service', 'Wi-Fi', pac), 'pass', works],
  ['detection', of('macos-network-service', 'Wi-Fi', ['auto-detect', '1']), 'pass', works],
  [
    'a script in the preferences of Defender',
    of('mdatp', 'Profile', ['all', 'http://wpad/proxy.pac']),
    'warn',
    'Whether Defender reads the automatic configuration in Profile is not documented.',
  ],
] as const)('macOS: %s', (_, each, outcome, headline) => {
  expect(verdictLine(findingOf(proxyAutomatic, on('macos-26', each)))).toEqual([outcome, headline]);
});
