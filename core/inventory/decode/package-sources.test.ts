import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeDeb822Sources, decodeRepoFile, decodeSourcesList, isOfMicrosoft } from './package-sources';

// Made up in the form of sources.list(5), with the addresses that packages.microsoft.com and Debian give out.
test('the one-line style, without comments and sources of source code', () => {
  const text = [
    '# See https://packages.microsoft.com',
    'deb [arch=amd64,arm64,armhf signed-by=/usr/share/keyrings/microsoft-prod.gpg] https://packages.microsoft.com/debian/12/prod bookworm main',
    'deb http://deb.debian.org/debian bookworm main # the usual',
    'deb-src http://deb.debian.org/debian bookworm main',
    '#deb https://packages.microsoft.com/debian/11/prod bullseye main',
    'deb',
  ].join('\n');
  expect(decodeSourcesList(text)).toEqual(['https://packages.microsoft.com/debian/12/prod', 'http://deb.debian.org/debian']);
});

// Made up in the form of sources.list(5), deb822 style.
test('the stanzas of deb822', () => {
  const text = [
    '# comment',
    'Types: deb deb-src',
    'URIs: https://packages.microsoft.com/debian/13/prod',
    '  http://deb.debian.org/debian',
    '# a comment inside a stanza',
    'Suites: trixie',
    '',
    'Enabled: no',
    'Types: deb',
    'URIs: https://packages.microsoft.com/debian/12/prod',
    '',
    'types: deb-src',
    'uris: http://deb.debian.org/source',
  ].join('\n');
  expect(decodeDeb822Sources(text)).toEqual(['https://packages.microsoft.com/debian/13/prod', 'http://deb.debian.org/debian']);
});

// Made up in the form of the .repo file that packages.microsoft.com gives out, and with the switch of dnf.conf(5).
test('the repositories of a .repo file that are enabled', () => {
  const text = [
    '[packages-microsoft-com-prod]',
    'name=packages-microsoft-com-prod',
    'baseurl=https://packages.microsoft.com/rhel/9/prod/',
    'enabled=1',
    'gpgcheck=1',
    '[insiders-fast]',
    'baseurl = https://packages.microsoft.com/rhel/9/insiders-fast/',
    'enabled = 0',
    '[two]',
    'baseurl=https://a.example.net/x',
    '  https://b.example.net/x',
    '[by-mirrorlist]',
    'mirrorlist=https://mirrors.example.net/?repo=x',
  ].join('\n');
  expect(decodeRepoFile(text)).toEqual([
    'https://packages.microsoft.com/rhel/9/prod/',
    'https://a.example.net/x',
    'https://b.example.net/x',
  ]);
});

test.each([
  ['https://packages.microsoft.com/debian/13/prod', true],
  ['HTTPS://PACKAGES.MICROSOFT.COM', true],
  ['https://user:secret@packages.microsoft.com:443/rhel/9/prod/', true],
  ['https://mirror.example.net/packages.microsoft.com/debian/13/prod', false],
  ['https://packages.microsoft.com.example.net/debian', false],
  ['https://packages.microsoft.com@example.net/debian', false],
  ['https://notpackages.microsoft.com/debian', false],
  ['packages.microsoft.com/debian', false],
])('%s: %s', (url, own) => {
  expect(isOfMicrosoft(url)).toBe(own);
});

test('any text is decoded', () => {
  const pieces = [
    'deb ',
    '[arch=',
    '] ',
    'https://packages.microsoft.com/',
    'URIs: ',
    'Types: deb',
    '\n\n',
    '[prod]',
    'baseurl=',
    'Enabled: no',
  ];
  for (const decode of [decodeSourcesList, decodeDeb822Sources, decodeRepoFile, isOfMicrosoft]) decodesAnyText(decode, pieces);
});
