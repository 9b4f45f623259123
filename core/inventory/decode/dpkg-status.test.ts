import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeDpkgStatus } from './dpkg-status';
import { MalformedInput } from './malformed-input';

// Entries of Debian 12 (adduser as recorded, shortened), and the states of dpkg-query(1) put on others.
const text = `Package: adduser
Status: install ok installed
Priority: important
Version: 3.134
Conffiles:
 /etc/adduser.conf cc3493ecd2d09837ffdcc3e25fdfff18
Description: add and remove users and groups
 This package includes the 'adduser' and 'deluser' commands for creating
 and removing users.
 Package: clamav

Package: clamav
Status: deinstall ok config-files
Version: 1.0.7+dfsg-1~deb12u1

Package: clamav-daemon
Status: hold ok installed
Version: 1.0.7+dfsg-1~deb12u1

Package: falcon-sensor
Status: install ok half-installed
Version: 7.10.0-16303
`;

const all = () => true;

test('only what is installed counts', () => {
  expect(decodeDpkgStatus(text, all)).toEqual([
    { name: 'adduser', version: '3.134' },
    { name: 'clamav-daemon', version: '1.0.7+dfsg-1~deb12u1' },
  ]);
});

test('only what is wanted is decoded', () => {
  expect(decodeDpkgStatus(text, (name) => name === 'clamav-daemon')).toHaveLength(1);
  expect(decodeDpkgStatus(text, (name) => name === 'clamav')).toEqual([]);
});

test('a field that is missing is no version', () => {
  expect(decodeDpkgStatus('Package: sep\nStatus: install ok installed\n', all)).toEqual([{ name: 'sep', version: null }]);
});

test('an empty file has no package, another text is malformed', () => {
  expect(decodeDpkgStatus('', all)).toEqual([]);
  expect(() => decodeDpkgStatus('SQLite format 3', all)).toThrow(MalformedInput);
});

test('any text is decoded or malformed', () => {
  decodesAnyText((any) => decodeDpkgStatus(any, all), ['Package: a\n', '\nPackage: ', 'Status: install ok installed\n', 'Version: 1\n']);
});
