import { watchedOnWindows } from '../catalogue/watched';
import { sampleCatalogue, sampleInventory } from '../document/sample.test-support';
import { type Inventory, isSectionOf, type SectionData, type SectionName, type Sections, sectionNames, sectionTitles } from './schema';
import type { Family } from './sections/operating-system';
import type { RegistryValue, WindowsFeature, WindowsService, WindowsSystem, WindowsUpdate } from './sections/windows-system';

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

const watched = watchedOnWindows(sampleCatalogue());

/** The updates that were looked for, of which these are there. */
export function updatesOf(...installed: readonly string[]): WindowsUpdate[] {
  const unknown = installed.filter((name) => !watched.updates.includes(name));
  if (unknown.length > 0) throw new Error(`nobody looks for ${unknown.join(', ')}`);
  return watched.updates.map((name) => ({ name, installed: installed.includes(name) }));
}

/** The policies that were looked for, of which these are set. Windows does not tell case in their names. */
export function policiesOf(...set: readonly RegistryValue[]): RegistryValue[] {
  const placeOf = ({ key, name }: Pick<RegistryValue, 'key' | 'name'>) => `${key} : ${name}`.toLowerCase();
  const places = watched.policies.map(placeOf);
  const unknown = set.filter((policy) => !places.includes(placeOf(policy)));
  if (unknown.length > 0) throw new Error(`nobody looks for ${unknown.map(({ name }) => name).join(', ')}`);
  return watched.policies.map((place) => set.find((policy) => placeOf(policy) === placeOf(place)) ?? { ...place, value: null });
}

/** The features that were looked for, in these states; Windows does not have the others. */
export const featuresOf = (states: Readonly<Record<string, WindowsFeature['state']>> = {}): WindowsFeature[] =>
  watched.features.map((name) => ({ name, state: states[name] ?? 'absent' }));

const capabilitiesOf = (state: 'installed' | 'absent'): WindowsSystem['capabilities'] =>
  watched.capabilities.map((name) => ({ name, state }));

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

const noAgent: SectionData<'mdatp'>['agent'] = {
  installed: false,
  version: null,
  healthy: null,
  licensed: null,
  organisationId: null,
  antivirus: null,
  realTimeProtection: null,
};

const tlsOfWindows: SectionData<'windowsSystem'>['tls'] = {
  protocols: [
    { name: 'TLS 1.2', client: 'default' },
    { name: 'TLS 1.3', client: 'default' },
  ],
  strongCrypto: 'default',
  roots: [{ name: 'Microsoft Root Certificate Authority 2011', present: true }],
  rootUpdates: 'on',
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
    catalogueVersion: '2026.11.24',
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
    features: featuresOf(),
    capabilities: capabilitiesOf('installed'),
    updates: updatesOf(),
    files: [{ name: 'ntoskrnl.exe', present: true, version: '10.0.26100.7171', owner: 'trusted-installer' }],
    pendingRestart: [],
    dotNetFramework: ['4.8.1'],
    powerShell: '5.1',
    setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
    management: { intune: false, configurationManager: false },
    tls: tlsOfWindows,
    policies: policiesOf(),
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
    features: featuresOf({ 'Windows-Defender': 'enabled', 'Windows-Defender-Features': 'enabled' }),
    capabilities: capabilitiesOf('absent'),
    updates: updatesOf('KB5001384'),
    files: [{ name: 'ntoskrnl.exe', present: true, version: '10.0.17763.8027', owner: 'trusted-installer' }],
    pendingRestart: [],
    dotNetFramework: ['4.7.2'],
    powerShell: '5.1',
    setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
    management: { intune: false, configurationManager: false },
    tls: tlsOfWindows,
    policies: policiesOf({
      key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
      name: 'ForceDefenderPassiveMode',
      value: 1,
    }),
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
    features: featuresOf(),
    capabilities: capabilitiesOf('absent'),
    updates: updatesOf('KB2919355', 'KB2919442', 'KB2959977', 'KB2999226', 'KB3045999', 'KB3068708', 'KB3080149'),
    files: [
      { name: 'ucrtbase.dll', present: true, version: '10.0.14393.2990', owner: 'trusted-installer' },
      { name: 'tdh.dll', present: true, version: '6.3.9600.18303', owner: 'trusted-installer' },
      { name: 'ntoskrnl.exe', present: true, version: '6.3.9600.22824', owner: 'trusted-installer' },
    ],
    pendingRestart: [],
    dotNetFramework: ['4.8'],
    powerShell: '5.1',
    setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
    management: { intune: false, configurationManager: false },
    tls: tlsOfWindows,
    policies: policiesOf(),
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
    catalogueVersion: '2026.11.24',
  },
  mdatp: { agent: noAgent, onboardingData: false, managedSettings: 'absent', sampleValues: [] },
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

const windowsTold = (system: Inventory, changes: Partial<NonNullable<SectionData<'operatingSystem'>['windows']>>): SectionChanges => {
  const { operatingSystem } = system.sections;
  if (operatingSystem.status !== 'read' || operatingSystem.data.windows === null) throw new Error('the machine is no Windows');
  return { operatingSystem: { windows: { ...operatingSystem.data.windows, ...changes } } };
};

const read = <Name extends SectionName>(inventory: Inventory, name: Name): SectionData<Name> => {
  const section = inventory.sections[name];
  if (section.status !== 'read') throw new Error(`the machine has not read ${name}`);
  return section.data as SectionData<Name>; // the union of sections does not keep the name
};

/** Machines with a fault that takes several facts at once, which drawing each section for itself hardly ever gives. */
export const faultyMachines = {
  'home edition': () => machineWith('windows-11', windowsTold(windows11, { editionId: 'Core' })),
  'closed network': () =>
    machineWith('windows-server-2019', {
      network: { routes: [], interfaces: read(windowsServer2019, 'network').interfaces },
      proxy: { planes: read(windowsServer2019, 'proxy').planes.map((plane) => ({ ...plane, settings: [] })) },
    }),
  'old PowerShell': () =>
    machineWith('windows-11', {
      ...windowsTold(windows11, { productName: 'Windows 7 Enterprise', nt: '6.1', build: 7601, updateBuildRevision: null, servicePack: 1 }),
      windowsSystem: { powerShell: '2.0', updates: updatesOf('KB4474419', 'KB4490628') },
    }),
  'no .NET Framework': () =>
    machineWith('windows-11', {
      ...windowsTold(windows11, { productName: 'Windows 8.1 Enterprise', nt: '6.3', build: 9600, updateBuildRevision: 20778 }),
      windowsSystem: { dotNetFramework: ['3.5'] },
    }),
  'service that the installer refuses': () => {
    const products = read(debian13, 'securityProducts');
    const refused = { kind: 'service' as const, name: 'cbsensor', state: 'running' as const, version: null, source: 'service cbsensor' };
    return machineWith('debian-13', { securityProducts: { signals: [...products.signals, refused] } });
  },
} as const satisfies Readonly<Record<string, () => Inventory>>;
