import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileLimitBytes } from '../../core/document/read-document';
import { inventoryFile } from '../../core/inventory/inventory-file';
import { sampleInventory } from '../../core/document/sample.test-support';
import { readSaved, readSavedFile } from './read-file';

const folder = mkdtempSync(path.join(os.tmpdir(), 'readiness-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inventory = { ...sampleInventory(), tool: { name: 'Prüfer für Geräte – 検査', version: '0.1.0' } };
const text = JSON.stringify(inventoryFile(inventory), null, 2);
const saved = { kind: 'inventory', inventory };

const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

test.each<readonly [string, Uint8Array]>([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-8 with line ends of Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['UTF-16LE with a byte order mark, as Windows PowerShell redirects', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
  ['UTF-16BE with a byte order mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
  ['UTF-16LE without one', utf16le],
  ['UTF-16BE without one', utf16be],
])('%s is read', (_, bytes) => {
  expect(readSaved(bytes, 'a.json')).toEqual(saved);
});

describe('what is no document is refused with what it is', () => {
  test.each<readonly [string, Uint8Array, RegExp]>([
    ['nothing', Buffer.alloc(0), /empty/],
    ['one byte', Buffer.from([0xff]), /not text/],
    ['a report', Buffer.from('%PDF-2.0\n%\xe2\xe3'), /report, not a document/],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xff, 0xc0]), /not text/],
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 0xe5]), /not text/],
    ['a name in Latin-1', Buffer.from('{"kind": "Ger\xe4t"}', 'latin1'), /not text/],
    ['half a letter of UTF-16', Buffer.concat([utf16le, Buffer.from([0x7b])]), /not text/],
    ['zeros', Buffer.alloc(4096), /not JSON/],
    ['more than the limit', Buffer.alloc(fileLimitBytes + 1, 0x20), /larger than 32.0 MiB/],
  ])('%s', (_, bytes, what) => {
    expect(() => readSaved(bytes, 'a.json')).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'bad-file', where: 'a.json' }) }),
    );
    expect(() => readSaved(bytes, 'a.json')).toThrow(what);
  });
});

describe('a file', () => {
  const place = (name: string) => path.join(folder, name);

  test('is read whole', async () => {
    writeFileSync(place('a.json'), text);
    expect(await readSavedFile(place('a.json'))).toEqual(saved);
  });

  test.each<readonly [string, (file: string) => void, RegExp, RegExp]>([
    ['missing', () => {}, /does not exist/, /Check its name/],
    ['folder', (file) => mkdirSync(file), /folder/, /Name a file in it/],
    ['pipe', (file) => execFileSync('/usr/bin/mkfifo', [file]), /device or a pipe/, /Write it to a file first/],
    ['too-large', (file) => writeFileSync(file, Buffer.alloc(fileLimitBytes + 1)), /larger than/, /Choose the document/],
  ])('that is not one, or too much of one, is named with its remedy: %s', async (name, make, what, mend) => {
    make(place(name));
    const { data } = await readSavedFile(place(name)).then(
      () => expect.fail('it was read'),
      (cause: { data: { code: string; what: string; where: string; mend: string } }) => cause,
    );
    expect(data).toMatchObject({ code: 'bad-file', where: place(name) });
    expect(data.what).toMatch(what);
    expect(data.mend).toMatch(mend);
  });
});
