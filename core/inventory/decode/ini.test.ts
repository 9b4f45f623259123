import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeIni } from './ini';

test('the default dnf.conf of Red Hat Enterprise Linux 9 with a proxy', () => {
  const text = '[main]\ngpgcheck=1\ninstallonly_limit=3\nbest=True\nproxy = http://proxy.example.com:8080\n';
  expect(
    decodeIni(text)
      .find(({ name }) => name === 'main')
      ?.entries.at(-1),
  ).toEqual({
    key: 'proxy',
    value: 'http://proxy.example.com:8080',
  });
});

test('sections that repeat, comments, values that go on, entries before the first section', () => {
  const text = 'top = 1\r\n[a b/c.d]\n# x = 1\n; y = 2\nlist = one\n  two\n\tthree\n[e]\n[a b/c.d]\nk=v=w\n';
  expect(decodeIni(text)).toEqual([
    { name: '', entries: [{ key: 'top', value: '1' }] },
    { name: 'a b/c.d', entries: [{ key: 'list', value: 'one two three' }] },
    { name: 'e', entries: [] },
    { name: 'a b/c.d', entries: [{ key: 'k', value: 'v=w' }] },
  ]);
});

test('an indented entry is an entry, as Samba writes them', () => {
  expect(decodeIni('[global]\n\tworkgroup = A\n\tsecurity = ads\n')[1]?.entries).toHaveLength(2);
});

test('any text is decoded', () => {
  decodesAnyText(decodeIni, ['[main]\n', 'proxy = ', ' x', '\n  more', ';', '[']);
});
