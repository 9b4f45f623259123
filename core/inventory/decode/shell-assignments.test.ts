import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeShellAssignments } from './shell-assignments';

const proxies = (text: string) =>
  decodeShellAssignments([text], (name) => /_proxy$/i.test(name)).map(({ name, value }) => `${name}=${value}`);

test.each([
  ['export', 'export http_proxy=http://proxy:8080\n', ['http_proxy=http://proxy:8080']],
  [
    'quotes',
    'export http_proxy="http://proxy:8080" https_proxy=\'http://b:1\'',
    ['http_proxy=http://proxy:8080', 'https_proxy=http://b:1'],
  ],
  ['several statements', 'http_proxy=a:1; export http_proxy;https_proxy=b:2', ['http_proxy=a:1', 'https_proxy=b:2']],
  ['another variable that is not set is left as written', 'export HTTPS_PROXY=$http_proxy', ['HTTPS_PROXY=$http_proxy']],
  ['another variable', 'http_proxy=a:1\nhttps_proxy=$http_proxy', ['http_proxy=a:1', 'https_proxy=a:1']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: variables in the syntax of the shell
  ['another variable of any name, in quotes and braces', 'P=a:1\nall_proxy="${P}"', ['all_proxy=a:1']],
  ['a variable at the time it was read', 'P=a:1\nhttp_proxy=$P\nP=b:2\nhttps_proxy=$P', ['http_proxy=a:1', 'https_proxy=b:2']],
  ['no variable, in single quotes', "P=a:1\nhttp_proxy='$P'", ['http_proxy=$P']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: variables in the syntax of the shell
  ['a value that only holds variables', 'H=a\nhttp_proxy=http://${H}:1', ['http_proxy=http://${H}:1']],
  ['inside a condition', 'if [ -n "$X" ]; then\n  http_proxy=a:1\nfi', ['http_proxy=a:1']],
  ['a comment', '# http_proxy=a:1\nx=1 # https_proxy=b:2', []],
  ['part of another name', 'my_http_proxy=a:1\nunset http_proxy', ['my_http_proxy=a:1']],
  ['a value that nobody quoted', 'http_proxy=http://a:b c@d:1', ['http_proxy=http://a:b c@d:1']],
  ['a sign of the shell in it', 'http_proxy=http://a:b;c&d@e:1\nx=2', ['http_proxy=http://a:b;c&d@e:1']],
  ['what looks like a comment in it', 'http_proxy=http://a:b@c #d@e:1', ['http_proxy=http://a:b@c #d@e:1']],
  ['a comment with an address', 'http_proxy=http://proxy:80 # ask admin@example.com', ['http_proxy=http://proxy:80']],
  [
    'two quoted ones on a line',
    'http_proxy="http://a:b@c:1" https_proxy="http://a:b@d:1"',
    ['http_proxy=http://a:b@c:1', 'https_proxy=http://a:b@d:1'],
  ],
  ['an escape', 'http_proxy=a\\ b', ['http_proxy=a b']],
])('%s', (_, text, expected) => {
  expect(proxies(text)).toEqual(expected);
});

test('a variable of an earlier script is known', () => {
  expect(decodeShellAssignments(['P=a:1', 'http_proxy=$P'], (name) => name !== 'P')).toEqual([{ name: 'http_proxy', value: 'a:1' }]);
});

test('any text is decoded', () => {
  decodesAnyText((text) => decodeShellAssignments([text], () => true), ['export ', 'a=', '"', "'", '\\', '; ', '# ', '$x']);
});
