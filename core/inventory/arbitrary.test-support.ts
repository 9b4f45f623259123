import fc from 'fast-check';
import { sampleCatalogue, sampleInventory } from '../document/sample.test-support';
import { type Inventory, type SectionData, type SectionName, sectionNames } from './schema';
import { type Section, type UnreadReason, unreadReasonSchema } from './section';
import { productSignalSchema, type SignalKind, signalKindSchema } from './sections/security-products';

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
    other: fc.constantFrom('7', '8', '9.1', '12', '15.5', '22.04', '99'),
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
  })
  .map(({ name, architecture, ...rest }) => ({
    family: 'windows' as const,
    name,
    version: rest.build === null ? null : `10.0.${rest.build}`,
    kernel: null,
    architecture,
    runsIn: null,
    osRelease: null,
    windows: { productName: name, updateBuildRevision: null, displayVersion: null, installationType: null, ...rest },
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
      fileSystem: fc.constantFrom('ext4', 'xfs', 'nfs4'),
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

const network: fc.Arbitrary<SectionData<'network'>> = fc.constant({ interfaces: [], routes: null, dns: null });

const proxy: fc.Arbitrary<SectionData<'proxy'>> = fc.record({
  planes: fc.uniqueArray(
    fc.record({
      id: text,
      kind: fc.constantFrom('process-environment' as const, 'etc-environment' as const, 'package-manager' as const, 'mdatp' as const),
      name: text,
      source: text,
      settings: fc.array(
        fc.record({
          variable: fc.constantFrom('HTTPS_PROXY', 'http_proxy', 'AutoConfigURL'),
          purpose: fc.constantFrom(
            'http' as const,
            'https' as const,
            'all' as const,
            'bypass' as const,
            'pac' as const,
            'auto-detect' as const,
          ),
          value: fc.oneof(text, fc.constantFrom('http://proxy.example.net:8080', 'http://***@proxy.example.net:8080', 'socks5://10.0.0.1')),
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
    fc.record({ CONFIG_FANOTIFY: option, CONFIG_FANOTIFY_ACCESS_PERMISSIONS: option, CONFIG_BPF: option }, { requiredKeys: [] }),
  ),
  fanotify: fc.record({
    users: nullable(
      fc.array(
        fc.record({ pid: fc.integer({ min: 1, max: 4_194_304 }), name: fc.constantFrom('wdavdaemon', 'fapolicyd', 'ds_am', 'clamonacc') }),
        { maxLength: 3 },
      ),
    ),
  }),
  audit: fc.constant({ daemonRunning: null, rulesFiles: null, immutable: null }),
  selinux: nullable(fc.constantFrom('enforcing' as const, 'permissive' as const, 'disabled' as const, 'not-present' as const)),
  appArmor: nullable(fc.constantFrom('enabled' as const, 'disabled' as const, 'not-present' as const)),
  ebpf: fc.constant({ btf: null, unprivilegedDisabled: null }),
  libc: nullable(fc.record({ name: fc.constantFrom('glibc', 'musl'), version: nullable(fc.constantFrom('2.12', '2.17', '2.23', '2.36')) })),
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

const good = sampleInventory().sections;

/** The sample on a Debian that is nowhere near its end: with this a machine can be ready. */
const goodSystem: Inventory['sections']['operatingSystem'] =
  good.operatingSystem.status === 'read'
    ? { ...good.operatingSystem, data: { ...good.operatingSystem.data, name: 'Debian GNU/Linux 13 (trixie)', version: '13' } }
    : good.operatingSystem;

/** In most inventories most sections are those of a good machine, else every one would be blocked many times over. */
const section = <Data>(sample: Section<Data>, data: fc.Arbitrary<Data>) => {
  const read = fc.record({
    status: fc.constant('read' as const),
    at: fc.constant(at),
    tookMs: fc.nat(5_000),
    sources: fc.constant({ '': 'a source' }),
    data,
    // Facts that are null may or may not have their reason beside them.
    unread: fc.array(fc.record({ fact: fc.constantFrom('kernel', 'clock', 'init', 'systemVolume', 'fanotify'), reason, detail: text }), {
      maxLength: 2,
    }),
  });
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(sample) },
    { weight: 3, arbitrary: read },
    { weight: 1, arbitrary: unavailableSection },
  ) as fc.Arbitrary<Section<Data>>; // the three together are every state of a section
};

/** Inventories that the schema accepts, with the values that the checks look at near the edges of the catalogue. */
export const arbitraryInventory: fc.Arbitrary<Inventory> = fc.record({
  schemaVersion: fc.constant(1 as const),
  startedAt: fc.constant(at),
  tookMs: fc.nat(60_000),
  origin: fc.constantFrom('live' as const, 'recorded' as const),
  elevated: nullable(fc.boolean()),
  tool: fc.constant({ name: 'Defender Readiness Assessor', version: '0.1.0' }),
  sections: fc.record({
    operatingSystem: section(goodSystem, operatingSystem),
    hardware: section(good.hardware, hardware),
    storage: section(good.storage, storage),
    host: section(good.host, host),
    network: section(good.network, network),
    proxy: section(good.proxy, proxy),
    securityProducts: section(good.securityProducts, securityProducts),
    linuxSystem: section(good.linuxSystem, linuxSystem),
  }),
});

/** The name of a section. */
export const sectionName: fc.Arbitrary<SectionName> = fc.constantFrom(...sectionNames);
