import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Header, type HeaderData } from 'tar';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../core/document/app-error';
import { recordedMachine } from '../machine/recorded';
import { temporaryFolder } from '../machine/tree.test-support';
import { debian, evidenceFiles, evidenceFolder } from './evidence.test-support';
import { kindOf } from './file-kind';
import { openBytes, openEvidence, openFiles } from './open-evidence';

const good = () => evidenceFiles(debian());

type Files = ReadonlyMap<string, Uint8Array>;

/** The files as one: the index, and behind it the raw files in their order. */
const singleFile = (files: Files): Buffer =>
  Buffer.concat(
    [files.get('index.txt') ?? '', ...[...files].flatMap(([name, bytes]) => (name === 'index.txt' ? [] : [bytes]))].map((each) =>
      Buffer.from(each),
    ),
  );

/** An entry of a tar, its content padded. */
function entry(data: HeaderData, content: Uint8Array = new Uint8Array()): Buffer {
  const block = Buffer.alloc(512);
  new Header({ mode: 0o644, uid: 0, gid: 0, mtime: new Date('2026-11-24T08:00:00Z'), type: 'File', size: content.length, ...data }).encode(
    block,
    0,
  );
  return Buffer.concat([block, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

const tarEnd = Buffer.alloc(1024);
const tarOf = (files: Files, top = 'evidence-x/'): Buffer =>
  Buffer.concat([...[...files].map(([name, bytes]) => entry({ path: `${top}${name}` }, bytes)), tarEnd]);

/** What a person is told, or '' when it opens. */
async function refusal(open: Promise<unknown>): Promise<string> {
  try {
    await open;
    return '';
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    expect(cause.data).toMatchObject({ code: 'bad-file', where: expect.stringMatching(/./), mend: expect.stringMatching(/\.$/) });
    return cause.data.what;
  }
}

const changed = (from: string | RegExp, to: string): Files => {
  const files = good();
  files.set(
    'index.txt',
    Buffer.from(
      Buffer.from(files.get('index.txt') ?? '')
        .toString()
        .replace(from, to),
    ),
  );
  return files;
};

describe('evidence', () => {
  test('is the same as a folder, a tar, a packed tar and one file, whatever they are called', async () => {
    const folder = await temporaryFolder();
    await evidenceFolder(good(), path.join(folder, 'machine'));
    const place = (name: string) => path.join(folder, name);
    execFileSync('tar', ['-C', folder, '-cf', place('a.bin'), 'machine']);
    execFileSync('tar', ['-C', folder, '-czf', place('b.bin'), './machine']);
    await writeFile(place('c.bin'), singleFile(good()));
    const opened = await Promise.all(['machine', 'a.bin', 'b.bin', 'c.bin'].map((name) => openEvidence(place(name))));
    expect(opened.map(({ form }) => form)).toEqual(['folder', 'tar', 'tar', 'single-file']);
    for (const { index, raws, writtenAt, name } of opened) {
      expect(index).toEqual(opened[0]?.index);
      expect([...raws].map(([raw, bytes]) => [raw, Buffer.from(bytes).toString()])).toEqual(
        [...(opened[0]?.raws ?? [])].map(([raw, bytes]) => [raw, Buffer.from(bytes).toString()]),
      );
      expect(writtenAt).toBeInstanceOf(Date);
      expect(name.startsWith(folder)).toBe(true);
    }
    const machine = recordedMachine(await openFiles(good(), 'held'), new AbortController().signal);
    expect(await machine.exists('/run/systemd/system')).toBe(true);
  });

  test('in a tar may have no top folder, a dot before it, its notes from macOS, and long names from pax', async () => {
    const files = new Map([...good(), ['._index.txt', Buffer.from('Mac OS X')]]);
    for (const top of ['', './', './evidence-x/']) expect((await openBytes(tarOf(files, top), 'x.tar')).raws.size).toBeGreaterThan(3);
    const folder = await temporaryFolder();
    const long = `evidence-${'m'.repeat(150)}`;
    await evidenceFolder(good(), path.join(folder, long));
    execFileSync('tar', ['-C', folder, '--format=pax', '-cf', path.join(folder, 'x.tar'), long]);
    expect((await openEvidence(path.join(folder, 'x.tar'))).form).toBe('tar');
  });

  test('has the time at which its index was written', async () => {
    expect((await openBytes(tarOf(good()), 'x.tar')).writtenAt).toEqual(new Date('2026-11-24T08:00:00Z'));
    expect((await openBytes(singleFile(good()), 'x', new Date(7))).writtenAt).toEqual(new Date(7));
    expect((await openBytes(singleFile(good()), 'x')).writtenAt).toBeNull();
  });
});

describe('evidence is refused, in every form alike,', () => {
  test.each([
    ['without its end', changed(/\nend .*\n/, '\n'), 'The script broke off before its end'],
    ['cut off in a line', changed(/\nend .*\n/, '\nend'), 'The script broke off before its end'],
    ['of a newer format', changed('evidence 1', 'evidence 2'), 'is of format 2'],
    ['of a newer script', changed('collect.sh 1', 'collect.sh 7'), 'brought by version 7 of collect.sh'],
    ['of another script', changed('collect.sh 1', 'other.sh 1'), 'by a script that this version of the product does not know'],
    ['with a state that is none', changed('denied', 'gone'), 'names a state that is none'],
    ['with a file of another size', changed(/read 15 /, 'read 16 '), /has 15 bytes where the index states 16|in the middle/],
    ['with a huge file', changed(/read 15 /, 'read 99999999999 '), 'a file larger than 64.0 MiB'],
    ['with files that are huge together', hugeTogether(), 'more than 256 MiB in all'],
  ])('%s', async (_, files, what) => {
    const expected = what instanceof RegExp ? expect.stringMatching(what) : expect.stringContaining(what);
    const folder = await evidenceFolder(files);
    expect(await refusal(openEvidence(folder))).toEqual(expected);
    expect(await refusal(openBytes(tarOf(files), 'x.tar'))).toEqual(expected);
    expect(await refusal(openBytes(gzipSync(tarOf(files)), 'x.tar.gz'))).toEqual(expected);
    expect(await refusal(openFiles(files, 'x'))).toEqual(expected);
    if (!String(what).includes('broke off')) expect(await refusal(openBytes(singleFile(files), 'x'))).toEqual(expected);
  });
});

function hugeTogether(): Files {
  const lines = Array.from({ length: 5 }, (_, index) => `${index + 1} read 67108864 file /x${index}\n`).join('');
  const index = `mdeready-evidence 1\nscript collect.sh 1\ncatalogue 1\nfamily linux\n${lines}end 5\n`;
  return new Map([['index.txt', Buffer.from(index)]]);
}

describe('a folder is refused', () => {
  const without = async (change: (folder: string) => Promise<unknown>): Promise<string> => {
    const folder = await evidenceFolder(good());
    await change(folder);
    return refusal(openEvidence(folder));
  };

  test.each([
    ['that does not exist', (folder: string) => rm(folder, { recursive: true }), 'does not exist'],
    ['without an index', (folder: string) => rm(path.join(folder, 'index.txt')), 'index.txt, which belongs'],
    ['with an index of something else', (folder: string) => writeFile(path.join(folder, 'index.txt'), 'Index\n'), 'does not begin as one'],
    [
      'with an index that has no end at all',
      (folder: string) => truncate(path.join(folder, 'index.txt'), 64 * 1024 * 1024),
      'larger than any index',
    ],
    ['without its raw files', (folder: string) => rm(path.join(folder, 'raw'), { recursive: true }), 'raw, which belongs'],
    ['without one of them', (folder: string) => rm(path.join(folder, 'raw/1')), 'raw/1, which belongs'],
    [
      'with a folder for one',
      async (folder: string) => rm(path.join(folder, 'raw/1')).then(() => mkdir(path.join(folder, 'raw/1'))),
      'raw/1 is not a plain file',
    ],
    [
      'with a link for one',
      async (folder: string) => rm(path.join(folder, 'raw/1')).then(() => symlink('/etc/passwd', path.join(folder, 'raw/1'))),
      'raw/1 is not a plain file',
    ],
    [
      'with a link for all',
      async (folder: string) =>
        rename(path.join(folder, 'raw'), `${folder}.raw`).then(() => symlink(`${folder}.raw`, path.join(folder, 'raw'))),
      'raw is not a plain folder',
    ],
    [
      'with a link for its index',
      async (folder: string) =>
        rename(path.join(folder, 'index.txt'), `${folder}.txt`).then(() => symlink(`${folder}.txt`, path.join(folder, 'index.txt'))),
      'index.txt is not a plain file',
    ],
    [
      'with a pipe for one',
      async (folder: string) => rm(path.join(folder, 'raw/1')).then(() => execFileSync('mkfifo', [path.join(folder, 'raw/1')])),
      'raw/1 is not a plain file',
    ],
  ] as const)('%s', async (_, change, what) => {
    expect(await without(change)).toContain(what);
  });
});

describe('a tar is refused', () => {
  const raw = Buffer.from('root:x\n');
  const withEntry = (...entries: Buffer[]): Buffer => Buffer.concat([...entries, tarOf(good())]);
  const special = 'no plain file: a link, a device, or a file with holes';
  const pax = (text: string) => entry({ path: 'PaxHeader/x', type: 'ExtendedHeader' }, Buffer.from(text));

  test.each([
    ['with a symbolic link', withEntry(entry({ path: 'evidence-x/raw/9', type: 'SymbolicLink', linkpath: '/etc/shadow' })), special],
    ['with a hard link', withEntry(entry({ path: 'evidence-x/raw/9', type: 'Link', linkpath: 'evidence-x/raw/1' })), special],
    ['with a device', withEntry(entry({ path: 'evidence-x/raw/9', type: 'CharacterDevice' })), special],
    ['with a pipe', withEntry(entry({ path: 'evidence-x/raw/9', type: 'FIFO' })), special],
    ['with a file with holes (GNU)', withEntry(sparse(entry({ path: 'evidence-x/raw/9' }, raw))), special],
    ['with a file with holes (pax)', withEntry(pax('22 GNU.sparse.major=1\n'), entry({ path: 'evidence-x/raw/9' }, raw)), special],
    ['with a path out of it', withEntry(entry({ path: 'evidence-x/../raw/9' }, raw)), 'a name that evidence does not have'],
    ['with an absolute path', withEntry(entry({ path: '/etc/passwd' }, raw)), 'a name that evidence does not have'],
    [
      'with an absolute path in pax',
      withEntry(pax('22 path=/etc/passwd99\n'), entry({ path: 'evidence-x/raw/9' }, raw)),
      'a name that evidence does not have',
    ],
    [
      'with a control character in a name',
      withEntry(entry({ path: 'evidence-x/raw/\u001b[2J' }, raw)),
      'a name that evidence does not have',
    ],
    ['with a drive in a name', withEntry(entry({ path: 'C:/raw/9' }, raw)), 'a name that evidence does not have'],
    ['with a file twice', Buffer.concat([entry({ path: 'evidence-x/raw/1' }, raw), tarOf(good())]), 'one file twice'],
    ['with two folders of evidence', Buffer.concat([tarOf(good(), 'a/').subarray(0, -1024), tarOf(good(), 'b/')]), 'more than one folder'],
    ['without an index', tarOf(new Map([['raw/1', raw]])), 'no index.txt'],
    [
      'without a file that the index names',
      tarOf(new Map([...good()].filter(([name]) => name !== 'raw/1'))),
      'raw/1, which the index names, is missing',
    ],
    ['that ends in the middle', tarOf(good()).subarray(0, 2000), 'damaged, or ends in the middle'],
    [
      'with a header that does not fit',
      Buffer.concat([tarOf(good()).subarray(0, -1024), Buffer.alloc(512, 'x'), tarEnd]),
      'damaged, or ends in the middle',
    ],
    [
      'with a file larger than evidence has',
      withEntry(entry({ path: 'evidence-x/raw/9', size: 65 * 1024 * 1024 })),
      'holds more than evidence has',
    ],
    ['with a note longer than any name', withEntry(pax(`${'x'.repeat(100_000)}\n`)), special],
    [
      'with more files than evidence has',
      Buffer.concat([...Array.from({ length: 20_200 }, (_, index) => entry({ path: `x/${index}` })), tarEnd]),
      'more than 20000 files',
    ],
  ])('%s', async (_, bytes, what) => {
    expect(await refusal(openBytes(bytes, 'x.tar'))).toContain(what);
    expect(await refusal(openBytes(gzipSync(bytes), 'x.tar.gz'))).toContain(what);
  });

  test.each([
    [
      'that unpacks to very much',
      gzipSync(Buffer.concat([tarOf(good()).subarray(0, -1024), Buffer.alloc(64 * 1024 * 1024)])),
      'Unpacked, the archive is larger than',
    ],
    ['that is packed twice', gzipSync(gzipSync(tarOf(good()))), 'holds no tar'],
    ['that is no tar when unpacked', gzipSync(Buffer.from('x'.repeat(1000))), 'holds no tar'],
    ['that is cut off', gzipSync(tarOf(good())).subarray(0, -20), 'damaged, or ends in the middle'],
    ['that is a zip', Buffer.from('PK\u0003\u0004...'), 'That is a zip archive'],
  ])('%s', async (_, bytes, what) => {
    expect(await refusal(openBytes(bytes, 'x.tar.gz'))).toContain(what);
  });
});

/** The same header with the type of GNU's files with holes, and its sum. */
function sparse(bytes: Buffer): Buffer {
  bytes[156] = 'S'.charCodeAt(0);
  bytes.fill(' ', 148, 156);
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

test('one file that is cut off, or has more than its index names, is refused', async () => {
  const whole = singleFile(good());
  expect(await refusal(openBytes(whole.subarray(0, -5), 'x'))).toContain('ends in the middle');
  expect(await refusal(openBytes(Buffer.concat([whole, Buffer.from('x')]), 'x'))).toContain('more than its index names');
});

test.each([
  ['a document', '\uFEFF {"kind":1}', 'json'],
  ['a report', '%PDF-1.7', 'other'],
  ['nothing', '', 'other'],
  ['evidence with a mark', '\uFEFFmdeready-evidence 1\n', 'single-file'],
])('%s is told by its first bytes', (_, text, kind) => {
  expect(kindOf(Buffer.from(text))).toBe(kind);
});

test('a document in UTF-16 is told by its first bytes', () => {
  expect(kindOf(Buffer.from('\uFEFF{"kind":1}', 'utf16le'))).toBe('json');
});

describe('whatever the bytes are, it opens or a person is told why not:', () => {
  const forms = { tar: tarOf(good()), 'packed tar': gzipSync(tarOf(good())), 'single file': singleFile(good()) };

  /** Bytes of a good one, some replaced, a piece taken out, or one put in. */
  const mutated = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
    fc
      .array(fc.tuple(fc.nat(bytes.length), fc.nat(600), fc.uint8Array({ maxLength: 40 })), { minLength: 1, maxLength: 4 })
      .map((changes) =>
        changes.reduce<Uint8Array>(
          (now, [at, length, put]) =>
            Buffer.concat([now.subarray(0, at), put, now.subarray(at + (length % 3 === 0 ? length : put.length))]),
          bytes,
        ),
      );

  test.each(Object.entries(forms))('a damaged %s', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(mutated(bytes), async (each) => void (await refusal(openBytes(each, 'x')))),
      { numRuns: 300 },
    );
  });

  test('any bytes behind the beginnings of each', async () => {
    const beginnings = [
      '',
      'mdeready-evidence 1\n',
      'mdeready-evidence 1\nscript collect.sh 1\ncatalogue 1\nfamily linux\n',
      '\u001f\u008b\b\0',
      'PK\u0003\u0004',
    ];
    const bytes = fc
      .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 2_000 }))
      .map(([beginning, rest]) => Buffer.concat([Buffer.from(beginning, 'latin1'), rest]));
    await fc.assert(
      fc.asyncProperty(bytes, async (each) => void (await refusal(openBytes(each, 'x')))),
      { numRuns: 300 },
    );
  });

  test('an index of ten million lines', async () => {
    const head = 'mdeready-evidence 1\nscript collect.sh 1\ncatalogue 1\nfamily linux\n';
    const lines = Buffer.from(head + '1 absent - x\n'.repeat(2_500_000));
    expect(await refusal(openFiles(new Map([['index.txt', lines]]), 'x'))).toContain('more than the 200000');
    expect(await refusal(openFiles(new Map([['index.txt', Buffer.alloc(130_000_000, '1 absent - x\n')]]), 'x'))).toContain(
      'larger than 32.0 MiB',
    );
    expect(await refusal(openBytes(Buffer.concat([lines, Buffer.alloc(130_000_000, '1 absent - x\n')]), 'x'))).toMatch(
      /larger than 32|200000/,
    );
  });
});
