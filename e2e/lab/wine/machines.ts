import path from 'node:path';
import type { WineVersion } from './wine.ts';

/** A made-up machine of the lab. */
export interface LabMachine {
  /** Id of its record in assets/catalogue/platforms.json, with words behind where there are several of one. */
  readonly name: string;
  readonly version: WineVersion;
  /** Names of files in overlays/, the one of its system first. */
  readonly overlays: readonly string[];
  /** Maker, model and processor: Wine shows those of the machine below it. */
  readonly hardware: { readonly maker: string; readonly model: string; readonly processor: string };
  /** What is on its drive C:, beside what Wine has there. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Record<string, string>;
  /** Clock of the script as `%DATE% %TIME%` prints it there; 24 November 2026, 08:11 in Berlin. */
  readonly clock: { readonly began: string; readonly ended: string };
  readonly user: string;
  /** What wmi.js would print there, by hand; `null`: the script ran with /nowmi. */
  readonly wmi: WmiAnswer | null;
}

export interface WmiAnswer {
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly versions: Readonly<
    Record<string, { readonly present: boolean; readonly version: string | null; readonly owner: string | null }>
  >;
  readonly errors: readonly { readonly id: string; readonly code: string }[];
}

export const overlayFile = (name: string): string => path.join(import.meta.dirname, 'overlays', `${name}.reg`);

const english = { began: 'Tue 11/24/2026  8:11:58.12', ended: 'Tue 11/24/2026  8:12:09.40' };
const german = { began: '24.11.2026  8:11:58,12', ended: '24.11.2026  8:12:09,40' };

const laptop = { maker: 'LENOVO', model: '20N2CTO1WW', processor: 'Intel(R) Core(TM) i5-8365U CPU @ 1.60GHz' };
const virtual = { maker: 'VMware, Inc.', model: 'VMware7,1', processor: 'Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz' };
const hyperV = { maker: 'Microsoft Corporation', model: 'Virtual Machine', processor: 'Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz' };
const rack = { maker: 'HPE', model: 'ProLiant DL380 Gen10', processor: 'Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz' };

/*
 * Answers of WMI, made up in the shape that Microsoft Learn gives for each class: Wine's own answers are the same on every machine.
 * wbemcli.h: 8004100e WBEM_E_INVALID_NAMESPACE, 80041010 WBEM_E_INVALID_CLASS.
 */

const sepServices = ['SepMasterService'];
const names = (state: string, services: readonly string[]) => services.map((Name) => ({ Name, State: state }));

interface Told {
  readonly running?: readonly string[];
  readonly stopped?: readonly string[];
  readonly drivers?: readonly string[];
  readonly processes?: readonly string[];
  readonly hotfixes?: readonly string[];
  /** Features of the catalogue that are enabled; `null` where Windows has no such class to ask. */
  readonly features?: readonly string[];
  readonly kernel: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly memory?: string;
  readonly domain?: string | null;
  readonly freeBytes?: string;
  readonly antivirus?: readonly (readonly [name: string, state: number])[];
  /** AMRunningMode, where Defender answers. */
  readonly defender?: 'Normal' | 'Passive Mode' | 'Not running';
  /** Windows before 8.1 and Server 2016 has no namespace of Defender, before 8 and Server 2012 none of storage. */
  readonly lacks?: readonly ('defender' | 'physical-disks' | 'security-center')[];
}

const securityCenter = ['antivirus', 'antispyware', 'firewall'];

function answer(told: Told): WmiAnswer {
  const { running = [], stopped = [], drivers = [], processes = [], hotfixes = [], features = [], kernel, lacks = [] } = told;
  const { memory = '8589934592', domain = 'b12.example.net', freeBytes = '120000000000', antivirus = [], defender } = told;
  const errors = [
    ...(lacks.includes('physical-disks') ? ['physical-disks'] : []),
    ...(lacks.includes('security-center') ? securityCenter : []),
    ...(lacks.includes('defender') ? ['defender'] : []),
  ].map((id) => ({ id, code: '8004100e' }));
  const rows = {
    processors: [{ NumberOfCores: 2 }],
    computer: [{ TotalPhysicalMemory: memory, PartOfDomain: domain !== null, Domain: domain ?? 'WORKGROUP' }],
    'logical-disks': [{ DeviceID: 'C:', Size: '255000000000', FreeSpace: freeBytes, FileSystem: 'NTFS' }],
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
    antivirus: antivirus.map(([displayName, productState]) => ({ displayName, productState, 'pathToSignedReportingExe?': true })),
    antispyware: [],
    firewall: [],
    services: [...names('Running', running), ...names('Stopped', stopped)],
    drivers: names('Running', drivers),
    processes: processes.map((Name) => ({ Name })),
    defender: defender
      ? [
          {
            AMRunningMode: defender,
            AMProductVersion: '4.18.25100.9',
            AMEngineVersion: '1.1.25100.9002',
            AntivirusSignatureLastUpdated: '20261120021400.000000+000',
            RealTimeProtectionEnabled: defender === 'Normal',
            IsTamperProtected: false,
          },
        ]
      : [],
    features: features.map((Name) => ({ Name, InstallState: 1 })),
    hotfixes: hotfixes.map((HotFixID) => ({ HotFixID })),
  };
  const files = { 'ntoskrnl.exe': kernel, ...told.files };
  return {
    rows: Object.fromEntries(Object.entries(rows).filter(([id]) => !errors.some((error) => error.id === id))),
    versions: Object.fromEntries(
      ['ntoskrnl.exe', 'tdh.dll', 'ucrtbase.dll'].map((name) => {
        const version = (files as Readonly<Record<string, string>>)[name] ?? null;
        return [name, { present: version !== null, version, owner: version === null ? null : 'trusted-installer' }];
      }),
    ),
    errors,
  };
}

const old = ['defender', 'physical-disks'] as const;
const server = ['security-center'] as const;
const defenderFeatures = ['Windows-Defender'];
const updates = ['BITS', 'wuauserv', 'WinHttpAutoProxySvc'];
const always = ['Netlogon', 'W32Time'];

/** Values that Symantec and Defender give the Security Center are those of product-state.ts. */
const registered = [
  ['Symantec Endpoint Protection', 0x041000],
  ['Windows Defender', 0x060100],
] as const;

export const labMachines: readonly LabMachine[] = [
  {
    name: 'windows-7-sp1',
    version: 'win7',
    overlays: ['windows-7-sp1', 'administrator', 'sep-12.1', 'proxies', 'texts', 'restart-pending', 'german'],
    hardware: laptop,
    files: { 'Program Files (x86)/Symantec/Symantec Endpoint Protection/12.1.7454.7000.105/Bin/ccSvcHst.exe': '' },
    environment: { https_proxy: 'http://user:never-carry-this-on-variable@proxy-b12.example.net:8080', no_proxy: 'localhost,.example.net' },
    clock: german,
    // As cmd writes a u with two dots in code page 850.
    user: 'B12\\Pr\u0081fer',
    wmi: answer({
      running: [...always, ...sepServices],
      stopped: [...updates, 'SmcService'],
      drivers: ['SysPlant'],
      processes: ['ccSvcHst.exe', 'Smc.exe'],
      hotfixes: ['KB4474419', 'KB4490628', 'KB4074598', 'KB3080149'],
      kernel: '6.1.7601.24545',
      antivirus: [['Symantec Endpoint Protection', 0x041000]],
      lacks: [...old],
    }),
  },
  {
    name: 'windows-7-sp1-without-wmi',
    version: 'win7',
    overlays: ['windows-7-sp1', 'sep-12.1'],
    hardware: laptop,
    clock: english,
    user: 'B12\\technician',
    wmi: null,
  },
  {
    name: 'windows-server-2008-r2-sp1',
    version: 'win2008r2',
    overlays: ['windows-server-2008-r2-sp1', 'administrator', 'winhttp-direct'],
    hardware: virtual,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({ running: always, stopped: updates, kernel: '6.1.7601.17514', lacks: [...old, ...server] }),
  },
  {
    name: 'windows-8.1',
    version: 'win81',
    overlays: ['windows-8.1'],
    hardware: laptop,
    clock: english,
    user: 'B12\\technician',
    wmi: answer({
      running: [...always, 'WinDefend', 'wscsvc', 'DiagTrack'],
      stopped: [...updates, 'WdNisSvc'],
      drivers: ['WdBoot', 'WdFilter'],
      hotfixes: ['KB3080149', 'KB2919355'],
      kernel: '6.3.9600.22824',
      files: { 'tdh.dll': '6.3.9600.18303', 'ucrtbase.dll': '10.0.14393.2990' },
      domain: null,
      antivirus: [['Windows Defender', 0x061100]],
      defender: 'Normal',
    }),
  },
  {
    name: 'windows-server-2012-r2',
    version: 'win81',
    overlays: ['windows-server-2012-r2', 'administrator', 'sep-14'],
    hardware: virtual,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, ...sepServices, 'DiagTrack'],
      stopped: updates,
      drivers: ['SysPlant'],
      processes: ['ccSvcHst.exe'],
      hotfixes: ['KB2919355', 'KB2919442', 'KB2959977', 'KB2999226', 'KB3045999', 'KB3068708', 'KB3080149'],
      kernel: '6.3.9600.22824',
      files: { 'tdh.dll': '6.3.9600.18303', 'ucrtbase.dll': '10.0.14393.2990' },
      lacks: ['defender', ...server],
    }),
  },
  {
    name: 'windows-server-2012',
    version: 'win8',
    overlays: ['windows-server-2012', 'administrator', 'defender-policies'],
    hardware: virtual,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({ running: always, stopped: updates, kernel: '6.2.9200.25165', lacks: ['defender', ...server] }),
  },
  {
    name: 'windows-server-2016',
    version: 'win10',
    overlays: ['windows-server-2016', 'administrator', 'german', 'defender-in-box', 'defender-policies', 'passive-mode'],
    hardware: hyperV,
    clock: german,
    user: 'B12\\Administrator',
    wmi: answer({
      running: [...always, 'DiagTrack'],
      stopped: [...updates, 'WinDefend', 'WdNisSvc', 'Sense'],
      features: ['Windows-Defender-Features', 'Windows-Defender'],
      kernel: '10.0.14393.8594',
      files: { 'tdh.dll': '10.0.14393.5006', 'ucrtbase.dll': '10.0.14393.5127' },
      defender: 'Not running',
      lacks: [...server],
    }),
  },
  {
    name: 'windows-server-2019',
    version: 'win10',
    overlays: ['windows-server-2019', 'administrator', 'defender-in-box', 'sep-14', 'passive-mode', 'proxies', 'texts'],
    hardware: virtual,
    files: { 'Program Files/Symantec/Symantec Endpoint Protection/14.3.12154.10000.105/Bin/ccSvcHst.exe': '' },
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, ...sepServices, 'DiagTrack'],
      stopped: [...updates, 'WinDefend', 'WdNisSvc', 'Sense', 'SecurityHealthService'],
      drivers: ['SysPlant', 'WdBoot', 'WdFilter'],
      processes: ['ccSvcHst.exe'],
      hotfixes: ['KB5001384'],
      features: defenderFeatures,
      kernel: '10.0.17763.8027',
      files: { 'tdh.dll': '10.0.17763.7136', 'ucrtbase.dll': '10.0.17763.1490' },
      memory: '17179869184',
      defender: 'Passive Mode',
      lacks: [...server],
    }),
  },
  {
    name: 'windows-server-1803-sac',
    version: 'win10',
    overlays: ['windows-server-1803-sac', 'administrator', 'defender-in-box'],
    hardware: hyperV,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, 'DiagTrack', 'WinDefend'],
      stopped: [...updates, 'WdNisSvc', 'Sense'],
      drivers: ['WdBoot', 'WdFilter'],
      features: defenderFeatures,
      kernel: '10.0.17134.1550',
      defender: 'Normal',
      lacks: [...server],
    }),
  },
  {
    name: 'hyper-v-server',
    version: 'win10',
    overlays: ['hyper-v-server', 'administrator', 'defender-in-box'],
    hardware: rack,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, 'DiagTrack', 'WinDefend'],
      stopped: [...updates, 'WdNisSvc', 'Sense'],
      drivers: ['WdBoot', 'WdFilter'],
      features: defenderFeatures,
      kernel: '10.0.17763.8027',
      memory: '137438953472',
      defender: 'Normal',
      lacks: [...server],
    }),
  },
  {
    name: 'azure-stack-hci',
    version: 'win10',
    overlays: ['azure-stack-hci', 'administrator', 'defender-in-box'],
    hardware: rack,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, 'DiagTrack', 'WinDefend'],
      stopped: [...updates, 'WdNisSvc', 'Sense'],
      drivers: ['WdBoot', 'WdFilter'],
      features: defenderFeatures,
      kernel: '10.0.25398.1425',
      memory: '274877906944',
      defender: 'Normal',
      lacks: [...server],
    }),
  },
  {
    name: 'windows-10',
    version: 'win10',
    overlays: ['windows-10', 'defender-in-box', 'proxies', 'telemetry-proxy-in-the-wrong-place'],
    hardware: laptop,
    clock: english,
    user: 'B12-NOTE\\technician',
    wmi: answer({
      running: [...always, 'WinDefend', 'WdNisSvc', 'wscsvc', 'SecurityHealthService', 'DiagTrack'],
      stopped: [...updates, 'Sense'],
      drivers: ['WdBoot', 'WdFilter', 'WdNisDrv'],
      kernel: '10.0.19041.6456',
      antivirus: [['Windows Defender', 0x061100]],
      defender: 'Normal',
    }),
  },
  {
    name: 'windows-10-1607',
    version: 'win10',
    overlays: ['windows-10-1607', 'administrator', 'german', 'defender-in-box', 'sep-14'],
    hardware: laptop,
    clock: german,
    user: 'B12\\Administrator',
    wmi: answer({
      running: [...always, ...sepServices, 'wscsvc'],
      stopped: [...updates, 'WinDefend', 'WdNisSvc', 'Sense', 'DiagTrack'],
      drivers: ['SysPlant', 'WdBoot', 'WdFilter'],
      processes: ['ccSvcHst.exe'],
      kernel: '10.0.14393.8594',
      memory: '2147483648',
      freeBytes: '900000000',
      antivirus: registered,
      defender: 'Not running',
    }),
  },
  {
    name: 'windows-10-1809',
    version: 'win10',
    overlays: ['windows-10-1809', 'administrator', 'defender-in-box', 'onboarded', 'restart-pending'],
    hardware: hyperV,
    clock: english,
    user: 'NT AUTHORITY\\SYSTEM',
    wmi: answer({
      running: [...always, 'WinDefend', 'wscsvc', 'SecurityHealthService', 'DiagTrack', 'Sense'],
      stopped: [...updates, 'WdNisSvc'],
      drivers: ['WdBoot', 'WdFilter'],
      processes: ['MsSense.exe', 'MsMpEng.exe'],
      kernel: '10.0.17763.1697',
      antivirus: [['Windows Defender', 0x061100]],
      defender: 'Normal',
    }),
  },
  {
    name: 'windows-11',
    version: 'win10',
    overlays: ['windows-11', 'administrator', 'defender-in-box', 'sep-14', 'proxies', 'texts'],
    hardware: laptop,
    files: { 'Program Files/Symantec/Symantec Endpoint Protection/14.3.12154.10000.105/Bin/ccSvcHst.exe': '' },
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, ...sepServices, 'wscsvc', 'SecurityHealthService', 'DiagTrack'],
      stopped: [...updates, 'Sense', 'WinDefend', 'WdNisSvc'],
      drivers: ['SysPlant', 'WdBoot', 'WdFilter'],
      processes: ['ccSvcHst.exe'],
      kernel: '10.0.26100.7171',
      files: { 'tdh.dll': '10.0.26100.1', 'ucrtbase.dll': '10.0.26100.1' },
      memory: '17050000000',
      antivirus: registered,
      defender: 'Not running',
    }),
  },
  {
    name: 'windows-server-2022',
    version: 'win10',
    overlays: ['windows-server-2022', 'administrator', 'defender-in-box', 'onboarded'],
    hardware: virtual,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, 'DiagTrack', 'WinDefend', 'WdNisSvc', 'Sense', 'SecurityHealthService'],
      stopped: updates,
      drivers: ['WdBoot', 'WdFilter', 'WdNisDrv'],
      processes: ['MsSense.exe', 'MsMpEng.exe', 'NisSrv.exe'],
      features: defenderFeatures,
      kernel: '10.0.20348.4297',
      memory: '34359738368',
      defender: 'Normal',
      lacks: [...server],
    }),
  },
  {
    name: 'windows-server-2025',
    version: 'win10',
    overlays: ['windows-server-2025', 'administrator', 'defender-in-box', 'winhttp-direct'],
    hardware: virtual,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, 'DiagTrack', 'WinDefend', 'WdNisSvc', 'SecurityHealthService'],
      stopped: [...updates, 'Sense'],
      drivers: ['WdBoot', 'WdFilter', 'WdNisDrv'],
      features: defenderFeatures,
      kernel: '10.0.26100.7171',
      memory: '34359738368',
      defender: 'Normal',
      lacks: [...server],
    }),
  },
  {
    name: 'windows-server-23h2-ac',
    version: 'win10',
    overlays: ['windows-server-23h2-ac', 'administrator', 'defender-in-box'],
    hardware: hyperV,
    clock: english,
    user: 'B12\\administrator',
    wmi: answer({
      running: [...always, 'DiagTrack', 'WinDefend'],
      stopped: [...updates, 'WdNisSvc', 'Sense'],
      drivers: ['WdBoot', 'WdFilter'],
      features: defenderFeatures,
      kernel: '10.0.25398.1425',
      defender: 'Normal',
      lacks: [...server],
    }),
  },
];
