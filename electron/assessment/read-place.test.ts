import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../core/document/app-error';
import { inventoryFile } from '../../core/inventory/inventory-file';
import { sampleCatalogue, sampleDocument, sampleInventory } from '../../core/document/sample.test-support';
import { exportJson } from '../../core/export/json';
import { debian, evidenceFiles, evidenceFolder } from '../evidence/evidence.test-support';
import { temporaryFolder } from '../machine/tree.test-support';
import { droppedPlaces, placesIn, readPlace } from './read-place';

const catalogue = sampleCatalogue();
const { signal } = new AbortController();
const files = () => evidenceFiles(debian());

/** A stick with a machine in each form, and with other things. */
async function stick(): Promise<string> {
  const folder = await temporaryFolder();
  const place = (name: string) => path.join(folder, name);
  await evidenceFolder(files(), place('evidence-a'));
  await writeFile(place('b.mdeready.json'), exportJson(sampleDocument()));
  await writeFile(place('c.json'), `\uFEFF${JSON.stringify(inventoryFile(sampleInventory()))}`);
  await writeFile(
    place('d.mdeevidence'),
    Buffer.concat(
      [...files()].toSorted(([one], [other]) => (one === 'index.txt' ? -1 : other === 'index.txt' ? 1 : 0)).map(([, bytes]) => bytes),
    ),
  );
  await writeFile(place('report.pdf'), '%PDF-1.7');
  await writeFile(place('.DS_Store'), '\0');
  await mkdir(place('photos'));
  return folder;
}

test('a folder of many holds a machine for each evidence and document at its top level, and nothing else', async () => {
  const folder = await stick();
  const places = await placesIn(folder);
  expect(places.map((place) => path.basename(place))).toEqual(['b.mdeready.json', 'c.json', 'd.mdeevidence', 'evidence-a']);
  const read = await Promise.all(places.map((place) => readPlace(place, catalogue, signal)));
  expect(read.map(({ kind }) => kind)).toEqual(['document', 'inventory', 'evidence', 'evidence']);
});

test('a file, a folder of evidence, and what is not there are themselves', async () => {
  const folder = await stick();
  for (const name of ['evidence-a', 'report.pdf', 'nothing'])
    expect(await placesIn(path.join(folder, name))).toEqual([path.join(folder, name)]);
});

test('a folder without any is refused', async () => {
  const folder = path.join(await stick(), 'photos');
  await expect(placesIn(folder)).rejects.toMatchObject({ data: { code: 'bad-file', where: folder } });
});

test.each([
  ['report.pdf', 'The file is a report, not a document.'],
  ['.DS_Store', 'The file is not JSON.'],
  ['nothing', 'The file does not exist.'],
  ['photos', 'index.txt, which belongs to an evidence folder, is missing.'],
])('%s: %s', async (name, what) => {
  await expect(readPlace(path.join(await stick(), name), catalogue, signal)).rejects.toMatchObject({ data: { code: 'bad-file', what } });
});

test('what was dropped is grouped into machines; a file that belongs to none is told of only when it was dropped itself', async () => {
  const within = (folder: string) => [...files()].map(([name, bytes]) => ({ path: `${folder}${name}`, bytes }));
  const document = Buffer.from(exportJson(sampleDocument()));
  const broken = within('stick/broken/').filter(({ path: name }) => name !== 'stick/broken/raw/1');
  const places = droppedPlaces([
    ...within('stick/evidence-a/'),
    ...broken,
    { path: 'stick/evidence-a/raw/notes.txt', bytes: Buffer.from('x') },
    { path: 'stick/.DS_Store', bytes: Buffer.from('x') },
    { path: 'stick/b.mdeready.json', bytes: document },
    { path: 'letter.txt', bytes: Buffer.from('x') },
  ]);
  expect(places.map(({ name }) => name)).toEqual(['letter.txt', 'stick/b.mdeready.json', 'stick/broken', 'stick/evidence-a']);
  const outcomes = await Promise.all(places.map((place) => place.read(catalogue, signal).catch((cause: unknown) => cause)));
  expect(outcomes).toMatchObject([
    { data: { what: 'The file is not JSON.', where: 'letter.txt' } },
    { kind: 'document' },
    { data: { where: 'stick/broken: raw/1' } },
    { kind: 'evidence' },
  ]);
  expect(outcomes[0]).toBeInstanceOf(AppError);
});
