import type { Entry } from '../../machine/tree.test-support';

// Nothing is imported but types: the recorder of e2e loads this file as it stands.

export type Plain = string | number | boolean | Uint8Array | readonly Plain[] | { readonly [key: string]: Plain };

/** A property list as `plutil -convert xml1` writes it (PropertyList-1.0.dtd; tabs, a key a line). */
export function plist(value: Plain): string {
  const doctype = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n<plist version="1.0">\n${element(value, '')}</plist>\n`;
}

function element(value: Plain, indent: string): string {
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>\n`;
  if (typeof value === 'number')
    return `${indent}<${Number.isInteger(value) ? 'integer' : 'real'}>${value}</${Number.isInteger(value) ? 'integer' : 'real'}>\n`;
  if (typeof value === 'boolean') return `${indent}<${value}/>\n`;
  if (value instanceof Uint8Array) return `${indent}<data>\n${indent}${Buffer.from(value).toString('base64')}\n${indent}</data>\n`;
  if (isList(value))
    return value.length === 0
      ? `${indent}<array/>\n`
      : `${indent}<array>\n${value.map((item) => element(item, `${indent}\t`)).join('')}${indent}</array>\n`;
  const entries = Object.entries(value).map(([key, member]) => `${indent}\t<key>${escaped(key)}</key>\n${element(member, `${indent}\t`)}`);
  return entries.length === 0 ? `${indent}<dict/>\n` : `${indent}<dict>\n${entries.join('')}${indent}</dict>\n`;
}

const isList = (value: object): value is readonly Plain[] => Array.isArray(value);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A Mac as its commands show it. What is left out is as on a Mac that has just been set up. */
export interface Mac {
  readonly version: string;
  readonly build: string;
  readonly kernel: string;
  readonly model: string;
  readonly processor: string;
  readonly cores: readonly [logical: number, physical: number];
  readonly memoryBytes: number;
  readonly virtual?: boolean;
  readonly host: string;
  /** Full name by `scutil --get HostName`; not set on most Macs. */
  readonly fullName?: string;
  readonly uuid: string;
  readonly domain?: string;
  readonly timeZone?: string;
  readonly integrity?: string;
  /** Rows below the heading of their category: [team, bundle with its version, name, state]. */
  readonly extensions?: Readonly<Record<string, readonly (readonly [team: string, bundle: string, name: string, state: string])[]>>;
  /** Loaded besides Apple's: "com.symantec.kext.ips (8.0f3)". */
  readonly kernelExtensions?: readonly string[];
  /** Payloads by type. */
  readonly payloads?: readonly (readonly [type: string, settings: Plain])[];
  readonly enrollment?: readonly string[];
  /** MDMOverrides.plist. */
  readonly overrides?: Plain;
  /** Rows of TCC.db; it is closed to a program without Full Disk Access. */
  readonly decisions?: readonly string[];
  readonly networkExtensions?: Plain;
  readonly processes?: readonly string[];
  /** Inside of `<dictionary> {` of `scutil --proxy`. */
  readonly proxy?: readonly string[];
  readonly services?: Plain;
  readonly own?: Readonly<Record<string, Entry>>;
}

const isBefore = ({ version }: Mac, major: number, minor = 0): boolean => {
  const [own = 0, ownMinor = 0] = version.split('.').map(Number);
  return own < major || (own === major && ownMinor < minor);
};

const isArm = ({ processor }: Mac): boolean => processor.startsWith('Apple');

const printing = (text: string): Entry => ({ script: `cat <<'END'\n${text}${text.endsWith('\n') ? '' : '\n'}END` });

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/**
 * The files and commands of a Mac. The forms are those of the tools: `sw_vers`, `sysctl`, `csrutil`, `kmutil` (HackTricks, "macOS
 * kernel extensions": its printed `kextstat`), `systemextensionsctl` (mdatp-xplat and man page), `profiles` (tests of fleetdm/fleet and
 * goauthentik/platform), `scutil --proxy`, `--dns` and `netstat -rn` (published tests of their readers, and dnsinfo of configd); values made up.
 */
export function macTree(mac: Mac): Record<string, Entry> {
  const kernel = printing(kernelExtensions(mac));
  const at = (folder: string, commands: Readonly<Record<string, Entry>>) =>
    Object.fromEntries(Object.entries(commands).map(([name, entry]) => [`${folder}/${name}`, entry]));
  return {
    ...at('/usr/bin', {
      sw_vers: printing(
        lines(
          `ProductName:\t${isBefore(mac, 11) ? 'Mac OS X' : 'macOS'}`,
          `ProductVersion:\t${mac.version}`,
          `BuildVersion:\t${mac.build}`,
        ),
      ),
      uname: answers({ '-s': 'Darwin', '-r': mac.kernel, '-m': isArm(mac) ? 'arm64' : 'x86_64', '-n': `${mac.host}.local` }),
      csrutil: printing(mac.integrity ?? 'System Integrity Protection status: enabled.'),
      ...(isBefore(mac, 10, 15) ? {} : { systemextensionsctl: printing(extensions(mac)) }),
      ...(isBefore(mac, 11) ? {} : { kmutil: kernel }),
      profiles: profiles(mac),
      plutil: plutil,
      sqlite3: { script: mac.decisions ? decisions(mac, mac.decisions) : 'echo "Error: unable to open database" >&2; exit 1' },
    }),
    ...at('/usr/sbin', {
      sysctl: sysctl(mac),
      kextstat: kernel,
      ioreg: printing(ioreg(mac)),
      dsconfigad: mac.domain ? printing(activeDirectory(mac.domain)) : { script: 'exit 0' },
      scutil: scutil(mac),
      systemsetup: printing('Network Time: On'),
      diskutil: diskutil(mac),
      netstat: printing(routes(mac)),
    }),
    ...at('/bin', {
      ps: printing(lines('/sbin/launchd', '/usr/libexec/timed', '/usr/libexec/logd', ...(mac.processes ?? []))),
      df: printing(sizes(mac)),
      launchctl: { script: 'exit 0' },
    }),
    ...at('/sbin', { mount: printing(mounts(mac)), ifconfig: printing(interfaces) }),
    '/etc/localtime': { link: `/var/db/timezone/zoneinfo/${mac.timeZone ?? 'Europe/Berlin'}` },
    '/Applications': { folder: true },
    '/Library/Preferences/SystemConfiguration/preferences.plist': plist(mac.services ?? networkServices({})),
    ...(mac.overrides ? { '/Library/Application Support/com.apple.TCC/MDMOverrides.plist': plist(mac.overrides) } : {}),
    ...(mac.networkExtensions ? { '/Library/Preferences/com.apple.networkextension.plist': plist(mac.networkExtensions) } : {}),
    ...mac.own,
  };
}

/** A command that answers by its arguments, and fails with any other. */
const answers = (by: Readonly<Record<string, string | null>>): Entry => ({
  script: `case "$*" in\n${Object.entries(by)
    .map(([words, text]) => `'${words}') ${text === null ? 'exit 1' : `cat <<'END'\n${text}${text.endsWith('\n') ? '' : '\n'}END`}\n;;`)
    .join('\n')}\n*) exit 1 ;;\nesac`,
});

/** Lists of the tree are in XML already. */
const plutil: Entry = {
  script: [
    `root=\${0%/usr/bin/plutil}`,
    'for last; do :; done',
    'test -f "$root$last" && exec cat "$root$last"',
    'echo "$last: file does not exist or is not readable or is not a regular file (Error Domain=NSCocoaErrorDomain Code=260)"',
    'exit 1',
  ].join('\n'),
};

function sysctl(mac: Mac): Entry {
  const known: Readonly<Record<string, string | number>> = {
    'hw.model': mac.model,
    'hw.memsize': mac.memoryBytes,
    'hw.logicalcpu': mac.cores[0],
    'hw.physicalcpu': mac.cores[1],
    'machdep.cpu.brand_string': mac.processor,
    ...(isArm(mac) ? { 'hw.optional.arm64': 1 } : { 'machdep.cpu.features': `FPU VME SSE4.2 AES AVX1.0${mac.virtual ? ' VMM' : ''}` }),
    ...(isBefore(mac, 11) ? {} : { 'kern.hv_vmm_present': mac.virtual ? 1 : 0 }),
  };
  const cases = Object.entries(known).map(([name, value]) => `${name}) echo '${name}: ${value}' ;;`);
  return {
    script: `end=0\nfor name; do case $name in\n${cases.join('\n')}\n*) echo "sysctl: unknown oid '$name'" >&2; end=1 ;;\nesac; done\nexit $end`,
  };
}

function extensions({ extensions: categories = {} }: Mac): string {
  const count = Object.values(categories).reduce((sum, rows) => sum + rows.length, 0);
  const blocks = Object.entries(categories).flatMap(([category, rows]) => [
    `--- com.apple.system_extension.${category} (Go to 'System Settings > General > Login Items & Extensions' to modify these system extension(s))`,
    'enabled\tactive\tteamID\tbundleID (version)\tname\t[state]',
    ...rows.map(([team, bundle, name, state]) => {
      const enabled = state === 'activated enabled' ? '*' : '';
      return `${enabled}\t${state.startsWith('activated') ? '*' : ''}\t${team}\t${bundle}\t${name}\t[${state}]`;
    }),
  ]);
  return lines(`${count} extension(s)`, ...blocks);
}

function kernelExtensions(mac: Mac): string {
  const ofApple = ['com.apple.kpi.bsd', 'com.apple.kpi.iokit', 'com.apple.driver.AppleACPIPlatform'].map((id) => `${id} (${mac.kernel})`);
  return lines(
    ...[...ofApple, ...(mac.kernelExtensions ?? [])].map(
      (extension, index) =>
        `${String(index + 1).padStart(5)}    1 0xffffff7f80a3c000 0x9000     0x9000     ${extension} 52A1E876-863E-38E3-AC80-09BBAB13B752 <8 6 5 3 1>`,
    ),
  );
}

/** A password and a certificate stand in them, as in those of most organisations: neither may be carried further. */
const wifi: readonly [string, Plain] = [
  'com.apple.wifi.managed',
  { SSID_STR: 'branch', EncryptionType: 'WPA2', Password: 'never-carry-this-on', PayloadCertificate: new Uint8Array([1, 2, 3, 4]) },
];

function profiles(mac: Mac): Entry {
  const { payloads, enrollment = ['Enrolled via DEP: No', 'MDM enrollment: No'] } = mac;
  const list = payloads && {
    _computerlevel: [...payloads, wifi].map(([type, settings], index) => ({
      ProfileDisplayName: `Profile ${index + 1}`,
      ProfileIdentifier: `net.example.profile.${index + 1}`,
      ProfileInstallDate: '2026-01-15 10:00:00 +0000',
      ProfileItems: [
        { PayloadContent: settings, PayloadIdentifier: `net.example.payload.${index + 1}`, PayloadType: type, PayloadVersion: 1 },
      ],
      ProfileType: 'Configuration',
      ProfileVersion: 1,
    })),
  };
  const listed = list ? plist(list) : 'There are no configuration profiles installed in the system domain';
  return answers(
    isBefore(mac, 10, 14)
      ? { '-C -o stdout-xml': listed, 'status -type enrollment': lines(...enrollment) }
      : { 'show -type configuration -output stdout-xml': listed, 'status -type enrollment': lines(...enrollment) },
  );
}

function decisions(mac: Mac, rows: readonly string[]): string {
  const column = isBefore(mac, 11) ? 'allowed' : 'auth_value';
  return `case "$*" in *'client, ${column} '*) ${rows.length === 0 ? ':' : `cat <<'END'\n${lines(...rows)}END`}\n;; *) exit 1 ;; esac`;
}

const ioreg = ({ uuid, model }: Mac): string =>
  lines(
    '+-o Root  <class IORegistryEntry, id 0x100000100, retain 13>',
    `  +-o ${model}  <class IOPlatformExpertDevice, id 0x100000110, registered, matched, active, busy 0 (7 ms), retain 32>`,
    '      {',
    '        "IOPolledInterface" = "AppleARMWatchdogTimerHibernateHandler is not serializable"',
    `        "IOPlatformUUID" = "${uuid}"`,
    '        "serial-number" = <4330324d4144455550>',
    '        "IOPlatformSerialNumber" = "C02MADEUP0XX"',
    '        "mlb-serial-number" = <4330324d414445555031>',
    `        "model" = <"${model}">`,
    '      }',
  );

const activeDirectory = (domain: string): string =>
  lines(
    '',
    `Active Directory Forest          = ${domain}`,
    `Active Directory Domain          = ${domain}`,
    'Computer Account                 = mac$',
    '',
  );

function scutil(mac: Mac): Entry {
  return answers({
    '--get HostName': mac.fullName ?? null,
    '--get LocalHostName': mac.host,
    '--get ComputerName': `${mac.host} of the branch`,
    '--proxy': lines('<dictionary> {', ...(mac.proxy ?? defaultProxy), '}'),
    '--dns': dns,
  });
}

const defaultProxy = ['  ExceptionsList : <array> {', '    0 : *.local', '    1 : 169.254/16', '  }', '  FTPPassive : 1'];

/** What `scutil --proxy` prints for a proxy that is named for both kinds of traffic. */
export const namedProxy = (host: string, port: number, ...exceptions: readonly string[]): readonly string[] => [
  '  ExceptionsList : <array> {',
  ...['*.local', '169.254/16', ...exceptions].map((entry, index) => `    ${index} : ${entry}`),
  '  }',
  '  FTPPassive : 1',
  '  HTTPEnable : 1',
  `  HTTPPort : ${port}`,
  `  HTTPProxy : ${host}`,
  '  HTTPSEnable : 1',
  `  HTTPSPort : ${port}`,
  `  HTTPSProxy : ${host}`,
];

/** preferences.plist with one location, its services in order by their names, each with its `Proxies`. */
export function networkServices(proxies: Readonly<Record<string, Plain>>): Plain {
  const all: Readonly<Record<string, Plain>> = { 'Wi-Fi': { ExceptionsList: ['*.local', '169.254/16'], FTPPassive: 1 }, ...proxies };
  const ids = Object.keys(all).map((_, index) => `${String(index + 1).padStart(8, '0')}-0000-4000-8000-000000000000`);
  const byId = (make: (name: string, id: string) => Plain) =>
    Object.fromEntries(Object.keys(all).map((name, index) => [ids[index] ?? '', make(name, ids[index] ?? '')]));
  return {
    CurrentSet: '/Sets/A',
    NetworkServices: byId((name) => ({
      Interface: { DeviceName: name === 'Wi-Fi' ? 'en0' : 'en7', Hardware: 'Ethernet', Type: 'Ethernet', UserDefinedName: name },
      Proxies: all[name] ?? {},
      UserDefinedName: name,
    })),
    Sets: {
      A: {
        Network: { Global: { IPv4: { ServiceOrder: ids } }, Service: byId((_, id) => ({ __LINK__: `/NetworkServices/${id}` })) },
        UserDefinedName: 'Automatic',
      },
    },
    System: { Network: { HostNames: { LocalHostName: 'mac' } } },
  };
}

const dns = lines(
  'DNS configuration',
  '',
  'resolver #1',
  '  search domain[0] : b12.example.net',
  '  nameserver[0] : 10.12.0.53',
  '  nameserver[1] : 10.12.1.53',
  '  if_index : 6 (en0)',
  '  flags    : Request A records',
  '  reach    : 0x00020002 (Reachable,Directly Reachable Address)',
  '',
  'resolver #2',
  '  domain   : local',
  '  options  : mdns',
  '  timeout  : 5',
  '  flags    : Request A records',
  '  reach    : 0x00000000 (Not Reachable)',
  '  order    : 300000',
  '',
  'DNS configuration (for scoped queries)',
  '',
  'resolver #1',
  '  search domain[0] : guest.example.net',
  '  nameserver[0] : 192.0.2.53',
  '  if_index : 6 (en0)',
  '  flags    : Scoped, Request A records',
  '  reach    : 0x00020002 (Reachable,Directly Reachable Address)',
);

/** Before macOS 10.15 with the columns Refs and Use. */
function routes(mac: Mac): string {
  const isOlder = isBefore(mac, 10, 15);
  const row = (destination: string, gateway: string, flags: string, netif: string, width: number) =>
    `${destination.padEnd(width)} ${gateway.padEnd(width)} ${isOlder ? `${flags.padEnd(16)} 5        0` : flags.padEnd(13)} ${netif.padStart(9)}`;
  const heading = (width: number) =>
    `${'Destination'.padEnd(width)} ${'Gateway'.padEnd(width)} ${isOlder ? 'Flags        Refs      Use   Netif Expire' : 'Flags               Netif Expire'}`;
  return lines(
    'Routing tables',
    '',
    'Internet:',
    heading(18),
    row('default', '10.12.7.1', 'UGScg', 'en0', 18),
    row('default', 'link#22', 'UCSIg', 'utun4', 18),
    row('10.12.7/24', 'link#6', 'UCS', 'en0', 18),
    row('10.12.7.1/32', 'link#6', 'UCS', 'en0', 18),
    row('10.12.7.1', 'a4:5e:60:0:0:1', 'UHLWIir', 'en0', 18),
    row('127', '127.0.0.1', 'UCS', 'lo0', 18),
    row('127.0.0.1', '127.0.0.1', 'UH', 'lo0', 18),
    row('169.254', 'link#6', 'UCS', 'en0', 18),
    '',
    'Internet6:',
    heading(39),
    row('default', 'fe80::%utun0', 'UGcIg', 'utun0', 39),
    row('::1', '::1', 'UHL', 'lo0', 39),
    row('fe80::%en0/64', 'link#6', 'UCI', 'en0', 39),
    row('2001:db8:12::/64', 'link#6', 'UC', 'en0', 39),
  );
}

const interfaces = lines(
  'lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384',
  '\toptions=1203<RXCSUM,TXCSUM,TXSTATUS,SW_TIMESTAMP>',
  '\tinet 127.0.0.1 netmask 0xff000000 ',
  '\tinet6 ::1 prefixlen 128 ',
  '\tinet6 fe80::1%lo0 prefixlen 64 scopeid 0x1 ',
  'en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500',
  '\tether a4:5e:60:00:00:07 ',
  '\tinet6 fe80::1c2b:a%en0 prefixlen 64 secured scopeid 0x6 ',
  '\tinet 10.12.7.41 netmask 0xffffff00 broadcast 10.12.7.255',
  '\tmedia: autoselect',
  '\tstatus: active',
);

/** Up to 10.14 all is on one volume; later the system is apart from the data, from macOS 11 on a sealed snapshot. */
function volumes(mac: Mac): readonly (readonly [device: string, mount: string, options: string, usedKiB: number | null])[] {
  if (isBefore(mac, 10, 15)) return [['/dev/disk1s1', '/', 'apfs, local, journaled', 72_000_000]];
  const disk = isArm(mac) ? 'disk3' : 'disk1';
  return [
    [
      `/dev/${disk}s${isBefore(mac, 11) ? '5' : '1s1'}`,
      '/',
      isBefore(mac, 11) ? 'apfs, local, read-only, journaled' : 'apfs, sealed, local, read-only, journaled',
      10_900_000,
    ],
    ['devfs', '/dev', 'devfs, local, nobrowse', null],
    [
      `/dev/${disk}s4`,
      isBefore(mac, 11) ? '/private/var/vm' : '/System/Volumes/VM',
      'apfs, local, noexec, journaled, noatime, nobrowse',
      1_048_596,
    ],
    [`/dev/${disk}s2`, '/System/Volumes/Data', 'apfs, local, journaled, nobrowse', 61_000_000],
    ['map auto_home', '/System/Volumes/Data/home', 'autofs, automounted, nobrowse', null],
    ['//ws@files.b12.example.net/share', '/Volumes/share of the branch', 'smbfs, nodev, nosuid, mounted by ws', null],
  ];
}

const totalKiB = 482_797_652;
const freeKiB = 302_734_375;

const mounts = (mac: Mac): string => lines(...volumes(mac).map(([device, mount, options]) => `${device} on ${mount} (${options})`));

const sizes = (mac: Mac): string =>
  lines(
    'Filesystem                        1024-blocks      Used Available Capacity  Mounted on',
    ...volumes(mac).flatMap(([device, mount, options, used]) => {
      if (device === 'devfs') return [`${device.padEnd(33)}         206       206         0   100%    ${mount}`];
      return used === null || !options.includes('local')
        ? []
        : [`${device.padEnd(33)}   ${totalKiB} ${String(used).padStart(9)} ${freeKiB}    20%    ${mount}`];
    }),
  );

function diskutil({ model }: Mac): Entry {
  const disk = { DeviceIdentifier: 'disk0', Size: 500_277_792_768 };
  return answers({
    'list -plist internal physical': plist({
      AllDisks: ['disk0', 'disk0s1', 'disk0s2'],
      AllDisksAndPartitions: [
        {
          Content: 'GUID_partition_scheme',
          ...disk,
          OSInternal: false,
          Partitions: [{ Content: 'Apple_APFS', DeviceIdentifier: 'disk0s2', Size: 494_384_795_648 }],
        },
      ],
      VolumesFromDisks: [],
      WholeDisks: ['disk0'],
    }),
    'info -plist disk0': plist({
      ...disk,
      BusProtocol: 'PCI-Express',
      Internal: true,
      MediaName: model.startsWith('VMware') ? 'VMware Virtual NVMe Disk' : 'APPLE SSD AP0512Z',
      SolidState: true,
    }),
  });
}

/** An archive of network extensions with these content filters; beside them a VPN, of which nothing may be kept. */
export function contentFilters(...filters: readonly (readonly [bundleId: string, enabled: boolean])[]): Plain {
  const objects: Plain[] = ['$null'];
  const add = (object: Plain): Plain => ({ CF$UID: objects.push(object) - 1 });
  const classNamed = (name: string) => add({ $classes: [name, 'NSObject'], $classname: name });
  const [configuration, filterClass, provider] = ['NEConfiguration', 'NEContentFilter', 'NEFilterProviderConfiguration'].map(classNamed);
  const ids = filters.map(([bundleId, enabled]) =>
    add({
      $class: configuration ?? '',
      Name: add(`Filter of ${bundleId}`),
      ContentFilter: add({
        $class: filterClass ?? '',
        Enabled: enabled,
        FilterGrade: 2,
        Provider: add({
          $class: provider ?? '',
          DataProviderBundleIdentifier: add(bundleId),
          FilterSockets: true,
          PacketProviderBundleIdentifier: { CF$UID: 0 },
          PluginType: add(bundleId.replace(/\.[^.]*$/, '')),
        }),
      }),
    }),
  );
  const vpn = add({
    $class: classNamed('NEVPN'),
    Enabled: true,
    Protocol: add({ ServerAddress: add('vpn.example.net'), Username: add('never-carry-this-on') }),
  });
  return {
    $archiver: 'NSKeyedArchiver',
    $objects: objects,
    $top: { Index: add(ids), Vpn: vpn },
    $version: 100_000,
  };
}

const team = 'UBF8T346G9';
const requirement = (identifier: string) =>
  `identifier "${identifier}" and anchor apple generic and certificate 1[field.1.2.840.113635.100.6.2.6] /* exists */ and certificate leaf[field.1.2.840.113635.100.6.1.13] /* exists */ and certificate leaf[subject.OU] = ${team}`;

const access = (identifier: string, decision: Plain): Plain => ({
  CodeRequirement: requirement(identifier),
  Identifier: identifier,
  IdentifierType: 'bundleID',
  ...(typeof decision === 'boolean' ? { Allowed: decision } : { Authorization: decision }),
});

/**
 * Payloads of Microsoft's sample profiles for Defender (github.com/microsoft/mdatp-xplat, macos/mobileconfig/profiles), shortened to what is
 * read and some of what is not.
 */
export const defenderPayloads: NonNullable<Mac['payloads']> = [
  [
    'com.apple.system-extension-policy',
    { AllowedSystemExtensions: { [team]: ['com.microsoft.wdav.epsext', 'com.microsoft.wdav.netext'] }, AllowUserOverrides: true },
  ],
  [
    'com.apple.TCC.configuration-profile-policy',
    {
      Services: {
        SystemPolicyAllFiles: ['com.microsoft.wdav', 'com.microsoft.wdav.epsext', 'com.microsoft.dlp.daemon'].map((id) => access(id, true)),
      },
    },
  ],
  [
    'com.apple.webcontent-filter',
    {
      FilterDataProviderBundleIdentifier: 'com.microsoft.wdav.netext',
      FilterDataProviderDesignatedRequirement: requirement('com.microsoft.wdav.netext'),
      FilterGrade: 'inspector',
      FilterSockets: true,
      FilterType: 'Plugin',
      PluginBundleID: 'com.microsoft.wdav',
      UserDefinedName: 'Microsoft Defender Network Extension',
    },
  ],
  [
    'com.apple.servicemanagement',
    {
      Rules: ['com.microsoft.wdav', 'com.microsoft.dlp', 'com.microsoft.fresno'].map((id) => ({ RuleType: 'LabelPrefix', RuleValue: id })),
    },
  ],
  [
    'com.apple.notificationsettings',
    {
      NotificationSettings: ['com.microsoft.autoupdate2', 'com.microsoft.wdav.tray'].map((id) => ({
        BundleIdentifier: id,
        NotificationsEnabled: true,
      })),
    },
  ],
];

/** What the management decided, by the same profile. */
export const defenderOverrides: Plain = Object.fromEntries(
  ['com.microsoft.wdav', 'com.microsoft.wdav.epsext', 'net.example.backup'].map((id) => [
    id,
    { kTCCServiceSystemPolicyAllFiles: access(id, 'Allow') },
  ]),
);

/** Symantec for Mac by what it leaves on a disk; the version as its Info.plist states it. */
export const symantecApplication = (version: string): NonNullable<Mac['own']> => ({
  '/Applications/Symantec Endpoint Protection.app/Contents/Info.plist': `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleIdentifier</key>
	<string>com.symantec.sep.mainapp</string>
	<key>CFBundleShortVersionString</key>
	<string>${version}</string>
</dict>
</plist>
`,
  '/Library/Application Support/Symantec': { folder: true },
});

/** macOS 26 on Apple silicon with Symantec and the profiles for Defender. Made up; its processor and model are those of a Mac mini of 2024. */
export const macos26: Mac = {
  version: '26.1',
  build: '25B78',
  kernel: '25.1.0',
  model: 'Mac16,10',
  processor: 'Apple M4',
  cores: [10, 10],
  memoryBytes: 17_179_869_184,
  host: 'mac-b12-07',
  fullName: 'mac-b12-07.b12.example.net',
  uuid: '5B1C9D8E-0A2F-5C43-9E61-7F0D3A9B2C11',
  domain: 'example.net',
  extensions: {
    endpoint_security: [
      ['Y2CCP3S9W7', 'com.broadcom.mes.systemextension (14.3.12154/14.3.12154)', 'Symantec System Extension', 'activated enabled'],
    ],
  },
  payloads: defenderPayloads,
  enrollment: ['Enrolled via DEP: Yes', 'MDM enrollment: Yes (User Approved)', 'MDM server: https://mdm.example.net/checkin/7f0d3a9b'],
  overrides: defenderOverrides,
  decisions: [],
  processes: ['/Library/Application Support/Symantec/Daemon/SymDaemon.bundle/Contents/MacOS/SymDaemon'],
  proxy: namedProxy('proxy-b12.example.net', 8080),
  networkExtensions: contentFilters(),
};
