import { link, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demandNotSource } from './source-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'source-file-'));
  await writeFile(place('a.json'), '{}');
  await writeFile(place('copy.json'), '{}');
  await symlink(place('a.json'), place('symbolic.json'));
  await link(place('a.json'), place('hard.json'));
});
afterEach(() => rm(folder, { recursive: true }));

const place = (name: string): string => path.join(folder, name);

test.each(['a.json', 'symbolic.json', 'hard.json'])('%s is the file a.json itself', async (name) => {
  await expect(demandNotSource(place('a.json'), [place('copy.json'), place(name)])).rejects.toMatchObject({
    data: { code: 'not-written', where: place(name) },
  });
});

test.each<readonly [string, string]>([
  ['a.json', 'copy.json'],
  ['a.json', 'none.json'],
  ['none.json', 'none.json'],
])('of %s, %s may be written', async (source, target) => {
  await expect(demandNotSource(place(source), [place(target)])).resolves.toBeUndefined();
});
