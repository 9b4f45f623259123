import { familyNames } from '../evaluate/evaluate';
import { formatBytes } from '../text/quantities';
import { type SectionData, type SectionName, type Sections, sectionNames } from './schema';
import { type Section, sourceOf, type UnreadFact } from './section';
import type { ProxyPlane } from './sections/proxy';
import type { SignalKind } from './sections/security-products';

/** One line of what was read, for people: a label, the value in words, and where it came from. */
export interface Fact {
  /** Dotted path inside the section's data; an element of a list has its position: "mounts.0". */
  readonly path: string;
  readonly label: string;
  /** `null`: the system states nothing here, or it could not be read; then `unread` says why. */
  readonly value: string | null;
  readonly source: string | null;
  readonly unread: UnreadFact | null;
}

/** What a section's own list says of a fact; `source` where the data itself carries it. `ifUnread`: shown only when it could not be read. */
interface Line {
  readonly path: string;
  readonly label: string;
  readonly value: string | null;
  readonly source?: string;
  readonly ifUnread?: true;
}

/** A proxy setting's value with what was masked in it, for the window and the report. */
export function shownSetting({ value, credentials }: Pick<ProxyPlane['settings'][number], 'value' | 'credentials'>): string {
  if (credentials === 'no') return value;
  return `${value} (${credentials === 'yes' ? 'sign-in masked' : 'not shown, because it may hold a sign-in'})`;
}

/**
 * The facts of a section in the order the window and the report show them. Everything in the data is in one of them, and
 * every entry of `unread` stands at its fact, or in a line of its own at the end.
 *
 * @returns an empty list for a section that is unavailable
 */
export function factsOf<Name extends SectionName>(name: Name, section: Section<SectionData<Name>>): Fact[] {
  if (section.status === 'unavailable') return [];
  const { data, sources, unread } = section;
  const placed = new Set<UnreadFact>();
  const facts = linesOf[name](data).flatMap(({ path, label, value, source, ifUnread }): Fact[] => {
    const why = unread.find(({ fact }) => fact === path || fact.startsWith(`${path}.`) || (value === null && path.startsWith(`${fact}.`)));
    if (why) placed.add(why);
    if (ifUnread && !why) return [];
    return [{ path, label, value, source: source ?? sourceOf(sources, path), unread: why ?? null }];
  });
  const rest = unread.filter((entry) => !placed.has(entry));
  return [
    ...facts,
    ...rest.map((entry) => ({
      path: entry.fact,
      label: labelOfUnread(entry.fact),
      value: null,
      source: sourceOf(sources, entry.fact),
      unread: entry,
    })),
  ];
}

/** Which sections were read, and which could not be; one that this platform does not have is neither. */
export function tallySections(sections: Sections): { readonly read: readonly SectionName[]; readonly unavailable: readonly SectionName[] } {
  return {
    read: sectionNames.filter((name) => sections[name].status === 'read'),
    unavailable: sectionNames.filter((name) => {
      const section = sections[name];
      return section.status === 'unavailable' && section.reason !== 'not-on-this-platform';
    }),
  };
}

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');
const count = (value: number | null): string | null => (value === null ? null : String(value));
const bytes = (value: number | null): string | null => (value === null ? null : formatBytes(value));
const list = (values: readonly string[] | null): string | null =>
  values === null ? null : values.length === 0 ? 'none' : values.join(', ');
const phrase = (...parts: readonly (string | null | false)[]): string => parts.filter((part) => part !== null && part !== false).join(', ');

type Lines = { readonly [Name in SectionName]: (data: SectionData<Name>) => readonly Line[] };

const linesOf: Lines = {
  operatingSystem: ({ osRelease, windows, macos, ...system }) => [
    { path: 'name', label: 'System', value: system.name },
    { path: 'family', label: 'Family', value: familyNames[system.family] },
    { path: 'version', label: 'Version', value: system.version },
    { path: 'edition', label: 'Edition', value: system.edition },
    { path: 'role', label: 'Role', value: system.role },
    { path: 'architecture', label: 'Architecture', value: system.architecture },
    { path: 'kernel', label: 'Kernel', value: system.kernel },
    { path: 'runsIn', label: 'Runs on', value: runsIn(system.runsIn) },
    ...(osRelease
      ? [
          { path: 'osRelease.prettyName', label: 'os-release PRETTY_NAME', value: osRelease.prettyName },
          { path: 'osRelease.id', label: 'os-release ID', value: osRelease.id },
          { path: 'osRelease.idLike', label: 'os-release ID_LIKE', value: list(osRelease.idLike) },
          { path: 'osRelease.name', label: 'os-release NAME', value: osRelease.name },
          { path: 'osRelease.versionId', label: 'os-release VERSION_ID', value: osRelease.versionId },
          { path: 'osRelease.version', label: 'os-release VERSION', value: osRelease.version },
          { path: 'osRelease.variantId', label: 'os-release VARIANT_ID', value: osRelease.variantId },
        ]
      : [{ path: 'osRelease', label: 'os-release', value: null, ifUnread: true as const }]),
    ...(windows
      ? [
          { path: 'windows.productName', label: 'Product name', value: windows.productName },
          { path: 'windows.displayVersion', label: 'Display version', value: windows.displayVersion },
          { path: 'windows.nt', label: 'Windows NT version', value: windows.nt },
          { path: 'windows.build', label: 'Build', value: count(windows.build) },
          { path: 'windows.updateBuildRevision', label: 'Update build revision', value: count(windows.updateBuildRevision) },
          { path: 'windows.editionId', label: 'Edition ID', value: windows.editionId },
          { path: 'windows.installationType', label: 'Installation type', value: windows.installationType },
          { path: 'windows.productType', label: 'Product type', value: productType(windows.productType) },
          { path: 'windows.servicePack', label: 'Service pack', value: count(windows.servicePack) },
        ]
      : [{ path: 'windows', label: 'Windows version', value: null, ifUnread: true as const }]),
    ...(macos
      ? [
          { path: 'macos.productVersion', label: 'macOS version', value: macos.productVersion },
          { path: 'macos.buildVersion', label: 'macOS build', value: macos.buildVersion },
        ]
      : [{ path: 'macos', label: 'macOS version', value: null, ifUnread: true as const }]),
  ],

  hardware: (hardware) => [
    { path: 'manufacturer', label: 'Manufacturer', value: hardware.manufacturer },
    { path: 'model', label: 'Model', value: hardware.model },
    { path: 'cpuModel', label: 'Processor', value: hardware.cpuModel },
    { path: 'physicalCores', label: 'Physical cores', value: count(hardware.physicalCores) },
    { path: 'logicalCores', label: 'Logical processors', value: count(hardware.logicalCores) },
    { path: 'memoryBytes', label: 'Memory', value: bytes(hardware.memoryBytes) },
  ],

  storage: ({ systemVolume, mounts, disks }) => [
    { path: 'systemVolume.mount', label: 'System volume', value: systemVolume.mount },
    { path: 'systemVolume.fileSystem', label: 'File system of the system volume', value: systemVolume.fileSystem },
    { path: 'systemVolume.totalBytes', label: 'Size of the system volume', value: bytes(systemVolume.totalBytes) },
    { path: 'systemVolume.freeBytes', label: 'Free on the system volume', value: bytes(systemVolume.freeBytes) },
    ...mounts.map(({ mount, device, fileSystem, options, totalBytes, freeBytes }, index) => ({
      path: `mounts.${index}`,
      label: `Mount ${mount}`,
      value: phrase(
        `${fileSystem} on ${device}`,
        freeBytes !== null && `${formatBytes(freeBytes)} free`,
        totalBytes !== null && `size ${formatBytes(totalBytes)}`,
        options.length > 0 && `options ${options.join(' ')}`,
      ),
    })),
    ...(disks?.map(({ name, model, sizeBytes, rotational }, index) => ({
      path: `disks.${index}`,
      label: `Disk ${name}`,
      value: phrase(
        model ?? 'model not stated',
        sizeBytes !== null && formatBytes(sizeBytes),
        rotational !== null && (rotational ? 'spinning' : 'solid state'),
      ),
    })) ?? [{ path: 'disks', label: 'Disks', value: null }]),
  ],

  host: ({ clock, ...host }) => [
    { path: 'name', label: 'Name', value: host.name },
    { path: 'domain', label: 'DNS domain', value: host.domain },
    { path: 'directory', label: 'Directory', value: host.directory && phrase(directoryWords[host.directory.kind], host.directory.name) },
    { path: 'machineIdHash', label: 'Machine identity, hashed', value: host.machineIdHash },
    { path: 'timeZone', label: 'Time zone', value: host.timeZone },
    { path: 'clock.synchronised', label: 'Clock synchronised', value: yesNo(clock.synchronised) },
    { path: 'clock.service', label: 'Time service', value: clock.service },
  ],

  network: ({ interfaces, routes, dns }) => [
    ...interfaces.map(({ name, state, loopback, addresses }, index) => ({
      path: `interfaces.${index}`,
      label: `Interface ${name}`,
      value: phrase(
        state === 'unknown' ? 'state unknown' : state,
        loopback && 'loopback',
        addresses.length === 0
          ? 'no address'
          : addresses.map(({ address, prefixLength }) => (prefixLength === null ? address : `${address}/${prefixLength}`)).join(', '),
      ),
    })),
    ...(routes?.map(({ destination, gateway, interface: through, metric }, index) => ({
      path: `routes.${index}`,
      label: destination === '0.0.0.0/0' || destination === '::/0' ? `Default route ${destination}` : `Route ${destination}`,
      value: phrase(gateway === null ? `on ${through}` : `via ${gateway} on ${through}`, metric !== null && `metric ${metric}`),
    })) ?? [{ path: 'routes', label: 'Routes', value: null }]),
    ...(dns
      ? [
          { path: 'dns.servers', label: 'DNS servers', value: list(dns.servers) },
          { path: 'dns.search', label: 'DNS search domains', value: list(dns.search) },
        ]
      : [{ path: 'dns', label: 'DNS', value: null }]),
  ],

  proxy: ({ planes }) =>
    planes.flatMap(({ name, source, settings }, index): Line[] =>
      settings.length === 0
        ? [{ path: `planes.${index}`, label: name, value: 'not set', source }]
        : settings.map(({ variable, value, credentials }, position) => ({
            path: `planes.${index}.settings.${position}`,
            label: `${name}: ${variable}`,
            value: shownSetting({ value, credentials }),
            source,
          })),
    ),

  securityProducts: ({ signals, looked, catalogueVersion }) => [
    ...(signals.length === 0
      ? [{ path: 'signals', label: 'Signs of security products', value: 'none found' }]
      : signals.map(({ kind, name, state, version, source }, index) => ({
          path: `signals.${index}`,
          label: `${signalWords[kind].one} ${name}`,
          value: phrase(state ?? 'found', version !== null && `version ${version}`),
          source,
        }))),
    { path: 'looked', label: 'Looked through completely', value: list(looked.map((kind) => signalWords[kind].many)) },
    { path: 'catalogueVersion', label: 'Catalogue that was looked for', value: catalogueVersion },
  ],

  linuxSystem: ({ init, kernelOptions, fanotify, audit, selinux, appArmor, ebpf, libc }) => [
    { path: 'init.name', label: 'Process 1', value: init.name },
    { path: 'init.systemd', label: 'systemd is process 1', value: yesNo(init.systemd) },
    { path: 'init.systemdVersion', label: 'systemd version', value: init.systemdVersion },
    { path: 'libc', label: 'C library', value: libc && [libc.name, libc.version].filter((part) => part !== null).join(' ') },
    {
      path: 'fanotify.users',
      label: 'Processes that use fanotify',
      value: list(fanotify.users?.map(({ pid, name }) => `${name} (${pid})`) ?? null),
    },
    { path: 'audit.daemonRunning', label: 'Audit daemon running', value: yesNo(audit.daemonRunning) },
    { path: 'audit.rulesFiles', label: 'Audit rules files', value: list(audit.rulesFiles) },
    { path: 'audit.immutable', label: 'Audit rules locked until the next boot', value: yesNo(audit.immutable) },
    { path: 'selinux', label: 'SELinux', value: selinux?.replace('-', ' ') ?? null },
    { path: 'appArmor', label: 'AppArmor', value: appArmor?.replace('-', ' ') ?? null },
    { path: 'ebpf.btf', label: 'BTF type information for eBPF', value: yesNo(ebpf.btf) },
    { path: 'ebpf.unprivilegedDisabled', label: 'Unprivileged eBPF', value: unprivilegedEbpf(ebpf.unprivilegedDisabled) },
    ...(kernelOptions
      ? Object.entries(kernelOptions).map(([option, value]) => ({
          path: `kernelOptions.${option}`,
          label: `Kernel option ${option}`,
          value: kernelOptionWords[value],
        }))
      : [{ path: 'kernelOptions', label: 'Kernel options', value: null }]),
  ],
};

function runsIn(where: SectionData<'operatingSystem'>['runsIn']): string | null {
  if (where === null) return null;
  const kind = { physical: 'physical machine', 'virtual-machine': 'virtual machine', container: 'container' }[where.kind];
  return phrase(kind, where.technology);
}

function productType(type: number | null): string | null {
  if (type === null) return null;
  const word = { 1: 'workstation', 2: 'domain controller', 3: 'server' }[type];
  return word === undefined ? String(type) : `${type}, ${word}`;
}

function unprivilegedEbpf(value: number | null): string | null {
  if (value === null) return null;
  return value === 0 ? '0, allowed' : `${value}, for root only`;
}

const kernelOptionWords = { y: 'y, built in', m: 'm, module', n: 'n, not set' } as const;

const directoryWords = {
  none: 'none',
  'active-directory': 'Active Directory',
  entra: 'Microsoft Entra',
  ipa: 'FreeIPA',
  other: 'another directory',
} as const;

const signalWords: Readonly<Record<SignalKind, { readonly one: string; readonly many: string }>> = {
  package: { one: 'Package', many: 'packages' },
  service: { one: 'Service', many: 'services' },
  process: { one: 'Process', many: 'processes' },
  path: { one: 'Path', many: 'paths' },
  'kernel-module': { one: 'Kernel module', many: 'kernel modules' },
  driver: { one: 'Driver', many: 'drivers' },
  registry: { one: 'Registry entry', many: 'registry entries' },
  'security-center': { one: 'Security Center product', many: 'Security Center products' },
  'system-extension': { one: 'System extension', many: 'system extensions' },
};

/** An unread fact without a line of its own: a kind of sign that could not be looked through, else its path in words. */
function labelOfUnread(fact: string): string {
  const kind = fact.startsWith('kinds.') ? fact.slice('kinds.'.length) : '';
  if (kind in signalWords) return `Signs among ${signalWords[kind as SignalKind].many}`;
  const words = fact.replaceAll('.', ', ').replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words === '' ? 'Whole section' : words.charAt(0).toUpperCase() + words.slice(1);
}
