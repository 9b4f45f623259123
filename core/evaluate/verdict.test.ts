import { describe, expect, test } from 'vitest';
import type { Finding } from './finding';
import { findingWith } from './finding.test-support';
import { outcomes } from './finding';
import { byGravity, countByOutcome, verdictOf } from './verdict';

const essential = { essential: true };

describe('the verdict', () => {
  test.each<readonly [string, readonly Finding[], string, readonly string[]]>([
    ['nothing at all is ready', [], 'ready', []],
    ['passed and not applicable is ready', [findingWith('a', 'pass'), findingWith('b', 'notApplicable')], 'ready', []],
    ['a warning', [findingWith('a', 'pass'), findingWith('b', 'warn')], 'readyWithWarnings', ['b']],
    ['what is not known and not essential', [findingWith('a', 'unknown')], 'readyWithWarnings', ['a']],
    ['warnings stand before what is not known', [findingWith('a', 'unknown'), findingWith('b', 'warn')], 'readyWithWarnings', ['b', 'a']],
    ['an open item that is not essential decides nothing', [findingWith('a', 'manual'), findingWith('b', 'deferred')], 'ready', []],
    ['an essential question without an answer', [findingWith('a', 'manual', essential), findingWith('b', 'warn')], 'incomplete', ['a']],
    ['an essential check that is deferred', [findingWith('a', 'deferred', essential)], 'incomplete', ['a']],
    ['an essential fact that is not known', [findingWith('a', 'unknown', essential)], 'incomplete', ['a']],
    ['an essential warning leaves nothing open', [findingWith('a', 'warn', essential)], 'readyWithWarnings', ['a']],
    ['one failure blocks, whatever else is open', [findingWith('a', 'manual', essential), findingWith('b', 'fail')], 'blocked', ['b']],
    [
      'a failure under its cause is not named',
      [findingWith('a', 'fail', { causedBy: 'b' }), findingWith('b', 'fail'), findingWith('c', 'fail')],
      'blocked',
      ['b', 'c'],
    ],
    [
      'failures that name each other are named both',
      [findingWith('a', 'fail', { causedBy: 'b' }), findingWith('b', 'fail', { causedBy: 'a' })],
      'blocked',
      ['a', 'b'],
    ],
    [
      'a failure whose cause only warns still blocks, and is named',
      [findingWith('a', 'fail', { causedBy: 'b' }), findingWith('b', 'warn')],
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
    const findings = [...outcomes]
      .reverse()
      .flatMap((outcome) => [findingWith(`${outcome}1`, outcome), findingWith(`${outcome}2`, outcome)]);
    expect(ids(findings)).toEqual(outcomes.flatMap((outcome) => [`${outcome}1`, `${outcome}2`]));
  });

  test('puts what has a cause right after it', () => {
    const findings = [
      findingWith('x', 'fail'),
      findingWith('effect', 'unknown', { causedBy: 'cause' }),
      findingWith('y', 'warn'),
      findingWith('cause', 'fail'),
    ];
    expect(ids(findings)).toEqual(['x', 'cause', 'effect', 'y']);
  });

  test('loses nothing where causes name each other or are not there', () => {
    const findings = [
      findingWith('a', 'fail', { causedBy: 'b' }),
      findingWith('b', 'fail', { causedBy: 'a' }),
      findingWith('c', 'warn', { causedBy: 'gone' }),
    ];
    expect(ids(findings).sort()).toEqual(['a', 'b', 'c']);
  });
});

test('the counts name every outcome', () => {
  expect(countByOutcome([findingWith('a', 'fail'), findingWith('b', 'fail'), findingWith('c', 'pass')])).toEqual({
    fail: 2,
    manual: 0,
    warn: 0,
    unknown: 0,
    deferred: 0,
    notApplicable: 0,
    pass: 1,
  });
});
