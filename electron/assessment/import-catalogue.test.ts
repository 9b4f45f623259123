import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../core/catalogue/canonical';
import { AppError, type AppErrorData } from '../../core/document/app-error';
import { compareVersions } from '../../core/units/versions';
import { bundleOf, loadCatalogue, verify } from './catalogue';
import { catalogueInUse, shippedFolder } from './catalogue-in-use';
import { importCatalogue, restoreCatalogue } from './import-catalogue';

let work = '';
/** Where imported catalogues go. */
let imported = '';
beforeEach(async () => {
  work = await mkdtemp(path.join(os.tmpdir(), 'catalogue-'));
  imported = path.join(work, 'data/catalogue');
});
afterEach(() => rm(work, { recursive: true, force: true }));

interface Bundle {
  kind: unknown;
  digest: string;
  files: Record<string, unknown> & {
    manifest: Record<string, unknown>;
    platforms: Record<string, unknown>;
    products: { products: { signsSince: string }[] };
  };
}

const shippedText = bundleOf(shippedFolder);

/** The catalogue that ships as a file of another version, with more changed where asked; its digest fits. */
async function madeFile(version: string, change: (bundle: Bundle) => void = () => {}, name = `${version}.mdecatalogue.json`) {
  const bundle = JSON.parse(await shippedText) as Bundle;
  bundle.files.manifest.version = version;
  // No sign is newer than its catalogue.
  for (const product of bundle.files.products.products) {
    if (compareVersions(product.signsSince, version) > 0) product.signsSince = version;
  }
  change(bundle);
  bundle.digest = createHash('sha256').update(canonicalJson(bundle.files)).digest('hex');
  const file = path.join(work, name);
  await writeFile(file, JSON.stringify(bundle));
  return file;
}

async function errorOf(run: Promise<unknown>): Promise<AppErrorData> {
  try {
    await run;
  } catch (error) {
    if (error instanceof AppError) return error.data;
    throw error;
  }
  throw new Error('nothing was refused');
}

const versionInUse = async () => (await catalogueInUse(imported)).version;
const shippedVersion = async () => (await loadCatalogue()).version;

describe('importing', () => {
  test('a newer one is used from then on, with what is in it', async () => {
    const title = 'Facts of December';
    const file = await madeFile('2026.12.1', ({ files }) => Object.assign(files.platforms, { title, asOf: '2026-11-30' }));
    const { before, after } = await importCatalogue(file, imported);
    expect([before.version, before.origin.kind]).toEqual([await shippedVersion(), 'shipped']);
    expect(after).toMatchObject({
      version: '2026.12.1',
      origin: { kind: 'imported', file: path.join(imported, 'current.mdecatalogue.json') },
    });
    expect((await catalogueInUse(imported)).digest).toBe(JSON.parse(await readFile(file, 'utf8')).digest);
    expect(await readdir(imported)).toEqual(['current.mdecatalogue.json']);
  });

  test('the one before is kept, and the same one again changes nothing', async () => {
    await importCatalogue(await madeFile('2026.12.1'), imported);
    const newer = await madeFile('2027.1.15');
    await importCatalogue(newer, imported);
    const files = async () => Promise.all((await readdir(imported)).sort().map((name) => readFile(path.join(imported, name), 'utf8')));
    const kept = await files();
    expect(kept.map((text) => JSON.parse(text).files.manifest.version)).toEqual(['2027.1.15', '2026.12.1']);
    const { before, after } = await importCatalogue(newer, imported);
    expect(after.digest).toBe(before.digest);
    expect(await files()).toEqual(kept);
  });

  test('versions compare as numbers: the 10th follows the 9th', async () => {
    await importCatalogue(await madeFile('2027.9.9'), imported);
    await importCatalogue(await madeFile('2027.9.10'), imported);
    expect(await versionInUse()).toBe('2027.9.10');
  });

  test('a file with the mark that some editors set is read', async () => {
    const file = await madeFile('2027.1.1');
    await writeFile(file, `\uFEFF${await readFile(file, 'utf8')}`);
    await importCatalogue(file, imported);
    expect(await versionInUse()).toBe('2027.1.1');
  });

  test('of two at once the newer one stays, whichever comes first, and an older one that comes second is told so', async () => {
    for (let round = 0; round < 4; round += 1) {
      const folder = path.join(work, `round-${round}`);
      const files = [await madeFile('2027.2.1'), await madeFile('2027.3.1')];
      const ordered = round % 2 === 0 ? files : files.toReversed();
      const ended = await Promise.allSettled(ordered.map((file) => importCatalogue(file, folder)));
      expect((await catalogueInUse(folder)).version).toBe('2027.3.1');
      const refused = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      for (const fault of refused) expect(fault).toMatchObject({ data: { code: 'bad-file', what: expect.stringMatching(/older than/) } });
      const taken = ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value.after.version] : []));
      // Each that reports success was in use when it did.
      expect(taken.toSorted()).toEqual(refused.length === 0 ? ['2027.2.1', '2027.3.1'] : ['2027.3.1']);
      expect((await readdir(folder)).filter((name) => !name.endsWith('.mdecatalogue.json'))).toEqual([]);
    }
  });

  test('one that was ended in the middle does not keep the next from importing', async () => {
    await mkdir(imported, { recursive: true });
    const mark = path.join(imported, 'importing');
    await writeFile(mark, '');
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(mark, longAgo, longAgo);
    expect((await importCatalogue(await madeFile('2027.1.1'), imported)).after.version).toBe('2027.1.1');
    expect(await readdir(imported)).toEqual(['current.mdecatalogue.json']);
  });

  const refused: readonly (readonly [name: string, make: () => Promise<string>, what: RegExp, where?: RegExp])[] = [
    ['one that is older', () => madeFile('2025.1.1'), /2025\.1\.1 is older than the one in use/],
    [
      'one that says it is the version in use and differs',
      () => madeFile('2026.12.1', ({ files }) => Object.assign(files.platforms, { title: 'Other' }), 'other.mdecatalogue.json'),
      /is another one/,
    ],
    [
      'one for a later version of the product',
      () => madeFile('2027.1.1', ({ files }) => Object.assign(files.manifest, { minimumAppVersion: '99.0.0' })),
      /is for version 99\.0\.0 of the product or later/,
    ],
    [
      'one for a later version of the product, in a form this one does not know',
      () =>
        madeFile('2027.1.1', ({ files }) =>
          Object.assign(files, { manifest: { ...files.manifest, minimumAppVersion: '99.0.0', more: 1 }, weather: {} }),
        ),
      /is for version 99\.0\.0 of the product or later/,
    ],
    [
      'one that was changed after it was made',
      async () => {
        const file = await madeFile('2027.1.1');
        await writeFile(file, (await readFile(file, 'utf8')).replace('Windows 10', 'Windows 1O'));
        return file;
      },
      /its digest does not fit/,
    ],
    [
      'one with something wrong deep inside',
      () => madeFile('2027.1.1', ({ files }) => Object.assign(files.platforms, { asOf: 'soon' })),
      /./,
      /2027\.1\.1\.mdecatalogue\.json: platforms\.json: asOf$/,
    ],
    [
      'one that names what is not there',
      () => madeFile('2027.1.1', ({ files }) => Object.assign(files.platforms, { sources: {} })),
      /which is not there/,
      /platforms\.json: /,
    ],
    ['one without a part', () => madeFile('2027.1.1', ({ files }) => Reflect.deleteProperty(files, 'licences')), /./, /licences/],
    [
      'one that ends in the middle',
      async () => {
        const file = path.join(work, 'half.mdecatalogue.json');
        const text = await shippedText;
        await writeFile(file, text.slice(0, text.length / 2));
        return file;
      },
      /not whole JSON/,
    ],
    [
      'one that is nested deeper than the stack',
      async () => {
        const file = await madeFile('2027.1.1');
        const depth = 200_000;
        const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
        await writeFile(
          file,
          (await readFile(file, 'utf8')).replace('"schemaVersion":1,"title"', `"deep":${deep},"schemaVersion":1,"title"`),
        );
        return file;
      },
      /nested deeper/,
    ],
    [
      'one with more than any catalogue holds',
      () => madeFile('2027.1.1', ({ files }) => Object.assign(files.products, { products: Array.from({ length: 400_000 }, () => ({})) })),
      /list of more than/,
    ],
    [
      'another JSON file',
      async () => {
        const file = path.join(work, 'a.json');
        await writeFile(file, '{"schemaVersion":1}');
        return file;
      },
      /holds no catalogue/,
    ],
    ['a folder', async () => work, /That is no file/],
    ['a file that is not there', async () => path.join(work, 'none.mdecatalogue.json'), /cannot be read/],
  ];
  test.each(refused.map(([name, make, what, where]) => ({ name, make, what, where })))(
    'refuses $name, and changes nothing',
    async ({ make, what, where = /./ }) => {
      await importCatalogue(await madeFile('2026.12.1'), imported);
      const [names, text] = [await readdir(imported), await readFile(path.join(imported, 'current.mdecatalogue.json'), 'utf8')];
      const before = await versionInUse();
      const older = await make();
      const fault = await errorOf(importCatalogue(older, imported));
      expect(fault.code).toBe('bad-file');
      expect(fault.what).toMatch(what);
      expect(fault.where).toMatch(where);
      expect([await readdir(imported), await readFile(path.join(imported, 'current.mdecatalogue.json'), 'utf8')]).toEqual([names, text]);
      expect(await versionInUse()).toBe(before);
    },
  );

  test.skipIf(process.getuid?.() === 0)('says where it cannot be written', async () => {
    await mkdir(path.join(work, 'data'));
    await chmod(path.join(work, 'data'), 0o500);
    expect(await errorOf(importCatalogue(await madeFile('2026.12.1'), imported))).toMatchObject({ code: 'not-written', where: imported });
  });

  test('says so where a file stands in the place of the folder', async () => {
    await writeFile(path.join(work, 'data'), '');
    expect((await errorOf(importCatalogue(await madeFile('2026.12.1'), imported))).code).toBe('not-written');
    expect(await versionInUse()).toBe(await shippedVersion());
  });
});

describe('what is used at the start', () => {
  test('is the one that ships, where nothing was imported or there is no such folder', async () => {
    for (const folder of [null, imported]) {
      expect((await catalogueInUse(folder)).origin).toEqual({ kind: 'shipped', file: null, fault: null });
    }
  });

  test('is the one that ships, where that is the newer one', async () => {
    await mkdir(imported, { recursive: true });
    await cp(await madeFile('2026.1.1'), path.join(imported, 'current.mdecatalogue.json'));
    expect(await catalogueInUse(imported)).toMatchObject({ version: await shippedVersion(), origin: { kind: 'shipped', fault: null } });
  });

  test('is the one that ships, where the imported one became unreadable, and that is said', async () => {
    await importCatalogue(await madeFile('2026.12.1'), imported);
    const current = path.join(imported, 'current.mdecatalogue.json');
    const text = await readFile(current, 'utf8');
    for (const [bad, what] of [
      [text.slice(0, 5000), /not whole JSON/],
      [text.replace('Windows 10', 'Windows 1O'), /digest does not fit/],
      ['', /not whole JSON/],
    ] as const) {
      await writeFile(current, bad);
      const { version, origin } = await catalogueInUse(imported);
      expect([version, origin.kind, origin.fault?.file]).toEqual([await shippedVersion(), 'shipped', current]);
      expect(origin.fault?.what).toMatch(what);
    }
  });

  test('is the one that ships, and nothing is said, where an imported one is of no use any more and older', async () => {
    await mkdir(imported, { recursive: true });
    const old = await madeFile('2026.1.1', ({ files }) => Reflect.deleteProperty(files, 'licences'));
    await cp(old, path.join(imported, 'current.mdecatalogue.json'));
    expect((await catalogueInUse(imported)).origin).toEqual({ kind: 'shipped', file: null, fault: null });
  });
});

describe('going back', () => {
  test('goes to the one before, then to the one that ships, then nowhere', async () => {
    await importCatalogue(await madeFile('2026.12.1'), imported);
    await importCatalogue(await madeFile('2027.1.15'), imported);
    expect(await restoreCatalogue(imported)).toMatchObject({
      after: { version: '2026.12.1', origin: { kind: 'imported' } },
      passedOver: null,
    });
    expect(await readdir(imported)).toEqual(['current.mdecatalogue.json']);
    expect((await restoreCatalogue(imported)).after).toMatchObject({ version: await shippedVersion(), origin: { kind: 'shipped' } });
    expect(await readdir(imported)).toEqual([]);
    const { before, after } = await restoreCatalogue(imported);
    expect(after).toEqual(before);
  });

  test('gets rid of one that became unreadable', async () => {
    await importCatalogue(await madeFile('2026.12.1'), imported);
    await importCatalogue(await madeFile('2027.1.15'), imported);
    await writeFile(path.join(imported, 'current.mdecatalogue.json'), '{');
    expect((await restoreCatalogue(imported)).after).toMatchObject({ version: '2026.12.1', origin: { kind: 'imported', fault: null } });
  });

  test('goes to the one that ships, where the one before is unreadable', async () => {
    await importCatalogue(await madeFile('2026.12.1'), imported);
    await importCatalogue(await madeFile('2027.1.15'), imported);
    await writeFile(path.join(imported, 'previous.mdecatalogue.json'), '{');
    const { after, passedOver } = await restoreCatalogue(imported);
    expect(after.origin).toEqual({ kind: 'shipped', file: null, fault: null });
    expect(passedOver).toMatchObject({
      where: path.join(imported, 'previous.mdecatalogue.json'),
      what: expect.stringMatching(/not whole JSON/),
    });
    expect(await readdir(imported)).toEqual([]);
  });

  test('an import after an unreadable one keeps the good one before', async () => {
    await importCatalogue(await madeFile('2026.12.1'), imported);
    await importCatalogue(await madeFile('2027.1.15'), imported);
    await writeFile(path.join(imported, 'current.mdecatalogue.json'), '{');
    await importCatalogue(await madeFile('2027.2.1'), imported);
    expect((await restoreCatalogue(imported)).after.version).toBe('2026.12.1');
  });
});

describe('verifying', () => {
  test('the folder that ships and a file made of it have the same digest, and nothing is wrong', async () => {
    const file = path.join(work, 'a.mdecatalogue.json');
    await writeFile(file, await bundleOf(shippedFolder));
    const folder = await verify(shippedFolder);
    expect(folder).toEqual({ faults: [], digest: (await loadCatalogue()).digest });
    expect(await verify(file)).toEqual(folder);
  });

  test.each([
    ['catalogue.json', '"version": "2026.', '"version": "2027.'],
    ['platforms.json', 'Windows 10', 'Windows 1O'],
    ['products.json', 'SepMasterService', 'SepMasterServic3'],
    ['links.json', 'Microsoft Entra ID', 'Microsoft Entra'],
    ['migration.json', 'DisableAntiSpyware', 'DisableAntiSpywar3'],
    ['endpoints.json', 'winatp-gw-neu', 'winatp-gw-nev'],
    ['licences.json', 'MDE_LITE', 'MDE_LIT3'],
  ])('a change of one letter in %s changes the digest', async (name, from, to) => {
    const folder = path.join(work, 'changed');
    await cp(shippedFolder, folder, { recursive: true });
    const text = await readFile(path.join(folder, name), 'utf8');
    expect(text).toContain(from);
    await writeFile(path.join(folder, name), text.replaceAll(from, to));
    expect((await verify(folder)).digest).not.toBe((await loadCatalogue()).digest);
  });

  test('tells everything that is wrong', async () => {
    const file = await madeFile('2027.1.1', ({ files }) => Object.assign(files.platforms, { asOf: 'soon', more: 1 }));
    expect((await verify(file)).faults.map(({ where }) => where)).toEqual(['platforms.json: asOf', 'platforms.json']);
  });
});
