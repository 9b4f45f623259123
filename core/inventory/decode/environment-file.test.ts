import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeEnvironmentFile } from './environment-file';

const values = (text: string) => Object.fromEntries(decodeEnvironmentFile(text).map(({ name, value }) => [name, value]));

// Written after the examples of systemd.exec(5) and pam_env.conf(5).
test.each([
  ['a bare value', 'A=one two  ', { A: 'one two' }],
  ['an escaped blank at the end', 'A=one\\ ', { A: 'one ' }],
  ['single quotes take everything', 'A=\'a "b" \\n # c\'', { A: 'a "b" \\n # c' }],
  ['double quotes with escapes', 'A="say \\"hi\\" \\$5 \\n"', { A: 'say "hi" $5 \\n' }],
  ['a value over lines', 'A="one\ntwo"\nB=3', { A: 'one\ntwo', B: '3' }],
  ['a bare value that goes on', 'A=one\\\ntwo\nB=3', { A: 'onetwo', B: '3' }],
  ['comments and lines without a sign', '# A=1\n; B=2\nnothing\nC=3', { C: '3' }],
  ['export, as login tools accept it', 'export http_proxy=http://proxy:8080', { http_proxy: 'http://proxy:8080' }],
  ['a sign inside the value', 'A=b=c', { A: 'b=c' }],
  ['an empty value', 'A=\nB=""', { A: '', B: '' }],
  ['a name that is none', '1A=x\nA-B=y\nC=z', { C: 'z' }],
  ['no end of line at the end', 'A=1', { A: '1' }],
  ['a quote that is never closed', 'A="one\nB=2', { A: 'one\nB=2' }],
])('%s', (_, text, expected) => {
  expect(values(text)).toEqual(expected);
});

test('assignments keep their order and repeat', () => {
  expect(decodeEnvironmentFile('A=1\nB=2\nA=3').map(({ name, value }) => name + value)).toEqual(['A1', 'B2', 'A3']);
});

test('any text is decoded', () => {
  decodesAnyText(decodeEnvironmentFile, ['A=', 'export ', 'NAME=value', '#', ';']);
});
