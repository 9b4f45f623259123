import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { assetsFolder } from '../assets';
import { temporaryFolder } from '../machine/tree.test-support';
import { collectorFiles, exportCollectors } from './export-collectors';

const shipped = (name: string) => readFile(path.join(assetsFolder, 'collectors', name));

test('every script and its instruction is there byte by byte, in a folder that is made', async () => {
  const folder = path.join(await temporaryFolder(), 'stick', 'collectors');
  const files = await exportCollectors(folder, { overwrite: false });
  expect(files.map((file) => path.relative(folder, file))).toEqual([...collectorFiles]);
  for (const name of collectorFiles) expect(await readFile(path.join(folder, name)), name).toEqual(await shipped(name));
});

test.skipIf(process.platform === 'win32')('the script for Unix may be run', async () => {
  const folder = await temporaryFolder();
  await exportCollectors(folder, { overwrite: false });
  expect((await stat(path.join(folder, 'collect.sh'))).mode & 0o111).toBe(0o111);
});

test('writing them again changes nothing', async () => {
  const folder = await temporaryFolder();
  await exportCollectors(folder, { overwrite: false });
  const before = await stat(path.join(folder, 'collect.cmd'));
  await exportCollectors(folder, { overwrite: false });
  expect((await stat(path.join(folder, 'collect.cmd'))).mtimeMs).toBe(before.mtimeMs);
});

test('another file of the name is kept, and named, unless it may be replaced', async () => {
  const folder = await temporaryFolder();
  const own = path.join(folder, 'wmi.js');
  await writeFile(own, 'mine');
  await expect(exportCollectors(folder, { overwrite: false })).rejects.toMatchObject({ data: { code: 'not-written', where: own } });
  expect(await readFile(own, 'utf8')).toBe('mine');
  await exportCollectors(folder, { overwrite: true });
  expect(await readFile(own)).toEqual(await shipped('wmi.js'));
});

test('an instruction fits one page, and old editors can show it', async () => {
  const text = (await shipped('READ-ME.txt')).toString('latin1');
  const lines = text.split('\r\n');
  expect(text.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e]*$/);
  expect(lines.length).toBeLessThanOrEqual(60);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  for (const name of collectorFiles.filter((each) => each !== 'READ-ME.txt')) expect(text).toContain(name);
});

test('a folder that cannot be made is told', async () => {
  const file = path.join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  await chmod(file, 0o444);
  await expect(exportCollectors(file, { overwrite: false })).rejects.toMatchObject({ data: { code: 'not-written', where: file } });
});
