import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeCryptoPolicy } from './crypto-policy';

// Made up in the form of crypto-policies(7): comments, then one line with the policy.
const comment = '# This file should contain a single keyword, the crypto policy to\n# be applied by default to applications.\n\n';

test.each([
  ['the policy after comments', `${comment}DEFAULT\n`, 'DEFAULT'],
  ['a policy with modules', 'FIPS:OSPP:NO-SHA1\n', 'FIPS:OSPP:NO-SHA1'],
  ['a policy of the site', 'FIPS:modern-fips', 'FIPS:MODERN-FIPS'],
  ['a comment behind it', 'LEGACY # until the printers are gone\r\n', 'LEGACY'],
])('%s', (_, text, policy) => {
  expect(decodeCryptoPolicy(text)).toBe(policy);
});

test.each(['', comment, 'DEFAULT FIPS\n', ':FIPS\n'])('%j names no policy', (text) => {
  expect(() => decodeCryptoPolicy(text)).toThrow('it names no policy');
});

test('any text is decoded or refused', () => {
  decodesAnyText(decodeCryptoPolicy, ['FIPS', ':', 'DEFAULT', '#']);
});
