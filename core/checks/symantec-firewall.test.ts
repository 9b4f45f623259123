import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { symantecFirewall } from './symantec-firewall';

test.each<readonly [string, Partial<SectionData<'symantecClient'>>, Outcome, string]>([
  ['there', { firewall: true }, 'warn', 'The firewall of Symantec is installed on this device.'],
  ['not there', { firewall: false }, 'pass', 'The firewall of Symantec is not installed: no rules to carry over.'],
  [
    'not read',
    { firewall: null },
    'unknown',
    'Firewall of Symantec: not known, because a fact of Symantec Endpoint Protection is missing.',
  ],
  ['no Symantec', { installed: false, firewall: null }, 'notApplicable', 'Symantec is not installed: no rules to carry over.'],
])('%s', (_, symantecClient, outcome, headline) => {
  expect(verdictLine(findingOf(symantecFirewall, machineWith('windows-11', { symantecClient })))).toEqual([outcome, headline]);
});

test('the rules are to be carried over, and what the Security Center says of the firewall stands beside', () => {
  const finding = findingOf(
    symantecFirewall,
    machineWith('windows-11', {
      symantecClient: { firewall: true },
      securityCenter: {
        products: [
          { kind: 'firewall', name: 'Symantec Endpoint Protection', state: 0x011000, reportingProgramExists: true },
          { kind: 'antivirus', name: 'Symantec Endpoint Protection', state: 0x041000, reportingProgramExists: true },
        ],
      },
    }),
  );
  expect(finding.unconfirmed).toBe(true);
  expect(finding.evidence.filter(({ name }) => name === 'securityCenter').map(({ value }) => value)).toEqual([
    'firewall Symantec Endpoint Protection: on, up to date',
  ]);
  expect(remedyText(finding)).toEqual([
    'Carry its rules over to Windows Firewall before phase 3.',
    'List the firewall rules of this device’s group in the console of Symantec.',
    'Set those that are needed as rules of Windows Firewall, by group policy or Intune.',
    'Make sure that no policy keeps Windows Firewall off once Symantec is gone.',
  ]);
});
