import { expect, test } from 'vitest';
import { decodeAptConf } from './apt-conf';
import { decodesAnyText } from './any-text.test-support';

const settings = (text: string) => decodeAptConf(text).map(({ name, value }) => `${name}=${value}`);

// Forms of apt.conf(5).
test.each([
  ['one line', 'Acquire::http::Proxy "http://proxy:3128/";', ['Acquire::http::Proxy=http://proxy:3128/']],
  ['blocks', 'Acquire { http { Proxy "http://p:1"; }; Retries "3"; };', ['Acquire::http::Proxy=http://p:1', 'Acquire::Retries=3']],
  ['a scope in the name of a block', 'Acquire::http { Proxy "DIRECT"; };', ['Acquire::http::Proxy=DIRECT']],
  ['for one host', 'Acquire::http::Proxy::repo.example.com "DIRECT";', ['Acquire::http::Proxy::repo.example.com=DIRECT']],
  ['comments', '// Acquire::http::Proxy "x";\n/* a "b"; */ # c "d";\nA "1"; // B "2";\n', ['A=1']],
  ['slashes inside quotes', 'A "http://x//y"; B "2";', ['A=http://x//y', 'B=2']],
  ['directives', '#clear A;\n#include "/etc/x"\nB "2";', ['B=2']],
  ['without quotes', 'APT::Install-Recommends false;', ['APT::Install-Recommends=false']],
  ['a URL without quotes', 'Acquire::http::Proxy http://p:3128; // A "1";\nB "2";', ['Acquire::http::Proxy=http://p:3128', 'B=2']],
  ['over lines', 'A\n  "1"\n;\n', ['A=1']],
  ['an empty value', 'Dir::Cache::pkgcache "";', ['Dir::Cache::pkgcache=']],
  ['an end that is missing', 'A "1', ['A=1']],
])('%s', (_, text, expected) => {
  expect(settings(text)).toEqual(expected);
});

test('a list without names of its own, as Debian ships it for PackageKit', () => {
  expect(settings('DPkg::Post-Invoke {\n"/usr/bin/test -e /run/x; /bin/echo > /dev/null";\n};\nA "1";')).toEqual(['A=1']);
});

test('any text is decoded', () => {
  decodesAnyText(decodeAptConf, ['Acquire', '::', '{', '}', ';', '"', '/*', '*/', '//', '#clear', 'Proxy "x";']);
});
