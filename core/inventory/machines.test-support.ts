import { sampleInventory } from '../document/sample.test-support';
import { type Inventory, isSectionOf, type SectionData, type SectionName, type Sections, sectionNames, sectionTitles } from './schema';
import type { Family } from './sections/operating-system';
import type { WindowsService } from './sections/windows-system';

/**
 * Machines on which everything is as it should be before the switch, one of each kind: made up, in the shapes that the sections'
 * sources have. What a check passes on is one of these; a test changes one fact and sees what becomes of it.
 */
export const goodMachines = {
  'debian-13': () => debian13,
  'windows-11': () => windows11,
  'windows-server-2019': () => windowsServer2019,
  'windows-server-2012-r2': () => windowsServer2012R2,
  'macos-26': () => macos26,
} as const satisfies Readonly<Record<string, () => Inventory>>;
export type GoodMachine = keyof typeof goodMachines;

/** Some facts of sections, by section. */
export type SectionChanges = { readonly [Name in SectionName]?: Partial<SectionData<Name>> };

/** A good machine with some facts changed; a section that its system does not have stays away. */
export function machineWith(machine: GoodMachine, changes: SectionChanges = {}): Inventory {
  const inventory = goodMachines[machine]();
  const sections = Object.fromEntries(
    Object.entries(inventory.sections).map(([name, section]) => {
      const change = changes[name as SectionName] ?? {};
      return [name, section.status === 'read' ? { ...section, data: { ...section.data, ...change } } : section];
    }),
  ) as Sections; // the same names with the same kinds of data
  return { ...inventory, sections };
}

/** The machine with one section that could not be read. */
export function withoutSection(inventory: Inventory, name: SectionName, detail = 'could not be read'): Inventory {
  const gone = { status: 'unavailable' as const, at, tookMs: 1, reason: 'not-readable' as const, detail };
  return { ...inventory, sections: { ...inventory.sections, [name]: gone } };
}

const at = '2026-11-24T07:11:58.000Z';

function machine(family: Family, data: { readonly [Name in SectionName]?: SectionData<Name> }): Inventory {
  const sample = sampleInventory();
  const sections = Object.fromEntries(
    sectionNames.map((name) => {
      if (!isSectionOf(name, family)) {
        const detail = `${sectionTitles[name]}: not on this system.`;
        return [name, { status: 'unavailable', at, tookMs: 0, reason: 'not-on-this-platform', detail }];
      }
      const section = sample.sections[name];
      const own = data[name];
      if (own !== undefined) return [name, { status: 'read', at, tookMs: 12, sources: { '': `source of ${name}` }, data: own, unread: [] }];
      if (section.status !== 'read') throw new Error(`the machine needs data of its own for ${name}`);
      return [name, section];
    }),
  ) as unknown as Sections; // each name with the data of its own section
  return { ...sample, sections };
}

const sampleSystem = (): SectionData<'operatingSystem'> => {
  const { operatingSystem } = sampleInventory().sections;
  if (operatingSystem.status !== 'read') throw new Error('the sample has read its operating system');
  return operatingSystem.data;
};

/** Debian 13 with Symantec's agent for Linux. Its version stands in one place, so that nothing makes up for it. */
const debian13 = machine('linux', {
  operatingSystem: {
    ...sampleSystem(),
    name: 'Debian GNU/Linux 13 (trixie)',
    version: '13',
    kernel: '6.12.48+deb13-amd64',
    osRelease: {
      id: 'debian',
      idLike: [],
      name: 'Debian GNU/Linux',
      versionId: null,
      version: null,
      variantId: null,
      prettyName: 'Debian GNU/Linux 13 (trixie)',
    },
  },
});

const service = (
  name: string,
  start: WindowsService['start'],
  running: boolean | null = start === 'automatic' || start === 'boot' || start === 'system',
): WindowsService => ({ name, installed: true, start, running });

const noService = (name: string): WindowsService => ({ name, installed: false, start: null, running: null });

const windowsStorage = (): SectionData<'storage'> => ({
  mounts: [
    {
      mount: 'C:',
      device: '\\\\?\\Volume{7d1c2b3a}',
      fileSystem: 'NTFS',
      options: [],
      totalBytes: 255_000_000_000,
      freeBytes: 120_000_000_000,
    },
  ],
  disks: [{ name: 'PHYSICALDRIVE0', model: 'Samsung SSD 980', sizeBytes: 256_060_514_304, rotational: false }],
  systemVolume: { mount: 'C:', fileSystem: 'NTFS', totalBytes: 255_000_000_000, freeBytes: 120_000_000_000 },
});

const windowsProxy = (): SectionData<'proxy'> => {
  const setting = (variable: string, purpose: 'https' | 'all' | 'bypass', value: string) => ({
    variable,
    purpose,
    value,
    credentials: 'no' as const,
  });
  return {
    planes: [
      {
        id: 'winhttp-machine',
        kind: 'winhttp-machine',
        name: 'WinHTTP (machine)',
        source: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections : WinHttpSettings',
        settings: [setting('Proxy', 'all', 'proxy-b12.example.net:8080'), setting('ProxyBypass', 'bypass', '<local>;*.example.net')],
      },
      {
        id: 'telemetry-proxy',
        kind: 'telemetry-proxy',
        name: 'Static proxy of the sensor (TelemetryProxyServer)',
        source: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection : TelemetryProxyServer',
        settings: [],
      },
      {
        id: 'defender-antivirus',
        kind: 'defender-antivirus',
        name: 'Proxy of Defender Antivirus',
        source: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender : ProxyServer',
        settings: [],
      },
    ],
  };
};

const windowsHost = (name: string): SectionData<'host'> => ({
  name,
  domain: 'b12.example.net',
  machineIdHash: '9b74c9897bac770ffc029102a200c5de5d41402abc4b2a76b9719d911017c592',
  directory: { kind: 'active-directory', name: 'example.net' },
  timeZone: 'Europe/Berlin',
  clock: { synchronised: true, service: 'W32Time' },
});

const symantec14 = (): Pick<Parameters<typeof machine>[1], 'securityProducts' | 'symantecClient'> => ({
  securityProducts: {
    signals: [
      { kind: 'service', name: 'SepMasterService', state: 'running', version: '14.3.12154.10000', source: 'service SepMasterService' },
      { kind: 'process', name: 'ccSvcHst.exe', state: null, version: null, source: 'list of processes' },
    ],
    looked: ['service', 'driver', 'process', 'path', 'registry', 'security-center'],
    catalogueVersion: '2026.11.23',
  },
  symantecClient: {
    installed: true,
    versions: ['14.3.12154.10000'],
    antivirusRunning: true,
    antispywareRunning: true,
    definitionsDate: '2026-11-23',
    managed: true,
    tamperProtection: false,
    firewall: false,
    pendingRestart: [],
    upgradePending: false,
    uninstallPassword: false,
    uninstallEntries: [{ name: 'Symantec Endpoint Protection', version: '14.3.12154.10000', publisher: 'Broadcom', view: '64-bit' }],
  },
});

const notOnboarded = {
  onboarded: false,
  organisationId: false,
  onboardingData: false,
  offboardingData: false,
  senseGuid: false,
  monitoringAgentWorkspaces: 0,
};

/** Windows 11 Enterprise 24H2 with SEP 14.3: Defender has stepped back, as it does on clients. */
const windows11 = machine('windows', {
  ...symantec14(),
  operatingSystem: {
    family: 'windows',
    name: 'Windows 11 Enterprise 24H2',
    version: '10.0.26100.7171',
    kernel: '10.0.26100',
    architecture: 'x64',
    edition: 'Enterprise',
    role: 'client',
    runsIn: { kind: 'physical', technology: null },
    osRelease: null,
    windows: {
      productName: 'Windows 10 Enterprise',
      nt: '10.0',
      build: 26100,
      updateBuildRevision: 7171,
      displayVersion: '24H2',
      editionId: 'Enterprise',
      installationType: 'Client',
      productType: 1,
      servicePack: 0,
    },
    macos: null,
  },
  storage: windowsStorage(),
  host: windowsHost('ws-b12-014'),
  proxy: windowsProxy(),
  securityCenter: {
    products: [
      { kind: 'antivirus', name: 'Symantec Endpoint Protection', state: 0x041000, reportingProgramExists: true },
      { kind: 'antivirus', name: 'Windows Defender', state: 0x060100, reportingProgramExists: true },
    ],
  },
  windowsDefender: {
    antivirus: {
      platformVersion: '4.18.25100.9',
      engineVersion: '1.1.25100.9002',
      intelligenceDate: '2026-11-20',
      runningMode: 'not-running',
      realTimeProtection: false,
      tamperProtection: false,
    },
    onboarding: notOnboarded,
    unifiedAgent: false,
    systemCenterEndpointProtection: false,
  },
  windowsSystem: {
    services: [
      service('Sense', 'manual', false),
      service('WinDefend', 'manual', false),
      service('WdNisSvc', 'manual', false),
      service('WdBoot', 'boot'),
      service('WdFilter', 'boot'),
      service('WdNisDrv', 'manual', false),
      service('wscsvc', 'automatic'),
      service('SecurityHealthService', 'manual', true),
      service('DiagTrack', 'automatic'),
      service('BITS', 'manual', false),
      service('wuauserv', 'manual', false),
      service('W32Time', 'manual', true),
      service('WinHttpAutoProxySvc', 'manual', true),
      noService('HealthService'),
      noService('BrokerAgent'),
      noService('RDAgentBootLoader'),
      noService('WSNM'),
    ],
    features: [],
    capabilities: [{ name: 'Microsoft.Windows.Sense.Client', state: 'installed' }],
    updates: ['KB5068861'],
    files: [{ name: 'ntoskrnl.exe', present: true, version: '10.0.26100.7171', owner: 'trusted-installer' }],
    pendingRestart: [],
    dotNetFramework: ['4.8.1'],
    powerShell: '5.1',
    setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
    policies: [],
  },
});

/** Windows Server 2019 with SEP 14.3: Defender has been set to passive mode ahead of onboarding, and is turned off beside SEP. */
const windowsServer2019 = machine('windows', {
  ...symantec14(),
  operatingSystem: {
    family: 'windows',
    name: 'Windows Server 2019 Standard',
    version: '10.0.17763.8027',
    kernel: '10.0.17763',
    architecture: 'x64',
    edition: 'ServerStandard',
    role: 'server',
    runsIn: { kind: 'virtual-machine', technology: 'vmware' },
    osRelease: null,
    windows: {
      productName: 'Windows Server 2019 Standard',
      nt: '10.0',
      build: 17763,
      updateBuildRevision: 8027,
      displayVersion: '1809',
      editionId: 'ServerStandard',
      installationType: 'Server',
      productType: 3,
      servicePack: 0,
    },
    macos: null,
  },
  storage: windowsStorage(),
  host: windowsHost('srv-b12-files'),
  proxy: windowsProxy(),
  securityCenter: { products: [] },
  windowsDefender: {
    antivirus: {
      platformVersion: '4.18.25100.9',
      engineVersion: '1.1.25100.9002',
      intelligenceDate: '2026-11-20',
      runningMode: 'not-running',
      realTimeProtection: false,
      tamperProtection: false,
    },
    onboarding: notOnboarded,
    unifiedAgent: false,
    systemCenterEndpointProtection: false,
  },
  windowsSystem: {
    services: [
      service('Sense', 'manual', false),
      service('WinDefend', 'automatic', false),
      service('WdNisSvc', 'manual', false),
      service('WdBoot', 'boot'),
      service('WdFilter', 'boot'),
      service('WdNisDrv', 'manual', false),
      noService('wscsvc'),
      service('SecurityHealthService', 'manual', false),
      service('DiagTrack', 'automatic'),
      service('BITS', 'manual', false),
      service('wuauserv', 'manual', false),
      service('W32Time', 'automatic'),
      service('WinHttpAutoProxySvc', 'manual', true),
      noService('HealthService'),
      noService('BrokerAgent'),
      noService('RDAgentBootLoader'),
      noService('WSNM'),
    ],
    features: [
      { name: 'Windows-Defender', state: 'enabled' },
      { name: 'Windows-Defender-Features', state: 'enabled' },
    ],
    capabilities: [],
    updates: ['KB5001384', 'KB5066586'],
    files: [{ name: 'ntoskrnl.exe', present: true, version: '10.0.17763.8027', owner: 'trusted-installer' }],
    pendingRestart: [],
    dotNetFramework: ['4.7.2'],
    powerShell: '5.1',
    setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
    policies: [
      { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', name: 'ForceDefenderPassiveMode', value: 1 },
    ],
  },
});

/** Windows Server 2012 R2 with SEP 14.3 and every update that the unified agent asks for. */
const windowsServer2012R2 = machine('windows', {
  ...symantec14(),
  operatingSystem: {
    family: 'windows',
    name: 'Windows Server 2012 R2 Standard',
    version: '6.3.9600.22824',
    kernel: '6.3.9600',
    architecture: 'x64',
    edition: 'ServerStandard',
    role: 'server',
    runsIn: { kind: 'virtual-machine', technology: 'vmware' },
    osRelease: null,
    windows: {
      productName: 'Windows Server 2012 R2 Standard',
      nt: '6.3',
      build: 9600,
      updateBuildRevision: 22824,
      displayVersion: null,
      editionId: 'ServerStandard',
      installationType: 'Server',
      productType: 3,
      servicePack: 0,
    },
    macos: null,
  },
  storage: windowsStorage(),
  host: windowsHost('srv-b12-old'),
  proxy: windowsProxy(),
  securityCenter: { products: [] },
  windowsDefender: {
    antivirus: {
      platformVersion: null,
      engineVersion: null,
      intelligenceDate: null,
      runningMode: 'not-running',
      realTimeProtection: false,
      tamperProtection: false,
    },
    onboarding: notOnboarded,
    unifiedAgent: false,
    systemCenterEndpointProtection: false,
  },
  windowsSystem: {
    services: [
      noService('Sense'),
      noService('WinDefend'),
      noService('WdNisSvc'),
      noService('WdBoot'),
      noService('WdFilter'),
      noService('WdNisDrv'),
      noService('wscsvc'),
      noService('SecurityHealthService'),
      service('DiagTrack', 'automatic'),
      service('BITS', 'manual', false),
      service('wuauserv', 'manual', false),
      service('W32Time', 'automatic'),
      service('WinHttpAutoProxySvc', 'manual', true),
      noService('HealthService'),
      noService('BrokerAgent'),
      noService('RDAgentBootLoader'),
      noService('WSNM'),
    ],
    features: [],
    capabilities: [],
    updates: ['KB2919355', 'KB2919442', 'KB2959977', 'KB2999226', 'KB3045999', 'KB3068708', 'KB3080149', 'KB5031407'],
    files: [
      { name: 'ucrtbase.dll', present: true, version: '10.0.14393.2990', owner: 'trusted-installer' },
      { name: 'tdh.dll', present: true, version: '6.3.9600.18303', owner: 'trusted-installer' },
      { name: 'ntoskrnl.exe', present: true, version: '6.3.9600.22824', owner: 'trusted-installer' },
    ],
    pendingRestart: [],
    dotNetFramework: ['4.8'],
    powerShell: '5.1',
    setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
    policies: [],
  },
});

/** macOS 26 with SEP for Mac, managed, with the profiles of Defender delivered ahead. */
const macos26 = machine('macos', {
  operatingSystem: {
    family: 'macos',
    name: 'macOS 26.1',
    version: '26.1',
    kernel: '25.1.0',
    architecture: 'arm64',
    edition: null,
    role: 'client',
    runsIn: { kind: 'physical', technology: null },
    osRelease: null,
    windows: null,
    macos: { productVersion: '26.1', buildVersion: '25B78' },
  },
  storage: {
    mounts: [
      { mount: '/', device: '/dev/disk3s1s1', fileSystem: 'apfs', options: [], totalBytes: 494_384_795_648, freeBytes: 310_000_000_000 },
    ],
    disks: [{ name: 'disk0', model: 'APPLE SSD AP0512Z', sizeBytes: 500_277_792_768, rotational: false }],
    systemVolume: { mount: '/', fileSystem: 'apfs', totalBytes: 494_384_795_648, freeBytes: 310_000_000_000 },
  },
  host: { ...windowsHost('mac-b12-07'), clock: { synchronised: true, service: 'timed' } },
  proxy: {
    planes: [
      {
        id: 'macos-network-service',
        kind: 'macos-network-service',
        name: 'System settings',
        source: 'scutil --proxy',
        settings: [{ variable: 'HTTPSProxy', purpose: 'https', value: 'proxy-b12.example.net:8080', credentials: 'no' }],
      },
    ],
  },
  securityProducts: {
    signals: [
      {
        kind: 'system-extension',
        name: 'com.broadcom.mes.systemextension',
        state: null,
        version: '14.3.12154',
        source: 'systemextensionsctl list',
      },
      { kind: 'process', name: 'SymDaemon', state: null, version: null, source: 'list of processes' },
    ],
    looked: ['path', 'process', 'system-extension', 'kernel-module'],
    catalogueVersion: '2026.11.23',
  },
  mdatp: { onboardingData: false, managedSettings: 'absent', sampleValues: [] },
  macosSystem: {
    systemIntegrityProtection: true,
    systemExtensions: [
      {
        bundleId: 'com.broadcom.mes.systemextension',
        teamId: 'Y2CCP3S9W7',
        category: 'endpoint-security',
        state: 'enabled',
        version: '14.3.12154',
      },
    ],
    kernelExtensions: [],
    profiles: [
      {
        payloadType: 'com.apple.system-extension-policy',
        identifiers: ['com.microsoft.wdav.epsext', 'com.microsoft.wdav.netext'],
        teamIds: ['UBF8T346G9'],
      },
      {
        payloadType: 'com.apple.TCC.configuration-profile-policy',
        identifiers: ['com.microsoft.wdav', 'com.microsoft.wdav.epsext', 'com.microsoft.dlp.daemon'],
        teamIds: ['UBF8T346G9'],
      },
      {
        payloadType: 'com.apple.webcontent-filter',
        identifiers: ['com.microsoft.wdav', 'com.microsoft.wdav.netext'],
        teamIds: ['UBF8T346G9'],
      },
      {
        payloadType: 'com.apple.servicemanagement',
        identifiers: ['com.microsoft.wdav', 'com.microsoft.dlp', 'com.microsoft.fresno'],
        teamIds: [],
      },
      {
        payloadType: 'com.apple.notificationsettings',
        identifiers: ['com.microsoft.autoupdate2', 'com.microsoft.wdav.tray'],
        teamIds: [],
      },
    ],
    fullDiskAccess: [
      { identifier: 'com.microsoft.wdav', allowed: true, by: 'management' },
      { identifier: 'com.microsoft.wdav.epsext', allowed: true, by: 'management' },
    ],
    management: { enrolled: true, userApproved: true },
    contentFilters: [],
  },
});
