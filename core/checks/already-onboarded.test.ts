import { expect, test } from 'vitest';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import type { WindowsDefender } from '../inventory/sections/windows-defender';
import { alreadyOnboarded } from './already-onboarded';
import { english, findingOf, remedyText, verdictLine } from './check.test-support';
import { goodData } from './windows.test-support';

const client = (onboarding: Partial<WindowsDefender['onboarding']>) => {
  const defender = goodData('windows-11', 'windowsDefender');
  return machineWith('windows-11', { windowsDefender: { ...defender, onboarding: { ...defender.onboarding, ...onboarding } } });
};
const no = 'This device is not onboarded to Defender for Endpoint yet, as expected.';
const leftover = 'Data of an earlier onboarding is here, but this device is not onboarded.';
const unread = 'Onboarding so far: not known, because a fact of Microsoft Defender is missing.';

test.each([
  ['not yet', goodMachines['windows-11'](), 'pass', no],
  [
    'onboarded',
    client({ onboarded: true, organisationId: true, onboardingData: true }),
    'warn',
    'This device is onboarded to Defender for Endpoint already.',
  ],
  ['a package was delivered', client({ onboardingData: true }), 'warn', leftover],
  ['the id of an organisation is left', client({ organisationId: true }), 'warn', leftover],
  ['offboarded before', client({ offboardingData: true }), 'pass', no],
  ['state not read', client({ onboarded: null }), 'unknown', unread],
  ['state not read beside a package', client({ onboarded: null, onboardingData: true }), 'unknown', unread],
  ['data of a package not read', client({ onboardingData: null }), 'unknown', unread],
  ['id not read', client({ organisationId: null }), 'unknown', unread],
  ['one not read beside one that is there', client({ organisationId: null, onboardingData: true }), 'warn', leftover],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(alreadyOnboarded, machine))).toEqual([outcome, headline]);
});

test('an offboarding is told, and which organisation it was is not', () => {
  expect(english(findingOf(alreadyOnboarded, client({ offboardingData: true })).basis)).toBe(
    'An offboarding package was delivered here before.',
  );
  const { evidence } = findingOf(alreadyOnboarded, client({ organisationId: true }));
  expect(evidence.find(({ name }) => name === 'organisationId')?.value).toBe(true);
});

test('it is for the security administrator to find out', () => {
  const finding = findingOf(alreadyOnboarded, client({ onboarded: true }));
  expect([finding.owner, remedyText(finding)[0]]).toEqual([
    'security-administrator',
    'Find out which organisation it reports to, and who onboarded it.',
  ]);
});
