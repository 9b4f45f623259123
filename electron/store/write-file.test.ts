import { execFileSync } from 'node:child_process';
import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../core/document/app-error';
import { makeFolder, writeFileWhole } from './write-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'write-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failure = (promise: Promise<void>): Promise<AppError> =>
  promise.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(AppError);
      return error as AppError;
    },
  );

test('writes the whole content and leaves nothing beside it', async () => {
  const target = path.join(folder, 'a.json');
  await writeFileWhole(target, 'content', { overwrite: false });
  expect(await readFile(target, 'utf8')).toBe('content');
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('does not touch an existing file unless told to', async () => {
  const target = path.join(folder, 'a.json');
  await writeFile(target, 'old');
  const { data } = await failure(writeFileWhole(target, 'new', { overwrite: false }));
  expect(data).toMatchObject({ code: 'not-written', where: target });
  expect(data.mend).toContain('--force');
  expect(await readFile(target, 'utf8')).toBe('old');
  await writeFileWhole(target, 'new', { overwrite: true });
  expect(await readFile(target, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('of two writers at once exactly one succeeds, and its content is whole', async () => {
  const target = path.join(folder, 'race.json');
  const contents = ['a'.repeat(100_000), 'b'.repeat(100_000)];
  const results = await Promise.allSettled(contents.map((content) => writeFileWhole(target, content, { overwrite: false })));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(contents).toContain(await readFile(target, 'utf8'));
  expect(await readdir(folder)).toEqual(['race.json']);
});

test('a missing folder is named with its remedy', async () => {
  const target = path.join(folder, 'missing', 'a.json');
  const { data } = await failure(writeFileWhole(target, 'x', { overwrite: false }));
  expect(data).toMatchObject({ code: 'not-written', where: target, what: 'The folder does not exist.' });
});

test('a device, a pipe and a folder are left as they are, told or not', async () => {
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const target of [pipe, folder]) {
    for (const overwrite of [false, true])
      expect((await failure(writeFileWhole(target, 'x', { overwrite }))).data.code).toBe('not-written');
  }
  expect((await stat(pipe)).isFIFO()).toBe(true);
});

test('a link keeps leading to its file, which gets the new content', async () => {
  const target = path.join(folder, 'a.json');
  const shortcut = path.join(folder, 'latest.json');
  await writeFile(target, 'old');
  await symlink(target, shortcut);
  await writeFileWhole(shortcut, 'new', { overwrite: true });
  expect((await lstat(shortcut)).isSymbolicLink()).toBe(true);
  expect(await readFile(target, 'utf8')).toBe('new');
});

test('makes a folder with those around it, and says where none can be made', async () => {
  const deep = path.join(folder, 'a', 'b');
  await makeFolder(deep);
  await makeFolder(deep);
  expect((await stat(deep)).isDirectory()).toBe(true);
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  for (const place of [file, path.join(file, 'below'), '/proc/new-folder']) {
    expect((await failure(makeFolder(place))).data).toMatchObject({ code: 'not-written' });
  }
});

test('a cancelled write leaves no file', async () => {
  const target = path.join(folder, 'a.json');
  const { data } = await failure(writeFileWhole(target, 'x'.repeat(5_000_000), { overwrite: false, signal: AbortSignal.abort() }));
  expect(data.code).toBe('cancelled');
  expect(await readdir(folder)).toEqual([]);
});

test.runIf(process.getuid?.() === 0)('a full disk leaves the old file as it was (mounts a small tmpfs, so root only)', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  try {
    const target = path.join(folder, 'a.json');
    await writeFile(target, 'old');
    const { data } = await failure(writeFileWhole(target, 'x'.repeat(200_000), { overwrite: true }));
    expect(data).toMatchObject({ code: 'not-written', mend: 'The disk is full: free some room or choose another place.' });
    expect(await readdir(folder)).toEqual(['a.json']);
    expect(await readFile(target, 'utf8')).toBe('old');
  } finally {
    execFileSync('umount', [folder]);
  }
});
