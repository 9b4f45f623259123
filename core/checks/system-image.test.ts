import { expect, test } from 'vitest';
import { findingOf, verdictLine } from './check.test-support';
import { systemImage } from './system-image';

const kept = (immutable: 'none' | 'rpm-ostree' | 'transactional-update' | null) => ({ linuxSystem: { immutable } });

test.each([
  ['none', 'pass', 'Packages are installed the usual way here.', false],
  ['rpm-ostree', 'fail', 'This system is an image of rpm-ostree, on which Defender cannot be installed.', false],
  ['transactional-update', 'warn', 'This system is kept by transactional-update, on which Defender is not documented.', true],
  [null, 'unknown', 'System that is an image: not known, because a fact of Linux system is missing.', false],
] as const)('%s', (immutable, outcome, headline, unconfirmed) => {
  const finding = findingOf(systemImage, kept(immutable));
  expect(verdictLine(finding)).toEqual([outcome, headline]);
  expect(finding.unconfirmed).toBe(unconfirmed);
});
