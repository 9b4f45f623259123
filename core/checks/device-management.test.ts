import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { findingOf, verdictLine } from './check.test-support';
import { deviceManagement } from './device-management';

test.each<readonly [string, SectionData<'macosSystem'>['management'], Outcome, string]>([
  ['approved', { enrolled: true, userApproved: true }, 'pass', 'This Mac is enrolled with a management service and approved.'],
  ['not approved', { enrolled: true, userApproved: false }, 'warn', 'This Mac is enrolled with a management service, but not approved.'],
  ['none', { enrolled: false, userApproved: null }, 'warn', 'This Mac is not enrolled with a management service.'],
  [
    'approval not read',
    { enrolled: true, userApproved: null },
    'unknown',
    'Device management of this Mac: not known, because a fact of macOS system is missing.',
  ],
  ['not read', null, 'unknown', 'Device management of this Mac: not known, because a fact of macOS system is missing.'],
])('%s', (_, management, outcome, headline) => {
  expect(verdictLine(findingOf(deviceManagement, machineWith('macos-26', { macosSystem: { management } })))).toEqual([outcome, headline]);
});
