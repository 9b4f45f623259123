import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { english, findingOf, verdictLine } from './check.test-support';
import { symantecTamperProtection } from './symantec-tamper-protection';

test.each<readonly [string, Partial<SectionData<'symantecClient'>>, Outcome, string, string, boolean]>([
  [
    'on',
    { tamperProtection: true },
    'pass',
    'Tamper protection of Symantec is on, as it should be before the switch.',
    'Who manages Symantec switches it off in its policy before phase 3 removes Symantec.',
    true,
  ],
  [
    'off',
    { tamperProtection: false },
    'pass',
    'Tamper protection of Symantec is off, so it does not hinder the removal.',
    'Until then anybody with administrator rights can stop Symantec.',
    true,
  ],
  [
    'not read',
    { tamperProtection: null },
    'unknown',
    'Tamper protection of Symantec: not known, because a fact of Symantec Endpoint Protection is missing.',
    '',
    false,
  ],
  ['not installed', { installed: false }, 'notApplicable', 'Symantec is not installed, so there is nothing for it to guard.', '', false],
])('%s', (_, symantecClient, outcome, headline, basis, unconfirmed) => {
  const finding = findingOf(symantecTamperProtection, machineWith('windows-11', { symantecClient }));
  expect(verdictLine(finding)).toEqual([outcome, headline]);
  expect(english(finding.basis)).toBe(basis);
  expect(finding.unconfirmed).toBe(unconfirmed);
});
