import { describe, expect, test } from 'vitest';
import { type DroppedEntry, readDropped } from './dropped-files';

const limits = { files: 10, bytes: 100 };

const file = (name: string, text: string): DroppedEntry => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (give) => give(new Blob([text])),
});

/** A folder whose reader gives two entries at a time, as browsers give a hundred. */
const folder = (name: string, children: () => readonly DroppedEntry[]): DroppedEntry => ({
  isFile: false,
  isDirectory: true,
  name,
  createReader() {
    const left = [...children()];
    return { readEntries: (give) => give(left.splice(0, 2)) };
  },
});
const gone = (name: string): DroppedEntry => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (_, fail) => fail(new Error('NotFoundError')),
});

describe('what was dropped', () => {
  test('is read with the paths below it, folders whole', async () => {
    const evidence = folder('evidence-ws', () => [
      file('index.txt', 'i'),
      folder('raw', () => [file('1', 'one'), file('2', 'two'), file('3', 'three')]),
    ]);
    const dropped = await readDropped([evidence, file('a.json', '{}')], limits);
    const read = dropped.ok ? dropped.files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]) : dropped.error;
    expect(read).toEqual([
      ['a.json', '{}'],
      ['evidence-ws/index.txt', 'i'],
      ['evidence-ws/raw/1', 'one'],
      ['evidence-ws/raw/2', 'two'],
      ['evidence-ws/raw/3', 'three'],
    ]);
  });

  test('may be nothing, such as a selection of text', async () => {
    expect(await readDropped([], limits)).toEqual({ ok: true, files: [] });
  });

  test('has a limit for its files and for their bytes, and both errors say what to do', async () => {
    const many = Array.from({ length: 11 }, (_, index) => file(`${index}`, ''));
    const tooMany = await readDropped([folder('stick', () => many)], limits);
    const tooLarge = await readDropped([file('a', 'x'.repeat(60)), file('b', 'x'.repeat(60))], limits);
    for (const dropped of [tooMany, tooLarge]) {
      expect(dropped).toMatchObject({ ok: false, error: { what: expect.stringMatching(/^More than (10 files|100 B) /) } });
    }
  });

  test('has an end though a folder leads into itself', async () => {
    const loop = (): DroppedEntry => folder('loop', () => [loop()]);
    expect(await readDropped([loop()], limits)).toMatchObject({ ok: false });
  });

  test.each([
    ['a file that is gone', [folder('evidence', () => [gone('index.txt')])], 'evidence/index.txt'],
    ['an empty folder', [folder('evidence', () => [])], 'evidence'],
  ])('%s is told by its path', async (_, entries, where) => {
    expect(await readDropped(entries, limits)).toMatchObject({ ok: false, error: { where } });
  });
});
