import { expect, test } from 'vitest';
import { machineWith, policiesOf } from '../inventory/machines.test-support';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { english, findingOf, plane, verdictLine, withGap } from './check.test-support';
import { staticProxy } from './static-proxy';

const of = (kind: ProxyPlane['kind'], id: string, value: string, purpose: 'all' | 'pac' = 'all'): ProxyPlane => ({
  ...plane(id, [purpose, value]),
  kind,
});
const sensor = (value: string) => of('telemetry-proxy', 'TelemetryProxyServer', value);
const antivirus = (value: string) => of('defender-antivirus', 'ProxyServer', value);
const planes = (...all: readonly ProxyPlane[]) => ({ proxy: { planes: [...all] } });
const none = 'Defender has no proxy of its own here.';

test.each([
  ['none', {}, 'pass', none],
  ['the proxy of WinHTTP is no own one', planes(of('winhttp-machine', 'WinHTTP', 'http://proxy')), 'pass', none],
  ['host and port', planes(sensor('proxy.example.net:8080')), 'pass', 'TelemetryProxyServer is in the form that Defender takes.'],
  ['an address and port', planes(sensor('[2001:db8::1]:8080')), 'pass', 'TelemetryProxyServer is in the form that Defender takes.'],
  [
    'with a scheme',
    planes(sensor('http://proxy.example.net:8080')),
    'fail',
    'TelemetryProxyServer is http://proxy.example.net:8080, where the sensor wants host:port without a scheme.',
  ],
  [
    'without a port',
    planes(sensor('proxy.example.net')),
    'fail',
    'TelemetryProxyServer is proxy.example.net, where the sensor wants host:port without a scheme.',
  ],
  [
    'with a blank',
    planes(sensor('proxy.example.net: 8080')),
    'fail',
    'TelemetryProxyServer is proxy.example.net: 8080, where the sensor wants host:port without a scheme.',
  ],
  [
    'a list as WinINET writes it',
    planes(sensor('http=a:1;https=b:2')),
    'fail',
    'TelemetryProxyServer is http=a:1;https=b:2, where the sensor wants host:port without a scheme.',
  ],
  [
    'that of Defender Antivirus',
    planes(antivirus('http://proxy.example.net:8080')),
    'pass',
    'ProxyServer is in the form that Defender takes.',
  ],
  [
    'that of Defender Antivirus without a scheme',
    planes(antivirus('proxy.example.net:8080')),
    'warn',
    'ProxyServer is proxy.example.net:8080, where Defender Antivirus wants http://host:port.',
  ],
  [
    'both',
    planes(sensor('a.example.net:8080'), antivirus('http://a.example.net:8080')),
    'pass',
    'TelemetryProxyServer, ProxyServer are in the form that Defender takes.',
  ],
  [
    'a program on the device',
    planes(sensor('127.0.0.1:8080')),
    'warn',
    'TelemetryProxyServer is 127.0.0.1:8080: a program on this device, not the proxy of the network.',
  ],
  [
    'a host that begins alike',
    planes(sensor('localhost.example.net:8080')),
    'pass',
    'TelemetryProxyServer is in the form that Defender takes.',
  ],
  ['a script is for another check', planes(of('defender-antivirus', 'ProxyPacUrl', 'http://p/p.pac', 'pac')), 'pass', none],
  ['a variable', planes(sensor('%PROXY%')), 'unknown', 'TelemetryProxyServer is not written out, so that its form is not known.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(staticProxy, machineWith('windows-11', changes)))).toEqual([outcome, headline]);
});

test('whether the sensor tries it first is told', () => {
  const policies = (value: number) => ({
    windowsSystem: {
      policies: policiesOf({
        key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
        name: 'PreferStaticProxyForHttpRequest',
        value,
      }),
    },
  });
  const basis = (changes: object) =>
    english(findingOf(staticProxy, machineWith('windows-11', { ...planes(sensor('p.example.net:8080')), ...changes })).basis);
  expect(basis(policies(1))).toBe('The sensor tries it first.');
  expect(basis(policies(0))).toContain('after the proxy of WinHTTP');
  expect(basis({ windowsSystem: { policies: null } })).toBe('');
  expect(basis({ windowsSystem: { policies: [] } })).toBe('');
});

test('a place that may be missing leaves it open, a wrong one still counts', () => {
  const gap = (...all: readonly ProxyPlane[]) =>
    findingOf(staticProxy, withGap(machineWith('windows-11', planes(...all)), 'proxy', 'planes.telemetry-proxy', 'refused')).outcome;
  expect(gap()).toBe('unknown');
  expect(gap(antivirus('proxy.example.net'))).toBe('warn');
});
