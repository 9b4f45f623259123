import fc from 'fast-check';
import { sampleCatalogue } from '../document/sample.test-support';
import { faultyMachines, featuresOf, goodMachines, policiesOf, updatesOf } from './machines.test-support';
import { type Inventory, type SectionData, type SectionName, type Sections, sectionNames } from './schema';
import { type UnreadReason, unreadReasonSchema } from './section';
import { proxyPlaneSchema } from './sections/proxy';
import { productSignalSchema, type SignalKind, signalKindSchema } from './sections/security-products';
import { windowsCapabilitySchema, windowsFeatureSchema } from './sections/windows-system';

const catalogue = sampleCatalogue();
const nullable = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

/** Text as machines hold it. Braces would look like the places of values in a sentence, which other tests search for. */
const text = fc
  .string({ minLength: 1, maxLength: 24 })
  .map((value) => value.replace(/[\s{}]+/g, ' ').trim())
  .filter((value) => value !== '' && !value.includes('undefined'));

const bytes = fc.oneof(
  fc.constantFrom(0, 1024 ** 3 - 1, 1024 ** 3, 2 * 1024 ** 3 - 1, 2 * 1024 ** 3),
  fc.integer({ min: 0, max: 2 ** 45 }),
);

const linuxRecords = catalogue.platforms.flatMap(({ match }) => (match.kind === 'os-release' ? [match] : []));

const osRelease = fc
  .record({
    record: fc.constantFrom(...linuxRecords),
    version: fc.constantFrom('min', 'max', 'other', 'none'),
    other: fc.constantFrom('7', '8', '8.1', '9.1', '12', '15.5', '22.04', '99'),
    variantId: nullable(fc.constantFrom('server', 'coreos', 'micro')),
  })
  .map(({ record, version, other, variantId }) => {
    const versionId = { min: record.versionMin, max: record.versionMax, other, none: null }[version];
    const id = record.id[0] === '*' ? 'arch' : (record.id[0] ?? null);
    const name = record.nameContains === null ? `${id} Linux` : `${id} ${record.nameContains}`;
    return { id, idLike: [], name, versionId, version: versionId, variantId, prettyName: `${name} ${versionId ?? ''}`.trim() };
  });

const linux = fc
  .record({
    osRelease: nullable(osRelease),
    kernel: nullable(
      fc.constantFrom(
        '2.6.32-754.el6.x86_64',
        '3.10.0-229.el7.x86_64',
        '3.10.0-1160.el7.x86_64',
        '4.14.35-2047.el7uek.x86_64',
        '5.15.0-0.30.20.el8uek.x86_64',
        '6.1.0-41-amd64',
      ),
    ),
    architecture: nullable(fc.constantFrom('x86_64', 'aarch64', 'i686', 'riscv64')),
    runsIn: nullable(
      fc.record({
        kind: fc.constantFrom('physical' as const, 'virtual-machine' as const, 'container' as const),
        technology: nullable(fc.constantFrom('kvm', 'docker')),
      }),
    ),
  })
  .map(({ osRelease: release, ...rest }) => ({
    family: 'linux' as const,
    name: release?.prettyName ?? null,
    version: release?.versionId ?? null,
    ...rest,
    osRelease: release,
    windows: null,
    macos: null,
  }));

const windowsBuilds = [7600, 7601, 9200, 9600, 10240, 14393, 17134, 17763, 19045, 20348, 22631, 25398, 26100, 26200];

const windows = fc
  .record({
    name: nullable(fc.constantFrom('Windows 11 Enterprise', 'Windows Server 2019 Standard', 'Azure Stack HCI', 'Hyper-V Server 2019')),
    build: nullable(fc.constantFrom(...windowsBuilds)),
    nt: nullable(fc.constantFrom('6.1', '6.2', '6.3', '10.0')),
    editionId: nullable(
      fc.constantFrom('Enterprise', 'Professional', 'Core', 'EnterpriseS', 'IoTEnterpriseS', 'ServerRdsh', 'ServerHyperCore'),
    ),
    productType: nullable(fc.constantFrom(1, 2, 3)),
    servicePack: nullable(fc.constantFrom(0, 1)),
    architecture: nullable(fc.constantFrom('x64', 'arm64', 'x86')),
    updateBuildRevision: nullable(fc.constantFrom(1, 1586, 1911, 9000)),
  })
  .map(({ name, architecture, ...rest }) => ({
    family: 'windows' as const,
    name,
    version: rest.build === null ? null : `10.0.${rest.build}`,
    kernel: null,
    architecture,
    runsIn: null,
    osRelease: null,
    windows: { productName: name, displayVersion: null, installationType: null, ...rest },
    macos: null,
  }));

const macos = nullable(fc.constantFrom('10.12.6', '10.13.6', '10.15.7', '11.7', '14.8', '15.5', '26.1', '27.0', '28.0')).map((version) => ({
  family: 'macos' as const,
  name: version === null ? null : `macOS ${version}`,
  version,
  kernel: null,
  architecture: 'arm64',
  runsIn: null,
  osRelease: null,
  windows: null,
  macos: { productVersion: version, buildVersion: null },
}));

const operatingSystem: fc.Arbitrary<SectionData<'operatingSystem'>> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: linux }, { weight: 1, arbitrary: windows }, { weight: 1, arbitrary: macos }),
    nullable(fc.constantFrom('client' as const, 'server' as const)),
  )
  .map(([system, role]) => ({ ...system, edition: null, role }));

const hardware: fc.Arbitrary<SectionData<'hardware'>> = fc.record({
  cpuModel: nullable(text),
  logicalCores: nullable(fc.integer({ min: 1, max: 512 })),
  physicalCores: nullable(fc.integer({ min: 1, max: 256 })),
  memoryBytes: nullable(bytes),
  manufacturer: nullable(text),
  model: nullable(text),
});

const storage: fc.Arbitrary<SectionData<'storage'>> = fc.record({
  mounts: fc.array(
    fc.record({
      mount: fc.constantFrom('/', '/opt', '/opt/microsoft', '/var', '/home'),
      device: text,
      fileSystem: fc.constantFrom('ext4', 'xfs', 'nfs4', 'nfs', 'cifs', 'fuse.sshfs', 'squashfs'),
      options: fc.subarray(['rw', 'noexec', 'relatime']),
      totalBytes: nullable(bytes),
      freeBytes: nullable(bytes),
    }),
    { maxLength: 4 },
  ),
  disks: fc.constant(null),
  systemVolume: fc.record({
    mount: fc.constantFrom('/', 'C:'),
    fileSystem: nullable(text),
    totalBytes: nullable(bytes),
    freeBytes: nullable(bytes),
  }),
});

const host: fc.Arbitrary<SectionData<'host'>> = fc.record({
  name: nullable(text),
  domain: nullable(text),
  machineIdHash: nullable(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })),
  directory: fc.constant(null),
  timeZone: nullable(fc.constantFrom('Europe/Berlin', 'Asia/Kolkata')),
  clock: fc.record({ synchronised: nullable(fc.boolean()), service: nullable(fc.constantFrom('chronyd', 'W32Time')) }),
});

const route = (destination: string) => ({
  family: destination.includes(':') ? ('ipv6' as const) : ('ipv4' as const),
  destination,
  gateway: '192.0.2.1',
  interface: 'eth0',
  metric: null,
});

const network: fc.Arbitrary<SectionData<'network'>> = fc.record({
  interfaces: fc.array(
    fc.record({
      name: fc.constantFrom('eth0', 'lo'),
      state: fc.constantFrom('up' as const, 'down' as const, 'unknown' as const),
      loopback: fc.boolean(),
      addresses: fc.subarray([
        { address: '192.0.2.27', prefixLength: 24, family: 'ipv4' as const },
        { address: '169.254.7.7', prefixLength: 16, family: 'ipv4' as const },
        { address: '2001:db8::27', prefixLength: 64, family: 'ipv6' as const },
      ]),
    }),
    { maxLength: 2 },
  ),
  routes: nullable(fc.subarray([route('0.0.0.0/0'), route('::/0'), route('192.0.2.0/24')])),
  dns: nullable(fc.record({ servers: fc.subarray(['192.0.2.53']), search: fc.constant([]) })),
});

const proxy: fc.Arbitrary<SectionData<'proxy'>> = fc.record({
  planes: fc.uniqueArray(
    fc.record({
      id: text,
      kind: fc.constantFrom(...proxyPlaneSchema.shape.kind.options),
      name: text,
      source: text,
      settings: fc.array(
        fc.record({
          variable: fc.constantFrom('HTTPS_PROXY', 'http_proxy', 'AutoConfigURL', 'SOCKSProxy'),
          purpose: fc.constantFrom(
            'http' as const,
            'https' as const,
            'all' as const,
            'bypass' as const,
            'pac' as const,
            'auto-detect' as const,
          ),
          value: fc.oneof(
            text,
            fc.constantFrom(
              'http://proxy.example.net:8080',
              'proxy.example.net:8080',
              'http://***@proxy.example.net:8080',
              'socks5://10.0.0.1',
              'http://wpad/proxy.pac',
              '<local>;*.microsoft.com',
            ),
          ),
          credentials: fc.constantFrom('no', 'yes', 'unclear'),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 4, selector: ({ id }) => id },
  ),
});

const watched = catalogue.products.flatMap(({ signals }) => [...signals.linux, ...signals.windows, ...signals.macos]);

const securityProducts: fc.Arbitrary<SectionData<'securityProducts'>> = fc.record({
  signals: fc.array(
    fc
      .record({
        watched: fc.constantFrom(...watched),
        state: nullable(fc.constantFrom(...productSignalSchema.shape.state.unwrap().options)),
        version: nullable(fc.constantFrom('1.0', '14.3.9205')),
      })
      .map(({ watched: { kind, name }, state, version }) => ({
        kind,
        name,
        state: kind === 'service' ? state : null,
        version,
        source: `sign of ${name}`,
      })),
    { maxLength: 8 },
  ),
  looked: fc.oneof(fc.constant<SignalKind[]>([...signalKindSchema.options]), fc.subarray<SignalKind>([...signalKindSchema.options])),
  catalogueVersion: fc.constant(catalogue.version),
});

const option = fc.constantFrom('y' as const, 'm' as const, 'n' as const);

const linuxSystem: fc.Arbitrary<SectionData<'linuxSystem'>> = fc.record({
  init: fc.record({ name: nullable(text), systemd: nullable(fc.boolean()), systemdVersion: nullable(fc.constantFrom('219', '252')) }),
  kernelOptions: nullable(
    fc.record(
      { CONFIG_FANOTIFY: option, CONFIG_FANOTIFY_ACCESS_PERMISSIONS: option, CONFIG_BPF: option, CONFIG_BPF_SYSCALL: option },
      { requiredKeys: [] },
    ),
  ),
  fanotify: fc.record({
    users: nullable(
      fc.array(
        fc.record({ pid: fc.integer({ min: 1, max: 4_194_304 }), name: fc.constantFrom('wdavdaemon', 'fapolicyd', 'ds_am', 'clamonacc') }),
        { maxLength: 3 },
      ),
    ),
  }),
  audit: fc.record({
    daemonRunning: nullable(fc.boolean()),
    rulesFiles: nullable(fc.subarray(['/etc/audit/rules.d/50-site.rules', '/etc/audit/rules.d/mdatp.rules'])),
    immutable: nullable(fc.boolean()),
  }),
  selinux: nullable(fc.constantFrom('enforcing' as const, 'permissive' as const, 'disabled' as const, 'not-present' as const)),
  appArmor: nullable(fc.constantFrom('enabled' as const, 'disabled' as const, 'not-present' as const)),
  ebpf: fc.constant({ btf: null, unprivilegedDisabled: null }),
  libc: nullable(fc.record({ name: fc.constantFrom('glibc', 'musl'), version: nullable(fc.constantFrom('2.12', '2.17', '2.23', '2.36')) })),
  immutable: nullable(fc.constantFrom('none' as const, 'rpm-ostree' as const, 'transactional-update' as const)),
  fips: nullable(fc.boolean()),
  cryptoPolicy: nullable(fc.constantFrom('not-present', 'DEFAULT', 'FIPS', 'FUTURE', 'DEFAULT:SHA1')),
  links: nullable(
    fc.array(fc.constantFrom({ path: '/opt', target: '/data/opt' }, { path: '/opt/microsoft', target: '/data/ms' }), { maxLength: 2 }),
  ),
  packages: fc.record({
    manager: nullable(fc.constantFrom('apt' as const, 'dnf' as const, 'tdnf' as const, 'yum' as const, 'zypper' as const, 'none' as const)),
    microsoftSources: nullable(
      fc.array(
        fc.record({
          url: fc.constantFrom('https://packages.microsoft.com/debian/13/prod', 'https://packages.microsoft.com/rhel/8/prod/'),
          file: text,
        }),
        {
          maxLength: 2,
        },
      ),
    ),
  }),
});

const boolean = nullable(fc.boolean());
const version = nullable(fc.constantFrom('4.10.14393.2515', '4.18.2102.4', '4.18.25100.9'));
const day = nullable(fc.constantFrom('2024-11-02', '2026-11-01', '2026-11-23', '2026-12-31'));

const securityCenter: fc.Arbitrary<SectionData<'securityCenter'>> = fc.record({
  products: fc.array(
    fc.record({
      kind: fc.constantFrom('antivirus' as const, 'antispyware' as const, 'firewall' as const),
      name: fc.constantFrom('Symantec Endpoint Protection', 'Windows Defender', 'Sophos Intercept X', 'Fan Anti-Virus'),
      state: fc.oneof(
        fc.constantFrom(0x041000, 0x041010, 0x040000, 0x040010, 0x042000, 0x043000, 0x061100, 0x060100, 0x071000),
        fc.integer({ min: 0, max: 0xffffff }),
      ),
      reportingProgramExists: boolean,
    }),
    { maxLength: 4 },
  ),
});

const symantecClient: fc.Arbitrary<SectionData<'symantecClient'>> = fc.record({
  installed: boolean,
  versions: nullable(fc.subarray(['12.1.7004.6500', '14.2.5323.2000', '14.3.558.0000', '14.3.12154.10000'])),
  antivirusRunning: boolean,
  antispywareRunning: boolean,
  definitionsDate: day,
  managed: boolean,
  tamperProtection: boolean,
  firewall: boolean,
  pendingRestart: nullable(fc.subarray([1, 4, 8])),
  upgradePending: boolean,
  uninstallPassword: boolean,
  uninstallEntries: nullable(
    fc.array(
      fc.record({
        name: fc.constantFrom('Symantec Endpoint Protection', 'Symantec Encryption Desktop'),
        version: nullable(fc.constantFrom('14.3.12154.10000', '14.2.5323.2000')),
        publisher: nullable(fc.constantFrom('Broadcom', 'Symantec Corporation')),
        view: fc.constantFrom('64-bit' as const, '32-bit' as const),
      }),
      { maxLength: 2 },
    ),
  ),
});

const windowsDefender: fc.Arbitrary<SectionData<'windowsDefender'>> = fc.record({
  antivirus: fc.record({
    platformVersion: version,
    engineVersion: nullable(fc.constant('1.1.25100.9002')),
    intelligenceDate: day,
    runningMode: nullable(
      fc.constantFrom(
        'normal' as const,
        'passive' as const,
        'passive-with-scanning' as const,
        'edr-block' as const,
        'not-running' as const,
      ),
    ),
    realTimeProtection: boolean,
    tamperProtection: boolean,
  }),
  onboarding: fc.record({
    onboarded: boolean,
    organisationId: boolean,
    onboardingData: boolean,
    offboardingData: boolean,
    senseGuid: boolean,
    monitoringAgentWorkspaces: nullable(fc.nat(2)),
  }),
  unifiedAgent: boolean,
  systemCenterEndpointProtection: boolean,
});

const mdatp: fc.Arbitrary<SectionData<'mdatp'>> = fc.record({
  agent: nullable(
    fc.record({
      installed: fc.boolean(),
      version: nullable(fc.constant('101.25072.0003')),
      healthy: boolean,
      licensed: boolean,
      organisationId: boolean,
      antivirus: nullable(fc.constantFrom('real-time' as const, 'on-demand' as const, 'passive' as const)),
      realTimeProtection: boolean,
    }),
  ),
  onboardingData: boolean,
  managedSettings: nullable(fc.constantFrom('absent' as const, 'present' as const)),
  sampleValues: nullable(
    fc.subarray(['cloudService.proxy = http://proxy.server:port/', 'antivirusEngine.allowedThreats = EICAR-Test-File']),
  ),
});

const serviceNames = goodMachines['windows-11']().sections.windowsSystem;
const watchedServices = serviceNames.status === 'read' ? (serviceNames.data.services ?? []).map(({ name }) => name) : [];

/** A list of what was looked for; now and then an earlier catalogue's, which looked for less. */
const partly = <Looked>(lists: fc.Arbitrary<Looked[]>): fc.Arbitrary<Looked[]> =>
  fc.oneof({ weight: 4, arbitrary: lists }, { weight: 1, arbitrary: lists.chain((list) => fc.subarray(list)) });

const featureState = fc.constantFrom(...windowsFeatureSchema.shape.state.options);

const windowsSystem: fc.Arbitrary<SectionData<'windowsSystem'>> = fc.record({
  services: nullable(
    fc.tuple(
      ...watchedServices.map((name) =>
        fc.oneof(
          fc.constant({ name, installed: false, start: null, running: null }),
          fc.record({
            name: fc.constant(name),
            installed: fc.constant(true),
            start: nullable(
              fc.constantFrom('boot' as const, 'system' as const, 'automatic' as const, 'manual' as const, 'disabled' as const),
            ),
            running: boolean,
          }),
        ),
      ),
    ),
  ),
  features: nullable(
    partly(
      fc
        .record({ 'Windows-Defender': featureState, 'Windows-Defender-Features': featureState }, { requiredKeys: [] })
        .map((states) => featuresOf(states)),
    ),
  ),
  capabilities: nullable(
    partly(
      fc.constantFrom(...windowsCapabilitySchema.shape.state.options).map((state) => [{ name: 'Microsoft.Windows.Sense.Client', state }]),
    ),
  ),
  updates: nullable(
    partly(
      fc
        .subarray(['KB2919355', 'KB2999226', 'KB3045999', 'KB3080149', 'KB4474419', 'KB4490628', 'KB5001384'])
        .map((installed) => updatesOf(...installed)),
    ),
  ),
  files: nullable(
    fc.array(
      fc.record({
        name: fc.constantFrom('ucrtbase.dll', 'tdh.dll', 'ntoskrnl.exe'),
        present: fc.boolean(),
        version: nullable(fc.constantFrom('6.3.9600.17000', '6.3.9600.18303', '10.0.14393.2515')),
        owner: nullable(fc.constantFrom('trusted-installer' as const, 'other' as const)),
      }),
      { maxLength: 3 },
    ),
  ),
  pendingRestart: nullable(
    fc.subarray(['component-servicing', 'windows-update', 'file-rename', 'computer-rename', 'defender-installation']),
  ),
  dotNetFramework: nullable(fc.subarray(['3.5', '4.5.1', '4.5.2', '4.8'])),
  powerShell: nullable(fc.constantFrom('2.0', '4.0', '5.1')),
  setup: fc.record({
    imageState: nullable(fc.constantFrom('IMAGE_STATE_COMPLETE', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')),
    firstRunDone: boolean,
  }),
  management: nullable(fc.record({ intune: boolean, configurationManager: boolean })),
  tls: nullable(
    fc.record({
      protocols: nullable(
        fc.array(
          fc.record({
            name: fc.constantFrom('TLS 1.0', 'TLS 1.2'),
            client: fc.constantFrom('default' as const, 'enabled' as const, 'disabled' as const),
          }),
          { maxLength: 2 },
        ),
      ),
      strongCrypto: nullable(fc.constantFrom('default' as const, 'on' as const, 'off' as const)),
      roots: nullable(fc.array(fc.record({ name: fc.constant('Microsoft Root Certificate Authority 2011'), present: fc.boolean() }))),
      rootUpdates: nullable(fc.constantFrom('on' as const, 'off' as const)),
    }),
  ),
  policies: nullable(
    partly(
      fc
        .uniqueArray(
          fc.constantFrom(
            { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', name: 'DisableAntiSpyware', value: 1 },
            { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', name: 'DisableAntiSpyware', value: 0 },
            { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', name: 'DisableAntiVirus', value: 1 },
            { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', name: 'ForceDefenderPassiveMode', value: 1 },
            { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection', name: 'DisableEnterpriseAuthProxy', value: 1 },
            { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection', name: 'DisableEnterpriseAuthProxy', value: 0 },
            {
              key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate',
              name: 'WUServer',
              value: 'https://wsus.example.net:8531',
            },
          ),
          { maxLength: 3, selector: ({ key, name }) => `${key} : ${name}` },
        )
        .map((set) => policiesOf(...set)),
    ),
  ),
});

const identifiers = fc.subarray(['com.microsoft.wdav', 'com.microsoft.wdav.epsext', 'com.microsoft.wdav.netext']);

const macosSystem: fc.Arbitrary<SectionData<'macosSystem'>> = fc.record({
  systemIntegrityProtection: boolean,
  systemExtensions: nullable(
    fc.array(
      fc.record({
        bundleId: fc.constantFrom('com.broadcom.mes.systemextension', 'com.microsoft.wdav.epsext', 'com.sophos.endpoint.scanextension'),
        teamId: nullable(fc.constantFrom('Y2CCP3S9W7', 'UBF8T346G9')),
        category: fc.constantFrom('endpoint-security' as const, 'network' as const, 'driver' as const, 'other' as const),
        state: fc.constantFrom('enabled' as const, 'waiting-for-user' as const, 'waiting-to-uninstall' as const, 'other' as const),
        version: nullable(fc.constant('14.3.12154')),
      }),
      { maxLength: 3 },
    ),
  ),
  kernelExtensions: nullable(
    fc.array(
      fc.record({ bundleId: fc.constantFrom('com.symantec.kext.SymAPComm', 'com.example.kext'), version: nullable(fc.constant('1.0')) }),
      {
        maxLength: 2,
      },
    ),
  ),
  profiles: nullable(
    fc.array(
      fc.record({
        payloadType: fc.constantFrom(
          'com.apple.system-extension-policy',
          'com.apple.TCC.configuration-profile-policy',
          'com.apple.webcontent-filter',
          'com.apple.syspolicy.kernel-extension-policy',
        ),
        identifiers,
        teamIds: fc.subarray(['UBF8T346G9']),
      }),
      { maxLength: 4 },
    ),
  ),
  fullDiskAccess: nullable(
    fc.array(
      fc.record({
        identifier: fc.constantFrom('com.microsoft.wdav', 'com.microsoft.wdav.epsext'),
        allowed: fc.boolean(),
        by: fc.constantFrom('management' as const, 'user' as const),
      }),
      { maxLength: 3 },
    ),
  ),
  management: nullable(fc.record({ enrolled: fc.boolean(), userApproved: boolean })),
  contentFilters: nullable(
    fc.array(
      fc.record({ bundleId: fc.constantFrom('com.microsoft.wdav.netext', 'com.broadcom.mes.systemextension'), enabled: fc.boolean() }),
      {
        maxLength: 3,
      },
    ),
  ),
});

const at = '2026-11-24T07:11:58.000Z';
const reason = fc.constantFrom<UnreadReason>(...unreadReasonSchema.options);

/** A section that could not be read, for any of the reasons. */
export const unavailableSection = fc.record({
  status: fc.constant('unavailable' as const),
  at: fc.constant(at),
  tookMs: fc.nat(5_000),
  reason,
  detail: text,
});

const arbitraryData: { readonly [Name in SectionName]: fc.Arbitrary<SectionData<Name>> } = {
  operatingSystem,
  hardware,
  storage,
  host,
  network,
  proxy,
  securityProducts,
  securityCenter,
  symantecClient,
  windowsDefender,
  mdatp,
  windowsSystem,
  macosSystem,
  linuxSystem,
};

/** In most inventories most sections are those of a good machine, else every one would be blocked many times over. */
function section(name: SectionName, good: Sections[SectionName]): fc.Arbitrary<Sections[SectionName]> {
  const read = fc.record({
    status: fc.constant('read' as const),
    at: fc.constant(at),
    tookMs: fc.nat(5_000),
    sources: fc.constant({ '': 'a source' }),
    data: arbitraryData[name],
    // Facts that are null may or may not have their reason beside them.
    unread: fc.array(
      fc.record({
        fact: fc.constantFrom('kernel', 'clock', 'init', 'systemVolume', 'fanotify', 'services', 'policies', 'profiles'),
        reason,
        detail: text,
      }),
      { maxLength: 2 },
    ),
  });
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(good) },
    { weight: 3, arbitrary: read },
    { weight: 1, arbitrary: unavailableSection },
  ) as fc.Arbitrary<Sections[SectionName]>; // the three together are every state of a section
}

/** What an inventory is drawn around. */
const base: fc.Arbitrary<() => Inventory> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...Object.values(goodMachines)) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(faultyMachines)) },
);

/** Inventories that the schema accepts, with the values that the checks look at near the edges of the catalogue. */
export const arbitraryInventory: fc.Arbitrary<Inventory> = base.chain((machine) => {
  const good = machine();
  return fc.record({
    schemaVersion: fc.constant(1 as const),
    startedAt: fc.constant(at),
    tookMs: fc.nat(60_000),
    origin: fc.constantFrom('live' as const, 'recorded' as const),
    elevated: nullable(fc.boolean()),
    tool: fc.constant({ name: 'Defender Readiness Assessor', version: '0.1.0' }),
    collected: fc.constant(null),
    sections: fc.record(Object.fromEntries(sectionNames.map((name) => [name, section(name, good.sections[name])]))),
  }) as fc.Arbitrary<Inventory>; // every section by its own name
});

/** The name of a section. */
export const sectionName: fc.Arbitrary<SectionName> = fc.constantFrom(...sectionNames);
