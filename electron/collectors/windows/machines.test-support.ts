import type { WmiRow } from '../../machine/machine';
import type { WindowsParts } from '../../machine/registry.test-support';

/*
 * Registries of the good machines of core/inventory/machines.test-support.ts, made up in the shape of what `reg export` writes; rows of
 * WMI in the shape that Microsoft Learn gives for each class.
 */

/** A line of an export for each value: texts and numbers as Windows writes them. */
export function regKey(key: string, values: Readonly<Record<string, string | number | readonly string[] | Uint8Array>> = {}): string {
  const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',');
  const data = (value: string | number | readonly string[] | Uint8Array): string => {
    if (typeof value === 'number') return `dword:${value.toString(16).padStart(8, '0')}`;
    if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    if (value instanceof Uint8Array) return `hex:${hex(value)}`;
    return `hex(7):${hex(Buffer.from(`${value.map((text) => `${text}\0`).join('')}\0`, 'utf16le'))}`;
  };
  const root = key.replace(/^HKLM\b/, 'HKEY_LOCAL_MACHINE').replace(/^HKU\b/, 'HKEY_USERS');
  return [`[${root}]`, ...Object.entries(values).map(([name, value]) => `"${name}"=${data(value)}`), ''].join('\r\n');
}

/** Start types as winnt.h numbers them. */
const starts = { boot: 0, system: 1, automatic: 2, manual: 3, disabled: 4 } as const;

export const regService = (name: string, start: keyof typeof starts, type: 'service' | 'driver' = 'service'): string =>
  regKey(`HKLM\\SYSTEM\\CurrentControlSet\\Services\\${name}`, {
    Type: type === 'driver' ? 2 : 0x10,
    Start: starts[start],
    ErrorControl: 1,
  });

/** The number of connection settings: version, counter, flags, then texts with their length in front. */
export function connectionBlob(version: number, flags: number, ...texts: readonly string[]): Uint8Array {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  return Buffer.concat([
    ...[version, 0, flags].map(number),
    ...texts.flatMap((text) => [number(text.length), Buffer.from(text, 'latin1')]),
  ]);
}

const architecture = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', { PROCESSOR_ARCHITECTURE: 'AMD64' });

const common = (name: string): readonly string[] => [
  architecture,
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Windows', { CSDVersion: 0 }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control', { CurrentUser: 'USERNAME' }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', { Hostname: name, Domain: 'b12.example.net' }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\Cryptography', { MachineGuid: '6F9619FF-8B86-D011-B42D-00CF4FC964FF' }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation', { TimeZoneKeyName: 'W. Europe Standard Time' }),
  regService('Netlogon', 'automatic'),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters', { Type: 'NT5DS' }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName', { ComputerName: name.toUpperCase() }),
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName', { ComputerName: name.toUpperCase() }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State', { ImageState: 'IMAGE_STATE_COMPLETE' }),
  regKey('HKLM\\SYSTEM\\Setup', { OOBEInProgress: 0, SystemSetupInProgress: 0 }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\PowerShell\\3\\PowerShellEngine', { PowerShellVersion: '5.1.17763.1' }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\ROOT\\Certificates\\8F43288AD272F3103B6FB1428485EA3014C0BCFE', {
    Blob: Buffer.from([3, 0, 0, 0]),
  }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates\\DF3C24F9BFD666761B268073FE06D1CC8D4F82A4', {
    Blob: Buffer.from([3, 0, 0, 0]),
  }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections', {
    WinHttpSettings: connectionBlob(0x18, 3, 'proxy-b12.example.net:8080', '<local>;*.example.net'),
  }),
  regKey('HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0', { ProcessorNameString: 'Intel(R) Core(TM) i5-8365U CPU @ 1.60GHz' }),
  regKey('HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\1', { ProcessorNameString: 'Intel(R) Core(TM) i5-8365U CPU @ 1.60GHz' }),
];

/** What SEP 14.3 leaves in its 64-bit view. */
const symantec14: readonly string[] = [
  regService('SepMasterService', 'automatic'),
  regKey('HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\SMC', {
    ProductVersion: '14.3.12154.10000',
    smc_install_path: 'C:\\Program Files\\Symantec\\Symantec Endpoint Protection\\14.3.12154.10000.105\\Bin\\',
  }),
  regKey('HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\SMC\\SYLINK\\SyLink', {
    HostGUID: 'A1B2C3D4E5F60718293A4B5C6D7E8F90',
    PolicyMode: 1,
  }),
  regKey('HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\CurrentVersion', { PRODUCTVERSION: '14.3.12154.10000' }),
  regKey('HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\CurrentVersion\\public-opstate', {
    AVRunningStatus: 1,
    ASRunningStatus: 1,
    LatestVirusDefsDate: '2026-11-23',
    LastServerIP: '192.0.2.17',
    ComputerID: '0A0B0C0D',
  }),
  regKey('HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\AV\\Storages\\SymProtect\\RealTimeScan', { Disabled: 1 }),
  regKey('HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\AV\\AdministratorOnly\\Security', { UseVPUninstallPassword: 0 }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{A0CFB412-0C01-4D2E-BAC9-3610AD36B4C8}', {
    DisplayName: 'Symantec Endpoint Protection',
    DisplayVersion: '14.3.12154.10000',
    Publisher: 'Broadcom',
  }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\7-Zip', { DisplayName: '7-Zip 24.08 (x64)' }),
];

/** FILETIME of 20 November 2026, 02:14:00 UTC. */
const applied = Buffer.alloc(8);
applied.writeBigUInt64LE((BigInt(Date.UTC(2026, 10, 20, 2, 14)) + 11_644_473_600_000n) * 10_000n);

const defender: readonly string[] = [
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows Defender', {
    InstallLocation: 'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.25100.9-0\\',
  }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Signature Updates', {
    EngineVersion: '1.1.25100.9002',
    AVSignatureApplied: applied,
  }),
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Features', { TamperProtection: 4 }),
  regService('Sense', 'manual'),
  regService('WdNisSvc', 'manual'),
  regService('WdBoot', 'boot', 'driver'),
  regService('WdFilter', 'boot', 'driver'),
  regService('WdNisDrv', 'manual', 'driver'),
];

const shared: readonly string[] = [
  regService('DiagTrack', 'automatic'),
  regService('BITS', 'manual'),
  regService('wuauserv', 'manual'),
  regService('WinHttpAutoProxySvc', 'manual'),
];

const currentVersion = (values: Readonly<Record<string, string | number>>) =>
  regKey('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', { SystemRoot: 'C:\\Windows', CurrentVersion: '6.3', ...values });

const windows10 = { CurrentMajorVersionNumber: 10, CurrentMinorVersionNumber: 0 } as const;
const productType = (word: string) => regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions', { ProductType: word });
const firmware = (maker: string, model: string) =>
  regKey('HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS', { SystemManufacturer: maker, SystemProductName: model });
const framework = (release: number) =>
  regKey('HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full', { Install: 1, Release: release });

/** Registries by the name of the good machine that they are of. */
export const registries = {
  'windows-11': [
    ...common('ws-b12-014'),
    ...symantec14,
    ...defender,
    ...shared,
    currentVersion({
      ...windows10,
      ProductName: 'Windows 10 Enterprise',
      CurrentBuildNumber: '26100',
      UBR: 7171,
      DisplayVersion: '24H2',
      ReleaseId: '2009',
      EditionID: 'Enterprise',
      InstallationType: 'Client',
    }),
    productType('WinNT'),
    firmware('LENOVO', '20N2CTO1WW'),
    framework(533_325),
    regService('WinDefend', 'manual'),
    regService('wscsvc', 'automatic'),
    regService('SecurityHealthService', 'manual'),
    regService('W32Time', 'manual'),
    regKey(
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\Microsoft-Windows-SenseClient-FoD-Package~31bf3856ad364e35~amd64~~10.0.26100.1742',
      { CurrentState: 0x70 },
    ),
  ],
  'windows-server-2019': [
    ...common('srv-b12-files'),
    ...symantec14,
    ...defender,
    ...shared,
    currentVersion({
      ...windows10,
      ProductName: 'Windows Server 2019 Standard',
      CurrentBuildNumber: '17763',
      UBR: 8027,
      ReleaseId: '1809',
      EditionID: 'ServerStandard',
      InstallationType: 'Server',
    }),
    productType('ServerNT'),
    firmware('VMware, Inc.', 'VMware7,1'),
    framework(461_814),
    regService('WinDefend', 'automatic'),
    regService('SecurityHealthService', 'manual'),
    regService('W32Time', 'automatic'),
    regKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', { ForceDefenderPassiveMode: 1 }),
  ],
  'windows-server-2012-r2': [
    ...common('srv-b12-old'),
    ...symantec14,
    ...shared,
    currentVersion({
      ProductName: 'Windows Server 2012 R2 Standard',
      CurrentBuildNumber: '9600',
      UBR: 22_824,
      EditionID: 'ServerStandard',
      InstallationType: 'Server',
    }),
    productType('ServerNT'),
    firmware('VMware, Inc.', 'VMware Virtual Platform'),
    framework(528_049),
    regService('W32Time', 'automatic'),
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type RegistryMachine = keyof typeof registries;

const states = (running: readonly string[], stopped: readonly string[]): readonly WmiRow[] => [
  ...running.map((Name) => ({ Name, State: 'Running' })),
  ...stopped.map((Name) => ({ Name, State: 'Stopped' })),
];

const disks: readonly WmiRow[] = [{ DeviceID: 'C:', Size: '255000000000', FreeSpace: '120000000000', FileSystem: 'NTFS' }];

const rows = {
  computer: [{ TotalPhysicalMemory: '17050000000', PartOfDomain: true, Domain: 'example.net' }],
  processors: [{ NumberOfCores: 1 }, { NumberOfCores: 1 }],
  'logical-disks': disks,
  disks: [
    {
      DeviceID: '\\\\.\\PHYSICALDRIVE0',
      Model: 'Samsung SSD 980',
      Size: '256060514304',
      InterfaceType: 'SCSI',
      MediaType: 'Fixed hard disk media',
    },
  ],
  'physical-disks': [{ DeviceId: '0', MediaType: 4 }],
  adapters: [
    {
      SettingID: '{0D2CFA3C-1111-4D2E-9B7C-7E2A5C1B0001}',
      InterfaceIndex: 12,
      IPAddress: ['192.0.2.14', 'fe80::1c2d:3e4f:5a6b:7c8d'],
      IPSubnet: ['255.255.255.0', '64'],
      DNSServerSearchOrder: ['192.0.2.53'],
      DNSDomainSuffixSearchOrder: ['b12.example.net'],
    },
  ],
  routes: [
    { Destination: '0.0.0.0', Mask: '0.0.0.0', NextHop: '192.0.2.1', InterfaceIndex: 12, Metric1: 25 },
    { Destination: '192.0.2.0', Mask: '255.255.255.0', NextHop: '0.0.0.0', InterfaceIndex: 12, Metric1: 281 },
  ],
  processes: [{ Name: 'ccSvcHst.exe' }, { Name: 'ccSvcHst.exe' }],
  hotfixes: [],
  features: [],
} as const;

/** What wmi.js would bring from them. */
export const wmiOf: Readonly<Record<RegistryMachine, NonNullable<WindowsParts['wmi']>>> = {
  'windows-11': {
    ...rows,
    services: states(
      ['SepMasterService', 'wscsvc', 'SecurityHealthService', 'DiagTrack', 'W32Time', 'WinHttpAutoProxySvc'],
      ['Sense', 'WinDefend', 'WdNisSvc', 'BITS', 'wuauserv'],
    ),
    drivers: states(['WdBoot', 'WdFilter'], ['WdNisDrv']),
    antivirus: [
      { displayName: 'Symantec Endpoint Protection', productState: 0x041000, 'pathToSignedReportingExe?': true },
      { displayName: 'Windows Defender', productState: 0x060100, 'pathToSignedReportingExe?': true },
    ],
    antispyware: [],
    firewall: [],
    defender: [
      {
        AMRunningMode: 'Not running',
        AMProductVersion: '4.18.25100.9',
        AMEngineVersion: '1.1.25100.9002',
        AntivirusSignatureLastUpdated: '20261120021400.000000+000',
        RealTimeProtectionEnabled: false,
        IsTamperProtected: false,
      },
    ],
  },
  'windows-server-2019': {
    ...rows,
    hotfixes: [{ HotFixID: 'KB5001384' }],
    features: [
      { Name: 'Windows-Defender', InstallState: 1 },
      { Name: 'Windows-Defender-Features', InstallState: 1 },
    ],
    services: states(
      ['SepMasterService', 'DiagTrack', 'W32Time', 'WinHttpAutoProxySvc'],
      ['Sense', 'WinDefend', 'WdNisSvc', 'SecurityHealthService', 'BITS', 'wuauserv'],
    ),
    drivers: states(['WdBoot', 'WdFilter'], ['WdNisDrv']),
  },
  'windows-server-2012-r2': {
    ...rows,
    hotfixes: ['KB2919355', 'KB2919442', 'KB2959977', 'KB2999226', 'KB3045999', 'KB3068708', 'KB3080149'].map((HotFixID) => ({ HotFixID })),
    services: states(['SepMasterService', 'DiagTrack', 'W32Time', 'WinHttpAutoProxySvc'], ['BITS', 'wuauserv']),
    drivers: [],
  },
};

export const systemFilesOf: Readonly<Record<RegistryMachine, NonNullable<WindowsParts['systemFiles']>>> = {
  'windows-11': { 'ntoskrnl.exe': { version: '10.0.26100.7171', owner: 'trusted-installer' } },
  'windows-server-2019': { 'ntoskrnl.exe': { version: '10.0.17763.8027', owner: 'trusted-installer' } },
  'windows-server-2012-r2': {
    'ucrtbase.dll': { version: '10.0.14393.2990', owner: 'trusted-installer' },
    'tdh.dll': { version: '6.3.9600.18303', owner: 'trusted-installer' },
    'ntoskrnl.exe': { version: '6.3.9600.22824', owner: 'trusted-installer' },
  },
};

/** A good machine as its raw evidence has it: registry, rows and files. */
export const partsOf = (name: RegistryMachine): WindowsParts => ({
  registry: registries[name],
  wmi: wmiOf[name],
  systemFiles: systemFilesOf[name],
  lists: {},
  exists: [],
});
