import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeRpmList } from './rpm-list';

// Lines in the form of rpm's query format, with package names and versions of Red Hat Enterprise Linux 9; the first is a warning of rpm's.
const text = `warning: Found bdb_ro Packages database while attempting sqlite backend: using bdb_ro backend.
bash\t5.1.8-9.el9
gpg-pubkey\tfd431d51-4ae0493b
clamav\t1.0.7-1.el9
clamav-lib\t1.0.7-1.el9
`;

test('packages that are wanted, by their whole name', () => {
  expect(decodeRpmList(text, (name) => name === 'clamav')).toEqual([{ name: 'clamav', version: '1.0.7-1.el9' }]);
  expect(decodeRpmList(text, () => true)).toHaveLength(4);
});

test('any text is decoded', () => {
  decodesAnyText((any) => decodeRpmList(any, () => true), ['bash\t1-1\n', '\t', 'warning: ']);
});
