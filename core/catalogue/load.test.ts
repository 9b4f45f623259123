import { describe, expect, test } from 'vitest';
import manifest from '../../assets/catalogue/catalogue.json';
import endpoints from '../../assets/catalogue/endpoints.json';
import licences from '../../assets/catalogue/licences.json';
import links from '../../assets/catalogue/links.json';
import migration from '../../assets/catalogue/migration.json';
import platforms from '../../assets/catalogue/platforms.json';
import products from '../../assets/catalogue/products.json';
import packageJson from '../../package.json';
import { AppError, type AppErrorData } from '../document/app-error';
import { signalKindSchema } from '../inventory/sections/security-products';
import { compareVersions } from '../units/versions';
import { type CatalogueFiles, catalogueFaults, parseCatalogue } from './load';

const files = { manifest, platforms, products, links, migration, endpoints, licences };
const digest = '0'.repeat(64);

/** What is said of files in which something was changed. */
function faultOf(changed: Partial<CatalogueFiles>): AppErrorData {
  try {
    parseCatalogue({ ...files, ...changed }, digest);
  } catch (error) {
    if (error instanceof AppError) return error.data;
    throw error;
  }
  throw new Error('nothing was found wrong');
}

/** A copy of a file with one thing in it changed. */
function changed<File>(file: File, change: (copy: File) => unknown): File {
  const copy = structuredClone(file);
  change(copy);
  return copy;
}

const [firstPlatform, ...otherPlatforms] = platforms.platforms;

function placeOfFirstRule(): string {
  const at = platforms.platforms.findIndex(({ requirements }) => requirements.some((each) => 'rule' in each && each.rule));
  const inside = platforms.platforms[at]?.requirements.findIndex((each) => 'rule' in each && each.rule);
  return `platforms[${at}].requirements[${inside}].rule`;
}

describe('a catalogue that cannot be used names the file and the place in it', () => {
  test.each<readonly [string, Partial<CatalogueFiles>, string, RegExp]>([
    ['no JSON object', { links: null }, 'links.json', /object/],
    ['a version that is none', { manifest: { ...manifest, version: 'new' } }, 'catalogue.json: version', /./],
    [
      'a wrong word deep inside',
      { platforms: { ...platforms, platforms: [{ ...firstPlatform, family: 'beos' }, ...otherPlatforms] } },
      'platforms.json: platforms[0].family',
      /windows/,
    ],
    ['a field nobody knows', { products: { ...products, extra: 1 } }, 'products.json', /extra/],
    [
      'an id that is there twice',
      { platforms: { ...platforms, platforms: [firstPlatform, ...platforms.platforms] } },
      'platforms.json: platforms[1].id',
      /"windows-10" is there twice/,
    ],
    [
      'signs that are newer than the catalogue',
      { products: { ...products, products: products.products.map((product) => ({ ...product, signsSince: '2026.11.25' })) } },
      'products.json: products[0].signsSince',
      /2026\.11\.25 is later than the version of the catalogue, 2026\.11\.24/,
    ],
    [
      'a row that is not in the table',
      { platforms: { ...platforms, platforms: [{ ...firstPlatform, guideRows: [7] }, ...otherPlatforms] } },
      'platforms.json: platforms[0]',
      /row 7/,
    ],
    [
      'a page of today that is not there',
      { platforms: { ...platforms, platforms: [{ ...firstPlatform, resourcesToday: ['R9'] }, ...otherPlatforms] } },
      'platforms.json: platforms[0].resourcesToday',
      /R9/,
    ],
    [
      'a row whose page is not there',
      { platforms: { ...platforms, guide: { ...platforms.guide, resources: {} } } },
      'platforms.json: guide.rows[0].resource',
      /R1/,
    ],
    [
      'a source that is another page in another file',
      { links: { ...links, sources: { ...links.sources, GUIDE: { ...links.sources.GUIDE, title: 'Another' } } } },
      'links.json: sources.GUIDE',
      /another page in platforms.json/,
    ],
    [
      'a system named by an expectation that has no record',
      { migration: changed(migration, (file) => file.expectations[0]?.platforms.push('beos-5')) },
      'migration.json: expectations[0].platforms',
      /beos-5/,
    ],
    [
      'an endpoint found under a wildcard that is not there',
      { endpoints: changed(endpoints, ({ endpoints: [first] }) => Object.assign(first ?? {}, { parent: 'str-none' })) },
      'endpoints.json: endpoints[0].parent',
      /str-none/,
    ],
    [
      'a consumer nobody describes',
      { endpoints: changed(endpoints, (file) => file.endpoints[3]?.consumers.push('fax')) },
      'endpoints.json: endpoints[3].consumers',
      /fax/,
    ],
    [
      'a geography that is not there',
      { endpoints: changed(endpoints, (file) => file.endpoints[3]?.geographies.push('MARS')) },
      'endpoints.json: endpoints[3].geographies',
      /MARS/,
    ],
    [
      'a port that is none',
      { endpoints: changed(endpoints, (file) => file.endpoints[3]?.ports.push(65_536)) },
      'endpoints.json: endpoints[3].ports[1]',
      /65535/,
    ],
    [
      'a licence with a service plan that is not there',
      { licences: changed(licences, (file) => file.skus[0]?.servicePlans.push('MDE_MAX')) },
      'licences.json: skus[0].servicePlans',
      /MDE_MAX/,
    ],
    [
      'a method whose link the guide does not have',
      { licences: changed(licences, ({ methods: [first] }) => Object.assign(first ?? {}, { link: 'sccm' })) },
      'licences.json: methods[0].link',
      /sccm/,
    ],
    [
      'a way of onboarding nobody describes',
      { platforms: changed(platforms, ({ platforms: [first] }) => Object.assign(first?.onboarding ?? {}, { today: ['by-post'] })) },
      'platforms.json: platforms[0].onboarding',
      /by-post/,
    ],
    ...(
      [
        ['without a scheme', 'learn.microsoft.com/x'],
        ['of another scheme', 'http://learn.microsoft.com/'],
        ['that runs a program', 'javascript:alert(1)'],
        ['that cannot be parsed', 'https://a b/'],
        ['that is empty', ''],
      ] as const
    ).flatMap(([what, url]): [string, Partial<CatalogueFiles>, string, RegExp][] => [
      [
        `an address of today ${what}`,
        { links: changed(links, ({ links: [first] }) => Object.assign(first ?? {}, { urlToday: url })) },
        'links.json: links[0].urlToday',
        /address such as/,
      ],
      [
        `an address of a source ${what}`,
        { links: changed(links, ({ sources }) => Object.assign(sources.GUIDE, { url })) },
        'links.json: sources.GUIDE.url',
        /address such as/,
      ],
      [
        `an address of a resource ${what}`,
        { platforms: changed(platforms, ({ guide }) => Object.assign(guide.resources.R1, { urlToday: url })) },
        'platforms.json: guide.resources.R1.urlToday',
        /address such as/,
      ],
    ]),
    [
      'an address of the guide that is neither one nor a page beside it',
      { links: changed(links, ({ links: [first] }) => Object.assign(first ?? {}, { urlThen: '../../secret.md' })) },
      'links.json: links[0].urlThen',
      /page/,
    ],
    ...(
      [
        ['*', 'process'],
        ['a*', 'package'],
        ['**', 'service'],
        ['a*b', 'service'],
        ['a*gent*', 'service'],
        ['/*', 'path'],
        ['C:\\*', 'path'],
        ['/home/*', 'path'],
        ['a', 'process'],
        [' ', 'process'],
        ['', 'process'],
      ] as const
    ).map(([name, kind]): [string, Partial<CatalogueFiles>, string, RegExp] => [
      `the sign "${name}" (${kind}), which too much answers to`,
      { products: changed(products, ({ products: [first] }) => Object.assign(first?.signals.windows[0] ?? {}, { name, kind })) },
      'products.json: products[0].signals.windows[0].name',
      /letters/,
    ]),
    ...(
      [
        ['HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon', 'DefaultPassword'],
        ['HKLM\\SOFTWARE\\Microsoft\\Windows DefenderX', 'DisableAntiSpyware'],
        ['HKLM\\SOFTWARE', 'DisableAntiSpyware'],
        ['HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\..\\Windows NT\\CurrentVersion\\Winlogon', 'DefaultPassword'],
        ['HKCU\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'DisableAntiSpyware'],
      ] as const
    ).map(([key, value]): [string, Partial<CatalogueFiles>, string, RegExp] => [
      `the registry value ${key} : ${value}, which is none of Defender`,
      { platforms: changed(platforms, ({ common }) => Object.assign(common.windows.policies[0] ?? {}, { key, value })) },
      'platforms.json: common.windows.policies[0].key',
      /Defender, Windows Update, proxies and Symantec/,
    ]),
    ...['OnboardingInfo', 'SmcPassword', 'AccessToken'].map((value): [string, Partial<CatalogueFiles>, string, RegExp] => [
      `the registry value ${value}, which holds a secret`,
      { platforms: changed(platforms, ({ common }) => Object.assign(common.windows.policies[0] ?? {}, { value })) },
      'platforms.json: common.windows.policies[0].value',
      /secret/,
    ]),
    ...['..\\..\\Users\\r.doe\\notes.txt', 'C:\\pagefile.sys', ''].map((file): [string, Partial<CatalogueFiles>, string, RegExp] => [
      `the system file "${file}", which is none`,
      {
        platforms: changed(platforms, (copy) => {
          const proof = { by: 'file', file, version: null, verified: true };
          const [first] = copy.platforms.flatMap(({ requirements }) => requirements.flatMap((each) => ('rule' in each && each.rule) || []));
          Object.assign(first ?? {}, { satisfiedBy: [proof] });
        }),
      },
      `platforms.json: ${placeOfFirstRule()}.satisfiedBy[0].file`,
      /./,
    ]),
    [
      'a source that is not there, in a list',
      { migration: changed(migration, (file) => file.troubles[2]?.sources.push('RUMOUR')) },
      'migration.json: troubles[2].sources',
      /RUMOUR/,
    ],
    [
      'a source that is not there, deep inside',
      { products: changed(products, ({ products: [first] }) => Object.assign(first?.signals.windows[0] ?? {}, { source: 'RUMOUR' })) },
      'products.json: products[0].signals.windows[0].source',
      /RUMOUR/,
    ],
  ])('%s', (_, change, where, what) => {
    const fault = faultOf(change);
    expect(fault).toMatchObject({ code: 'bad-file', where });
    expect(fault.what).toMatch(what);
  });
});

test('of several faults all are told, the schema of every file first', () => {
  const broken = {
    ...files,
    manifest: { ...manifest, version: 'new' },
    migration: changed(migration, (file) => Object.assign(file.troubles[0] ?? {}, { detectable: 'maybe', rank: 'first' })),
    endpoints: changed(endpoints, (file) => file.endpoints[3]?.consumers.push('fax')),
  };
  expect(catalogueFaults(broken).map(({ where }) => where)).toEqual([
    'catalogue.json: version',
    'migration.json: troubles[0].rank',
    'migration.json: troubles[0].detectable',
  ]);
  const unreferenced = { ...files, endpoints: changed(endpoints, (file) => file.endpoints[3]?.consumers.push('fax', 'telex')) };
  expect(catalogueFaults(unreferenced)).toEqual([
    { where: 'endpoints.json: endpoints[3].consumers', what: 'names fax, which is not there' },
    { where: 'endpoints.json: endpoints[3].consumers', what: 'names telex, which is not there' },
  ]);
  expect(catalogueFaults(files)).toEqual([]);
});

test('of more faults than can be told some are told, and it takes no longer for that', () => {
  const many = { ...files, products: { ...products, products: Array.from({ length: 400_000 }, () => ({})) } };
  expect(faultOf(many)).toMatchObject({ code: 'bad-file', where: 'products.json' });
  expect(catalogueFaults(many)).toHaveLength(1);
  const fewer = { ...files, products: { ...products, products: Array.from({ length: 5_000 }, () => ({})) } };
  expect(faultOf(fewer).where).toMatch(/^products\.json/);
  expect(catalogueFaults(fewer).length).toBeLessThan(1_100);
});

describe('the catalogue that ships', () => {
  const catalogue = parseCatalogue(files, digest);
  const signals = catalogue.products.flatMap(({ id, signals: { windows, macos, linux } }) =>
    [...windows, ...macos, ...linux].map((signal) => ({ id, ...signal })),
  );

  test('is as old as the oldest of its files, and carries version and digest', () => {
    expect([catalogue.version, catalogue.digest]).toEqual(['2026.11.24', digest]);
    expect(catalogue.asOf).toBe([platforms, products, links, migration, endpoints, licences].map(({ asOf }) => asOf).sort()[0]);
  });

  test("holds every system, every product and the guide's six rows", () => {
    expect(catalogue.platforms.length).toBe(67);
    expect(catalogue.products.length).toBe(37);
    expect(catalogue.guide.rows.map(({ row, capability, operatingSystems }) => [row, capability, operatingSystems.length])).toEqual([
      [1, 'edr', 3],
      [2, 'edr', 5],
      [3, 'edr', 3],
      [4, 'av', 4],
      [5, 'av', 3],
      [6, 'av', 6],
    ]);
  });

  test('has an answer of today for every capability that fits its words', () => {
    const statuses = catalogue.platforms.flatMap(({ id, capabilities: { edr, av } }) => [
      { id, ...edr },
      { id, ...av },
    ]);
    const wrong = statuses.filter(({ today, supportToday }) =>
      supportToday === 'unsupported' ? !today.startsWith('not ') : supportToday === 'supported' && today.startsWith('not '),
    );
    expect(wrong).toEqual([]);
  });

  test('lists every sign by one single name, without remarks', () => {
    const remarked = signals.filter(
      ({ kind, name }) => name.includes(',') || (kind !== 'path' && /\(|\//.test(name)) || name !== name.trim(),
    );
    expect(remarked.map(({ id, name }) => `${id}: ${name}`)).toEqual([]);
    expect(signals.filter(({ kind }) => !signalKindSchema.options.includes(kind))).toEqual([]);
  });

  test('lists no sign of a product twice', () => {
    for (const { id, signals: own } of catalogue.products) {
      for (const list of Object.values(own)) {
        const keys = list.map(({ kind, name }) => `${kind} ${name}`);
        expect(keys.length, id).toBe(new Set(keys).size);
      }
    }
  });

  test('tells what a product needs by names that are among its signs', () => {
    for (const { id, needs, signals: own } of catalogue.products) {
      const names = [...own.windows, ...own.macos, ...own.linux].map(({ name }) => name);
      expect(
        needs.filter((name) => !names.includes(name)),
        id,
      ).toEqual([]);
    }
  });

  test('has Linux facts for Linux, and asks 1 processor, 1 GiB of memory and 2 GiB of disk there', () => {
    for (const { id, family, linux, minimum } of catalogue.platforms) {
      expect(linux !== null, id).toBe(family === 'linux');
      if (linux) expect([minimum.cores, minimum.memoryBytes, minimum.freeDiskBytes], id).toEqual([1, 2 ** 30, 2 ** 31]);
    }
  });

  test('holds minor versions only of systems whose record they fit', () => {
    const minors = catalogue.platforms.flatMap(({ id, match, lifecycle: { minorsEndEarlier, releases } }) =>
      match.kind === 'os-release' ? releases.map(({ version, build, end }) => ({ id, match, minorsEndEarlier, version, build, end })) : [],
    );
    expect(minors.length).toBeGreaterThan(0);
    for (const { id, match, minorsEndEarlier, version, build, end } of minors) {
      expect([minorsEndEarlier, build], id).toEqual([true, null]);
      expect(end, id).not.toBeNull();
      expect(compareVersions(version, match.versionMin ?? '0'), id).toBeGreaterThanOrEqual(0);
      expect(compareVersions(version, match.versionMax ?? '999'), id).toBeLessThanOrEqual(0);
    }
  });

  test('marks agents that manage a product, and no product consists of them alone', () => {
    const agents = catalogue.products.flatMap(({ id, signals: { windows, macos, linux } }) =>
      [...windows, ...macos, ...linux].filter(({ part }) => part === 'agent').map(({ name }) => `${id}: ${name}`),
    );
    expect(agents).toContain('kaspersky: klnagent64');
    expect(agents).toContain('trellix: masvc');
    expect(agents).toContain('sep-linux-agent: cafagent');
    // The installer of Defender takes this one for a product that conflicts.
    expect(agents).not.toContain('trellix: MFEcma');
    for (const { id, signals: own } of catalogue.products) {
      for (const list of Object.values(own)) expect(list.length === 0 || list.some(({ part }) => part === 'engine'), id).toBe(true);
    }
  });

  test('says of an address with an anchor that could not be looked up that it is unconfirmed', () => {
    const anchored = Object.values(catalogue.guide.resources).filter(({ urlToday }) => urlToday.includes('#'));
    expect(anchored.length).toBe(3);
    expect(anchored.filter(({ verifiedToday }) => verifiedToday)).toEqual([]);
  });

  // Every link of the page "Migrate from Symantec - Phase 1: Prepare for your migration" of 2021-03-03, without those within it.
  test('has every link that the guide has, with an address that the product may open where it is confirmed', () => {
    const docs = 'https://docs.microsoft.com';
    const mde = `${docs}/microsoft-365/security/defender-endpoint`;
    const antivirus = `${docs}/windows/security/threat-protection/microsoft-defender-antivirus`;
    const release = `${docs}/windows/release-health`;
    const page = [
      'https://go.microsoft.com/fwlink/p/?linkid=2154037',
      'https://go.microsoft.com/fwlink/?linkid=2118804',
      'symantec-to-microsoft-defender-endpoint-migration.md#the-migration-process',
      'symantec-to-microsoft-defender-atp-setup.md',
      'symantec-to-microsoft-defender-atp-onboard.md',
      'https://aka.ms/mdatp',
      'https://aka.ms/MDATPportal',
      `${mde}/production-deployment#check-license-state`,
      `${mde}/production-deployment#tenant-configuration`,
      `${mde}/production-deployment#network-configuration`,
      `${mde}/use`,
      `${mde}/prepare-deployment#role-based-access-control`,
      `${docs}/mem/intune/fundamentals/what-is-intune`,
      `${docs}/mem/intune/fundamentals/role-based-access-control`,
      `${docs}/mem/configmgr/core/servers/deploy/configure/configure-role-based-administration`,
      `${docs}/microsoft-desktop-optimization-pack/agpm`,
      `${docs}/windows-server/manage/windows-admin-center/overview`,
      `${mde}/rbac`,
      `${mde}/overview-endpoint-detection-response`,
      `${release}/release-information/`,
      `${release}/status-windows-10-1809-and-windows-server-2019`,
      `${docs}/windows-server/get-started/whats-new-in-windows-server-1803`,
      `${mde}/configure-proxy-internet`,
      `${release}/status-windows-10-1607-and-windows-server-2016`,
      `${release}/status-windows-8.1-and-windows-server-2012-r2`,
      `${release}/status-windows-7-and-windows-server-2008-r2-sp1`,
      `${mde}/onboard-downlevel#configure-proxy-and-internet-connectivity-settings`,
      `${mde}/microsoft-defender-atp-mac#network-connections`,
      `${antivirus}/microsoft-defender-antivirus-in-windows-10`,
      `${docs}/windows-server/get-started/whats-new-in-windows-server-2016`,
      `${antivirus}/configure-network-connections-microsoft-defender-antivirus`,
      `${mde}/microsoft-defender-atp-linux#network-connections`,
    ];
    expect(catalogue.links.map(({ urlThen }) => urlThen).sort()).toEqual(page.sort());
    expect(catalogue.links.filter(({ verified, urlToday }) => verified && !urlToday?.startsWith('https://'))).toEqual([]);
  });

  test('knows what things were called in the guide', () => {
    const todayOf = (start: string) => catalogue.names.find(({ nameThen }) => nameThen.startsWith(start))?.nameToday;
    expect(catalogue.names.length).toBe(13);
    expect(todayOf('Microsoft Defender Security Center')).toBe('Microsoft Defender portal (security.microsoft.com)');
    expect(todayOf('Azure Active Directory')).toBe('Microsoft Entra ID (2023)');
    expect(todayOf('machine groups')).toBe('device groups');
  });

  test('holds what to expect, what goes wrong, and what people complain of', () => {
    expect(catalogue.expectations.length).toBe(8);
    expect(catalogue.troubles.map(({ rank }) => rank)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    const ranked = catalogue.pains.flatMap(({ rank }) => rank ?? []);
    expect([ranked, catalogue.pains.length]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 14]);
    expect(catalogue.detectionRules.length).toBe(8);
  });

  test('expects one thing of a system, where it says what to expect', () => {
    const named = catalogue.expectations.flatMap(({ platforms: ids }) => ids);
    expect(named.length).toBe(new Set(named).size);
    // Systems that no source says anything of, with Symantec on them.
    const silent = catalogue.platforms.map(({ id }) => id).filter((id) => !named.includes(id));
    expect(silent).toEqual(['azure-stack-hci', 'windows-server-2012', 'hyper-v-server']);
  });

  test('holds every endpoint, and what is on record of each', () => {
    const { endpoints: hosts, geographies, consumers, ipAlternatives, verdictClasses, pinning } = catalogue.network;
    expect([hosts.length, geographies.length, consumers.length]).toEqual([194, 12, 28]);
    const count = (fits: (host: (typeof hosts)[number]) => boolean) => hosts.filter(fits).length;
    expect(count(({ wildcard }) => wildcard)).toBe(34);
    expect(count(({ requirement }) => requirement === 'required')).toBe(157);
    expect(['standard', 'both', 'streamlined'].map((kind) => count(({ connectivity }) => connectivity === kind))).toEqual([118, 54, 22]);
    expect(count(({ check }) => check !== null)).toBe(137);
    expect(count(({ check }) => check?.trust === 'microsoft-pinned')).toBe(55);
    expect(count(({ verified }) => !verified)).toBe(11);
    expect(count(({ parent }) => parent !== null)).toBe(22);
    expect(count(({ directOnly }) => directOnly)).toBe(2);
    expect([true, false, null].map((then) => count(({ march2021 }) => march2021 === then))).toEqual([63, 51, 80]);
    expect(hosts.flatMap(({ probeHosts }) => probeHosts).length).toBe(230);
    expect(ipAlternatives.serviceTags.map(({ tag }) => tag)).toEqual(['MicrosoftDefenderForEndpoint', 'OneDsCollector']);
    expect(ipAlternatives.staticRanges.ranges.flatMap(({ networks }) => networks).length).toBe(10);
    expect(verdictClasses.classes).toEqual(['CnC', 'CyberData', 'AutoIR', 'SampleUpload', 'MdeConfigMgr']);
    expect(pinning.root.name).toBe('Microsoft Root Certificate Authority 2011');
  });

  test('gives a wildcard names to try, or none, and a plain host its own', () => {
    const { endpoints: hosts } = catalogue.network;
    expect(hosts.filter(({ host, wildcard }) => host.includes('*') !== wildcard).map(({ id }) => id)).toEqual([]);
    const strange = hosts.flatMap(({ id, host, wildcard, probeHosts }) =>
      probeHosts.filter((probe) => probe.host.includes('*') || (!wildcard && probe.host !== host)).map((probe) => `${id}: ${probe.host}`),
    );
    expect(strange).toEqual([]);
  });

  test('holds licences, roles and ways to evidence them', () => {
    const { skus, servicePlans, entraRoles, methods, evidenceCommands, licenceRules, roleRules, exports, dataResidency } =
      catalogue.licensing;
    expect([servicePlans.length, skus.length, entraRoles.length, methods.length]).toEqual([6, 52, 13, 4]);
    const tiers = (['plan-2', 'plan-1', 'business', 'server', 'none'] as const).map(
      (tier) => skus.filter((sku) => sku.tier === tier).length,
    );
    expect(tiers).toEqual([31, 13, 5, 1, 2]);
    expect([evidenceCommands.length, licenceRules.length, roleRules.length, exports.length]).toEqual([11, 7, 6, 5]);
    expect(evidenceCommands.filter(({ verified }) => verified).map(({ id }) => id)).toEqual(['E1', 'E2']);
    expect(methods.filter(({ recommended }) => recommended).map(({ id }) => id)).toEqual(['intune']);
    expect([dataResidency.march2021, dataResidency.geographies]).toEqual([
      ['US', 'EU', 'UK'],
      ['US', 'EU', 'UK', 'AU', 'CH', 'IN'],
    ]);
  });

  test('gives every licence that covers something a service plan that says so', () => {
    const { skus } = catalogue.licensing;
    const planOf = { 'plan-2': 'WINDEFATP', 'plan-1': 'MDE_LITE', business: 'MDE_SMB', server: 'WINDEFATP', none: null } as const;
    const wrong = skus.filter(({ tier, servicePlans }) => {
      const plan = planOf[tier];
      return plan !== null && !servicePlans.includes(plan);
    });
    expect(wrong.map(({ partNumber }) => partNumber)).toEqual([]);
    expect(skus.filter(({ coversServers, tier }) => coversServers !== (tier === 'server')).map(({ partNumber }) => partNumber)).toEqual([]);
  });

  test('can be read by the product it ships with', () => {
    expect(compareVersions(manifest.minimumAppVersion, packageJson.version)).toBeLessThanOrEqual(0);
  });
});
