import { describe, expect, test } from 'vitest';
import type { Answer, Statement } from '../document/statement';
import { allChecks } from './all';
import { english, findingOf, verdictLine } from './check.test-support';

const manual = allChecks.filter(({ answer }) => answer !== undefined);

const statement = (checkId: string, answer: Answer, choice: string | null = null, recordedAt = '2026-11-24T07:00:00Z'): Statement => ({
  checkId,
  answer,
  choice,
  by: 'A. Person',
  on: '2026-11-20',
  note: null,
  recordedAt,
});

test("the manual checks are the guide's numbered items, in its order", () => {
  expect(manual.map(({ guideItem, id }) => `${guideItem} ${id}`)).toEqual([
    '1.1 product-acquired',
    '1.2 licences-verified',
    '1.3 tenant-set-up',
    '1.4 proxy-need-decided',
    '2.1 roles-planned',
    '2.2 rbac-configured',
    '2.3 portal-access-granted',
  ]);
});

describe.each(manual.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const choices = Object.keys(check.answer?.choices ?? {});

  test('asks until somebody has answered, and is essential', () => {
    const finding = findingOf(check, {});
    expect(finding.outcome).toBe('manual');
    expect(english(finding.headline)).toMatch(/\?$/);
    expect(finding.essential).toBe(true);
    expect(finding.remedy?.steps.length).toBeGreaterThan(1);
  });

  test('done passes, by the person who said so', () => {
    const finding = findingOf(check, {}, { statements: [statement(id, 'done', choices[0] ?? null)] });
    expect(finding.outcome).toBe('pass');
    expect(english(finding.basis)).toContain('by A. Person on 20 Nov 2026');
  });

  test('not done blocks: it must not look better than no answer', () => {
    const finding = findingOf(check, {}, { statements: [statement(id, 'notDone')] });
    expect(finding.outcome).toBe('fail');
    expect(finding.remedy?.steps.length).toBeGreaterThan(1);
  });

  test('not applicable is kept as said', () => {
    expect(findingOf(check, {}, { statements: [statement(id, 'notApplicable')] }).outcome).toBe('notApplicable');
  });

  test('every choice has a headline of its own', () => {
    const headlines = choices.map((choice) => verdictLine(findingOf(check, {}, { statements: [statement(id, 'done', choice)] }))[1]);
    expect(new Set(headlines).size).toBe(choices.length);
  });

  test('the last answer counts', () => {
    const statements = [statement(id, 'notDone'), statement(id, 'done', null, '2026-11-24T08:00:00Z')];
    expect(findingOf(check, {}, { statements }).outcome).toBe('pass');
  });

  test('an answer to another check does not count', () => {
    expect(findingOf(check, {}, { statements: [statement('another', 'done')] }).outcome).toBe('manual');
  });
});

test.each([
  ['intune', 'Role-based access control is set up with Intune.', 'Intune, stated by A. Person on 20 Nov 2026.'],
  ['basic', 'Access is granted by basic permissions.', 'Basic permissions, stated by A. Person on 20 Nov 2026.'],
  [null, 'Role-based access control is set up.', 'Stated by A. Person on 20 Nov 2026.'],
])('the method %s reads well', (choice, headline, basis) => {
  const check = manual.find(({ id }) => id === 'rbac-configured');
  const finding = check && findingOf(check, {}, { statements: [statement('rbac-configured', 'done', choice)] });
  expect([english(finding?.headline ?? null), english(finding?.basis ?? null)]).toEqual([headline, basis]);
});
