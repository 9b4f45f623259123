import { describe, expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import { Unavailable } from '../../machine/machine';
import { registryMachine, type WindowsParts } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { partsOf, regKey, regService, registries } from './machines.test-support';
import { windowsDefender } from './windows-defender';

const watch = watchListOf(sampleCatalogue());
const architecture = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', { PROCESSOR_ARCHITECTURE: 'AMD64' });
const read = (registry: readonly string[], parts: WindowsParts = {}) =>
  readDeclared(windowsDefender, registryMachine({ registry: [architecture, ...registry], ...parts }), watch);

const sensor = 'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection';
const policy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';

test('by the registry alone: versions and day, and no mode', async () => {
  const { data, unread } = await read(registries['windows-11']);
  expect(data.antivirus).toEqual({
    platformVersion: '4.18.25100.9',
    engineVersion: '1.1.25100.9002',
    intelligenceDate: '2026-11-20',
    runningMode: null,
    realTimeProtection: null,
    tamperProtection: false,
  });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual([
    'antivirus.runningMode not-collected',
    'antivirus.realTimeProtection not-collected',
  ]);
});

test('the platform that came with Windows states its version to WMI only', async () => {
  const inbox = regKey('HKLM\\SOFTWARE\\Microsoft\\Windows Defender', { InstallLocation: 'C:\\Program Files\\Windows Defender\\' });
  const { data, unread } = await read([regService('WinDefend', 'automatic'), inbox]);
  expect(data.antivirus.platformVersion).toBeNull();
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'antivirus.platformVersion', reason: 'not-collected' }));
});

test.each([
  ['Normal', 'normal'],
  ['Passive Mode', 'passive'],
  ['Passive', 'passive'],
  ['SxS Passive Mode', 'passive-with-scanning'],
  ['EDR Block Mode', 'edr-block'],
  ['Not running', 'not-running'],
  ['Etwas anderes', null],
])('mode %s', async (AMRunningMode, runningMode) => {
  const wmi = { defender: [{ AMRunningMode, RealTimeProtectionEnabled: true, IsTamperProtected: true }] };
  const { data } = await read([regService('WinDefend', 'automatic')], { wmi });
  expect(data.antivirus).toMatchObject({ runningMode, realTimeProtection: true, tamperProtection: true });
});

describe('a service that', () => {
  test('is not there protects nothing, and states no version', async () => {
    const { data, unread } = await read([]);
    expect(data.antivirus).toEqual({
      platformVersion: null,
      engineVersion: null,
      intelligenceDate: null,
      runningMode: 'not-running',
      realTimeProtection: false,
      tamperProtection: false,
    });
    expect(unread).toEqual([]);
  });

  test('is stopped cannot be asked, and is not running', async () => {
    const wmi = { ...partsOf('windows-11').wmi, defender: new Unavailable('failed', 'WMI could not give it (error 800106ba).') };
    const { data } = await read(registries['windows-11'], { wmi });
    expect(data.antivirus).toMatchObject({ runningMode: 'not-running', realTimeProtection: false, platformVersion: '4.18.25100.9' });
  });

  test('may not be read leaves its mode open', async () => {
    const denied = ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinDefend'];
    const { data, unread } = await read([regService('WinDefend', 'automatic')], { denied });
    expect(data.antivirus.runningMode).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'antivirus.runningMode', reason: 'not-readable' }));
  });
});

test('of onboarding only states and whether ids and data are there', async () => {
  const reading = await read([
    regKey(sensor, { senseGuid: '11111111-2222-3333-4444-555555555555' }),
    regKey(`${sensor}\\Status`, { OnboardingState: 1, OrgId: '66666666-7777-8888-9999-000000000000' }),
    regKey(policy, { OnboardingInfo: '{"body":"secret"}', '696C1FA1-4030-4FA4-8713-FAF9B2EA7C0A': '{"body":"secret too"}' }),
    regKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\HealthService\\Parameters\\Service Connector Services\\Log Analytics - aaaa-bbbb'),
    regKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\HealthService\\Parameters\\Service Connector Services\\Log Analytics - cccc-dddd'),
  ]);
  expect(reading.data.onboarding).toEqual({
    onboarded: true,
    organisationId: true,
    onboardingData: true,
    offboardingData: true,
    senseGuid: true,
    monitoringAgentWorkspaces: 2,
  });
  expect(JSON.stringify(reading)).not.toMatch(/1111|6666|secret|aaaa/);
});

test('state 0 is not onboarded', async () => {
  expect((await read([regKey(`${sensor}\\Status`, { OnboardingState: 0 })])).data.onboarding.onboarded).toBe(false);
});

const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
test.each([
  ['the unified agent', regKey(`${uninstall}\\{1}`, { DisplayName: 'Microsoft Defender for Endpoint' }), true, false],
  [
    'System Center Endpoint Protection, by its key',
    regKey(`${uninstall}\\Microsoft Security Client`, { DisplayName: 'System Center 2012 EP' }),
    false,
    true,
  ],
  [
    'System Center Endpoint Protection, by its name',
    regKey(`${uninstall}\\{2}`, { DisplayName: 'System Center Endpoint Protection' }),
    false,
    true,
  ],
  ['neither', regKey(`${uninstall}\\7-Zip`, { DisplayName: '7-Zip' }), false, false],
])('%s', async (_, registry, unifiedAgent, systemCenterEndpointProtection) => {
  expect((await read([registry])).data).toMatchObject({ unifiedAgent, systemCenterEndpointProtection });
});

test('programs that may not be listed leave both open', async () => {
  const { data, unread } = await read([regKey(`${uninstall}\\7-Zip`)], { denied: [uninstall] });
  expect(data).toMatchObject({ unifiedAgent: null, systemCenterEndpointProtection: null });
  expect(unread.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['unifiedAgent', 'systemCenterEndpointProtection']));
});
