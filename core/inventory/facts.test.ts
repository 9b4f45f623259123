import { describe, expect, test } from 'vitest';
import { factsOf, labelOfFact, tallySections } from './facts';
import { goodMachines } from './machines.test-support';
import { type SectionData, type SectionName, type Sections, sectionNames } from './schema';
import type { Section, UnreadFact } from './section';

// Written by hand: every field set, and every value unlike the others, so that a fact left out is noticed.
const sample: { readonly [Name in SectionName]: SectionData<Name> } = {
  operatingSystem: {
    family: 'linux',
    name: 'Example Linux 12 (sample)',
    version: '12.7',
    kernel: '6.1.0-26-amd64',
    architecture: 'x86_64',
    edition: 'Server Edition',
    role: 'server',
    runsIn: { kind: 'virtual-machine', technology: 'kvm' },
    osRelease: {
      id: 'example',
      idLike: ['exampleparent'],
      name: 'Example GNU/Linux',
      versionId: '12',
      version: '12 (sample)',
      variantId: 'variantserver',
      prettyName: 'Example GNU/Linux 12 (sample)',
    },
    windows: null,
    macos: null,
  },
  hardware: {
    cpuModel: 'Sample CPU 3000',
    logicalCores: 16,
    physicalCores: 8,
    memoryBytes: 34_359_738_368,
    manufacturer: 'Sample Systems',
    model: 'Tower 9',
  },
  storage: {
    mounts: [
      {
        mount: '/srv/data',
        device: '/dev/sdb7',
        fileSystem: 'xfs',
        options: ['rw', 'nodev'],
        totalBytes: 53_687_091_200,
        freeBytes: 5_368_709_120,
      },
    ],
    disks: [{ name: 'sdb', model: 'Spinner 2000', sizeBytes: 1_099_511_627_776, rotational: true }],
    systemVolume: { mount: '/', fileSystem: 'ext4', totalBytes: 21_474_836_480, freeBytes: 2_147_483_648 },
  },
  host: {
    name: 'samplehost',
    domain: 'corp.example.net',
    machineIdHash: 'ab'.repeat(32),
    directory: { kind: 'active-directory', name: 'ad.example.org' },
    timeZone: 'Europe/Berlin',
    clock: { synchronised: true, service: 'chronyd' },
  },
  network: {
    interfaces: [
      { name: 'ens192', state: 'up', loopback: false, addresses: [{ address: '192.0.2.17', prefixLength: 26, family: 'ipv4' }] },
      { name: 'lo', state: 'unknown', loopback: true, addresses: [] },
    ],
    routes: [{ family: 'ipv4', destination: '0.0.0.0/0', gateway: '192.0.2.1', interface: 'ens192', metric: 101 }],
    dns: { servers: ['192.0.2.53'], search: ['branch.example.net'] },
  },
  proxy: {
    planes: [
      {
        id: 'systemd-unit:mdatp',
        kind: 'systemd-unit',
        name: 'systemd drop-in of mdatp.service',
        source: '/etc/systemd/system/mdatp.service.d/proxy.conf',
        settings: [{ variable: 'HTTPS_PROXY', purpose: 'https', value: 'http://***@proxy.example.net:8080', credentials: 'yes' }],
      },
      { id: 'mdatp', kind: 'mdatp', name: 'mdatp', source: '/etc/opt/microsoft/mdatp/managed/mdatp_managed.json', settings: [] },
    ],
  },
  securityProducts: {
    signals: [{ kind: 'service', name: 'sisamddaemon', state: 'running', version: '14.3.1', source: '/usr/lib/systemd/system' }],
    looked: ['service', 'kernel-module'],
    catalogueVersion: '2026.11.24',
  },
  linuxSystem: {
    init: { name: 'systemd', systemd: true, systemdVersion: '252' },
    kernelOptions: { CONFIG_FANOTIFY: 'y', CONFIG_AUDIT: 'n' },
    fanotify: { users: [{ pid: 4711, name: 'savscand' }] },
    audit: { daemonRunning: false, rulesFiles: ['/etc/audit/rules.d/50-site.rules'], immutable: true },
    selinux: 'enforcing',
    appArmor: 'not-present',
    ebpf: { btf: true, unprivilegedDisabled: 2 },
    libc: { name: 'glibc', version: '2.36' },
    immutable: 'rpm-ostree',
    fips: true,
    cryptoPolicy: 'FIPS:SAMPLE-SITE',
    links: [{ path: '/opt', target: 'var/opt' }],
    packages: {
      manager: 'zypper',
      microsoftSources: [{ url: 'https://packages.microsoft.com/sles/15/prod/', file: '/etc/zypp/repos.d/prod.repo' }],
    },
  },
  mdatp: {
    agent: {
      installed: true,
      version: '101.25072.0003',
      healthy: true,
      licensed: false,
      organisationId: true,
      antivirus: 'passive',
      realTimeProtection: false,
    },
    onboardingData: true,
    managedSettings: 'present',
    sampleValues: ['cloudService.proxy = http://proxy.server:port/'],
  },
  securityCenter: {
    products: [{ kind: 'antivirus', name: 'Symantec Endpoint Protection', state: 0x041000, reportingProgramExists: false }],
  },
  symantecClient: {
    installed: true,
    versions: ['14.3.558.0000', '14.2.5323.2000'],
    antivirusRunning: true,
    antispywareRunning: false,
    definitionsDate: '2026-11-22',
    managed: false,
    tamperProtection: true,
    firewall: true,
    pendingRestart: [4],
    upgradePending: false,
    uninstallPassword: true,
    uninstallEntries: [{ name: 'Symantec Encryption Desktop', version: '10.5.1', publisher: 'Broadcom', view: '32-bit' }],
  },
  windowsDefender: {
    antivirus: {
      platformVersion: '4.18.25080.5',
      engineVersion: '1.1.25080.5',
      intelligenceDate: '2026-11-19',
      runningMode: 'edr-block',
      realTimeProtection: false,
      tamperProtection: true,
    },
    onboarding: {
      onboarded: false,
      organisationId: true,
      onboardingData: true,
      offboardingData: false,
      senseGuid: true,
      monitoringAgentWorkspaces: 2,
    },
    unifiedAgent: true,
    systemCenterEndpointProtection: false,
  },
  windowsSystem: {
    services: [
      { name: 'Sense', installed: true, start: 'manual', running: false },
      { name: 'wuauserv', installed: true, start: 'disabled', running: null },
      { name: 'HealthService', installed: false, start: null, running: null },
    ],
    features: [{ name: 'Windows-Defender-Features', state: 'payload-removed' }],
    capabilities: [{ name: 'Microsoft.Windows.Sense.Client', state: 'not-present' }],
    updates: [
      { name: 'KB5011503', installed: true },
      { name: 'KB4474419', installed: true },
      { name: 'KB4490628', installed: false },
    ],
    files: [
      { name: 'ntoskrnl.exe', present: true, version: '6.3.9600.22824', owner: 'trusted-installer' },
      { name: 'ucrtbase.dll', present: false, version: null, owner: null },
    ],
    pendingRestart: ['file-rename'],
    dotNetFramework: ['4.8.1'],
    powerShell: '5.1',
    setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
    management: { intune: true, configurationManager: false },
    tls: {
      protocols: [{ name: 'TLS 1.2', client: 'disabled' }],
      strongCrypto: 'on',
      roots: [{ name: 'DigiCert Global Root G2', present: false }],
      rootUpdates: 'off',
    },
    policies: [
      { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', name: 'DisableAntiSpyware', value: 1 },
      { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate', name: 'WUServer', value: 'https://wsus.example.net:8531' },
      { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender', name: 'DisableAntiSpyware', value: null },
      { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU', name: 'UseWUServer', value: null },
    ],
  },
  macosSystem: {
    systemIntegrityProtection: true,
    systemExtensions: [
      {
        bundleId: 'com.broadcom.mes.systemextension',
        teamId: 'Y2CCP3S9W7',
        category: 'endpoint-security',
        state: 'waiting-for-user',
        version: '14.3.12154',
      },
    ],
    kernelExtensions: [{ bundleId: 'com.symantec.kext.SymAPComm', version: '12.8' }],
    profiles: [{ payloadType: 'com.apple.webcontent-filter', identifiers: ['com.microsoft.wdav.netext'], teamIds: ['UBF8T346G9'] }],
    fullDiskAccess: [{ identifier: 'com.microsoft.wdav', allowed: false, by: 'management' }],
    management: { enrolled: true, userApproved: false },
    contentFilters: [{ bundleId: 'com.example.filter', enabled: true }],
  },
};

function read<Data>(data: Data, unread: UnreadFact[] = [], sources: Record<string, string> = { '': 'the whole' }): Section<Data> {
  return { status: 'read', at: '2026-11-24T07:12:00Z', tookMs: 12, sources, data, unread };
}

const words = (facts: readonly { readonly label: string; readonly value: string | null }[]) =>
  facts.map(({ label, value }) => `${label} ${value}`).join('\n');

/** Texts that stand for themselves in the data; numbers and closed words are put into other words. */
function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

const closedWords = new Set([
  'yes',
  'linux',
  'virtual-machine',
  'active-directory',
  'not-present',
  'service',
  'kernel-module',
  'unknown',
  'https',
  'systemd-unit',
  'systemd-unit:mdatp',
  'ipv4',
  '0.0.0.0/0',
  'y',
  'n',
  'antivirus',
  'edr-block',
  'payload-removed',
  'not-present',
  'file-rename',
  'trusted-installer',
  'endpoint-security',
  'waiting-for-user',
  'management',
]);

describe('every text of the data stands in a fact', () => {
  test.each(Object.keys(sample) as SectionName[])('%s', (name) => {
    const facts = factsOf(name, read(sample[name]));
    const shown = `${words(facts)}\n${facts.map(({ source }) => source).join('\n')}`;
    for (const text of textsIn(sample[name])) if (!closedWords.has(text)) expect(shown).toContain(text);
  });
});

test('numbers and closed words are put into words', () => {
  const all = (Object.keys(sample) as SectionName[]).map((name) => words(factsOf(name, read(sample[name])))).join('\n');
  for (const line of [
    'Family Linux',
    'Runs on virtual machine, kvm',
    'Logical processors 16',
    'Physical cores 8',
    'Memory 32.0 GiB',
    'Free on the system volume 2.0 GiB',
    'Mount /srv/data xfs on /dev/sdb7, 5.0 GiB free, size 50.0 GiB, options rw nodev',
    'Disk sdb Spinner 2000, 1.0 TiB, spinning',
    'Directory Active Directory, ad.example.org',
    'Clock synchronised yes',
    'Interface ens192 up, 192.0.2.17/26',
    'Interface lo state unknown, loopback, no address',
    'Default route 0.0.0.0/0 via 192.0.2.1 on ens192, metric 101',
    'systemd drop-in of mdatp.service: HTTPS_PROXY http://***@proxy.example.net:8080 (sign-in masked)',
    'mdatp not set',
    'Service sisamddaemon running, version 14.3.1',
    'Looked through completely services, kernel modules',
    'Processes that use fanotify savscand (4711)',
    'Audit daemon running no',
    'AppArmor not present',
    'Unprivileged eBPF 2, for root only',
    'Kernel option CONFIG_FANOTIFY y, built in',
    'Protection of system files rpm-ostree',
    'FIPS mode yes',
    'Cryptography policy FIPS:SAMPLE-SITE',
    'Link /opt var/opt',
    'Package source /etc/zypp/repos.d/prod.repo https://packages.microsoft.com/sles/15/prod/',
    'Managed settings present',
    'Antivirus Symantec Endpoint Protection state 0x041000, its program is gone',
    'Spyware protection running no',
    'Waits for a restart reason 4',
    'Installed program Symantec Encryption Desktop version 10.5.1, Broadcom, 32-bit',
    'Running mode passive with EDR in block mode',
    'Workspaces of the Monitoring Agent 2',
    'Service Sense manual, stopped',
    'Service wuauserv disabled',
    'Service HealthService not there',
    'Feature Windows-Defender-Features payload removed',
    'File ntoskrnl.exe version 6.3.9600.22824, owner trusted installer',
    'File ucrtbase.dll not there',
    'Restart pending for file rename',
    'DisableAntiSpyware 1, in HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender',
    'System extension com.broadcom.mes.systemextension endpoint security, waiting for user, 14.3.12154, team Y2CCP3S9W7',
    'Kernel extension com.symantec.kext.SymAPComm 12.8',
    'Profile payload com.apple.webcontent-filter com.microsoft.wdav.netext, team UBF8T346G9',
    'Full Disk Access of com.microsoft.wdav refused by the management',
    'Device management enrolled, not approved by the user',
    'Content filter com.example.filter on',
  ]) {
    expect(all).toContain(line);
  }
});

test('Windows and macOS show their own versions, and nothing of the other families', () => {
  const system = { ...sample.operatingSystem, osRelease: null };
  const windows = {
    productName: 'Windows 10 Enterprise',
    nt: '10.0',
    build: 19_045,
    updateBuildRevision: 6_456,
    displayVersion: '22H2',
    editionId: 'Enterprise',
    installationType: 'Client',
    productType: 1,
    servicePack: null,
  };
  const onWindows = words(factsOf('operatingSystem', read({ ...system, family: 'windows', windows })));
  expect(onWindows).toContain('Build 19045');
  expect(onWindows).toContain('Product type 1, workstation');
  expect(onWindows).not.toContain('os-release');
  expect(onWindows).not.toContain('macOS');
  const macos = { productVersion: '10.15.7', buildVersion: '19H2026' };
  expect(words(factsOf('operatingSystem', read({ ...system, family: 'macos', macos })))).toContain('macOS build 19H2026');
});

test.each(['windows-11', 'macos-26', 'windows-server-2012-r2', 'debian-13'] as const)(
  'every section of %s is shown, without a word of a program',
  (machine) => {
    const { sections } = goodMachines[machine]();
    for (const name of sectionNames) {
      const facts = factsOf(name, sections[name] as Section<never>); // the section of this name
      expect(facts.length > 0, name).toBe(sections[name].status === 'read');
      expect(words(facts), name).not.toMatch(/undefined|\[object|\bnull,|NaN/);
    }
  },
);

test('a list that is empty says so, one that was not read has no value', () => {
  const facts = factsOf('windowsSystem', read({ ...sample.windowsSystem, policies: [], services: null }));
  expect(facts.find(({ path }) => path === 'policies')?.value).toBe('none');
  expect(facts.find(({ path }) => path === 'services')?.value).toBeNull();
});

test('of what was looked for, what is there comes first, and what is not stands in one line', () => {
  const shown = words(factsOf('windowsSystem', read(sample.windowsSystem)));
  expect(shown).toContain('Installed updates KB5011503, KB4474419; looked for, not installed: KB4490628');
  expect(shown).toContain(
    'Policies looked for, not set: DisableAntiSpyware in HKLM\\SOFTWARE\\Microsoft\\Windows Defender; UseWUServer in HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU',
  );
  const updates = sample.windowsSystem.updates?.map((update) => ({ ...update, installed: false })) ?? null;
  expect(words(factsOf('windowsSystem', read({ ...sample.windowsSystem, updates })))).toContain(
    'Installed updates none; looked for, not installed:',
  );
});

describe('where a fact came from', () => {
  test('its own source, else that of what holds it', () => {
    const sources = { '': '/etc/os-release', kernel: '/proc/sys/kernel/osrelease' };
    const facts = factsOf('operatingSystem', read(sample.operatingSystem, [], sources));
    expect(facts.find(({ path }) => path === 'kernel')?.source).toBe('/proc/sys/kernel/osrelease');
    expect(facts.find(({ path }) => path === 'osRelease.id')?.source).toBe('/etc/os-release');
  });

  test('the file of its plane for a proxy setting', () => {
    expect(factsOf('proxy', read(sample.proxy))[0]?.source).toBe('/etc/systemd/system/mdatp.service.d/proxy.conf');
  });
});

describe('what could not be read', () => {
  const unread = (fact: string): UnreadFact => ({ fact, reason: 'not-elevated', detail: 'needs root' });

  test('a fact carries the reason', () => {
    const facts = factsOf('linuxSystem', read({ ...sample.linuxSystem, fanotify: { users: null } }, [unread('fanotify.users')]));
    expect(facts.find(({ path }) => path === 'fanotify.users')).toMatchObject({ value: null, unread: { reason: 'not-elevated' } });
  });

  test('the reason of an object stands at each of its facts that has no value', () => {
    const init = { name: null, systemd: null, systemdVersion: '252' };
    const facts = factsOf('linuxSystem', read({ ...sample.linuxSystem, init }, [unread('init')]));
    expect(facts.filter((fact) => fact.unread !== null).map(({ path }) => path)).toEqual(['init.name', 'init.systemd']);
  });

  test('a version that belongs to the family is shown as unread, one of another family is not shown', () => {
    const facts = factsOf('operatingSystem', read({ ...sample.operatingSystem, osRelease: null }, [unread('osRelease')]));
    expect(facts.filter(({ value }) => value === null).map(({ path }) => path)).toEqual(['osRelease']);
  });

  test('what has no line of its own gets one at the end', () => {
    const facts = factsOf('securityProducts', read(sample.securityProducts, [unread('kinds.process'), unread('someNew.factOfIt')]));
    expect(facts.slice(-2).map(({ label }) => label)).toEqual(['Signs among processes', 'Some new, fact of it']);
  });

  test.each([
    ['host', 'clock.synchronised', 'Clock synchronised'],
    ['securityProducts', 'kinds.process', 'Signs among processes'],
    ['storage', 'mounts.1.freeBytes', 'Mounts, no. 2, free bytes'],
    ['storage', 'toString', 'To string'],
    ['storage', '', 'Whole section'],
  ] as const)('of %s, "%s" is called "%s"', (section, path, label) => {
    expect(labelOfFact(section, path)).toBe(label);
  });

  test('an unavailable section has no facts', () => {
    const section = { status: 'unavailable', at: '2026-11-24T07:12:00Z', tookMs: 2_000, reason: 'timed-out', detail: 'after 2 s' } as const;
    expect(factsOf('hardware', section)).toEqual([]);
  });
});

test('sections are tallied; one of another platform is neither read nor missing', () => {
  const at = '2026-11-24T07:12:00Z';
  const elsewhere = { status: 'unavailable', at, tookMs: 0, reason: 'not-on-this-platform', detail: '' } as const;
  const sections: Sections = {
    operatingSystem: { status: 'read', at, tookMs: 1, sources: {}, data: sample.operatingSystem, unread: [] },
    hardware: { status: 'unavailable', at, tookMs: 1, reason: 'timed-out', detail: '' },
    storage: { status: 'unavailable', at, tookMs: 1, reason: 'failed', detail: '' },
    host: { status: 'read', at, tookMs: 1, sources: {}, data: sample.host, unread: [] },
    network: { status: 'read', at, tookMs: 1, sources: {}, data: sample.network, unread: [] },
    proxy: { status: 'read', at, tookMs: 1, sources: {}, data: sample.proxy, unread: [] },
    securityProducts: { status: 'read', at, tookMs: 1, sources: {}, data: sample.securityProducts, unread: [] },
    mdatp: { status: 'unavailable', at, tookMs: 0, reason: 'not-collected', detail: '' },
    securityCenter: elsewhere,
    symantecClient: elsewhere,
    windowsDefender: elsewhere,
    windowsSystem: elsewhere,
    macosSystem: elsewhere,
    linuxSystem: elsewhere,
  };
  expect(tallySections(sections)).toEqual({
    read: ['operatingSystem', 'host', 'network', 'proxy', 'securityProducts'],
    unavailable: ['hardware', 'storage', 'mdatp'],
  });
});
