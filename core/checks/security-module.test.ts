import { expect, test } from 'vitest';
import { findingOf, verdictLine } from './check.test-support';
import { securityModule } from './security-module';

test.each([
  ['enforcing', 'pass', 'SELinux is enforcing, which Defender allows.'],
  ['permissive', 'pass', 'SELinux is permissive, which Defender allows.'],
  ['disabled', 'notApplicable', 'SELinux is not in use here.'],
  ['not-present', 'notApplicable', 'SELinux is not in use here.'],
  [null, 'unknown', 'SELinux: not known, because a fact of Linux system is missing.'],
] as const)('SELinux %s', (selinux, outcome, headline) => {
  expect(verdictLine(findingOf(securityModule, { linuxSystem: { selinux } }))).toEqual([outcome, headline]);
});
