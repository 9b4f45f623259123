import { describe, expect, test } from 'vitest';
import type { WatchList } from '../../../core/catalogue/watched';
import { registryMachine, type WindowsParts } from '../../machine/registry.test-support';
import { catalogueWith } from '../catalogue.test-support';
import { readDeclared } from '../declared.test-support';
import { regKey, regService } from './machines.test-support';
import { windowsSystem } from './windows-system';

const none = catalogueWith([]);
const watching = (windows: Partial<WatchList['windows']>): WatchList => ({ ...none, windows: { ...none.windows, ...windows } });
const read = (registry: readonly string[], watch: WatchList = none, parts: WindowsParts = {}) =>
  readDeclared(windowsSystem, registryMachine({ registry, ...parts }), watch);

const names = (active: string, next: string) => [
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName', { ComputerName: active }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName', { ComputerName: next }),
];
const windows = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion';

describe('a pending restart', () => {
  test.each([
    ['component-servicing', regKey(`${windows}\\Component Based Servicing\\RebootPending`)],
    ['windows-update', regKey(`${windows}\\WindowsUpdate\\Auto Update\\RebootRequired`, { a0b1c2d3: 1 })],
    [
      'file-rename',
      regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager', { PendingFileRenameOperations: ['\\??\\C:\\x', ''] }),
    ],
    ['defender-installation', regKey('HKLM\\SOFTWARE\\Microsoft\\Microsoft Defender for Endpoint Install', { PendingReboot: 133_000 })],
  ])('%s', async (reason, registry) => {
    expect((await read([...names('PC1', 'pc1'), registry])).data.pendingRestart).toEqual([reason]);
  });

  test('of a new name', async () => {
    expect((await read(names('PC1', 'PC2'))).data.pendingRestart).toEqual(['computer-rename']);
  });

  test('of none, where the keys hold other things', async () => {
    const registry = [
      ...names('PC1', 'PC1'),
      regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager', { BootExecute: ['autocheck autochk *'] }),
      regKey('HKLM\\SOFTWARE\\Microsoft\\Microsoft Defender for Endpoint Install', { Other: 1 }),
    ];
    expect((await read(registry)).data.pendingRestart).toEqual([]);
  });

  test('leaves a mark that may not be looked at as a gap', async () => {
    const denied = [`${windows}\\Component Based Servicing`];
    const { data, unread } = await read([...names('PC1', 'PC2')], none, { denied });
    expect(data.pendingRestart).toEqual(['computer-rename']);
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'pendingRestart.component-servicing' }));
  });

  test('carries no path of the files that wait', async () => {
    const registry = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager', {
      PendingFileRenameOperations: ['\\??\\C:\\Users\\someone', ''],
    });
    expect(JSON.stringify(await read([...names('A', 'A'), registry]))).not.toContain('someone');
  });
});

describe('.NET Framework', () => {
  const four = (values: Parameters<typeof regKey>[1]) => regKey('HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full', values);
  const three = regKey('HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v3.5', { Install: 1 });
  test.each([
    ['none', [], []],
    ['4.0', [four({ Install: 1 })], ['4.0']],
    ['4.5.1 of Windows 8.1', [four({ Install: 1, Release: 378_675 })], ['4.5.1']],
    ['4.6 beside 3.5', [three, four({ Install: 1, Release: 393_297 })], ['3.5', '4.6']],
    ['4.8 of Windows 11', [four({ Install: 1, Release: 528_449 })], ['4.8']],
    ['one to come', [four({ Install: 1, Release: 999_999 })], ['4.8.1']],
  ])('%s', async (_, registry, versions) => {
    expect((await read(registry)).data.dotNetFramework).toEqual(versions);
  });
});

test.each([
  ['5.1', [regKey('HKLM\\SOFTWARE\\Microsoft\\PowerShell\\3\\PowerShellEngine', { PowerShellVersion: '5.1.26100.1' })], '5.1'],
  ['2.0 of Windows 7', [regKey('HKLM\\SOFTWARE\\Microsoft\\PowerShell\\1\\PowerShellEngine', { PowerShellVersion: '2.0' })], '2.0'],
  ['none', [], null],
])('PowerShell %s', async (_, registry, version) => {
  expect((await read(registry)).data.powerShell).toBe(version);
});

test.each([
  ['done', { OOBEInProgress: 0, SystemSetupInProgress: 0 }, true],
  ['under way', { OOBEInProgress: 1, SystemSetupInProgress: 0 }, false],
  ['not begun', { OOBEInProgress: 0, SystemSetupInProgress: 1 }, false],
  ['not stated', {}, null],
])('the first run is %s', async (_, values, firstRunDone) => {
  expect((await read([regKey('HKLM\\SYSTEM\\Setup', values)])).data.setup).toEqual({ imageState: null, firstRunDone });
});

describe('management', () => {
  const enrolment = (name: string, ProviderID: string) =>
    regKey(`HKLM\\SOFTWARE\\Microsoft\\Enrollments\\${name}`, { ProviderID, UPN: 'someone@example.net' });
  test('by Intune and Configuration Manager', async () => {
    const reading = await read([
      enrolment('{1}', 'WMI_Bridge_SCCM_Server'),
      enrolment('{2}', 'MS DM Server'),
      regService('CcmExec', 'automatic'),
    ]);
    expect(reading.data.management).toEqual({ intune: true, configurationManager: true });
    expect(JSON.stringify(reading)).not.toContain('someone');
  });

  test('by another provider only', async () => {
    expect((await read([enrolment('{1}', 'Other')])).data.management).toEqual({ intune: false, configurationManager: false });
  });
});

describe('TLS', () => {
  const protocol = (name: string, values: Parameters<typeof regKey>[1]) =>
    regKey(`HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\${name}\\Client`, values);
  test.each([
    [{}, 'default'],
    [{ Enabled: 0 }, 'disabled'],
    [{ Enabled: 1, DisabledByDefault: 0 }, 'enabled'],
    [{ Enabled: 0xffffffff, DisabledByDefault: 0 }, 'enabled'],
    [{ Enabled: 1, DisabledByDefault: 1 }, 'disabled'],
    [{ DisabledByDefault: 0 }, 'enabled'],
  ])('1.2 with %o', async (values, client) => {
    const { data } = await read([protocol('TLS 1.2', values)]);
    expect(data.tls?.protocols).toEqual([
      { name: 'TLS 1.2', client },
      { name: 'TLS 1.3', client: 'default' },
    ]);
  });

  test('strong cryptography and the update of roots', async () => {
    const { data } = await read([
      regKey('HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', { SchUseStrongCrypto: 0 }),
      regKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot', { DisableRootAutoUpdate: 1 }),
    ]);
    expect(data.tls).toMatchObject({ strongCrypto: 'off', rootUpdates: 'off' });
  });

  test('roots in any of the stores', async () => {
    const roots = ['AA', 'BB', 'CC', 'DD', 'EE'].map((sha1) => ({ name: `root ${sha1}`, sha1 }));
    const { data } = await read(
      [
        regKey('HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\ROOT\\Certificates\\aa'),
        regKey('HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates\\BB'),
        regKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\Root\\Certificates\\CC'),
        regKey('HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\Root\\Certificates\\DD'),
      ],
      watching({ roots }),
    );
    expect(data.tls?.roots?.map(({ present }) => present)).toEqual([true, true, true, true, false]);
  });
});

test('policies of every form, and those that are not set', async () => {
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
  const policies = ['WUServer', 'UseWUServer', 'Sources', 'Blob', 'Missing'].map((name) => ({ key, name }));
  const registry = regKey(key, {
    WUServer: 'http://someone:secret@wsus.example.net:8530',
    UseWUServer: 1,
    Sources: ['\\\\a.example.net\\share', '\\\\b.example.net\\share'],
    Blob: Buffer.from([1, 2, 3]),
  });
  const { data } = await read([registry], watching({ policies: [...policies, { key: `${key}\\AU`, name: 'Other' }] }));
  expect(data.policies?.map(({ value }) => value)).toEqual([
    'http://***@wsus.example.net:8530',
    1,
    '\\\\a.example.net\\share; \\\\b.example.net\\share',
    '3 bytes',
    null,
    null,
  ]);
});

test('a policy that may not be read is left out and said', async () => {
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
  const { data, unread } = await read(
    [regKey(key, { DisableAntiSpyware: 1 })],
    watching({ policies: [{ key, name: 'DisableAntiSpyware' }] }),
    {
      denied: [key],
    },
  );
  expect(data.policies).toEqual([]);
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'policies.DisableAntiSpyware', reason: 'not-readable' }));
});

describe('services', () => {
  const watch = watching({ services: ['Sense', 'WinDefend'] });
  test('with how they start and whether they run', async () => {
    const wmi = { services: [{ Name: 'sense', State: 'Stopped' }], drivers: [] };
    const { data } = await read([regService('Sense', 'manual')], watch, { wmi });
    expect(data.services).toEqual([
      { name: 'Sense', installed: true, start: 'manual', running: false },
      { name: 'WinDefend', installed: false, start: null, running: null },
    ]);
  });

  test('one that may not be read is left out and said', async () => {
    const { data, unread } = await read([regService('Sense', 'manual')], watch, {
      denied: ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\Sense'],
    });
    expect(data.services?.map(({ name }) => name)).toEqual(['WinDefend']);
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'services.Sense' }));
  });
});

describe('features on demand', () => {
  const watch = watching({ capabilities: ['Microsoft.Windows.Sense.Client'] });
  const build = (CurrentBuildNumber: string, InstallationType: string) =>
    regKey('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', { CurrentBuildNumber, InstallationType });
  const state = (CurrentState: number, version = '10.0.26100.1742') =>
    regKey(
      `${windows}\\Component Based Servicing\\Packages\\Microsoft-Windows-SenseClient-FoD-Package~31bf3856ad364e35~amd64~~${version}`,
      { CurrentState },
    );
  test.each([
    ['installed', [build('26100', 'Client'), state(0x70)]],
    ['installed', [build('26100', 'Client'), state(0x50, '10.0.26100.1'), state(0x70)]],
    ['pending', [build('26100', 'Client'), state(0x60)]],
    ['not-present', [build('26100', 'Client'), state(0x50)]],
    ['not-present', [build('26100', 'Client')]],
    ['absent', [build('22631', 'Client')]],
    ['absent', [build('26100', 'Server')]],
  ])('%s', async (found, registry) => {
    expect((await read(registry, watch)).data.capabilities).toEqual([{ name: 'Microsoft.Windows.Sense.Client', state: found }]);
  });

  test('another than the one whose package is known is not read', async () => {
    const { data, unread } = await read([build('26100', 'Client')], watching({ capabilities: ['Some.Other'] }));
    expect(data.capabilities).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'capabilities', reason: 'not-collected' }));
  });
});

test('features, updates and files by WMI', async () => {
  const watch = watching({ features: ['A', 'B', 'C', 'D', 'E'], updates: ['KB1', 'KB2'], files: ['tdh.dll', 'ucrtbase.dll'] });
  const wmi = {
    features: [1, 2, 3, 4].map((InstallState, index) => ({ Name: 'abcd'[index] ?? '', InstallState })),
    hotfixes: [{ HotFixID: 'KB2' }],
  };
  const { data, unread } = await read([], watch, { wmi, systemFiles: { 'tdh.dll': { version: '6.3.9600.18303' } } });
  expect(data.features).toEqual([
    { name: 'A', state: 'enabled' },
    { name: 'B', state: 'disabled' },
    { name: 'C', state: 'payload-removed' },
    { name: 'E', state: 'absent' },
  ]);
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'features.D' }));
  expect(data.updates).toEqual([
    { name: 'KB1', installed: false },
    { name: 'KB2', installed: true },
  ]);
  expect(data.files).toEqual([
    { name: 'tdh.dll', present: true, version: '6.3.9600.18303', owner: null },
    { name: 'ucrtbase.dll', present: false, version: null, owner: null },
  ]);
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'files.0.owner' }));
});
