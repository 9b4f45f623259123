import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeReleaseFile } from './release-file';

// The files of these distributions, whole.
test.each([
  ['Red Hat Enterprise Linux Server release 6.10 (Santiago)\n', 'rhel', '6.10', 'Red Hat Enterprise Linux Server'],
  ['CentOS release 6.10 (Final)\n', 'centos', '6.10', 'CentOS'],
  ['CentOS Linux release 7.9.2009 (Core)\n', 'centos', '7.9.2009', 'CentOS Linux'],
  ['Oracle Linux Server release 6.10\n', 'ol', '6.10', 'Oracle Linux Server'],
  ['SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n', 'sles', '11.4', 'SUSE Linux Enterprise Server'],
  ['SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 0\n', 'sles', '11', 'SUSE Linux Enterprise Server'],
  ['openSUSE 13.1 (x86_64)\nVERSION = 13.1\nCODENAME = Bottle\n', 'opensuse', '13.1', 'openSUSE'],
  ['Springdale Linux release 6.10 (Pisa)\n', null, '6.10', 'Springdale Linux'],
])('%j', (text, id, versionId, name) => {
  expect(decodeReleaseFile(text)).toMatchObject({ id, versionId, name, prettyName: text.split('\n')[0] });
});

test('the code name is part of the version', () => {
  expect(decodeReleaseFile('CentOS release 6.10 (Final)\n').version).toBe('6.10 (Final)');
});

test.each(['', 'hello', 'bookworm/sid', 'release 6.10'])('%j is malformed', (text) => {
  expect(() => decodeReleaseFile(text)).toThrow('release file');
});

test('any text is decoded', () => {
  decodesAnyText(decodeReleaseFile, ['CentOS release ', '6.10', ' (Final)', 'PATCHLEVEL = 4\n', 'x 1 (', ')']);
});
