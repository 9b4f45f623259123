import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { MalformedInput } from './malformed-input';
import { decodeRegQuery } from './reg-query';
import { keyAt } from './registry-data';

const head = '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\ReaderTest\r\n';

/** What `reg query HKLM\SOFTWARE\ReaderTest` of Wine 8.0 printed, line by line, without the types and numbers that Wine does not know. */
const recorded = `${head}    (Default)    REG_SZ    default\r
     spaces     REG_SZ     spaced \r
    Binary    REG_BINARY    000102FF\r
    BinaryEmpty    REG_BINARY    \r
    Dword    REG_DWORD    0xffffffff\r
    DwordBig    REG_DWORD_BIG_ENDIAN    0x4030201\r
    Escapes    REG_SZ    C:\\new\\readme\\0\\\r
    Empty    REG_SZ    \r
    Expand    REG_EXPAND_SZ    %ProgramFiles%\\a.exe\r
    Lines    REG_SZ    one\r
two
three\r
    Multi    REG_MULTI_SZ    a\\0b\r
    MultiEmpty    REG_MULTI_SZ    \r
    MultiEmptyInside    REG_MULTI_SZ    \\??\\C:\\x\\0\\0\\??\\C:\\y\\0!\\??\\C:\\z\r
    na]me=with "quotes" \\ and = ; signs    REG_SZ    x\r
    None    REG_NONE    0102\r
    Text    REG_SZ    B\xFCro\r
\r
HKEY_LOCAL_MACHINE\\SOFTWARE\\ReaderTest\\br]ack[et\r
`;

const latin = (text: string) => Uint8Array.from(text, (unit) => unit.charCodeAt(0));

test('an answer of Wine has every value, and no byte of an unknown code page', () => {
  const key = keyAt(decodeRegQuery(latin(recorded)), 'HKLM\\Software\\ReaderTest');
  expect(Object.fromEntries(key?.values ?? [])).toEqual({
    '': 'default',
    ' spaces ': ' spaced ',
    binary: Uint8Array.of(0, 1, 2, 255),
    binaryempty: new Uint8Array(),
    dword: 0xffff_ffff,
    dwordbig: Uint8Array.of(4, 3, 2, 1),
    escapes: 'C:\\new\\readme\\0\\',
    empty: '',
    expand: '%ProgramFiles%\\a.exe',
    lines: 'one\ntwo\nthree',
    multi: ['a', 'b'],
    multiempty: [],
    multiemptyinside: ['\\??\\C:\\x', '', '\\??\\C:\\y', '!\\??\\C:\\z'],
    'na]me=with "quotes" \\ and = ; signs': 'x',
    none: Uint8Array.of(1, 2),
    text: 'B\uFFFDro',
  });
  expect(key?.keys.get('br]ack[et')?.values.size).toBe(0);
});

test('answers one behind the other are those of one key', () => {
  const answers = ['    A    REG_SZ    1', '    B    REG_QWORD    0x8000000000000001', '    C    REG_DWORD    0x0'].map(
    (line) => `${head}${line}\r\n\r\n`,
  );
  expect(Object.fromEntries(keyAt(decodeRegQuery(answers.join('')), 'HKLM\\SOFTWARE\\ReaderTest')?.values ?? [])).toEqual({
    a: '1',
    b: 0x8000_0000_0000_0001n,
    c: 0,
  });
});

test.each([
  ['(Default)', '(value not set)', undefined],
  ['(Standard)', '(Wert nicht gesetzt)', undefined],
  ['(Standard)', 'text', 'text'],
])('a default value printed as %s, %s', (name, text, value) => {
  const answer = decodeRegQuery(`${head}    ${name}    REG_SZ    ${text}\r\n\r\n`);
  expect(keyAt(answer, 'HKLM\\SOFTWARE\\ReaderTest')?.values.get('')).toBe(value);
});

test('no answer is a root without keys', () => {
  expect([decodeRegQuery('').keys.size, decodeRegQuery(latin('\r\n')).keys.size]).toEqual([0, 0]);
});

describe('what is not the format is malformed', () => {
  test.each([
    ['a message', 'ERROR: The system was unable to find the specified registry key or value.\r\n', 'line 1 is neither a key nor a value'],
    ['a value before a key', '    A    REG_SZ    1\r\n', 'line 1 is neither a key nor a value'],
    [
      'a number that is none, as Wine prints those of 64 bits',
      `${head}    A    REG_QWORD    (null)\r\n`,
      'line 3 has a number that is none',
    ],
    ['a number that is too large', `${head}    A    REG_DWORD    0x100000000\r\n`, 'line 3 has a number of more than 32 bits'],
    ['bytes that are none', `${head}    A    REG_BINARY    0g\r\n`, 'line 3 has bytes that are none'],
    ['half a byte', `${head}    A    REG_BINARY    012\r\n`, 'line 3 has bytes that are none'],
  ])('%s', (_, text, problem) => {
    expect(() => decodeRegQuery(text)).toThrow(problem);
    expect(() => decodeRegQuery(text)).toThrow(MalformedInput);
  });
});

test('any text and any bytes are decoded or malformed', () => {
  const pieces = [head, '    A    REG_SZ    x', '    A    REG_DWORD    0x', '    B    REG_BINARY    01', 'REG_MULTI_SZ', '\\0', '    '];
  decodesAnyText(decodeRegQuery, pieces);
  decodesAnyText((text) => decodeRegQuery(head + text), pieces);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeRegQuery(bytes);
      } catch (cause) {
        if (!(cause instanceof MalformedInput)) throw cause;
      }
    }),
  );
});

test('a line of one megabyte, and many lines', () => {
  const long = 'ab'.repeat(500_000);
  const key = (text: string) => keyAt(decodeRegQuery(text), 'HKLM\\SOFTWARE\\ReaderTest');
  expect(key(`${head}    A    REG_SZ    ${long}\r\n`)?.values.get('a')).toBe(long);
  expect(key(`${head}    A    REG_BINARY    ${long}\r\n`)?.values.get('a')).toHaveLength(500_000);
  expect(key(`${head}    A    REG_SZ    ${'x\n'.repeat(500_000)}`)?.values.size).toBe(1);
});
