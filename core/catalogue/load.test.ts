import { describe, expect, test } from 'vitest';
import manifest from '../../assets/catalogue/catalogue.json';
import links from '../../assets/catalogue/links.json';
import platforms from '../../assets/catalogue/platforms.json';
import products from '../../assets/catalogue/products.json';
import { AppError, type AppErrorData } from '../document/app-error';
import { signalKindSchema } from '../inventory/sections/security-products';
import { compareVersions } from '../units/versions';
import { type CatalogueFiles, parseCatalogue } from './load';

const files = { manifest, platforms, products, links };
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

const [firstPlatform, ...otherPlatforms] = platforms.platforms;

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
  ])('%s', (_, changed, where, what) => {
    const fault = faultOf(changed);
    expect(fault).toMatchObject({ code: 'bad-file', where });
    expect(fault.what).toMatch(what);
  });
});

describe('the catalogue that ships', () => {
  const catalogue = parseCatalogue(files, digest);
  const signals = catalogue.products.flatMap(({ id, signals: { windows, macos, linux } }) =>
    [...windows, ...macos, ...linux].map((signal) => ({ id, ...signal })),
  );

  test('is as old as the oldest of its files, and carries version and digest', () => {
    expect([catalogue.version, catalogue.digest]).toEqual(['2026.11.23', digest]);
    expect(catalogue.asOf).toBe([platforms.asOf, products.asOf, links.asOf].sort()[0]);
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

  test('names no source that it does not hold', () => {
    const named = [
      ...catalogue.platforms.flatMap(({ sources, minimum, requirements }) => [
        ...sources,
        ...minimum.sources,
        ...requirements.map(({ source }) => source),
      ]),
      ...catalogue.products.flatMap(({ sources }) => sources),
      ...signals.map(({ source }) => source),
      ...catalogue.links.map(({ source }) => source),
      ...catalogue.guide.corrections.map(({ source }) => source),
      ...catalogue.common.linux.sources,
      ...catalogue.common.macos.sources,
      ...Object.values(catalogue.common.onboarding).flatMap(({ sources }) => sources),
    ];
    expect(named.filter((key) => key !== null && !(key in catalogue.sources))).toEqual([]);
  });

  test('names only ways of onboarding that it describes', () => {
    const ways = catalogue.platforms.flatMap(({ onboarding }) => [...onboarding.march2021, ...onboarding.today]);
    expect(ways.filter((way) => !(way in catalogue.common.onboarding))).toEqual([]);
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

  test('has the links that the guide has, with an address that the product may open where it is confirmed', () => {
    const ids = ['check-license-state', 'tenant-configuration', 'network-configuration', 'rbac-prepare', 'intune-rbac', 'configmgr-rba'];
    const more = ['agpm', 'windows-admin-center', 'portal-rbac', 'free-trial', 'portal'];
    expect([...ids, ...more].filter((id) => !catalogue.links.some((link) => link.id === id))).toEqual([]);
    expect(catalogue.links.filter(({ verified, urlToday }) => verified && !urlToday?.startsWith('https://'))).toEqual([]);
  });
});
