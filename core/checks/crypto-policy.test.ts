import { expect, test } from 'vitest';
import { cryptoPolicy } from './crypto-policy';
import { english, findingOf, verdictLine } from './check.test-support';

type Manager = 'apt' | 'dnf' | 'zypper' | 'none' | null;
const system = (manager: Manager, policy: string | null, fips: boolean | null = false) => ({
  linuxSystem: { fips, cryptoPolicy: policy, packages: { manager, microsoftSources: [] } },
});
const usual = 'No policy of this system is known to refuse the package.';
const missing = 'Cryptography policy: not known, because a fact of Linux system is missing.';

test.each([
  ['the sample', {}, 'pass', usual, false],
  ['the usual policy', system('dnf', 'DEFAULT'), 'pass', usual, false],
  ['a usual policy with modules', system('dnf', 'DEFAULT:SHA1'), 'pass', usual, false],
  ['a weak one', system('dnf', 'LEGACY'), 'pass', usual, false],
  ['FIPS with a module', system('dnf', 'FIPS:OSPP'), 'warn', 'Under the policy FIPS:OSPP the package has been refused elsewhere.', true],
  ['FUTURE', system('zypper', 'FUTURE'), 'warn', 'Under the policy FUTURE the package has been refused elsewhere.', true],
  [
    'FIPS mode without policies',
    system('zypper', 'not-present', true),
    'warn',
    'Under the policy FIPS the package has been refused elsewhere.',
    true,
  ],
  ['a policy with a similar name', system('dnf', 'FIPSISH'), 'pass', usual, false],
  ['FIPS mode on Debian', system('apt', 'not-present', true), 'pass', usual, true],
  [
    'FIPS mode, and a policy that was not read',
    system('dnf', null, true),
    'warn',
    'Under the policy FIPS the package has been refused elsewhere.',
    true,
  ],
  ['a mode that was not read', system('dnf', 'DEFAULT', null), 'unknown', missing, false],
  ['a policy that was not read', system('dnf', null), 'unknown', missing, false],
  ['a package manager that was not read', system(null, 'FIPS', true), 'unknown', missing, false],
] as const)('%s', (_, changes, outcome, headline, unconfirmed) => {
  const finding = findingOf(cryptoPolicy, changes);
  expect(verdictLine(finding)).toEqual([outcome, headline]);
  expect(finding.unconfirmed).toBe(unconfirmed);
});

test('what it rests on is told', () => {
  expect(english(findingOf(cryptoPolicy, system('apt', 'not-present', true)).basis)).toBe(
    'The policy FIPS is strict; packages of apt are not known to be refused under it.',
  );
  expect(english(findingOf(cryptoPolicy, system('dnf', 'DEFAULT')).basis)).toBe('The cryptography policy is DEFAULT.');
});
