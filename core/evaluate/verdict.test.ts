import { describe, expect, test } from 'vitest';
import type { Finding, Outcome } from './finding';
import { outcomes } from './finding';
import { byGravity, countByOutcome, verdictOf } from './verdict';

interface Some {
  readonly essential?: boolean;
  readonly causedBy?: string;
}

const finding = (checkId: string, outcome: Outcome, { essential = false, causedBy }: Some = {}): Finding => ({
  checkId,
  step: 3,
  guideItem: null,
  outcome,
  headline: { id: `${checkId}.headline`, values: {} },
  owner: 'technician',
  remedy: null,
  basis: null,
  evidence: [],
  causedBy: causedBy ?? null,
  essential,
  unconfirmed: false,
  references: [],
  links: [],
});

const essential = { essential: true };

describe('the verdict', () => {
  test.each<readonly [string, readonly Finding[], string, readonly string[]]>([
    ['nothing at all is ready', [], 'ready', []],
    ['passed and not applicable is ready', [finding('a', 'pass'), finding('b', 'notApplicable')], 'ready', []],
    ['a warning', [finding('a', 'pass'), finding('b', 'warn')], 'readyWithWarnings', ['b']],
    ['what is not known and not essential', [finding('a', 'unknown')], 'readyWithWarnings', ['a']],
    ['warnings stand before what is not known', [finding('a', 'unknown'), finding('b', 'warn')], 'readyWithWarnings', ['b', 'a']],
    ['an open item that is not essential decides nothing', [finding('a', 'manual'), finding('b', 'deferred')], 'ready', []],
    ['an essential question without an answer', [finding('a', 'manual', essential), finding('b', 'warn')], 'incomplete', ['a']],
    ['an essential check that is deferred', [finding('a', 'deferred', essential)], 'incomplete', ['a']],
    ['an essential fact that is not known', [finding('a', 'unknown', essential)], 'incomplete', ['a']],
    ['an essential warning leaves nothing open', [finding('a', 'warn', essential)], 'readyWithWarnings', ['a']],
    ['one failure blocks, whatever else is open', [finding('a', 'manual', essential), finding('b', 'fail')], 'blocked', ['b']],
    [
      'a failure under its cause is not named',
      [finding('a', 'fail', { causedBy: 'b' }), finding('b', 'fail'), finding('c', 'fail')],
      'blocked',
      ['b', 'c'],
    ],
    [
      'failures that name each other are named both',
      [finding('a', 'fail', { causedBy: 'b' }), finding('b', 'fail', { causedBy: 'a' })],
      'blocked',
      ['a', 'b'],
    ],
    [
      'a failure whose cause only warns still blocks, and is named',
      [finding('a', 'fail', { causedBy: 'b' }), finding('b', 'warn')],
      'blocked',
      ['a'],
    ],
  ])('%s', (_, findings, word, decidedBy) => {
    expect(verdictOf(findings)).toEqual({ word, decidedBy });
  });
});

describe('the order', () => {
  const ids = (findings: readonly Finding[]) => byGravity(findings).map(({ checkId }) => checkId);

  test('is that of the outcomes, and keeps the order of equals', () => {
    const findings = [...outcomes].reverse().flatMap((outcome) => [finding(`${outcome}1`, outcome), finding(`${outcome}2`, outcome)]);
    expect(ids(findings)).toEqual(outcomes.flatMap((outcome) => [`${outcome}1`, `${outcome}2`]));
  });

  test('puts what has a cause right after it', () => {
    const findings = [
      finding('x', 'fail'),
      finding('effect', 'unknown', { causedBy: 'cause' }),
      finding('y', 'warn'),
      finding('cause', 'fail'),
    ];
    expect(ids(findings)).toEqual(['x', 'cause', 'effect', 'y']);
  });

  test('loses nothing where causes name each other or are not there', () => {
    const findings = [
      finding('a', 'fail', { causedBy: 'b' }),
      finding('b', 'fail', { causedBy: 'a' }),
      finding('c', 'warn', { causedBy: 'gone' }),
    ];
    expect(ids(findings).sort()).toEqual(['a', 'b', 'c']);
  });
});

test('the counts name every outcome', () => {
  expect(countByOutcome([finding('a', 'fail'), finding('b', 'fail'), finding('c', 'pass')])).toEqual({
    fail: 2,
    manual: 0,
    warn: 0,
    unknown: 0,
    deferred: 0,
    notApplicable: 0,
    pass: 1,
  });
});
