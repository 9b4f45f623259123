import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { MalformedInput } from './malformed-input';
import { decodeMeminfo } from './meminfo';

test('the head of /proc/meminfo of a virtual machine with 24 GiB', () => {
  expect(decodeMeminfo('MemTotal:       24683620 kB\nMemFree:        23040392 kB\n')).toBe(24_683_620 * 1024);
});

test.each(['', 'MemFree: 1 kB\n', 'MemTotal: many kB\n', 'MemTotal: 1 MB\n'])('malformed: %j', (text) => {
  expect(() => decodeMeminfo(text)).toThrow(MalformedInput);
});

test('any text is decoded or malformed', () => {
  decodesAnyText(decodeMeminfo, ['MemTotal:', '  1024', ' kB\n']);
});
