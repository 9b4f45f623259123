import { describe, expect, test } from 'vitest';
import type { WatchList } from '../../../core/catalogue/watched';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import type { SignalKind } from '../../../core/inventory/sections/security-products';
import { registryMachine, type WindowsParts } from '../../machine/registry.test-support';
import { catalogueWith } from '../catalogue.test-support';
import { readDeclared } from '../declared.test-support';
import { partsOf, regKey, regService } from './machines.test-support';
import { securityProducts } from './security-products';

const architecture = (word = 'AMD64') =>
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', { PROCESSOR_ARCHITECTURE: word });

function watching(...signals: readonly (readonly [kind: SignalKind, name: string])[]): WatchList {
  const windows = signals.map(([kind, name]) => ({ kind, name }));
  return { ...catalogueWith([]), products: [{ signals: { windows, macos: [], linux: [] } }] };
}

async function read(watch: WatchList, { registry = [], ...parts }: WindowsParts, bits = 'AMD64') {
  const machine = registryMachine({ registry: [architecture(bits), ...[registry].flat()], lists: {}, exists: [], ...parts });
  return readDeclared(securityProducts, machine, watch);
}

const found = async (...args: Parameters<typeof read>) =>
  (await read(...args)).data.signals.map(({ kind, name, state, version }) =>
    [kind, name, state, version].filter((part) => part !== null).join(' '),
  );

describe('services and drivers', () => {
  const watch = watching(
    ['service', 'CSFalconService'],
    ['service', 'AVP*'],
    ['driver', 'csagent'],
    ['service', 'hmpalert'],
    ['driver', 'hmpalert'],
  );

  test('with what WMI says of them', async () => {
    const registry = [
      regService('CSFalconService', 'automatic'),
      regService('avp21.3', 'manual'),
      regService('csagent', 'disabled', 'driver'),
    ];
    const wmi = {
      services: [
        { Name: 'CSFalconService', State: 'Running' },
        { Name: 'avp21.3', State: 'Stopped' },
      ],
      drivers: [],
    };
    expect(await found(watch, { registry, wmi })).toEqual([
      'service CSFalconService running',
      'service AVP* stopped',
      'driver csagent disabled',
    ]);
  });

  test('by the registry alone, which does not tell whether they run', async () => {
    const registry = [regService('CSFalconService', 'automatic'), regService('csagent', 'disabled', 'driver')];
    expect(await found(watch, { registry })).toEqual(['service CSFalconService', 'driver csagent disabled']);
  });

  test('that share a name are told apart by their type', async () => {
    expect(await found(watch, { registry: [regService('hmpalert', 'boot', 'driver')] })).toEqual(['driver hmpalert']);
    expect(await found(watch, { registry: [regService('hmpalert', 'automatic')] })).toEqual(['service hmpalert']);
  });

  test('of which one may not be read are not looked through', async () => {
    const denied = ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\csagent'];
    const { data, unread } = await read(watch, { registry: [regService('csagent', 'boot', 'driver')], denied, elevated: false });
    expect(data.looked).not.toContain('driver');
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'kinds.driver', reason: 'not-elevated' }));
    expect(data.looked).toContain('registry');
  });
});

describe('signs in the registry', () => {
  const key = 'HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\SMC';
  const wow = 'HKLM\\SOFTWARE\\WOW6432Node\\Symantec\\Symantec Endpoint Protection\\SMC';
  const watch = watching(
    ['registry', `${key} : ProductVersion`],
    ['registry', `${wow} : ProductVersion`],
    ['registry', wow],
    ['registry', `${key} : HostGUID`],
  );

  test('are those of their view, and only a version is kept of them', async () => {
    const here = [regKey(key, { ProductVersion: '14.3.1.2', HostGUID: 'A1B2C3D4' })];
    const { data } = await read(watch, { registry: here });
    expect(data.signals.map(({ name, version }) => [name, version])).toEqual([
      [`${key} : ProductVersion`, '14.3.1.2'],
      [`${key} : HostGUID`, null],
    ]);
    expect(JSON.stringify(data)).not.toContain('A1B2C3D4');
    const there = [regKey(wow, { ProductVersion: '12.1.1.2' })];
    expect(await found(watch, { registry: there })).toEqual([`registry ${wow} : ProductVersion 12.1.1.2`, `registry ${wow}`]);
  });

  test('a key whose value is not there shows none', async () => {
    expect(await found(watching(['registry', `${key} : ProductVersion`]), { registry: [regKey(key, { Other: 1 })] })).toEqual([]);
  });

  test('a 32-bit Windows has one view, and no key of the other', async () => {
    expect(await found(watch, { registry: [regKey(key, { ProductVersion: '14.3.1.2' })], bits: 32 }, 'x86')).toEqual([
      `registry ${key} : ProductVersion 14.3.1.2`,
    ]);
  });
});

test('processes once, however many run', async () => {
  const watch = watching(['process', 'ccSvcHst.exe'], ['process', 'Smc.exe']);
  const { data } = await read(watch, { wmi: { processes: [{ Name: 'CCSVCHST.EXE' }, { Name: 'ccSvcHst.exe' }] } });
  expect(data.signals.map(({ name }) => name)).toEqual(['ccSvcHst.exe']);
  expect(data.looked).toContain('process');
});

test('installed programs that are looked for, once for both views', async () => {
  const uninstall = 'Microsoft\\Windows\\CurrentVersion\\Uninstall';
  const registry = [
    regKey(`HKLM\\SOFTWARE\\${uninstall}\\{1}`, { DisplayName: 'Symantec Endpoint Protection', DisplayVersion: '14.3.1.2' }),
    regKey(`HKLM\\SOFTWARE\\WOW6432Node\\${uninstall}\\{2}`, { DisplayName: 'Symantec Endpoint Protection', DisplayVersion: '12.1.1.2' }),
    regKey(`HKLM\\SOFTWARE\\${uninstall}\\7-Zip`, { DisplayName: '7-Zip' }),
  ];
  expect(await found(watching(['uninstall-entry', 'Symantec Endpoint Protection']), { registry })).toEqual([
    'uninstall-entry Symantec Endpoint Protection 14.3.1.2',
  ]);
});

test('paths as they stand, and what is in folders', async () => {
  const folder = 'C:\\Program Files\\Symantec\\Symantec Endpoint Protection';
  const watch = watching(['path', `${folder}\\*`], ['path', 'C:\\Program Files\\Symantec\\Other*'], ['path', 'C:\\ProgramData\\Symantec']);
  const parts = {
    lists: { [folder]: ['14.3.1.2'], 'C:\\Program Files\\Symantec': ['Symantec Endpoint Protection'] },
    exists: ['C:\\ProgramData\\Symantec'],
  };
  expect(await found(watch, parts)).toEqual([`path ${folder}\\*`, 'path C:\\ProgramData\\Symantec']);
  expect(await found(watch, { lists: { [folder]: [] } })).toEqual([]);
});

test('what the Security Center has, and its gaps', async () => {
  const watch = watching(['security-center', 'Sophos Anti-Virus']);
  const client = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions', { ProductType: 'WinNT' });
  const row = { displayName: 'Sophos Anti-Virus', productState: 0x041000, 'pathToSignedReportingExe?': null };
  const whole = await read(watch, { registry: client, wmi: { antivirus: [row], antispyware: [], firewall: [] } });
  expect(whole.data.signals.map(({ kind }) => kind)).toEqual(['security-center']);
  expect(whole.data.looked).toContain('security-center');
  const partial = await read(watch, { registry: client, wmi: { antivirus: [row], antispyware: [] } });
  expect(partial.data.looked).not.toContain('security-center');
});

test('with the whole catalogue, by the registry alone: what only WMI tells is not looked through', async () => {
  const { wmi: _, ...parts } = partsOf('windows-server-2019');
  const { data, unread } = await readDeclared(securityProducts, registryMachine(parts), watchListOf(sampleCatalogue()));
  expect(data.looked.toSorted()).toEqual(['driver', 'path', 'registry', 'security-center', 'service', 'uninstall-entry']);
  expect(unread).toEqual([expect.objectContaining({ fact: 'kinds.process', reason: 'not-collected' })]);
  expect(data.signals.map(({ kind, name }) => `${kind} ${name}`)).toContain('service SepMasterService');
  expect(JSON.stringify(data)).not.toMatch(/A1B2C3D4E5F6|192\.0\.2\.17|0A0B0C0D/);
});
