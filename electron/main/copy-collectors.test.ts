import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { collectorFiles } from '../assessment/export-collectors';
import { temporaryFolder } from '../machine/tree.test-support';
import { collectorsFolder, copyCollectors } from './copy-collectors';

test('the scripts get a folder of their own, once', async () => {
  const chosen = await temporaryFolder();
  const folder = await copyCollectors(chosen);
  expect(folder).toBe(path.join(chosen, 'defender-readiness-collectors'));
  for (const name of collectorFiles) expect((await readFile(path.join(folder, name))).length, name).toBeGreaterThan(0);
  expect(await copyCollectors(chosen)).toBe(folder);
  expect(await copyCollectors(folder)).toBe(folder);
});

test('another file of a script’s name is kept, and the remedy is one of the window', async () => {
  const chosen = await temporaryFolder();
  const own = path.join(chosen, collectorsFolder, 'READ-ME.txt');
  await mkdir(path.dirname(own));
  await writeFile(own, 'mine');
  await expect(copyCollectors(chosen)).rejects.toMatchObject({
    data: { code: 'not-written', where: own, mend: expect.not.stringContaining('--force') },
  });
  expect(await readFile(own, 'utf8')).toBe('mine');
});
