import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeResolvConf } from './resolv-conf';

test('the stub file of systemd-resolved on Ubuntu 22.04, with a search list', () => {
  const text =
    '# This is /run/systemd/resolve/stub-resolv.conf\nnameserver 127.0.0.53\noptions edns0 trust-ad\nsearch example.com lab.example.com\n';
  expect(decodeResolvConf(text)).toEqual({ servers: ['127.0.0.53'], search: ['example.com', 'lab.example.com'], domain: null });
});

test('a domain is the search list too, and the last of both counts', () => {
  expect(decodeResolvConf('search a\ndomain b.example\n')).toEqual({ servers: [], search: ['b.example'], domain: 'b.example' });
  expect(decodeResolvConf('domain b.example\nsearch a c\n').search).toEqual(['a', 'c']);
});

test('several servers, and a line without a value', () => {
  expect(decodeResolvConf('nameserver\nnameserver fd00::1 ; second\nnameserver 192.0.2.53').servers).toEqual(['fd00::1', '192.0.2.53']);
});

test('any text is decoded', () => {
  decodesAnyText(decodeResolvConf, ['nameserver ', 'search a b', 'domain x', ';']);
});
