import { describe, expect, test } from 'vitest';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import { findingWith } from '../../core/evaluate/finding.test-support';
import { verdictOf } from '../../core/evaluate/verdict';
import { actionsOf } from './actions';

const finding = (checkId: string, outcome: Outcome, causedBy: string | null = null): Finding =>
  findingWith(checkId, outcome, { causedBy, essential: true });

const numbered = (findings: Finding[]): string[] =>
  actionsOf({ findings, verdict: verdictOf(findings) }).map(
    ({ number, finding: { checkId }, effects }) => `${number} ${checkId}${effects.map((effect) => ` > ${effect.checkId}`).join('')}`,
  );

describe('what there is to do', () => {
  test('comes gravest first, without what passed', () => {
    const findings = [
      finding('a', 'pass'),
      finding('b', 'warn'),
      finding('c', 'fail'),
      finding('d', 'notApplicable'),
      finding('e', 'manual'),
    ];
    expect(numbered(findings)).toEqual(['1 c', '2 e', '3 b']);
  });

  test('begins with what decided the verdict', () => {
    const findings = [finding('warned', 'warn'), finding('deferred', 'deferred'), finding('asked', 'manual')];
    expect(verdictOf(findings).decidedBy).toEqual(['asked', 'deferred']);
    expect(numbered(findings)).toEqual(['1 asked', '2 deferred', '3 warned']);
  });

  test('names an effect under its cause', () => {
    expect(numbered([finding('effect', 'fail', 'cause'), finding('cause', 'fail'), finding('late', 'deferred', 'cause')])).toEqual([
      '1 cause > effect > late',
    ]);
  });

  test('is one thing where one reading would tell several: the same section, reason and weight', () => {
    const unread = (checkId: string, section: string, essential: boolean): Finding =>
      findingWith(checkId, 'unknown', {
        essential,
        remedy: { summary: { id: 'runner.readAgain', values: { reason: 'notCollected', section } }, steps: [], command: null },
        evidence: [{ name: section, value: 'not in the evidence', source: null }],
      });
    const findings = [
      unread('a', 'windowsSystem', true),
      unread('b', 'windowsSystem', true),
      unread('c', 'storage', true),
      unread('d', 'windowsSystem', false),
    ];
    const actions = actionsOf({ findings, verdict: verdictOf(findings) });
    expect(actions.map(({ number, finding: { checkId }, alike }) => [number, checkId, alike.map((each) => each.checkId)])).toEqual([
      [1, 'a', ['b']],
      [2, 'c', []],
      [3, 'd', []],
    ]);
  });

  test('asks once for each finding why it is not known, however many there are', () => {
    let asked = 0;
    const findings = Array.from({ length: 40 }, (_, index) => {
      const remedy = { summary: { id: 'runner.readAgain', values: { section: 'storage', index: index % 20 } }, steps: [], command: null };
      const made = findingWith(`check-${index}`, 'unknown', { remedy });
      return Object.defineProperty({ ...made }, 'evidence', {
        get: () => {
          asked += 1;
          return [];
        },
      });
    });
    expect(actionsOf({ findings, verdict: verdictOf(findings) }).map(({ alike }) => alike.length)).toEqual(
      Array.from({ length: 20 }, () => 1),
    );
    expect(asked).toBeLessThanOrEqual(40);
  });

  test('keeps under one number what others of the same reason explain', () => {
    const remedy = { summary: { id: 'runner.readAgain', values: { section: 'storage' } }, steps: [], command: null };
    const findings = [
      findingWith('first', 'unknown', { remedy }),
      findingWith('second', 'unknown', { remedy }),
      findingWith('effect', 'unknown', { causedBy: 'second' }),
    ];
    const [action, ...others] = actionsOf({ findings, verdict: verdictOf(findings) });
    expect(action?.effects.map(({ checkId }) => checkId)).toEqual(['effect']);
    expect(others).toEqual([]);
  });

  test('an effect whose cause is not open stands alone', () => {
    expect(numbered([finding('cause', 'pass'), finding('effect', 'warn', 'cause'), finding('other', 'warn', 'missing')])).toEqual([
      '1 effect',
      '2 other',
    ]);
  });

  test.each([
    { name: 'two that name each other', findings: [finding('a', 'fail', 'b'), finding('b', 'fail', 'a')] },
    { name: 'one that names itself', findings: [finding('a', 'warn', 'a')] },
    { name: 'a chain', findings: [finding('a', 'fail'), finding('b', 'fail', 'a'), finding('c', 'fail', 'b'), finding('d', 'warn', 'c')] },
  ])('leaves none out: $name', ({ findings }) => {
    const named = actionsOf({ findings, verdict: verdictOf(findings) }).flatMap((action) => [action.finding, ...action.effects]);
    expect(named.map(({ checkId }) => checkId).sort()).toEqual(findings.map(({ checkId }) => checkId));
  });
});
