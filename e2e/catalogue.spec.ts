import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { _electron, expect } from 'playwright/test';
import { root } from '../build/built.ts';
import { canonicalJson } from '../core/catalogue/canonical.ts';
import { defenderReadiness, type Ended } from './command';
import { test } from './launch';

/** Runs the command with its imported catalogues in a folder of the test's own. */
const runIn =
  (folder: string) =>
  (words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> =>
    defenderReadiness(words, { DEFENDER_READINESS_CATALOGUE_FOLDER: path.join(folder, 'imported'), ...environment });

interface Bundle {
  digest: string;
  files: { manifest: { version: string; minimumAppVersion: string } };
}

/** A catalogue of another version, made from the one in use; its digest fits. */
async function made(from: string, to: string, manifest: Partial<Bundle['files']['manifest']>): Promise<string> {
  const bundle = JSON.parse(await readFile(from, 'utf8')) as Bundle;
  Object.assign(bundle.files.manifest, manifest);
  bundle.digest = createHash('sha256').update(canonicalJson(bundle.files)).digest('hex');
  await writeFile(to, JSON.stringify(bundle));
  return to;
}

test('show says which catalogue is in use, where it came from, how old it is and what is in it', async ({ folder }) => {
  const run = runIn(folder);
  const { code, stdout } = await run(['catalogue', 'show']);
  const manifest = JSON.parse(await readFile(path.join(root, 'assets/catalogue/catalogue.json'), 'utf8'));
  expect(code).toBe(0);
  expect(stdout).toContain(`Catalogue ${manifest.version}`);
  expect(stdout).toContain('the product itself');
  expect(stdout).toMatch(/67 {2}systems/);
  expect(stdout).toMatch(/194 {2}endpoints/);
  const json = JSON.parse((await run(['catalogue', 'show', '--json'])).stdout);
  expect(json).toMatchObject({ version: manifest.version, origin: 'shipped', fault: null, available: { imported: null, previous: null } });
  expect(stdout).toContain(json.digest);
  expect(json.ageInDays).toBe(Math.floor((Date.now() - Date.parse(json.asOf)) / 86_400_000));
});

test('a newer catalogue is imported, judged by, and given back', async ({ folder }) => {
  const run = runIn(folder);
  const own = path.join(folder, 'own.mdecatalogue.json');
  expect((await run(['catalogue', 'export', own])).code).toBe(0);
  const shipped = JSON.parse(await readFile(own, 'utf8')).files.manifest.version as string;
  const newer = await made(own, path.join(folder, 'newer.mdecatalogue.json'), { version: '2099.1.1' });

  const imported = await run(['catalogue', 'import', newer]);
  expect([imported.code, imported.stderr]).toEqual([0, '']);
  expect(imported.stdout).toContain('The catalogue 2099.1.1 is in use now');
  const { digest } = JSON.parse(await readFile(newer, 'utf8'));
  const document = JSON.parse((await run(['assess', '--quiet', '--json', '-'])).stdout);
  expect(document.catalogue).toMatchObject({ version: '2099.1.1', digest });
  const shown = JSON.parse((await run(['catalogue', 'show', '--json'])).stdout);
  expect(shown).toMatchObject({
    version: '2099.1.1',
    digest,
    origin: 'imported',
    file: path.join(folder, 'imported/current.mdecatalogue.json'),
  });

  const again = await run(['catalogue', 'import', newer]);
  expect([again.code, again.stdout]).toEqual([0, 'The catalogue 2099.1.1 is in use already.\n']);

  const restored = await run(['catalogue', 'restore']);
  expect([restored.code, restored.stdout]).toEqual([0, `The catalogue ${shipped} is in use now, the one that ships with the product.\n`]);
  expect(await readdir(path.join(folder, 'imported'))).toEqual([]);
});

test('what cannot be used is refused with the reason, and changes nothing', async ({ folder }) => {
  const run = runIn(folder);
  const own = path.join(folder, 'own.mdecatalogue.json');
  await run(['catalogue', 'export', own]);
  const first = await made(own, path.join(folder, 'a.json'), { version: '2099.1.1' });
  await run(['catalogue', 'import', first]);
  const changed = path.join(folder, 'changed.json');
  await writeFile(changed, (await readFile(first, 'utf8')).replace('2099.1.1', '2099.1.2'));
  const half = path.join(folder, 'half.json');
  await writeFile(half, (await readFile(first, 'utf8')).slice(0, 1000));
  const before = (await run(['catalogue', 'show', '--json'])).stdout;
  for (const [file, reason] of [
    [own, 'is older than the one in use, 2099.1.1'],
    [changed, 'its digest does not fit'],
    [half, 'not whole JSON'],
    [await made(own, path.join(folder, 'later.json'), { version: '2099.2.1', minimumAppVersion: '99.0.0' }), 'is for version 99.0.0'],
    [path.join(root, 'package.json'), 'holds no catalogue'],
  ] as const) {
    const { code, stdout, stderr } = await run(['catalogue', 'import', file]);
    expect([code, stdout]).toEqual([65, '']);
    expect(stderr).toContain(reason);
    expect(stderr).toContain(file);
    expect(stderr).toContain('Nothing was changed.');
    expect((await run(['catalogue', 'show', '--json'])).stdout).toBe(before);
  }
});

test('an imported catalogue that became unreadable is told, and the one that ships is used', async ({ folder }) => {
  const run = runIn(folder);
  const own = path.join(folder, 'own.mdecatalogue.json');
  await run(['catalogue', 'export', own]);
  await run(['catalogue', 'import', await made(own, path.join(folder, 'a.json'), { version: '2099.1.1' })]);
  const current = path.join(folder, 'imported/current.mdecatalogue.json');
  await writeFile(current, (await readFile(current, 'utf8')).slice(0, 50_000));
  const shown = await run(['catalogue', 'show', '--json']);
  expect(shown.code).toBe(0);
  expect(JSON.parse(shown.stdout)).toMatchObject({ origin: 'shipped', fault: { file: current } });
  for (const words of [
    ['catalogue', 'show'],
    ['inventory', '--quiet'],
    ['assess', '--quiet'],
  ]) {
    const { stderr } = await run(words);
    expect(stderr, words.join(' ')).toContain('The imported catalogue cannot be used');
    expect(stderr).toContain(current);
  }
  expect((await run(['catalogue', 'verify'])).code).toBe(65);
  expect((await run(['catalogue', 'restore'])).code).toBe(0);
  expect((await run(['catalogue', 'verify'])).code).toBe(0);
});

test('verify names every place at which a catalogue is wrong', async ({ folder }) => {
  const run = runIn(folder);
  const place = path.join(folder, 'facts');
  const files = await readdir(path.join(root, 'assets/catalogue'));
  await mkdir(place);
  for (const name of files) await copyFile(path.join(root, 'assets/catalogue', name), path.join(place, name));
  const whole = await run(['catalogue', 'verify', place]);
  expect([whole.code, whole.stdout.split('\n')[0]]).toEqual([0, `The catalogue is whole: ${place}`]);
  const endpoints = path.join(place, 'endpoints.json');
  const text = await readFile(endpoints, 'utf8');
  await writeFile(
    endpoints,
    text.replace('"requirement": "required"', '"requirement": "perhaps"').replace('"wildcard": true', '"wildcard": "yes"'),
  );
  const broken = await run(['catalogue', 'verify', place, '--json']);
  expect(broken.code).toBe(65);
  expect(JSON.parse(broken.stdout).faults.map(({ where }: { where: string }) => where)).toEqual([
    'endpoints.json: endpoints[0].wildcard',
    'endpoints.json: endpoints[0].requirement',
  ]);
  expect((await run(['catalogue', 'verify', place])).stdout).toContain('endpoints.json: endpoints[0].requirement');
  // What is not whole is not handed on.
  const handedOn = await run(['catalogue', 'export', '--from', place, path.join(folder, 'out.json')]);
  expect(handedOn.code).toBe(65);
  expect(await readdir(folder)).not.toContain('out.json');
});

test('a machine without a home needs no folder for catalogues', async ({ folder }) => {
  const run = runIn(folder);
  const nowhere = { HOME: '', XDG_CONFIG_HOME: '', DEFENDER_READINESS_CATALOGUE_FOLDER: '' };
  expect((await run(['catalogue', 'show'], nowhere)).code).toBe(0);
  expect((await run(['catalogue', 'restore'], nowhere)).code).toBe(0);
  const own = path.join(folder, 'own.json');
  await run(['catalogue', 'export', own]);
  const refused = await run(['catalogue', 'import', await made(own, path.join(folder, 'a.json'), { version: '2099.1.1' })], nowhere);
  expect(refused.code).toBe(73);
  expect(refused.stderr).toContain('DEFENDER_READINESS_CATALOGUE_FOLDER');
});

test('wrong words end with 64', async ({ folder }) => {
  const run = runIn(folder);
  for (const words of [
    ['catalogue'],
    ['catalogue', 'import'],
    ['catalogue', 'eat'],
    ['catalogue', 'export', '-'],
    ['catalogue', 'show', '--xml'],
  ]) {
    expect((await run(words)).code, words.join(' ')).toBe(64);
  }
});

test('the window says that an imported catalogue cannot be used', async ({ folder }) => {
  const imported = path.join(folder, 'imported');
  await mkdir(imported);
  await writeFile(path.join(imported, 'current.mdecatalogue.json'), '{"kind": "defender-readiness-cat');
  const app = await _electron.launch({
    args: [root, `--user-data-dir=${path.join(folder, 'profile')}`],
    env: { ...(process.env as Record<string, string>), DEFENDER_READINESS_CATALOGUE_FOLDER: imported },
  });
  try {
    const page = await app.firstWindow();
    await expect(page.getByText('The imported catalogue cannot be used, and the one that ships stands in')).toBeVisible();
    await expect(page.getByText(path.join(imported, 'current.mdecatalogue.json'))).toBeVisible();
    await expect(page.getByText(/catalogue \d+\.\d+\.\d+ with facts as of/)).toBeVisible();
  } finally {
    await app.close();
  }
});
