import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from './any-text.test-support';
import { MalformedInput } from './malformed-input';
import { keyAt } from './registry-data';
import { decodeRegistryExport } from './registry-export';

/**
 * What `reg export HKLM\\SOFTWARE\\ReaderTest` of Wine 8.0 wrote, byte for byte once it is UTF-16LE with CRLF. The values were set with
 * native-reg by their bytes, among them some that no program should write.
 */
const recorded = `Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\SOFTWARE\\ReaderTest]
@="default"
" spaces "=" spaced "
"Binary"=hex:00,01,02,03,04,05,06,07,08,09,0a,0b,0c,0d,0e,0f,10,11,12,13,14,15,\\
  16,17,18,19,1a,1b,1c,1d,1e,1f,20,21,22,23,24,25,26,27,28,29,2a,2b,2c,2d,2e,\\
  2f,30,31,32,33,34,35,36,37,38,39,3a,3b,3c,3d,3e,3f,40,41,42,43,44,45,46,47,\\
  48,49,4a,4b,4c,4d,4e,4f,50,51,52,53,54,55,56,57,58,59,5a,5b,5c,5d,5e,5f,60,\\
  61,62,63
"BinaryEmpty"=hex:
"Dword"=dword:ffffffff
"DwordBig"=hex(5):01,02,03,04
"DwordShort"=dword:04030201
"Embedded"="abc"
"Empty"=""
"Escapes"="C:\\\\new\\\\readme\\\\0\\\\"
"Exotic"=hex(1234):09
"Expand"=hex(2):25,00,50,00,72,00,6f,00,67,00,72,00,61,00,6d,00,46,00,69,00,6c,\\
  00,65,00,73,00,25,00,5c,00,61,00,2e,00,65,00,78,00,65,00,00,00
"ExpandEmbedded"=hex(2):61,00,00,00,62,00,00,00
"Lines"="one\\r\\ntwo\\nthree\\r"
"Link"=hex(6):5c,00,52,00,65,00,67,00,69,00,73,00,74,00,72,00,79,00,5c,00,4d,\\
  00,61,00,63,00,68,00,69,00,6e,00,65,00
"Multi"=hex(7):61,00,00,00,62,00,00,00,00,00
"MultiEmpty"=hex(7):00,00
"MultiEmptyInside"=hex(7):5c,00,3f,00,3f,00,5c,00,43,00,3a,00,5c,00,78,00,00,\\
  00,00,00,5c,00,3f,00,3f,00,5c,00,43,00,3a,00,5c,00,79,00,00,00,21,00,5c,00,\\
  3f,00,3f,00,5c,00,43,00,3a,00,5c,00,7a,00,00,00,00,00
"MultiNothing"=hex(7):
"MultiUnterminated"=hex(7):61,00,00,00,62,00,00,00
"na]me=with \\"quotes\\" \\\\ and = ; signs"="x"
"None"=hex(0):01,02
"Nothing"=""
"Odd"=""
"Qword"=hex(b):01,00,00,00,00,00,00,80
"QwordShort"=hex(b):01
"Text"="Büro Köln \\\\ 日本語 😀 \\"quoted\\""
"Unterminated"="abc"

[HKEY_LOCAL_MACHINE\\SOFTWARE\\ReaderTest\\=eq "q" 日]
"v"=dword:00000002

[HKEY_LOCAL_MACHINE\\SOFTWARE\\ReaderTest\\a]
"v"=dword:00000003

[HKEY_LOCAL_MACHINE\\SOFTWARE\\ReaderTest\\br]ack[et]
"v"=dword:00000001

[HKEY_LOCAL_MACHINE\\SOFTWARE\\ReaderTest\\Empty]

`;

/** UTF-16LE with a byte order mark and CRLF, as `reg export` writes. */
function exported(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text.replace(/\r?\n/g, '\r\n')}`, 'utf16le');
}

/** One key with the given lines. */
const keyOf = (lines: string) =>
  keyAt(decodeRegistryExport(exported(`Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\A]\n${lines}\n`)), 'HKCU\\A');

test('an export of Wine has every type of value as it was set', () => {
  const key = keyAt(decodeRegistryExport(exported(recorded)), 'hklm\\software\\readertest');
  expect(key?.name).toBe('ReaderTest');
  expect(Object.fromEntries(key?.values ?? [])).toEqual({
    '': 'default',
    ' spaces ': ' spaced ',
    binary: Uint8Array.from({ length: 100 }, (_, index) => index),
    binaryempty: new Uint8Array(),
    dword: 0xffff_ffff,
    dwordbig: Uint8Array.of(1, 2, 3, 4),
    dwordshort: 0x0403_0201, // was set as two bytes: Wine prints what stood behind them
    embedded: 'abc',
    empty: '',
    escapes: 'C:\\new\\readme\\0\\',
    exotic: Uint8Array.of(9),
    expand: '%ProgramFiles%\\a.exe',
    expandembedded: 'a',
    lines: 'one\r\ntwo\nthree\r',
    link: Uint8Array.from(Buffer.from('\\Registry\\Machine', 'utf16le')),
    multi: ['a', 'b'],
    multiempty: [],
    multiemptyinside: ['\\??\\C:\\x', '', '\\??\\C:\\y', '!\\??\\C:\\z'],
    multinothing: [],
    multiunterminated: ['a', 'b'],
    'na]me=with "quotes" \\ and = ; signs': 'x',
    none: Uint8Array.of(1, 2),
    nothing: '',
    odd: '',
    qword: 0x8000_0000_0000_0001n,
    qwordshort: Uint8Array.of(1),
    text: 'Büro Köln \\ 日本語 😀 "quoted"',
    unterminated: 'abc',
  });
  expect([...(key?.keys.values() ?? [])].map(({ name, values }) => [name, values.get('v')])).toEqual([
    ['=eq "q" 日', 2],
    ['a', 3],
    ['br]ack[et', 1],
    ['Empty', undefined],
  ]);
});

describe('a text', () => {
  test.each([
    ['with a line break as it stands, as Windows writes them', '"a"="one\r\ntwo"', 'one\r\ntwo'],
    ['that looks like a key', '"a"="\r\n[HKEY_USERS\\\\x]\r\n"', '\r\n[HKEY_USERS\\x]\r\n'],
    ['that ends with a backslash', '"a"="C:\\\\"', 'C:\\'],
    ['with a NUL, as bytes', '"a"=hex(1):61,00,00,00,62,00,00,00', 'a'],
    ['with half a character at its end', '"a"=hex(1):61,00,62', 'a'],
    ['with an escape that is none', '"a"="x\\q"', 'x\\q'],
  ])('%s', (_, line, text) => {
    expect(keyOf(line)?.values.get('a')).toBe(text);
  });
});

test('blanks, comments, numbers of fewer digits, folds between and behind bytes', () => {
  const key = keyOf('; made by hand\n"a" = dword:1 \n"b"=hex:0,\\\n  f , 1f\n"c"=hex:\\\n  0a,\\\n  0b');
  expect(Object.fromEntries(key?.values ?? [])).toEqual({ a: 1, b: Uint8Array.of(0, 15, 31), c: Uint8Array.of(10, 11) });
});

test('a later line takes the place of an earlier one, and a file written by hand takes away', () => {
  const text = `Windows Registry Editor Version 5.00
[HKEY_USERS\\S-1-5-18\\A]
"One"="1"
"Two"="2"
"Three"="3"
[HKEY_USERS\\S-1-5-18\\A\\Below]
[HKEY_USERS\\S-1-5-18\\a]
"ONE"="one"
"two"=-
[-HKEY_USERS\\s-1-5-18\\A\\below]
[-HKEY_USERS\\missing\\key]
`;
  const key = keyAt(decodeRegistryExport(exported(text)), 'HKU\\S-1-5-18\\A');
  expect(Object.fromEntries(key?.values ?? [])).toEqual({ one: 'one', three: '3' });
  expect(key?.keys.size).toBe(0);
});

test('UTF-8 is decoded too, with and without a mark', () => {
  const text = 'Windows Registry Editor Version 5.00\n[HKEY_CURRENT_USER\\A]\n"a"="100 % Büro 😀"\n';
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`)]) {
    expect(keyAt(decodeRegistryExport(bytes), 'HKCU\\A')?.values.get('a')).toBe('100 % Büro 😀');
  }
});

test('a key that is not there is none', () => {
  const root = decodeRegistryExport(exported('Windows Registry Editor Version 5.00\n[HKEY_CURRENT_USER\\A]\n'));
  expect(keyAt(root, 'HKCU\\A')?.values.size).toBe(0);
  expect([keyAt(root, 'HKCU\\B'), keyAt(root, 'HKLM'), keyAt(root, 'HKCU\\A\\B')]).toEqual([null, null, null]);
});

describe('what is not the format is malformed', () => {
  const head = 'Windows Registry Editor Version 5.00\n';
  test.each([
    ['nothing', '', 'line 1 is not the first line'],
    ['the format of Windows 98', 'REGEDIT4\n', 'line 1 is not the first line'],
    ['another root', `${head}[HKEY_FOO\\A]`, 'line 2 names a root that is none'],
    ['a key without an end', `${head}\n[HKEY_USERS\\A`, 'line 3 begins a key'],
    ['a key without a name', `${head}[HKEY_USERS\\\\A]`, 'line 2 names a key that cannot be'],
    ['a key that is too deep', `${head}[HKEY_USERS${'\\a'.repeat(512)}]`, 'line 2 names a key that cannot be'],
    ['a value before a key', `${head}"a"="b"`, 'line 2 has a value and stands below no key'],
    ['a text without an end', `${head}[HKEY_USERS\\A]\n"a"="b\n\n`, 'line 3 begins a text that does not end'],
    ['something behind a text', `${head}[HKEY_USERS\\A]\n"a"="b"c`, 'line 3 goes on behind the end of its text'],
    ['a value without data', `${head}[HKEY_USERS\\A]\n"a"\n`, 'line 3 names a value and has no equals sign'],
    ['another type', `${head}[HKEY_USERS\\A]\n"a"=word:1`, 'line 3 has data of no type'],
    ['a byte that is none', `${head}[HKEY_USERS\\A]\n"a"=hex:0,zz`, 'line 3 has a byte that is none'],
    ['a number that is none', `${head}[HKEY_USERS\\A]\n"a"=dword:123456789`, 'line 3 has data of no type'],
    ['any other line', `${head}[HKEY_USERS\\A]\nsecret`, 'line 3 has no form'],
  ])('%s', (_, text, problem) => {
    expect(() => decodeRegistryExport(exported(text))).toThrow(problem);
    expect(() => decodeRegistryExport(exported(text))).toThrow(MalformedInput);
  });

  test('bytes that are no text', () => {
    expect(() => decodeRegistryExport(Uint8Array.of(0x57, 0xff))).toThrow('neither UTF-16 with a byte order mark nor UTF-8');
  });

  test('more keys than a product has, in few lines', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `[HKEY_USERS\\${index}${'\\a'.repeat(500)}]`);
    expect(() => decodeRegistryExport(exported(`${head}${lines.join('\n')}`))).toThrow('more than the 200000 keys');
  });
});

test('any bytes and any text are decoded or malformed', () => {
  const tolerant = (bytes: Uint8Array) => {
    try {
      decodeRegistryExport(bytes);
    } catch (cause) {
      if (!(cause instanceof MalformedInput)) throw cause;
    }
  };
  const head = 'Windows Registry Editor Version 5.00\n[HKEY_USERS\\A]\n';
  const pieces = ['[HKEY_USERS\\B]', '[-HKEY_USERS', '"name"=', '@=', 'hex(7):', 'hex:', '61,00', ',\\\n  ', 'dword:', '-', '\\"', ']'];
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), tolerant));
  fc.assert(fc.property(textOf(pieces), (text) => tolerant(exported(head + text))));
  fc.assert(fc.property(textOf(pieces), (text) => tolerant(Buffer.from(head + text))));
  for (const piece of [...pieces, '\n', ' ', '"', '\\', '\\\\'])
    for (const start of ['', '"a"="', '"a"=hex:', '[HKEY_USERS\\']) tolerant(exported(head + start + piece.repeat(40_000)));
});

test('an export of ten megabytes, and lines of one', () => {
  const long = 'x'.repeat(1_000_000);
  const bytes = `${'61,'.repeat(333_333)}61`;
  const lines = Array.from({ length: 5 }, (_, index) => `"t${index}"="${long}"\n"b${index}"=hex:${bytes}\n`);
  const key = keyOf(lines.join(''));
  expect(key?.values.size).toBe(10);
  expect(key?.values.get('t4')).toBe(long);
  expect(key?.values.get('b4')).toHaveLength(333_334);
});

test('the names and texts of any export come back', () => {
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const text = fc.string({ unit: 'binary', maxLength: 30 }).map((any) => any.replace(/[\0\r\n]/g, ''));
  fc.assert(
    fc.property(text, text, (name, data) => {
      expect(keyOf(`${quoted(name)}=${quoted(data)}`)?.values.get(name.toLowerCase())).toBe(data);
    }),
  );
});
