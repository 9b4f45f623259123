import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import { findingOf, verdictLine } from './check.test-support';
import { systemIntegrity } from './system-integrity';

test.each<readonly [boolean | null, Outcome, string]>([
  [true, 'pass', 'System Integrity Protection is on.'],
  [false, 'warn', 'System Integrity Protection is off.'],
  [null, 'unknown', 'System Integrity Protection: not known, because a fact of macOS system is missing.'],
])('%s', (systemIntegrityProtection, outcome, headline) => {
  const inventory = machineWith('macos-26', { macosSystem: { systemIntegrityProtection } });
  expect(verdictLine(findingOf(systemIntegrity, inventory))).toEqual([outcome, headline]);
});
