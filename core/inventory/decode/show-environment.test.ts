import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeShowEnvironment } from './show-environment';

// Lines in the forms that systemd 252 prints, and 219 (nothing quoted).
test.each([
  ['LANG=C.UTF-8', 'C.UTF-8'],
  ['A=', ''],
  ['HTTPS_PROXY=http://proxy:8080', 'http://proxy:8080'],
  ["HTTP_PROXY=$'http://user:pa ss@proxy:8080'", 'http://user:pa ss@proxy:8080'],
  ["A=$'it\\'s\\n\\x41\\101 \\\\'", "it's\nAA \\"],
  ["A=$'never closed", 'never closed'],
  ['A="two \\"words\\" \\$5"', 'two "words" $5'],
  ['A=b=c \\d', 'b=c \\d'],
])('%s', (line, value) => {
  expect(decodeShowEnvironment(`${line}\n`)).toEqual([{ name: line.slice(0, line.indexOf('=')), value }]);
});

test('lines of another form mean nothing', () => {
  expect(decodeShowEnvironment('\nnothing\n1A=x\nA-B=y\nC=z\n')).toEqual([{ name: 'C', value: 'z' }]);
});

test('any text is decoded', () => {
  decodesAnyText(decodeShowEnvironment, ["A=$'", "'", '\\x4', '\\101', 'A="', '\\']);
});
