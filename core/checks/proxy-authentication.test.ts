import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith, policiesOf, type SectionChanges } from '../inventory/machines.test-support';
import type { RegistryValue } from '../inventory/sections/windows-system';
import { english, findingOf, plane, remedyText, verdictLine, withGap } from './check.test-support';
import { proxyAuthentication } from './proxy-authentication';

const telemetry = (...settings: Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never) => ({
  proxy: { planes: [{ ...plane('TelemetryProxyServer', ...settings), kind: 'telemetry-proxy' as const }] },
});
const set = telemetry(['all', 'proxy.example.net:8080']);
const dataCollection = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';
const policy = (value: RegistryValue['value']) => ({
  windowsSystem: { policies: policiesOf({ key: dataCollection, name: 'DisableEnterpriseAuthProxy', value }) },
});
const notNeeded = 'No static proxy of the sensor is set, so that it needs no policy beside it.';

test.each<readonly [string, SectionChanges, Outcome, string]>([
  ['no static proxy, no policy', {}, 'pass', notNeeded],
  ['no static proxy, the policy of another product', policy(0), 'pass', notNeeded],
  ['no static proxy, policies that were not read', { windowsSystem: { policies: null } }, 'pass', notNeeded],
  ['both', { ...set, ...policy(1) }, 'pass', 'The static proxy of the sensor stands beside the policy it needs.'],
  ['the policy as text', { ...set, ...policy('1') }, 'pass', 'The static proxy of the sensor stands beside the policy it needs.'],
  [
    'the policy in other case',
    { ...set, windowsSystem: { policies: [{ key: dataCollection.toUpperCase(), name: 'disableenterpriseauthproxy', value: 1 }] } },
    'pass',
    'The static proxy of the sensor stands beside the policy it needs.',
  ],
  [
    'a value of that name in another place',
    {
      ...set,
      windowsSystem: { policies: [...policiesOf(), { key: 'HKLM\\SOFTWARE\\Example', name: 'DisableEnterpriseAuthProxy', value: 1 }] },
    },
    'warn',
    'A static proxy of the sensor is set, and DisableEnterpriseAuthProxy is not set beside it.',
  ],
  ['the policy is missing', set, 'warn', 'A static proxy of the sensor is set, and DisableEnterpriseAuthProxy is not set beside it.'],
  [
    'the policy allows it',
    { ...set, ...policy(0) },
    'warn',
    'A static proxy of the sensor is set, and DisableEnterpriseAuthProxy is 0, where Defender wants 1.',
  ],
  [
    'policies that were not read',
    { ...set, windowsSystem: { policies: null } },
    'unknown',
    'Policy for proxies with sign-in: not known, because a fact of Windows system is missing.',
  ],
  [
    'a policy that was not looked for',
    { ...set, windowsSystem: { policies: policiesOf().filter(({ name }) => name !== 'DisableEnterpriseAuthProxy') } },
    'unknown',
    'Policy for proxies with sign-in: not known, because a fact of Windows system is missing.',
  ],
  ['a static proxy that is set to nothing', telemetry(['all', ' ']), 'pass', notNeeded],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(proxyAuthentication, machineWith('windows-11', changes)))).toEqual([outcome, headline]);
});

test('who needs what is told', () => {
  expect(english(findingOf(proxyAuthentication, machineWith('windows-11', policy(0))).basis)).toBe(
    'DisableEnterpriseAuthProxy is 0, as Upgrade Readiness wants it; Defender wants 1 once its sensor has a static proxy.',
  );
  expect(remedyText(findingOf(proxyAuthentication, machineWith('windows-11', { ...set, ...policy(0) })))[2]).toContain(
    'Upgrade Readiness wants 0',
  );
});

test('a place or a policy that may be missing leaves it open', () => {
  expect(findingOf(proxyAuthentication, withGap(machineWith('windows-11'), 'proxy', 'planes.telemetry-proxy', 'refused')).outcome).toBe(
    'unknown',
  );
  expect(findingOf(proxyAuthentication, withGap(machineWith('windows-11', set), 'windowsSystem', 'policies', 'cut off')).outcome).toBe(
    'unknown',
  );
});
