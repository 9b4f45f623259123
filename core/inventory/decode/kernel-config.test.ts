import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeKernelConfig } from './kernel-config';
import { MalformedInput } from './malformed-input';

// Lines of the configuration of Linux 6.18 and, for the module, of Debian's kernels.
const text = `#
# Linux/x86 6.18.44 Kernel Configuration
#
CONFIG_CC_VERSION_TEXT="gcc (GCC) 15.3.0"
CONFIG_GCC_VERSION=150300
CONFIG_FANOTIFY=y
CONFIG_HAVE_KPROBES=y
# CONFIG_COMPILE_TEST is not set
CONFIG_NF_TABLES=m
`;

test('built in, as a module, not set, not mentioned', () => {
  const names = ['CONFIG_FANOTIFY', 'CONFIG_NF_TABLES', 'CONFIG_COMPILE_TEST', 'CONFIG_KPROBES'];
  expect(decodeKernelConfig(text, names)).toEqual({
    CONFIG_FANOTIFY: 'y',
    CONFIG_NF_TABLES: 'm',
    CONFIG_COMPILE_TEST: 'n',
    CONFIG_KPROBES: 'n',
  });
});

test('an option with a number has no such state', () => {
  expect(decodeKernelConfig(text, ['CONFIG_GCC_VERSION'])).toEqual({});
});

test('another text is malformed', () => {
  expect(() => decodeKernelConfig('# CONFIG_FANOTIFY is not set\n', ['CONFIG_FANOTIFY'])).toThrow(MalformedInput);
});

test('any text is decoded or malformed', () => {
  decodesAnyText((any) => decodeKernelConfig(any, ['CONFIG_A']), ['CONFIG_A=y\n', '# CONFIG_A is not set\n', 'CONFIG_', '="']);
});
