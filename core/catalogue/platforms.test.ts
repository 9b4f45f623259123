import { describe, expect, test } from 'vitest';
import { inventoryWith, linuxSystem, macosSystem, windowsSystem } from '../checks/check.test-support';
import { composeDocument } from '../document/compose';
import { sampleCatalogue, sampleOccasion } from '../document/sample.test-support';
import type { ReadinessDocument } from '../document/schema';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import { matchPlatform } from './match';
import type { Platform } from './schema';

const catalogue = sampleCatalogue();
const { platforms } = catalogue;

/** The document of a machine of which only the system is looked at. */
function documentOf(system: OperatingSystem): ReadinessDocument {
  const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;
  return composeDocument(
    { inventory: inventoryWith({ operatingSystem: system }), statements: [], connectivity },
    catalogue,
    sampleOccasion(),
  );
}

const idOf = (system: OperatingSystem): string | null => matchPlatform(platforms, system).record?.id ?? null;

/** Systems that a record's own conditions take in, both ends of every range, and systems one step outside of one condition. */
interface Systems {
  readonly inside: readonly OperatingSystem[];
  readonly outside: readonly OperatingSystem[];
}

type MatchOf<Kind extends Platform['match']['kind']> = Extract<Platform['match'], { kind: Kind }>;

function systemsOf({ match }: Platform): Systems {
  switch (match.kind) {
    case 'windows':
      return windowsSystems(match);
    case 'macos':
      return macosSystems(match);
    case 'os-release':
      return linuxSystems(match);
  }
}

function windowsSystems(match: MatchOf<'windows'>): Systems {
  const builds = match.builds ?? [match.buildMin ?? 17763, match.buildMax ?? (match.buildMin ?? 17763) + 500];
  const types = match.productType ?? [1, 2, 3];
  const isServer = !types.includes(1);
  const own = {
    name: match.productNameContains ?? (isServer ? 'Windows Server' : 'Windows'),
    nt: match.nt ?? '10.0',
    editionId: match.editionId?.[0] ?? (isServer ? 'ServerDatacenter' : 'Enterprise'),
    ...(match.servicePackMin === null ? {} : { servicePack: match.servicePackMin }),
  };
  const [type = 1] = types;
  const [first = 0] = builds;
  const last = builds.at(-1) ?? first;
  const machine = (build: number, changes: Partial<typeof own> & { readonly productType?: number } = {}) => {
    const { name, ...rest } = { ...own, productType: type, ...changes };
    return windowsSystem(name, build, rest);
  };
  return {
    inside: types.flatMap((productType) => builds.map((build) => machine(build, { productType }))),
    outside: [
      ...(match.buildMin === null && match.builds === null ? [] : [machine(first - 1)]),
      ...(match.buildMax === null && match.builds === null ? [] : [machine(last + 1)]),
      ...(match.productType === null ? [] : [machine(first, { productType: isServer ? 1 : 3 })]),
      ...(match.nt === null ? [] : [machine(first, { nt: '5.2' })]),
      ...(match.servicePackMin === null ? [] : [machine(first, { servicePack: match.servicePackMin - 1 })]),
      ...(match.productNameContains === null ? [] : [machine(first, { name: 'Windows Server' })]),
      ...(match.editionId === null ? [] : [machine(first, { editionId: 'ServerStandard' })]),
    ],
  };
}

function macosSystems({ productVersionPrefix }: MatchOf<'macos'>): Systems {
  return {
    inside: [productVersionPrefix, `${productVersionPrefix}.0`, `${productVersionPrefix}.7.1`].map(macosSystem),
    // "1" is no "11", and "110" neither.
    outside: [`${productVersionPrefix}0.1`, productVersionPrefix.slice(0, -1), stepped(productVersionPrefix, 1)].map(macosSystem),
  };
}

function linuxSystems(match: MatchOf<'os-release'>): Systems {
  const names = [match.nameContains ?? 'Linux'];
  const system = (id: string, version: string, osName = names[0] ?? id) => linuxSystem(id, version, { osName });
  const { versionMin, versionMax, excludeNameContains, excludeVariant } = match;
  if (match.id.includes('*')) return { inside: [system('haiku', '1')], outside: [] };
  const inside = [versionMin, versionMax].flatMap((version) => version ?? []);
  const [version = '1'] = inside;
  const [id = ''] = match.id;
  return {
    inside: match.id.flatMap((each) => inside.map((bound) => system(each, bound))),
    outside: [
      system(`${id}x`, version),
      ...(versionMin === null ? [] : [system(id, stepped(versionMin, -1))]),
      ...(versionMax === null ? [] : [system(id, stepped(versionMax, 1))]),
      ...(match.nameContains === null ? [] : [system(id, version, 'Linux')]),
      ...(excludeNameContains === null ? [] : [system(id, version, `Linux ${excludeNameContains}`)]),
      ...(excludeVariant ?? []).map((variant) => system(id, version, `Linux ${variant}`)),
    ],
  };
}

/** The version one step up or down in its last part; below 0 comes the part before it: "9.0" follows "8.99". */
function stepped(version: string, by: 1 | -1): string {
  const parts = version.split('.').map(Number);
  const last = (parts.at(-1) ?? 0) + by;
  if (last >= 0) return [...parts.slice(0, -1), last].join('.');
  return [...parts.slice(0, -2), (parts.at(-2) ?? 0) - 1, 99].join('.');
}

describe('every record takes in what its conditions say, and nothing one step outside of them', () => {
  test.each(platforms.map((record) => [record.id, record] as const))('%s', (id, record) => {
    const { inside, outside } = systemsOf(record);
    expect(inside.length).toBeGreaterThan(0);
    expect([...new Set(inside.map(idOf))]).toEqual([id]);
    if (id !== 'linux-other') expect(outside.length).toBeGreaterThan(0);
    expect(outside.filter((system) => idOf(system) === id).map(({ name }) => name)).toEqual([]);
  });
});

// What no rule tells: two names in one place, and systems that look like another.
test.each<readonly [string, OperatingSystem, string | null]>([
  [
    'multi-session calls itself a server and is a client',
    windowsSystem('Windows 10', 19045, { productType: 3, editionId: 'ServerRdsh' }),
    'windows-10',
  ],
  [
    'Hyper-V Server is none of its build',
    windowsSystem('Hyper-V Server 2019', 17763, { productType: 3, editionId: 'ServerHyperCore' }),
    'hyper-v-server',
  ],
  [
    'build 17763 is Server 2019 by its name',
    windowsSystem('Windows Server 2019 Standard', 17763, { productType: 3 }),
    'windows-server-2019',
  ],
  [
    'and the semi-annual channel without it',
    windowsSystem('Windows Server Standard', 17763, { productType: 3 }),
    'windows-server-1803-sac',
  ],
  ['Azure Stack HCI of a build of Server 2025', windowsSystem('Azure Stack HCI', 26100, { productType: 3 }), 'azure-stack-hci'],
  ['Windows 10 and 11 of one name', windowsSystem('Windows 10 Pro', 22631), 'windows-11'],
  ['CentOS 8 is no Stream', linuxSystem('centos', '8', { osName: 'CentOS Linux' }), 'centos-8'],
  ['Stream 8 is no CentOS 8', linuxSystem('centos', '8', { osName: 'CentOS Stream' }), 'centos-stream-8'],
  ['CentOS 6 shares a record with RHEL 6', linuxSystem('centos', '6.10', { osName: 'CentOS' }), 'rhel-6'],
  ['what is like Ubuntu is not Ubuntu', linuxSystem('linuxmint', '22.04', { osName: 'Linux Mint' }), 'linux-other'],
  ['a Linux nobody listed', linuxSystem('haiku', '1'), 'linux-other'],
  ['Windows Server, version 1709', windowsSystem('Windows Server Standard', 16299, { productType: 3 }), null],
  ['a macOS that is not out yet', macosSystem('28.0'), null],
])('%s', (_, system, id) => {
  expect(idOf(system)).toBe(id);
});

/** EDR on Linux existed in March 2021, and the guide's table does not list it. */
const inProduct = "supported (EDR in product, absent from the guide's row)";

/**
 * What the record of each system says, taken down from the guide's table of 2021-03-03 and from the requirements of Defender as of
 * November 2026, not from the catalogue: status of EDR then and today, of antivirus then and today, what `edr-platform` and
 * `antivirus-platform` find, rows of the guide that name the system, rows that include it by their wording, pages today.
 */
const expected: readonly (readonly [
  id: string,
  edrThen: string,
  edrToday: string,
  avThen: string,
  avToday: string,
  outcomes: string,
  rows: string,
  rowsByWording: string,
  pages: string,
])[] = [
  ['windows-10', 'supported', 'supported', 'supported', 'supported', 'pass pass', '1 4', '', 'R1 R4'],
  ['windows-11', 'not released', 'supported', 'not released', 'supported', 'pass pass', '', '', 'R1 R4'],
  [
    'windows-8.1',
    'supported (MMA)',
    'supported (MMA only)',
    'SCEP, not Defender Antivirus',
    'SCEP, not Defender Antivirus',
    'pass warn',
    '2',
    '',
    'R2',
  ],
  [
    'windows-7-sp1',
    'supported (MMA)',
    'supported (deployment tool, x64)',
    'SCEP, not Defender Antivirus',
    'supported (deployment tool, x64)',
    'pass pass',
    '2',
    '',
    'R2',
  ],
  [
    'windows-server-2008-r2-sp1',
    'supported (MMA)',
    'supported (deployment tool, x64)',
    'SCEP, not Defender Antivirus',
    'supported (deployment tool, x64)',
    'pass pass',
    '2',
    '',
    'R2',
  ],
  [
    'windows-server-2012-r2',
    'supported (MMA)',
    'supported (unified agent)',
    'SCEP, not Defender Antivirus',
    'supported (installed by the unified agent)',
    'pass pass',
    '2',
    '',
    'R1 R4',
  ],
  [
    'windows-server-2016',
    'supported (MMA)',
    'supported (unified agent)',
    'supported',
    'supported (OS feature)',
    'pass pass',
    '2 4',
    '',
    'R1 R4',
  ],
  ['windows-server-1803-sac', 'supported', 'listed', 'supported', 'listed', 'pass pass', '1 4', '', 'R1 R4'],
  ['windows-server-2019', 'supported', 'supported', 'supported', 'supported', 'pass pass', '1 4', '', 'R1 R4'],
  ['windows-server-2022', 'not released', 'supported', 'not released', 'supported', 'pass pass', '', '1 4', 'R1 R4'],
  ['windows-server-2025', 'not released', 'supported', 'not released', 'supported', 'pass pass', '', '1 4', 'R1 R4'],
  [
    'windows-server-23h2-ac',
    'not released',
    'falls under "2012 R2 and later"',
    'not released',
    'falls under "2012 R2 and later"',
    'unknown unknown',
    '',
    '1 4',
    'R1 R4',
  ],
  ['azure-stack-hci', 'not listed', 'supported (23H2 and later)', 'not listed', 'supported', 'pass pass', '', '', 'R1 R4'],
  ['windows-server-2012', 'not supported', 'not supported', 'not supported', 'not supported', 'fail fail', '', '', ''],
  ['hyper-v-server', 'not supported', 'not supported', 'not supported', 'not supported', 'fail fail', '', '', ''],
  ['macos-10.13', 'supported', 'not supported', 'supported', 'not supported', 'fail fail', '3 5', '', 'R3'],
  ['macos-10.14', 'supported', 'not supported', 'supported', 'not supported', 'fail fail', '3 5', '', 'R3'],
  ['macos-10.15', 'supported', 'not supported', 'supported', 'not supported', 'fail fail', '3 5', '', 'R3'],
  ['macos-11', 'supported', 'not supported', 'supported', 'not supported', 'fail fail', '', '', 'R3'],
  ['macos-12', 'not released', 'not supported', 'not released', 'not supported', 'fail fail', '', '', 'R3'],
  ['macos-13', 'not released', 'not supported', 'not released', 'not supported', 'fail fail', '', '', 'R3'],
  ['macos-14', 'not released', 'supported (unconfirmed)', 'not released', 'supported (unconfirmed)', 'unknown unknown', '', '', 'R3'],
  ['macos-15', 'not released', 'supported', 'not released', 'supported', 'pass pass', '', '', 'R3'],
  ['macos-26', 'not released', 'supported', 'not released', 'supported', 'pass pass', '', '', 'R3'],
  ['macos-27', 'not released', 'supported (unconfirmed)', 'not released', 'supported (unconfirmed)', 'unknown unknown', '', '', 'R3'],
  ['rhel-6', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '', 'R5'],
  ['rhel-7', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['rhel-8', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['rhel-9', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '6', 'R5'],
  ['rhel-10', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '6', 'R5'],
  ['centos-7', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['centos-8', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['centos-stream-8', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['centos-stream-9', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['centos-stream-10', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['ubuntu-16.04', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['ubuntu-18.04', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['ubuntu-20.04', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['ubuntu-22.04', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '6', 'R5'],
  ['ubuntu-24.04', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '6', 'R5'],
  ['ubuntu-26.04', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '6', 'R5'],
  ['ubuntu-interim', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '', 'R5'],
  ['debian-9', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['debian-10', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['debian-11', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '6', 'R5'],
  ['debian-12', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '6', 'R5'],
  ['debian-13', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '6', 'R5'],
  ['sles-12', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['sles-15', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['sles-16', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '6', 'R5'],
  ['oracle-linux-7', inProduct, 'supported', 'supported', 'supported', 'pass pass', '6', '', 'R5'],
  ['oracle-linux-8', inProduct, 'supported', 'supported', 'supported', 'pass pass', '', '', 'R5'],
  ['oracle-linux-9', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['oracle-linux-10', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '', 'R5'],
  ['amazon-linux-2', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['amazon-linux-2023', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['fedora-33-42', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['fedora-43-plus', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '', 'R5'],
  ['rocky-8', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['rocky-9', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['rocky-10', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '', 'R5'],
  ['almalinux-8', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['almalinux-9', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['almalinux-10', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '', 'R5'],
  ['mariner-2', 'not listed', 'supported', 'not listed', 'supported', 'pass pass', '', '', 'R5'],
  ['azurelinux-3', 'not listed', 'not supported', 'not listed', 'not supported', 'unknown unknown', '', '', 'R5'],
  ['linux-other', 'not listed', 'not supported', 'not listed', 'not supported', 'fail fail', '', '', 'R5'],
];

const pageToday: Readonly<Record<string, string>> = {
  R1: 'https://learn.microsoft.com/defender-endpoint/configure-proxy-internet',
  R2: 'https://learn.microsoft.com/defender-endpoint/onboard-downlevel#configure-proxy-and-internet-connectivity-settings',
  R3: 'https://learn.microsoft.com/defender-endpoint/microsoft-defender-endpoint-mac-prerequisites#network-connectivity',
  R4: 'https://learn.microsoft.com/defender-endpoint/configure-network-connections-microsoft-defender-antivirus',
  R5: 'https://learn.microsoft.com/defender-endpoint/mde-linux-prerequisites#network-requirements',
};

/** What the document says of a machine's system, in the form of the table above. */
function saidOf({ platform, guide, findings }: ReadinessDocument) {
  if (platform === null) throw new Error('the machine matches no record');
  const { edr, av } = platform.capabilities;
  const outcomeOf = (check: string) => findings.find(({ checkId }) => checkId === check)?.outcome;
  const rows = (applies: string) => guide.rows.filter((row) => row.applies === applies).map(({ row }) => row);
  return [
    platform.id,
    edr.march2021,
    edr.today,
    av.march2021,
    av.today,
    `${outcomeOf('edr-platform')} ${outcomeOf('antivirus-platform')}`,
    rows('named').join(' '),
    rows('byWording').join(' '),
    platform.resourcesToday.map(({ url }) => Object.keys(pageToday).find((key) => pageToday[key] === url) ?? url).join(' '),
  ];
}

describe('status then and today, rows and pages of every system', () => {
  test('the table below has every record', () => {
    expect(platforms.map(({ id }) => id)).toEqual(expected.map(([id]) => id));
    expect(expected.length).toBe(67);
  });

  test.each(expected)('%s', (...row) => {
    const record = platforms.find(({ id }) => id === row[0]);
    const system = record && systemsOf(record).inside.at(-1);
    if (!system) throw new Error('the catalogue has no such record');
    expect(saidOf(documentOf(system))).toEqual(row);
  });
});

const server = (name: string, build: number, nt = '10.0', servicePack?: number) =>
  windowsSystem(name, build, { nt, productType: 3, editionId: 'ServerStandard', ...(servicePack === undefined ? {} : { servicePack }) });
const client = (name: string, build: number, nt = '10.0', servicePack?: number) =>
  windowsSystem(name, build, { nt, productType: 1, ...(servicePack === undefined ? {} : { servicePack }) });

const windows10 = client('Windows 10 Enterprise', 19045);
const server2019 = server('Windows Server 2019 Standard', 17763);
const server1803 = server('Windows Server Standard', 17134);
const server2016 = server('Windows Server 2016 Standard', 14393);

const mde = 'https://docs.microsoft.com/microsoft-365/security/defender-endpoint';
const antivirus = 'https://docs.microsoft.com/windows/security/threat-protection/microsoft-defender-antivirus';

/** The rows of the guide's table: capability, and the page it sends the reader to, by its name and address. */
const rows: Readonly<Record<number, readonly [capability: 'edr' | 'av', name: string, then: string, today: keyof typeof pageToday]>> = {
  1: ['edr', 'Configure machine proxy and internet connectivity settings', `${mde}/configure-proxy-internet`, 'R1'],
  2: [
    'edr',
    'Configure proxy and internet connectivity settings',
    `${mde}/onboard-downlevel#configure-proxy-and-internet-connectivity-settings`,
    'R2',
  ],
  3: [
    'edr',
    'Microsoft Defender for Endpoint on macOS: Network connections',
    `${mde}/microsoft-defender-atp-mac#network-connections`,
    'R3',
  ],
  4: [
    'av',
    'Configure and validate Microsoft Defender Antivirus network connections',
    `${antivirus}/configure-network-connections-microsoft-defender-antivirus`,
    'R4',
  ],
  5: ['av', 'Microsoft Defender for Endpoint on Mac: Network connections', `${mde}/microsoft-defender-atp-mac#network-connections`, 'R3'],
  6: [
    'av',
    'Microsoft Defender for Endpoint on Linux: Network connections',
    `${mde}/microsoft-defender-atp-linux#network-connections`,
    'R5',
  ],
};

/**
 * Every cell of the guide's table, with a machine of that system: its words, what holds for it then and today, and what is found.
 * `pages` are those that serve the machine today.
 */
const cells: readonly (readonly [
  row: number,
  words: string,
  system: OperatingSystem,
  id: string,
  then: string,
  today: string,
  outcome: 'pass' | 'fail',
  pages: string,
])[] = [
  [1, 'Windows 10', windows10, 'windows-10', 'supported', 'supported', 'pass', 'R1 R4'],
  [1, 'Windows Server 2019', server2019, 'windows-server-2019', 'supported', 'supported', 'pass', 'R1 R4'],
  [1, 'Windows Server 1803 or later', server1803, 'windows-server-1803-sac', 'supported', 'listed', 'pass', 'R1 R4'],
  [2, 'Windows Server 2016', server2016, 'windows-server-2016', 'supported (MMA)', 'supported (unified agent)', 'pass', 'R1 R4'],
  [
    2,
    'Windows Server 2012 R2',
    server('Windows Server 2012 R2 Standard', 9600, '6.3'),
    'windows-server-2012-r2',
    'supported (MMA)',
    'supported (unified agent)',
    'pass',
    'R1 R4',
  ],
  [
    2,
    'Windows Server 2008 R2 SP1',
    server('Windows Server 2008 R2 Standard', 7601, '6.1', 1),
    'windows-server-2008-r2-sp1',
    'supported (MMA)',
    'supported (deployment tool, x64)',
    'pass',
    'R2',
  ],
  [2, 'Windows 8.1', client('Windows 8.1 Enterprise', 9600, '6.3'), 'windows-8.1', 'supported (MMA)', 'supported (MMA only)', 'pass', 'R2'],
  [
    2,
    'Windows 7 SP1',
    client('Windows 7 Enterprise', 7601, '6.1', 1),
    'windows-7-sp1',
    'supported (MMA)',
    'supported (deployment tool, x64)',
    'pass',
    'R2',
  ],
  [3, 'macOS 10.15 (Catalina)', macosSystem('10.15.7'), 'macos-10.15', 'supported', 'not supported', 'fail', 'R3'],
  [3, 'macOS 10.14 (Mojave)', macosSystem('10.14.6'), 'macos-10.14', 'supported', 'not supported', 'fail', 'R3'],
  [3, 'macOS 10.13 (High Sierra)', macosSystem('10.13.6'), 'macos-10.13', 'supported', 'not supported', 'fail', 'R3'],
  [4, 'Windows 10', windows10, 'windows-10', 'supported', 'supported', 'pass', 'R1 R4'],
  [4, 'Windows Server 2019', server2019, 'windows-server-2019', 'supported', 'supported', 'pass', 'R1 R4'],
  [4, 'Windows Server 1803 or later', server1803, 'windows-server-1803-sac', 'supported', 'listed', 'pass', 'R1 R4'],
  [4, 'Windows Server 2016', server2016, 'windows-server-2016', 'supported', 'supported (OS feature)', 'pass', 'R1 R4'],
  [5, 'macOS 10.15 (Catalina)', macosSystem('10.15.7'), 'macos-10.15', 'supported', 'not supported', 'fail', 'R3'],
  [5, 'macOS 10.14 (Mojave)', macosSystem('10.14.6'), 'macos-10.14', 'supported', 'not supported', 'fail', 'R3'],
  [5, 'macOS 10.13 (High Sierra)', macosSystem('10.13.6'), 'macos-10.13', 'supported', 'not supported', 'fail', 'R3'],
  [
    6,
    'RHEL 7.2+',
    linuxSystem('rhel', '7.2', { osName: 'Red Hat Enterprise Linux Server' }),
    'rhel-7',
    'supported',
    'supported',
    'pass',
    'R5',
  ],
  [
    6,
    'CentOS Linux 7.2+',
    linuxSystem('centos', '7.2.1511', { osName: 'CentOS Linux' }),
    'centos-7',
    'supported',
    'supported',
    'pass',
    'R5',
  ],
  [
    6,
    'Ubuntu 16 LTS, or higher LTS',
    linuxSystem('ubuntu', '16.04', { osName: 'Ubuntu' }),
    'ubuntu-16.04',
    'supported',
    'supported',
    'pass',
    'R5',
  ],
  [6, 'SLES 12+', linuxSystem('sles', '12.5', { osName: 'SLES' }), 'sles-12', 'supported', 'supported', 'pass', 'R5'],
  [6, 'Debian 9+', linuxSystem('debian', '9', { osName: 'Debian GNU/Linux' }), 'debian-9', 'supported', 'supported', 'pass', 'R5'],
  [
    6,
    'Oracle Linux 7.2',
    linuxSystem('ol', '7.2', { osName: 'Oracle Linux Server' }),
    'oracle-linux-7',
    'supported',
    'supported',
    'pass',
    'R5',
  ],
];

describe("every cell of the guide's table", () => {
  test('the cells below are those of the table', () => {
    expect(cells.length).toBe(24);
    const table = catalogue.guide.rows.flatMap(({ row, operatingSystems }) => operatingSystems.map((words) => [row, words]));
    expect(cells.map(([row, words]) => [row, words])).toEqual(table);
  });

  test.each(cells)('row %i, %s', (row, words, system, id, then, today, outcome, pages) => {
    const { platform, guide, findings } = documentOf(system);
    const [capability, name, url, key] = rows[row] ?? [];
    if (!platform || !capability || !key) throw new Error('no such row, or no record');
    expect(platform.id).toBe(id);
    expect(platform.capabilities[capability]).toMatchObject({ march2021: then, today });
    expect(platform.resourcesToday.map((page) => page.url)).toEqual(pages.split(' ').map((each) => pageToday[each]));
    expect(guide.rows.find((each) => each.row === row)).toMatchObject({
      capability,
      applies: 'named',
      resource: { name, url, urlToday: pageToday[key] },
    });
    expect(guide.rows.find((each) => each.row === row)?.operatingSystems).toContain(words);
    const check = capability === 'edr' ? 'edr-platform' : 'antivirus-platform';
    const finding = findings.find(({ checkId }) => checkId === check);
    const seen = (label: string) => finding?.evidence.find((each) => each.name === label)?.value;
    expect([finding?.outcome, seen('march2021'), String(seen('today')).split(';')[0]]).toEqual([outcome, then, today]);
  });
});

/** By what each record is told, written down a second time: `type | version | builds | service pack | edition | name`, or its like. */
const marks: readonly (readonly [id: string, marks: string])[] = [
  ['windows-10', '1 | 10.0 | 10240-19045 |  |  | '],
  ['windows-11', '1 | 10.0 | 22000- |  |  | '],
  ['windows-8.1', '1 | 6.3 | 9600-9600 |  |  | '],
  ['windows-7-sp1', '1 | 6.1 | 7601-7601 | 1 |  | '],
  ['windows-server-2008-r2-sp1', '2,3 | 6.1 | 7601-7601 | 1 |  | '],
  ['windows-server-2012-r2', '2,3 | 6.3 | 9600-9600 |  |  | '],
  ['windows-server-2016', '2,3 | 10.0 | 14393-14393 |  |  | '],
  ['windows-server-1803-sac', '2,3 | 10.0 | 17134 17763 18362 18363 19041 19042 |  |  | '],
  ['windows-server-2019', '2,3 | 10.0 | 17763-17763 |  |  | 2019'],
  ['windows-server-2022', '2,3 | 10.0 | 20348-20348 |  |  | '],
  ['windows-server-2025', '2,3 | 10.0 | 26100-26100 |  |  | '],
  ['windows-server-23h2-ac', '2,3 | 10.0 | 25398-25398 |  |  | '],
  ['azure-stack-hci', '3 | 10.0 | 25398- |  |  | Azure Stack HCI'],
  ['windows-server-2012', '2,3 | 6.2 | 9200-9200 |  |  | '],
  ['hyper-v-server', '3 |  | - |  | ServerHyperCore | '],
  ['macos-10.13', '10.13'],
  ['macos-10.14', '10.14'],
  ['macos-10.15', '10.15'],
  ['macos-11', '11'],
  ['macos-12', '12'],
  ['macos-13', '13'],
  ['macos-14', '14'],
  ['macos-15', '15'],
  ['macos-26', '26'],
  ['macos-27', '27'],
  ['rhel-6', 'rhel,centos | 6.7-6.10 |  |  | '],
  ['rhel-7', 'rhel | 7.2-7.9 |  |  | '],
  ['rhel-8', 'rhel | 8.0-8.10 |  |  | '],
  ['rhel-9', 'rhel | 9.0-9.99 |  |  | '],
  ['rhel-10', 'rhel | 10.0-10.99 |  |  | '],
  ['centos-7', 'centos | 7.2-7.9 |  |  | '],
  ['centos-8', 'centos | 8.0-8.5 |  | Stream | '],
  ['centos-stream-8', 'centos | 8-8 | Stream |  | '],
  ['centos-stream-9', 'centos | 9-9 | Stream |  | '],
  ['centos-stream-10', 'centos | 10-10 | Stream |  | '],
  ['ubuntu-16.04', 'ubuntu | 16.04-16.04 |  |  | '],
  ['ubuntu-18.04', 'ubuntu | 18.04-18.04 |  |  | '],
  ['ubuntu-20.04', 'ubuntu | 20.04-20.04 |  |  | '],
  ['ubuntu-22.04', 'ubuntu | 22.04-22.04 |  |  | '],
  ['ubuntu-24.04', 'ubuntu | 24.04-24.04 |  |  | '],
  ['ubuntu-26.04', 'ubuntu | 26.04-26.04 |  |  | '],
  ['ubuntu-interim', 'ubuntu | 16.10-25.10 |  |  | '],
  ['debian-9', 'debian | 9-9 |  |  | '],
  ['debian-10', 'debian | 10-10 |  |  | '],
  ['debian-11', 'debian | 11-11 |  |  | '],
  ['debian-12', 'debian | 12-12 |  |  | '],
  ['debian-13', 'debian | 13-13 |  |  | '],
  ['sles-12', 'sles,sles_sap | 12.0-12.5 |  |  | '],
  ['sles-15', 'sles,sles_sap,sle-hpc | 15.0-15.7 |  |  | '],
  ['sles-16', 'sles | 16.0-16.99 |  |  | Micro,SLE Micro,Transactional'],
  ['oracle-linux-7', 'ol | 7.2-7.9 |  |  | '],
  ['oracle-linux-8', 'ol | 8.0-8.99 |  |  | '],
  ['oracle-linux-9', 'ol | 9.0-9.99 |  |  | '],
  ['oracle-linux-10', 'ol | 10.0-10.99 |  |  | '],
  ['amazon-linux-2', 'amzn | 2-2 |  |  | '],
  ['amazon-linux-2023', 'amzn | 2023-2023 |  |  | '],
  ['fedora-33-42', 'fedora | 33-42 |  |  | '],
  ['fedora-43-plus', 'fedora | 43- |  |  | '],
  ['rocky-8', 'rocky | 8.7-8.99 |  |  | '],
  ['rocky-9', 'rocky | 9.2-9.99 |  |  | '],
  ['rocky-10', 'rocky | 10.0- |  |  | '],
  ['almalinux-8', 'almalinux | 8.4-8.99 |  |  | '],
  ['almalinux-9', 'almalinux | 9.2-9.99 |  |  | '],
  ['almalinux-10', 'almalinux | 10.0- |  |  | '],
  ['mariner-2', 'mariner | 2.0-2.99 |  |  | '],
  ['azurelinux-3', 'azurelinux | 3.0-3.99 |  |  | '],
  ['linux-other', '* | - |  |  | '],
];

test('every record is told by the marks of the reference', () => {
  const range = (min: unknown, max: unknown) => `${min ?? ''}-${max ?? ''}`;
  const marksOf = ({ match }: Platform): string => {
    switch (match.kind) {
      case 'windows': {
        const builds = match.builds?.join(' ') ?? range(match.buildMin, match.buildMax);
        const { productType, nt, servicePackMin, editionId, productNameContains } = match;
        return [productType ?? '', nt ?? '', builds, servicePackMin ?? '', editionId ?? '', productNameContains ?? '']
          .map(String)
          .join(' | ');
      }
      case 'macos':
        return match.productVersionPrefix;
      case 'os-release': {
        const { id, versionMin, versionMax, nameContains, excludeNameContains, excludeVariant } = match;
        return [id, range(versionMin, versionMax), nameContains ?? '', excludeNameContains ?? '', excludeVariant ?? '']
          .map(String)
          .join(' | ');
      }
    }
  };
  expect(platforms.map((record) => [record.id, marksOf(record)])).toEqual(marks);
});
