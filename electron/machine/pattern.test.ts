import { expect, test } from 'vitest';
import { segmentsOf } from './pattern';

const matching = (pattern: string, names: readonly string[]) => {
  const last = segmentsOf(pattern).at(-1);
  return last?.kind === 'form' ? names.filter(last.matches) : last?.name;
};

test('a star stands for any run of characters, but not for a leading dot', () => {
  expect(matching('/etc/apt/apt.conf.d/*', ['01proxy', '.hidden', 'a.b'])).toEqual(['01proxy', 'a.b']);
  expect(matching('/etc/*.conf', ['a.conf', 'a.conf.bak', 'aconf', '.conf'])).toEqual(['a.conf']);
  expect(matching('/boot/config-*', ['config-6.1.0', 'config', 'xconfig-1'])).toEqual(['config-6.1.0']);
});

test('other signs of a regular expression mean themselves', () => {
  expect(matching('/x/a+(b)[c]*', ['a+(b)[c]d', 'aab'])).toEqual(['a+(b)[c]d']);
});

test('segments without a star are names', () => {
  expect(segmentsOf('/proc/self//comm').map((segment) => segment.kind === 'name' && segment.name)).toEqual(['proc', 'self', 'comm']);
});
