import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCatalogue } from './catalogue';
import { shippedCatalogue, shippedFolder } from './catalogue-in-use';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'checked-catalogue-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What the build writes, of the catalogue's files as they are, with something in it that only it can have said. */
async function checkedText(change: (digest: string) => string = (digest) => digest): Promise<string> {
  const names = ['catalogue.json', 'platforms.json'];
  const digests = await Promise.all(names.map(async (name) => [name, sha256(await readFile(path.join(shippedFolder, name)))] as const));
  const madeOf = Object.fromEntries(digests.map(([name, digest]) => [name, name === 'platforms.json' ? change(digest) : digest]));
  return JSON.stringify({ madeOf, content: { ...(await loadCatalogue()), asOf: '1999-12-31' } });
}

/** The text as a file beside a program that was built with it, or with another. */
async function built(text: string, builtWith = text): Promise<{ file: string; sha256: string }> {
  const file = path.join(folder, 'checked.json');
  await writeFile(file, text);
  return { file, sha256: sha256(builtWith) };
}

test('what the build has checked is taken as it is, while its files are the same', async () => {
  expect((await shippedCatalogue(await built(await checkedText()))).asOf).toBe('1999-12-31');
});

test('files that were changed after the build are checked again', async () => {
  const text = await checkedText((digest) => digest.replace(/^./, (first) => (first === '0' ? '1' : '0')));
  expect(await shippedCatalogue(await built(text))).toEqual(await loadCatalogue());
});

test.each<readonly [string, (text: string) => string]>([
  ['changed', (text) => text.replace('1999-12-31', '1999-12-30')],
  ['emptied of products, with the digest kept', (text) => JSON.stringify(withoutProducts(text))],
  ['made of nothing', (text) => JSON.stringify({ ...JSON.parse(text), madeOf: {} })],
  ['cut off', (text) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
])('what the build has checked is not used where it was %s since', async (_, change) => {
  const text = await checkedText();
  expect(await shippedCatalogue(await built(change(text), text))).toEqual(await loadCatalogue());
});

function withoutProducts(text: string): unknown {
  const { madeOf, content } = JSON.parse(text);
  return { madeOf, content: { ...content, products: [] } };
}

test('without a build the files are checked', async () => {
  expect(await shippedCatalogue(null)).toEqual(await loadCatalogue());
  expect(await shippedCatalogue({ file: path.join(folder, 'none.json'), sha256: sha256('') })).toEqual(await loadCatalogue());
});
