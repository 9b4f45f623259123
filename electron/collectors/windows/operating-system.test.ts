import { describe, expect, test } from 'vitest';
import { registryMachine } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { regKey } from './machines.test-support';
import { operatingSystem } from './operating-system';

// Made up in the shape of exports of the versions that are named; the values are those that each is known to have.
const currentVersion = (values: Readonly<Record<string, string | number>>) =>
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', values);
const others = (type: string, architecture = 'AMD64', servicePack = 0) => [
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions', { ProductType: type }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Windows', { CSDVersion: servicePack }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', { PROCESSOR_ARCHITECTURE: architecture }),
];
const bios = (SystemManufacturer: string, SystemProductName: string) =>
  regKey('HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS', { SystemManufacturer, SystemProductName });
const ten = { CurrentVersion: '6.3', CurrentMajorVersionNumber: 10, CurrentMinorVersionNumber: 0 };

const read = (...registry: readonly string[]) => readDeclared(operatingSystem, registryMachine({ registry }));

test.each([
  [
    'Windows 7 SP1, German',
    currentVersion({
      ProductName: 'Windows 7 Professional',
      CurrentVersion: '6.1',
      CurrentBuildNumber: '7601',
      EditionID: 'Professional',
      InstallationType: 'Client',
      CSDVersion: 'Service Pack 1',
    }),
    others('WinNT', 'x86', 0x100),
    { name: 'Windows 7 Professional', version: '6.1.7601', kernel: '6.1.7601', architecture: 'x86', role: 'client' },
    { nt: '6.1', servicePack: 1, updateBuildRevision: null, displayVersion: null },
  ],
  [
    'Windows 10 22H2',
    currentVersion({
      ...ten,
      ProductName: 'Windows 10 Pro',
      CurrentBuildNumber: '19045',
      UBR: 6456,
      DisplayVersion: '22H2',
      ReleaseId: '2009',
      EditionID: 'Professional',
    }),
    others('WinNT'),
    { name: 'Windows 10 Pro 22H2', version: '10.0.19045.6456', architecture: 'x64' },
    { nt: '10.0', displayVersion: '22H2' },
  ],
  [
    'Windows 10 1607, before DisplayVersion',
    currentVersion({
      ...ten,
      ProductName: 'Windows 10 Enterprise 2016 LTSB',
      CurrentBuildNumber: '14393',
      UBR: 8422,
      ReleaseId: '1607',
      EditionID: 'EnterpriseS',
    }),
    others('WinNT'),
    { name: 'Windows 10 Enterprise 2016 LTSB 1607' },
    { displayVersion: '1607' },
  ],
  [
    'Windows 11 on ARM64, which calls itself 10',
    currentVersion({
      ...ten,
      ProductName: 'Windows 10 Pro',
      CurrentBuildNumber: '22631',
      UBR: 1,
      DisplayVersion: '23H2',
      EditionID: 'Professional',
    }),
    others('WinNT', 'ARM64'),
    { name: 'Windows 11 Pro 23H2', architecture: 'arm64' },
    { productName: 'Windows 10 Pro' },
  ],
  [
    'Windows 11 multi-session, which calls itself a server',
    currentVersion({
      ...ten,
      ProductName: 'Windows 10 Enterprise multi-session',
      CurrentBuildNumber: '26100',
      UBR: 1,
      DisplayVersion: '24H2',
      EditionID: 'ServerRdsh',
    }),
    others('ServerNT'),
    { name: 'Windows 11 Enterprise multi-session 24H2', role: 'client' },
    { productType: 3 },
  ],
  [
    'a server of the semi-annual channel, whose name has no year',
    currentVersion({
      ...ten,
      ProductName: 'Windows Server Standard',
      CurrentBuildNumber: '18363',
      UBR: 1,
      ReleaseId: '1909',
      EditionID: 'ServerStandardACor',
      InstallationType: 'Server Core',
    }),
    others('ServerNT'),
    { name: 'Windows Server Standard 1909', role: 'server', edition: 'ServerStandardACor' },
    { installationType: 'Server Core' },
  ],
  [
    'a domain controller',
    currentVersion({
      ...ten,
      ProductName: 'Windows Server 2025 Datacenter',
      CurrentBuildNumber: '26100',
      UBR: 1,
      DisplayVersion: '24H2',
      EditionID: 'ServerDatacenter',
    }),
    others('LanmanNT'),
    { name: 'Windows Server 2025 Datacenter', role: 'server' },
    { productType: 2 },
  ],
])('%s', async (_, current, rest, system, windows) => {
  const { data } = await read(current, ...rest, bios('Dell Inc.', 'Latitude 5420'));
  expect(data).toMatchObject({ ...system, windows });
});

describe('what it runs in', () => {
  const base = [
    currentVersion({ ...ten, ProductName: 'Windows 10 Pro', CurrentBuildNumber: '19045', EditionID: 'Professional' }),
    ...others('WinNT'),
  ];
  test.each([
    ['VMware, Inc.', 'VMware20,1', 'virtual-machine', 'vmware'],
    ['Microsoft Corporation', 'Virtual Machine', 'virtual-machine', 'microsoft'],
    ['Microsoft Corporation', 'Surface Laptop 5', 'physical', null],
    ['QEMU', 'Standard PC (Q35 + ICH9, 2009)', 'virtual-machine', 'qemu'],
    ['innotek GmbH', 'VirtualBox', 'virtual-machine', 'oracle'],
    ['Amazon EC2', 'm5.large', 'virtual-machine', 'amazon'],
    ['Amazon EC2', 'm5.metal', 'physical', null],
    ['LENOVO', '20N2CTO1WW', 'physical', null],
  ])('%s %s', async (maker, model, kind, technology) => {
    expect((await read(...base, bios(maker, model))).data.runsIn).toEqual({ kind, technology });
  });

  test('a container', async () => {
    const container = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control', { ContainerType: 2 });
    expect((await read(...base, container)).data.runsIn).toEqual({ kind: 'container', technology: null });
  });

  test('is open where the firmware states no maker', async () => {
    const { data, unread } = await read(...base);
    expect(data.runsIn).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'runsIn', reason: 'not-found' }));
  });
});

test('each value that is missing is named, and leaves the others', async () => {
  const { data, unread } = await read(currentVersion({ ProductName: 'Windows 10 Pro' }));
  expect(data).toMatchObject({ name: 'Windows 10 Pro', version: null, kernel: null, role: null, architecture: null });
  expect(unread.map(({ fact }) => fact).toSorted()).toEqual(
    [
      'windows.nt',
      'windows.build',
      'windows.editionId',
      'windows.productType',
      'windows.servicePack',
      'role',
      'architecture',
      'runsIn',
      'version',
    ].toSorted(),
  );
});

test('a registry that may not be read makes the section unavailable', async () => {
  const machine = registryMachine({ denied: ['HKLM\\SOFTWARE\\Microsoft\\Windows NT'], elevated: false });
  await expect(readDeclared(operatingSystem, machine)).rejects.toMatchObject({ reason: 'not-elevated' });
});
