import { describe, expect, test } from 'vitest';
import { factsOf, labelOfFact, tallySections } from './facts';
import type { SectionData, SectionName, Sections } from './schema';
import type { Section, UnreadFact } from './section';

// Written by hand: every field set, and every value unlike the others, so that a fact left out is noticed.
const linux: { readonly [Name in SectionName]: SectionData<Name> } = {
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
    catalogueVersion: '2026.11.23',
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
]);

describe('every text of the data stands in a fact', () => {
  test.each(Object.keys(linux) as SectionName[])('%s', (name) => {
    const facts = factsOf(name, read(linux[name]));
    const shown = `${words(facts)}\n${facts.map(({ source }) => source).join('\n')}`;
    for (const text of textsIn(linux[name])) if (!closedWords.has(text)) expect(shown).toContain(text);
  });
});

test('numbers and closed words are put into words', () => {
  const all = (Object.keys(linux) as SectionName[]).map((name) => words(factsOf(name, read(linux[name])))).join('\n');
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
  ]) {
    expect(all).toContain(line);
  }
});

test('Windows and macOS show their own versions, and nothing of the other families', () => {
  const system = { ...linux.operatingSystem, osRelease: null };
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

describe('where a fact came from', () => {
  test('its own source, else that of what holds it', () => {
    const sources = { '': '/etc/os-release', kernel: '/proc/sys/kernel/osrelease' };
    const facts = factsOf('operatingSystem', read(linux.operatingSystem, [], sources));
    expect(facts.find(({ path }) => path === 'kernel')?.source).toBe('/proc/sys/kernel/osrelease');
    expect(facts.find(({ path }) => path === 'osRelease.id')?.source).toBe('/etc/os-release');
  });

  test('the file of its plane for a proxy setting', () => {
    expect(factsOf('proxy', read(linux.proxy))[0]?.source).toBe('/etc/systemd/system/mdatp.service.d/proxy.conf');
  });
});

describe('what could not be read', () => {
  const unread = (fact: string): UnreadFact => ({ fact, reason: 'not-elevated', detail: 'needs root' });

  test('a fact carries the reason', () => {
    const facts = factsOf('linuxSystem', read({ ...linux.linuxSystem, fanotify: { users: null } }, [unread('fanotify.users')]));
    expect(facts.find(({ path }) => path === 'fanotify.users')).toMatchObject({ value: null, unread: { reason: 'not-elevated' } });
  });

  test('the reason of an object stands at each of its facts that has no value', () => {
    const init = { name: null, systemd: null, systemdVersion: '252' };
    const facts = factsOf('linuxSystem', read({ ...linux.linuxSystem, init }, [unread('init')]));
    expect(facts.filter((fact) => fact.unread !== null).map(({ path }) => path)).toEqual(['init.name', 'init.systemd']);
  });

  test('a version that belongs to the family is shown as unread, one of another family is not shown', () => {
    const facts = factsOf('operatingSystem', read({ ...linux.operatingSystem, osRelease: null }, [unread('osRelease')]));
    expect(facts.filter(({ value }) => value === null).map(({ path }) => path)).toEqual(['osRelease']);
  });

  test('what has no line of its own gets one at the end', () => {
    const facts = factsOf('securityProducts', read(linux.securityProducts, [unread('kinds.process'), unread('someNew.factOfIt')]));
    expect(facts.slice(-2).map(({ label }) => label)).toEqual(['Signs among processes', 'Some new, fact of it']);
  });

  test.each([
    ['host', 'clock.synchronised', 'Clock synchronised'],
    ['securityProducts', 'kinds.process', 'Signs among processes'],
    ['storage', 'mounts.1.freeBytes', 'Mounts, 1, free bytes'],
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
  const sections: Sections = {
    operatingSystem: { status: 'read', at, tookMs: 1, sources: {}, data: linux.operatingSystem, unread: [] },
    hardware: { status: 'unavailable', at, tookMs: 1, reason: 'timed-out', detail: '' },
    storage: { status: 'unavailable', at, tookMs: 1, reason: 'failed', detail: '' },
    host: { status: 'read', at, tookMs: 1, sources: {}, data: linux.host, unread: [] },
    network: { status: 'read', at, tookMs: 1, sources: {}, data: linux.network, unread: [] },
    proxy: { status: 'read', at, tookMs: 1, sources: {}, data: linux.proxy, unread: [] },
    securityProducts: { status: 'read', at, tookMs: 1, sources: {}, data: linux.securityProducts, unread: [] },
    linuxSystem: { status: 'unavailable', at, tookMs: 0, reason: 'not-on-this-platform', detail: '' },
  };
  expect(tallySections(sections)).toEqual({
    read: ['operatingSystem', 'host', 'network', 'proxy', 'securityProducts'],
    unavailable: ['hardware', 'storage'],
  });
});
