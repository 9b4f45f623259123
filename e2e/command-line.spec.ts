import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'playwright/test';
import { root } from '../build/built.ts';
import { inventoryFileSchema } from '../core/inventory/inventory-file.ts';
import { type ReadinessDocument, documentSchema } from '../core/document/schema.ts';
import { isSectionOf, sectionNames } from '../core/inventory/schema.ts';
import { formatMessage } from '../core/text/wording.ts';
import { cli, codes, defenderReadiness } from './command';
import { test } from './launch';

const textOf = async (pdf: string) =>
  (await promisify(execFile)('/usr/bin/pdftotext', ['-raw', pdf, '-'], { maxBuffer: 64 * 1024 * 1024 })).stdout;
const squeezed = (text: string) => text.replace(/\s+/g, '');

test('assess writes a document that fits the published schema and a report that says what the document says', async ({ folder }) => {
  const json = path.join(folder, 'a.mdeready.json');
  const pdf = path.join(folder, 'a.pdf');
  const { code, stdout, stderr } = await defenderReadiness([
    'assess',
    '--offline',
    '--site',
    'Branch 12',
    '--assessor',
    'R. Doe',
    '--json',
    json,
    '--pdf',
    pdf,
  ]);
  const written: unknown = JSON.parse(await readFile(json, 'utf8'));
  const document = documentSchema.parse(written);
  expect(code).toBe(codes[document.verdict.word]);
  expect(stdout).toContain(json);
  expect(stdout).toContain(pdf);
  const sections = sectionNames.filter((name) => isSectionOf(name, 'linux')).length;
  expect(stderr).toContain(`[${sections}/${sections}]`);
  expect(document).toMatchObject({ site: 'Branch 12', assessor: 'R. Doe', machine: { name: os.hostname() } });

  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(await readFile(path.join(root, 'docs/mdeready.schema.json'), 'utf8')));
  expect(validate(written), JSON.stringify(validate.errors)).toBe(true);

  const text = squeezed(await textOf(pdf));
  const said = (sentence: string) => expect(text.includes(squeezed(sentence)), `the report says: ${sentence}`).toBe(true);
  said(os.hostname());
  said(document.platform?.displayName ?? 'no record');
  const rows = document.guide.rows.filter(({ applies }) => applies !== 'no');
  expect(rows.length).toBeGreaterThan(0);
  for (const { resource } of rows) said(resource.url);
  const reader = { timeZone: 'UTC' };
  for (const { headline, remedy } of document.findings) {
    said(formatMessage(headline, reader));
    if (remedy) said(formatMessage(remedy.summary, reader));
  }
  const { stdout: info } = await promisify(execFile)('/usr/bin/pdfinfo', [pdf]);
  expect(Number(/^Pages:\s+(\d+)/m.exec(info)?.[1])).toBeGreaterThanOrEqual(3);
});

test('nothing was tested over the network, so nothing about it is passed', async () => {
  const { stdout } = await defenderReadiness(['assess', '--quiet', '--json', '-']);
  const { findings, connectivity } = JSON.parse(stdout) as ReadinessDocument;
  expect(connectivity.status).toBe('deferred');
  expect(findings.find(({ checkId }) => checkId === 'service-connectivity')).toMatchObject({ outcome: 'deferred', essential: true });
});

test('an existing file is kept without --force and replaced with it', async ({ folder }) => {
  const json = path.join(folder, 'kept.json');
  await writeFile(json, 'mine');
  const kept = await defenderReadiness(['assess', '--quiet', '--json', json]);
  expect(kept.code).toBe(73);
  expect(kept.stderr).toContain('--force');
  expect(kept.stderr).toContain(json);
  expect(await readFile(json, 'utf8')).toBe('mine');
  const replaced = await defenderReadiness(['assess', '--quiet', '--force', '--json', json]);
  expect(Object.values(codes)).toContain(replaced.code);
  documentSchema.parse(JSON.parse(await readFile(json, 'utf8')));
  expect(replaced.stdout + replaced.stderr).toBe('');
});

test('inventory prints the facts and no judgement', async () => {
  const json = await defenderReadiness(['inventory', '--json', '--quiet']);
  expect(json.code).toBe(0);
  const inventory = inventoryFileSchema.parse(JSON.parse(json.stdout));
  expect(inventory.sections.operatingSystem).toMatchObject({ status: 'read', data: { family: 'linux', kernel: os.release() } });
  const text = await defenderReadiness(['inventory', '--quiet']);
  expect(text.stdout).toContain(os.release());
  expect(text.stdout).toContain(os.hostname());
});

test('a proxy password never reaches the document, the summary or the report', async ({ folder }) => {
  const secret = 'S3cret-9f2c61';
  const pdf = path.join(folder, 'a.pdf');
  const json = path.join(folder, 'a.json');
  const { stdout, stderr } = await defenderReadiness(['assess', '--json', json, '--pdf', pdf], {
    HTTPS_PROXY: `http://user:${secret}@proxy.example.test:8080`,
  });
  const document = await readFile(json, 'utf8');
  expect(document).toContain('proxy.example.test:8080');
  for (const text of [stdout, stderr, document, await textOf(pdf), (await readFile(pdf)).toString('latin1')])
    expect(text).not.toContain(secret);
});

test('the app answers to the same verbs without opening a window', async ({ folder }) => {
  const electron = createRequire(import.meta.url)('electron') as string;
  const json = path.join(folder, 'a.json');
  const words = ['--no-sandbox', root, 'assess', '--quiet', '--json', json];
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...headless } = process.env;
  const child = spawn(electron, words, { stdio: 'ignore', env: process.env.ELECTRON_OVERRIDE_DIST_PATH ? headless : process.env });
  const [code] = (await once(child, 'exit')) as [number];
  const document = documentSchema.parse(JSON.parse(await readFile(json, 'utf8')));
  expect(code).toBe(codes[document.verdict.word]);
});

test('wrong usage says what is wrong and where the help is', async () => {
  for (const words of [
    ['assess', '--nonsense'],
    ['destroy'],
    ['assess', '--site', ''],
    ['assess', '--json'],
    ['assess', '--json', '--pdf'],
    ['assess', '--site', '--offline'],
    ['assess', '--pdf', '-'],
    ['assess', '--out', ''],
  ]) {
    const { code, stderr } = await defenderReadiness(words);
    expect(code, words.join(' ')).toBe(64);
    expect(stderr).toContain('error:');
  }
  const help = await defenderReadiness(['assess', '--help']);
  expect(help.code).toBe(0);
  expect(help.stdout).toContain('Examples:');
  expect((await defenderReadiness(['--version'])).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
});

test('of two files the one that could be written is named when the other cannot', async ({ folder }) => {
  const json = path.join(folder, 'a.json');
  const noFile = '/proc/a.pdf'; // a folder that is there, and takes no files
  const { code, stderr } = await defenderReadiness(['assess', '--quiet', '--force', '--json', json, '--pdf', noFile]);
  expect(code).toBe(73);
  expect(stderr).toContain(noFile);
  expect(stderr).toContain(`Written before that, and whole: ${json}`);
  documentSchema.parse(JSON.parse(await readFile(json, 'utf8')));
  expect((await readdir(folder)).toSorted()).toEqual(['a.json']);
});

test('two exports into one file are refused before anything is read', async ({ folder }) => {
  const file = path.join(folder, 'a');
  const { code, stderr } = await defenderReadiness(['assess', '--force', '--json', file, '--pdf', file]);
  expect(code).toBe(73);
  expect(stderr).toContain('Two exports name the same file.');
  expect(stderr).not.toContain('[1/');
  expect(await readdir(folder)).toEqual([]);
});

test('a reader that goes away ends it with 74, never with the code of a verdict', async () => {
  const shell = `exec 3>&1; { '${process.execPath}' '${cli}' assess --quiet --json -; echo $? >&3; } | true`;
  const { stdout } = await promisify(execFile)('/bin/bash', ['-c', `{ ${shell}; } 3>&1`]);
  expect(stdout.trim()).toBe('74');
});

test('what is not a file is never replaced, and a place that takes no files is named', async ({ folder }) => {
  const pipe = path.join(folder, 'pipe');
  await promisify(execFile)('/usr/bin/mkfifo', [pipe]);
  for (const words of [
    ['--force', '--json', pipe],
    ['--json', folder],
    ['--out', '/proc/new-folder'],
    ['--json', '/proc/new.json'],
  ]) {
    const { code, stderr } = await defenderReadiness(['assess', '--quiet', ...words]);
    expect(code, words.join(' ')).toBe(73);
    expect(stderr).toContain('To mend it:');
    expect(stderr).not.toMatch(/^ +at /m);
  }
  expect((await stat(pipe)).isFIFO()).toBe(true);
});

test('a folder that is missing is named with its remedy', async ({ folder }) => {
  const { code, stderr } = await defenderReadiness(['assess', '--quiet', '--pdf', path.join(folder, 'missing', 'a.pdf')]);
  expect(code).toBe(73);
  expect(stderr).toContain('Make the folder first');
});

test('stopped at any moment it ends with 130 and leaves no half-written file', async ({ folder }) => {
  const rounds = Number(process.env.KILL_ROUNDS ?? 12);
  const ends: (number | null)[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const target = path.join(folder, String(round));
    const child = spawn(process.execPath, [cli, 'assess', '--quiet', '--out', target], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await new Promise((resolve) => setTimeout(resolve, (round * 900) / rounds));
    child.kill('SIGINT');
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
    ends.push(code);
    // Before the handler stands, the signal itself ends the process; after the last file the verdict's code does.
    expect(
      signal === 'SIGINT' || code === 130 || Object.values<number>(codes).includes(code ?? -1),
      `round ${round}: ${code} ${signal}`,
    ).toBe(true);
    for (const name of await readdir(target).catch(() => [])) {
      expect(name).not.toMatch(/\.part$/);
      const bytes = await readFile(path.join(target, name));
      if (name.endsWith('.json')) documentSchema.parse(JSON.parse(bytes.toString('utf8')));
      else expect(bytes.subarray(-6).toString('latin1')).toContain('%%EOF');
    }
  }
  expect(ends, 'some round was stopped while it ran').toContain(130);
});

test('colours appear on terminals only', async () => {
  const { stdout, stderr } = await defenderReadiness(['assess']);
  expect(stdout + stderr).not.toContain('\u001b[');
});

test('without any network it assesses all the same', async ({ folder }) => {
  const json = path.join(folder, 'a.json');
  const run = promisify(execFile);
  const words = ['--user', '--map-root-user', '--net', process.execPath, cli, 'assess', '--quiet', '--json', json];
  const { code } = await run('/usr/bin/unshare', words).then(
    () => ({ code: 0 }),
    (error: { code: number }) => error,
  );
  expect(Object.values<number>(codes)).toContain(code);
  documentSchema.parse(JSON.parse(await readFile(json, 'utf8')));
});
