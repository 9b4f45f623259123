import { familyNames } from './sections/operating-system';
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
  /** Only of what has none in `labels`. */
  readonly label?: string;
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
    return [{ path, label: label ?? labelOfFact(name, path), value, source: source ?? sourceOf(sources, path), unread: why ?? null }];
  });
  const rest = unread.filter((entry) => !placed.has(entry));
  return [
    ...facts,
    ...rest.map((entry) => ({
      path: entry.fact,
      label: labelOfFact(name, entry.fact),
      value: null,
      source: sourceOf(sources, entry.fact),
      unread: entry,
    })),
  ];
}

/** The sections that the machine's platform has, and those of other platforms, each in their order. */
export function splitByPlatform(sections: Sections): { readonly here: readonly SectionName[]; readonly elsewhere: readonly SectionName[] } {
  const isElsewhere = (name: SectionName): boolean => {
    const section = sections[name];
    return section.status === 'unavailable' && section.reason === 'not-on-this-platform';
  };
  return { here: sectionNames.filter((name) => !isElsewhere(name)), elsewhere: sectionNames.filter(isElsewhere) };
}

/** Which sections were read, and which could not be; one that this platform does not have is neither. */
export function tallySections(sections: Sections): { readonly read: readonly SectionName[]; readonly unavailable: readonly SectionName[] } {
  const { here } = splitByPlatform(sections);
  return {
    read: here.filter((name) => sections[name].status === 'read'),
    unavailable: here.filter((name) => sections[name].status === 'unavailable'),
  };
}

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');
const onOff = (value: boolean | null): string | null => (value === null ? null : value ? 'on' : 'off');
const count = (value: number | null): string | null => (value === null ? null : String(value));
const bytes = (value: number | null): string | null => (value === null ? null : formatBytes(value));
const list = (values: readonly string[] | null): string | null =>
  values === null ? null : values.length === 0 ? 'none' : values.join(', ');
const phrase = (...parts: readonly (string | null | false)[]): string => parts.filter((part) => part !== null && part !== false).join(', ');

/** What the facts with a fixed path are called; the elements of a list are named after what they hold. */
const labels: Readonly<Record<SectionName, Readonly<Record<string, string>>>> = {
  operatingSystem: {
    name: 'System',
    family: 'Family',
    version: 'Version',
    edition: 'Edition',
    role: 'Role',
    architecture: 'Architecture',
    kernel: 'Kernel',
    runsIn: 'Runs on',
    'osRelease.prettyName': 'os-release PRETTY_NAME',
    'osRelease.id': 'os-release ID',
    'osRelease.idLike': 'os-release ID_LIKE',
    'osRelease.name': 'os-release NAME',
    'osRelease.versionId': 'os-release VERSION_ID',
    'osRelease.version': 'os-release VERSION',
    'osRelease.variantId': 'os-release VARIANT_ID',
    osRelease: 'os-release',
    'windows.productName': 'Product name',
    'windows.displayVersion': 'Display version',
    'windows.nt': 'Windows NT version',
    'windows.build': 'Build',
    'windows.updateBuildRevision': 'Update build revision',
    'windows.editionId': 'Edition ID',
    'windows.installationType': 'Installation type',
    'windows.productType': 'Product type',
    'windows.servicePack': 'Service pack',
    windows: 'Windows version',
    'macos.productVersion': 'macOS version',
    'macos.buildVersion': 'macOS build',
    macos: 'macOS version',
  },
  hardware: {
    manufacturer: 'Manufacturer',
    model: 'Model',
    cpuModel: 'Processor',
    physicalCores: 'Physical cores',
    logicalCores: 'Logical processors',
    memoryBytes: 'Memory',
  },
  storage: {
    'systemVolume.mount': 'System volume',
    'systemVolume.fileSystem': 'File system of the system volume',
    'systemVolume.totalBytes': 'Size of the system volume',
    'systemVolume.freeBytes': 'Free on the system volume',
    disks: 'Disks',
    mounts: 'Mounts',
  },
  host: {
    name: 'Name',
    domain: 'DNS domain',
    directory: 'Directory',
    machineIdHash: 'Machine identity, hashed',
    timeZone: 'Time zone',
    'clock.synchronised': 'Clock synchronised',
    'clock.service': 'Time service',
  },
  network: {
    interfaces: 'Interfaces',
    routes: 'Routes',
    'dns.servers': 'DNS servers',
    'dns.search': 'DNS search domains',
    dns: 'DNS',
  },
  proxy: {
    planes: 'Places where a proxy can be set',
  },
  securityProducts: {
    signals: 'Signs of security products',
    looked: 'Looked through completely',
    catalogueVersion: 'Catalogue that was looked for',
  },
  linuxSystem: {
    'init.name': 'Process 1',
    'init.systemd': 'systemd is process 1',
    'init.systemdVersion': 'systemd version',
    libc: 'C library',
    'audit.daemonRunning': 'Audit daemon running',
    'audit.rulesFiles': 'Audit rules files',
    'audit.immutable': 'Audit rules locked until the next boot',
    selinux: 'SELinux',
    appArmor: 'AppArmor',
    'ebpf.btf': 'BTF type information for eBPF',
    'ebpf.unprivilegedDisabled': 'Unprivileged eBPF',
    kernelOptions: 'Kernel options',
    'fanotify.users': 'Processes that use fanotify',
    immutable: 'Protection of system files',
    fips: 'FIPS mode',
    cryptoPolicy: 'Cryptography policy',
    links: 'Install folders that are links',
    'packages.manager': 'Package manager',
    'packages.microsoftSources': 'Package sources of Microsoft',
  },
  securityCenter: {
    products: 'Products that report to it',
  },
  symantecClient: {
    installed: 'Installed',
    versions: 'Version',
    antivirusRunning: 'Virus protection running',
    antispywareRunning: 'Spyware protection running',
    definitionsDate: 'Definitions of',
    managed: 'Managed by a Symantec Endpoint Protection Manager',
    tamperProtection: 'Tamper protection',
    firewall: 'Firewall',
    pendingRestart: 'Waits for a restart',
    upgradePending: 'Upgrade waits for a restart',
    uninstallPassword: 'Password needed to uninstall',
    uninstallEntries: 'Entries among the installed programs',
  },
  windowsDefender: {
    'antivirus.platformVersion': 'Antivirus platform',
    'antivirus.engineVersion': 'Antivirus engine',
    'antivirus.intelligenceDate': 'Security intelligence of',
    'antivirus.runningMode': 'Running mode',
    'antivirus.realTimeProtection': 'Real-time protection',
    'antivirus.tamperProtection': 'Tamper protection',
    'onboarding.onboarded': 'Onboarded',
    'onboarding.organisationId': 'Organisation id there',
    'onboarding.onboardingData': 'Onboarding data there',
    'onboarding.offboardingData': 'Offboarding data there',
    'onboarding.senseGuid': 'Id of the sensor there',
    'onboarding.monitoringAgentWorkspaces': 'Workspaces of the Monitoring Agent',
    unifiedAgent: 'Unified agent installed',
    systemCenterEndpointProtection: 'System Center Endpoint Protection installed',
  },
  mdatp: {
    agent: 'Defender for Endpoint',
    onboardingData: 'Onboarding data there',
    managedSettings: 'Managed settings',
    sampleValues: 'Values of the sample file in them',
  },
  windowsSystem: {
    services: 'Services',
    features: 'Features',
    capabilities: 'Features on demand',
    updates: 'Installed updates',
    files: 'System files',
    pendingRestart: 'Restart pending for',
    dotNetFramework: '.NET Framework',
    powerShell: 'PowerShell',
    'setup.imageState': 'State of the installation',
    'setup.firstRunDone': 'First run done',
    'management.intune': 'Enrolled with Intune',
    'management.configurationManager': 'Client of Configuration Manager',
    'tls.protocols': 'Protocols of Schannel for clients',
    'tls.strongCrypto': 'Strong cryptography of .NET Framework',
    'tls.roots': 'Root certificates',
    'tls.rootUpdates': 'Automatic update of root certificates',
    policies: 'Policies',
  },
  macosSystem: {
    systemIntegrityProtection: 'System Integrity Protection',
    systemExtensions: 'System extensions',
    kernelExtensions: 'Kernel extensions',
    profiles: 'Configuration profiles',
    fullDiskAccess: 'Full Disk Access',
    management: 'Device management',
    contentFilters: 'Content filters',
  },
};

type Lines = { readonly [Name in SectionName]: (data: SectionData<Name>) => readonly Line[] };

const linesOf: Lines = {
  operatingSystem: ({ osRelease, windows, macos, ...system }) => [
    { path: 'name', value: system.name },
    { path: 'family', value: familyNames[system.family] },
    { path: 'version', value: system.version },
    { path: 'edition', value: system.edition },
    { path: 'role', value: system.role },
    { path: 'architecture', value: system.architecture },
    { path: 'kernel', value: system.kernel },
    { path: 'runsIn', value: runsIn(system.runsIn) },
    ...(osRelease
      ? [
          { path: 'osRelease.prettyName', value: osRelease.prettyName },
          { path: 'osRelease.id', value: osRelease.id },
          { path: 'osRelease.idLike', value: list(osRelease.idLike) },
          { path: 'osRelease.name', value: osRelease.name },
          { path: 'osRelease.versionId', value: osRelease.versionId },
          { path: 'osRelease.version', value: osRelease.version },
          { path: 'osRelease.variantId', value: osRelease.variantId },
        ]
      : [{ path: 'osRelease', value: null, ifUnread: true as const }]),
    ...(windows
      ? [
          { path: 'windows.productName', value: windows.productName },
          { path: 'windows.displayVersion', value: windows.displayVersion },
          { path: 'windows.nt', value: windows.nt },
          { path: 'windows.build', value: count(windows.build) },
          { path: 'windows.updateBuildRevision', value: count(windows.updateBuildRevision) },
          { path: 'windows.editionId', value: windows.editionId },
          { path: 'windows.installationType', value: windows.installationType },
          { path: 'windows.productType', value: productType(windows.productType) },
          { path: 'windows.servicePack', value: count(windows.servicePack) },
        ]
      : [{ path: 'windows', value: null, ifUnread: true as const }]),
    ...(macos
      ? [
          { path: 'macos.productVersion', value: macos.productVersion },
          { path: 'macos.buildVersion', value: macos.buildVersion },
        ]
      : [{ path: 'macos', value: null, ifUnread: true as const }]),
  ],

  hardware: (hardware) => [
    { path: 'manufacturer', value: hardware.manufacturer },
    { path: 'model', value: hardware.model },
    { path: 'cpuModel', value: hardware.cpuModel },
    { path: 'physicalCores', value: count(hardware.physicalCores) },
    { path: 'logicalCores', value: count(hardware.logicalCores) },
    { path: 'memoryBytes', value: bytes(hardware.memoryBytes) },
  ],

  storage: ({ systemVolume, mounts, disks }) => [
    { path: 'systemVolume.mount', value: systemVolume.mount },
    { path: 'systemVolume.fileSystem', value: systemVolume.fileSystem },
    { path: 'systemVolume.totalBytes', value: bytes(systemVolume.totalBytes) },
    { path: 'systemVolume.freeBytes', value: bytes(systemVolume.freeBytes) },
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
    })) ?? [{ path: 'disks', value: null }]),
  ],

  host: ({ clock, ...host }) => [
    { path: 'name', value: host.name },
    { path: 'domain', value: host.domain },
    { path: 'directory', value: host.directory && phrase(directoryWords[host.directory.kind], host.directory.name) },
    { path: 'machineIdHash', value: host.machineIdHash },
    { path: 'timeZone', value: host.timeZone },
    { path: 'clock.synchronised', value: yesNo(clock.synchronised) },
    { path: 'clock.service', value: clock.service },
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
    })) ?? [{ path: 'routes', value: null }]),
    ...(dns
      ? [
          { path: 'dns.servers', value: list(dns.servers) },
          { path: 'dns.search', value: list(dns.search) },
        ]
      : [{ path: 'dns', value: null }]),
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
      ? [{ path: 'signals', value: 'none found' }]
      : signals.map(({ kind, name, state, version, source }, index) => ({
          path: `signals.${index}`,
          label: `${signalWords[kind].one} ${name}`,
          value: phrase(state ?? 'found', version !== null && `version ${version}`),
          source,
        }))),
    { path: 'looked', value: list(looked.map((kind) => signalWords[kind].many)) },
    { path: 'catalogueVersion', value: catalogueVersion },
  ],

  linuxSystem: ({ init, kernelOptions, fanotify, audit, selinux, appArmor, ebpf, libc, packages, ...system }) => [
    { path: 'init.name', value: init.name },
    { path: 'init.systemd', value: yesNo(init.systemd) },
    { path: 'init.systemdVersion', value: init.systemdVersion },
    { path: 'libc', value: libc && [libc.name, libc.version].filter((part) => part !== null).join(' ') },
    {
      path: 'fanotify.users',
      value: list(fanotify.users?.map(({ pid, name }) => `${name} (${pid})`) ?? null),
    },
    { path: 'audit.daemonRunning', value: yesNo(audit.daemonRunning) },
    { path: 'audit.rulesFiles', value: list(audit.rulesFiles) },
    { path: 'audit.immutable', value: yesNo(audit.immutable) },
    { path: 'selinux', value: selinux?.replace('-', ' ') ?? null },
    { path: 'appArmor', value: appArmor?.replace('-', ' ') ?? null },
    { path: 'ebpf.btf', value: yesNo(ebpf.btf) },
    { path: 'ebpf.unprivilegedDisabled', value: unprivilegedEbpf(ebpf.unprivilegedDisabled) },
    ...(kernelOptions
      ? Object.entries(kernelOptions).map(([option, value]) => ({
          path: `kernelOptions.${option}`,
          label: `Kernel option ${option}`,
          value: kernelOptionWords[value],
        }))
      : [{ path: 'kernelOptions', value: null }]),
    { path: 'immutable', value: system.immutable },
    { path: 'fips', value: yesNo(system.fips) },
    { path: 'cryptoPolicy', value: system.cryptoPolicy === 'not-present' ? 'not present' : system.cryptoPolicy },
    ...elements('links', system.links, ({ path, target }) => [`Link ${path}`, target]),
    { path: 'packages.manager', value: packages.manager },
    ...elements('packages.microsoftSources', packages.microsoftSources, ({ url, file }) => [`Package source ${file}`, url]),
  ],

  securityCenter: ({ products }) =>
    elements('products', products, ({ kind, name, state, reportingProgramExists }) => [
      `${capitalised(kind)} ${name}`,
      phrase(`state 0x${state.toString(16).padStart(6, '0')}`, reportingProgramExists === false && 'its program is gone'),
    ]),

  symantecClient: ({ pendingRestart, uninstallEntries, ...client }) => [
    { path: 'installed', value: yesNo(client.installed) },
    { path: 'versions', value: list(client.versions) },
    { path: 'antivirusRunning', value: yesNo(client.antivirusRunning) },
    { path: 'antispywareRunning', value: yesNo(client.antispywareRunning) },
    { path: 'definitionsDate', value: client.definitionsDate },
    { path: 'managed', value: yesNo(client.managed) },
    { path: 'tamperProtection', value: onOff(client.tamperProtection) },
    { path: 'firewall', value: yesNo(client.firewall) },
    { path: 'pendingRestart', value: list(pendingRestart?.map((reason) => `reason ${reason}`) ?? null) },
    { path: 'upgradePending', value: yesNo(client.upgradePending) },
    { path: 'uninstallPassword', value: yesNo(client.uninstallPassword) },
    ...elements('uninstallEntries', uninstallEntries, ({ name, version, publisher, view }) => [
      `Installed program ${name}`,
      phrase(version !== null && `version ${version}`, publisher, view),
    ]),
  ],

  windowsDefender: ({ antivirus, onboarding, unifiedAgent, systemCenterEndpointProtection }) => [
    { path: 'antivirus.platformVersion', value: antivirus.platformVersion },
    { path: 'antivirus.engineVersion', value: antivirus.engineVersion },
    { path: 'antivirus.intelligenceDate', value: antivirus.intelligenceDate },
    { path: 'antivirus.runningMode', value: antivirus.runningMode && runningModeWords[antivirus.runningMode] },
    { path: 'antivirus.realTimeProtection', value: onOff(antivirus.realTimeProtection) },
    { path: 'antivirus.tamperProtection', value: onOff(antivirus.tamperProtection) },
    { path: 'onboarding.onboarded', value: yesNo(onboarding.onboarded) },
    { path: 'onboarding.organisationId', value: yesNo(onboarding.organisationId) },
    { path: 'onboarding.onboardingData', value: yesNo(onboarding.onboardingData) },
    { path: 'onboarding.offboardingData', value: yesNo(onboarding.offboardingData) },
    { path: 'onboarding.senseGuid', value: yesNo(onboarding.senseGuid) },
    { path: 'onboarding.monitoringAgentWorkspaces', value: count(onboarding.monitoringAgentWorkspaces) },
    { path: 'unifiedAgent', value: yesNo(unifiedAgent) },
    { path: 'systemCenterEndpointProtection', value: yesNo(systemCenterEndpointProtection) },
  ],

  mdatp: ({ agent, onboardingData, managedSettings, sampleValues }) => [
    {
      path: 'agent',
      value:
        agent &&
        (agent.installed
          ? phrase(
              agent.version === null ? 'version not known' : `version ${agent.version}`,
              agent.healthy !== null && (agent.healthy ? 'healthy' : 'not healthy'),
              agent.licensed !== null && (agent.licensed ? 'licensed' : 'not licensed'),
              agent.organisationId !== null && (agent.organisationId ? 'onboarded' : 'not onboarded'),
              agent.antivirus !== null && `antivirus ${agent.antivirus.replace('-', ' ')}`,
              agent.realTimeProtection !== null && `real-time protection ${agent.realTimeProtection ? 'on' : 'off'}`,
            )
          : 'not installed'),
    },
    { path: 'onboardingData', value: yesNo(onboardingData) },
    { path: 'managedSettings', value: managedSettings },
    { path: 'sampleValues', value: list(sampleValues) },
  ],

  windowsSystem: ({ services, features, capabilities, updates, files, pendingRestart, setup, policies, management, tls, ...system }) => [
    ...elements('services', services, ({ name, installed, start, running }) => [
      `Service ${name}`,
      installed ? phrase(start ?? 'start type not known', running !== null && (running ? 'running' : 'stopped')) : 'not there',
    ]),
    ...elements('features', features, ({ name, state }) => [`Feature ${name}`, state.replaceAll('-', ' ')]),
    ...elements('capabilities', capabilities, ({ name, state }) => [`Feature on demand ${name}`, state.replaceAll('-', ' ')]),
    { path: 'updates', value: updates && lookedFor(updates, ({ installed }) => installed, 'not installed') },
    ...elements('files', files, ({ name, present, version, owner }) => [
      `File ${name}`,
      present
        ? phrase(version === null ? 'version not known' : `version ${version}`, owner !== null && `owner ${owner.replace('-', ' ')}`)
        : 'not there',
    ]),
    { path: 'pendingRestart', value: list(pendingRestart?.map((reason) => reason.replaceAll('-', ' ')) ?? null) },
    { path: 'dotNetFramework', value: list(system.dotNetFramework) },
    { path: 'powerShell', value: system.powerShell },
    { path: 'setup.imageState', value: setup.imageState },
    { path: 'setup.firstRunDone', value: yesNo(setup.firstRunDone) },
    { path: 'management.intune', value: yesNo(management?.intune ?? null) },
    { path: 'management.configurationManager', value: yesNo(management?.configurationManager ?? null) },
    { path: 'tls.protocols', value: list(tls?.protocols?.map(({ name, client }) => `${name} ${client}`) ?? null) },
    { path: 'tls.strongCrypto', value: tls?.strongCrypto ?? null },
    { path: 'tls.roots', value: tls?.roots ? lookedFor(tls.roots, ({ present }) => present, 'not there') : null },
    { path: 'tls.rootUpdates', value: tls?.rootUpdates ?? null },
    ...policyLines(policies),
  ],

  macosSystem: ({ systemExtensions, kernelExtensions, profiles, fullDiskAccess, management, contentFilters, ...system }) => [
    { path: 'systemIntegrityProtection', value: onOff(system.systemIntegrityProtection) },
    ...elements('systemExtensions', systemExtensions, ({ bundleId, category, state, version, teamId }) => [
      `System extension ${bundleId}`,
      phrase(category.replace('-', ' '), state.replaceAll('-', ' '), version, teamId !== null && `team ${teamId}`),
    ]),
    ...elements('kernelExtensions', kernelExtensions, ({ bundleId, version }) => [`Kernel extension ${bundleId}`, version ?? 'loaded']),
    ...elements('profiles', profiles, ({ payloadType, identifiers, teamIds }) => [
      `Profile payload ${payloadType}`,
      phrase(...identifiers, ...teamIds.map((team) => `team ${team}`)),
    ]),
    ...elements('fullDiskAccess', fullDiskAccess, ({ identifier, allowed, by }) => [
      `Full Disk Access of ${identifier}`,
      `${allowed ? 'allowed' : 'refused'} by ${by === 'user' ? 'the user' : 'the management'}`,
    ]),
    {
      path: 'management',
      value:
        management &&
        phrase(
          management.enrolled ? 'enrolled' : 'not enrolled',
          management.userApproved !== null &&
            management.enrolled &&
            (management.userApproved ? 'approved by the user' : 'not approved by the user'),
        ),
    },
    ...elements('contentFilters', contentFilters, ({ bundleId, enabled }) => [`Content filter ${bundleId}`, enabled ? 'on' : 'off']),
  ],
};

/** A line for each element of a list, one that says "none" for an empty list, and one without a value for a list that was not read. */
function elements<Element>(
  path: string,
  list: readonly Element[] | null,
  line: (element: Element) => readonly [label: string, value: string],
): Line[] {
  if (list === null) return [{ path, value: null }];
  if (list.length === 0) return [{ path, value: 'none' }];
  return list.map((element, index) => {
    const [label, value] = line(element);
    return { path: `${path}.${index}`, label, value };
  });
}

/** Names of what was looked for: those that are there, then those that are not. */
function lookedFor<Looked extends { readonly name: string }>(
  all: readonly Looked[],
  isThere: (one: Looked) => boolean,
  missing: string,
): string {
  const [there, rest] = [all.filter(isThere), all.filter((one) => !isThere(one))].map((some) => some.map(({ name }) => name));
  return [list(there ?? []) ?? '', ...(rest?.length ? [`looked for, ${missing}: ${rest.join(', ')}`] : [])].join('; ');
}

/** A line for each policy that is set, at its place in the list, and one for all those that are not. */
function policyLines(policies: SectionData<'windowsSystem'>['policies']): Line[] {
  if (policies === null || policies.length === 0) return elements('policies', policies, () => ['', '']);
  const set = policies.flatMap(({ key, name, value }, index): Line[] =>
    value === null ? [] : [{ path: `policies.${index}`, label: name, value: phrase(String(value), `in ${key}`) }],
  );
  const unset = policies.filter(({ value }) => value === null);
  const namesIn = (place: string) => unset.filter(({ key }) => key === place).map(({ name }) => name);
  const places = [...new Set(unset.map(({ key }) => key))].map((key) => `${namesIn(key).join(', ')} in ${key}`);
  return places.length === 0 ? set : [...set, { path: 'policies', value: `looked for, not set: ${places.join('; ')}` }];
}

const runningModeWords = {
  normal: 'active',
  passive: 'passive',
  'passive-with-scanning': 'passive with limited periodic scanning',
  'edr-block': 'passive with EDR in block mode',
  'not-running': 'not running',
} as const;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

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
  'uninstall-entry': { one: 'Installed program', many: 'installed programs' },
  'security-center': { one: 'Security Center product', many: 'Security Center products' },
  'system-extension': { one: 'System extension', many: 'system extensions' },
};

/**
 * What a fact is called, without its data.
 *
 * @param path dotted path inside the section's data, or `kinds.<kind>` for the signs of security products of one kind, or
 *   `planes.<id>` for a place of proxy settings
 * @returns the label of its line; a path without one, such as an element of a list, in words
 */
export function labelOfFact(section: SectionName, path: string): string {
  const own = labels[section];
  if (Object.hasOwn(own, path)) return own[path] ?? path;
  const kind = path.startsWith('kinds.') ? path.slice('kinds.'.length) : '';
  if (Object.hasOwn(signalWords, kind)) return `Signs among ${signalWords[kind as SignalKind].many}`;
  const plane = /^planes\.([a-z-]+)$/.exec(path)?.[1];
  if (plane !== undefined) return plane.replaceAll('-', ' ');
  const parts = path === '' ? [] : path.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const around = parts.slice(0, length).join('.');
    if (Object.hasOwn(own, around)) return `${own[around]}${restInWords(parts.slice(length))}`;
  }
  const words = parts.map(partInWords).join(', ');
  return words === '' ? 'Whole section' : capitalised(words);
}

/** What follows a label for something inside of what it names: "Mounts, no. 2, free bytes", "C library: version". */
const restInWords = (parts: readonly string[]): string =>
  `${/^\d+$/.test(parts[0] ?? '') ? ', ' : ': '}${parts.map(partInWords).join(', ')}`;

/** A name of ours in words, a position counted from one; a name from the machine stays as it is. */
function partInWords(part: string): string {
  if (/^\d+$/.test(part)) return `no. ${Number(part) + 1}`;
  if (!/^[a-z]+(?:[A-Z][a-z]+)*$/.test(part)) return part;
  return part.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

/** The names of kinds of signs, for several of them: "kernel modules". A kind this version does not know stays as it is. */
export const signalKindInWords = (kind: string): string => (Object.hasOwn(signalWords, kind) ? signalWords[kind as SignalKind].many : kind);
