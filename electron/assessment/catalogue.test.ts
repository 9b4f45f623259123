import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCatalogue, shippedCatalogue, shippedFolder } from './catalogue';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'checked-catalogue-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A file as the build writes it, of the catalogue's files as they are, with something in it that only it can have said. */
async function checkedFile(change: (digest: string) => string): Promise<string> {
  const names = ['catalogue.json', 'platforms.json'];
  const digests = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(shippedFolder, name));
      return [name, createHash('sha256').update(bytes).digest('hex')] as const;
    }),
  );
  const madeOf = Object.fromEntries(digests.map(([name, digest]) => [name, name === 'platforms.json' ? change(digest) : digest]));
  const file = path.join(folder, 'checked.json');
  await writeFile(file, JSON.stringify({ madeOf, catalogue: { ...(await loadCatalogue()), asOf: '1999-12-31' } }));
  return file;
}

test('what the build has checked is taken as it is, while its files are the same', async () => {
  expect((await shippedCatalogue(await checkedFile((digest) => digest))).asOf).toBe('1999-12-31');
});

test('files that were changed after the build are checked again', async () => {
  const catalogue = await shippedCatalogue(await checkedFile((digest) => digest.replace(/^./, (first) => (first === '0' ? '1' : '0'))));
  expect(catalogue).toEqual(await loadCatalogue());
});

test('without a build the files are checked', async () => {
  expect(await shippedCatalogue(path.join(folder, 'none.json'))).toEqual(await loadCatalogue());
});
