import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { MalformedInput } from './malformed-input';
import { decodeOsRelease } from './os-release';

// /etc/os-release of Debian 12.
const debian = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`;

// The identifying lines of /etc/os-release of CentOS Linux 7.
const centos = `NAME="CentOS Linux"
VERSION="7 (Core)"
ID="centos"
ID_LIKE="rhel fedora"
VERSION_ID="7"
PRETTY_NAME="CentOS Linux 7 (Core)"
`;

test('Debian 12', () => {
  expect(decodeOsRelease(debian)).toEqual({
    id: 'debian',
    idLike: [],
    name: 'Debian GNU/Linux',
    versionId: '12',
    version: '12 (bookworm)',
    variantId: null,
    prettyName: 'Debian GNU/Linux 12 (bookworm)',
  });
});

test('CentOS 7, which is like two others', () => {
  expect(decodeOsRelease(centos)).toMatchObject({ id: 'centos', idLike: ['rhel', 'fedora'], versionId: '7' });
});

test('a rolling distribution has no version', () => {
  expect(decodeOsRelease('ID=arch\nVERSION_ID=\n')).toMatchObject({ id: 'arch', versionId: null, version: null });
});

test('a variant', () => {
  expect(decodeOsRelease('ID=fedora\nVARIANT_ID=server\n').variantId).toBe('server');
});

test('a file without assignments is malformed', () => {
  expect(() => decodeOsRelease('CentOS release 6.10 (Final)\n')).toThrow(MalformedInput);
});

test('any text is decoded or malformed', () => {
  decodesAnyText(decodeOsRelease, ['ID=', 'VERSION_ID="', 'ID_LIKE=a b']);
});
