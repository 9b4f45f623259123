import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { outcomes } from '../evaluate/finding';
import { findingWith } from '../evaluate/finding.test-support';
import { allChecks } from './all';
import { misplaced } from './check.test-support';
import { defineCheck, isBasis, isStep } from './check';
import { defineWindowsCheck } from './windows';

const { sources } = sampleCatalogue();

describe.each(allChecks.map((check) => [check.id, check] as const))('%s', (_, { messages, headlines, orders, essential, references }) => {
  const told = [...new Set([...Object.values(headlines).flat(), ...orders])];

  test('every sentence is a headline, an order, a step or a basis, and only one of them', () => {
    const places = Object.keys(messages).map((key) => {
      const headline = Object.values(headlines).some((keys) => keys.includes(key));
      return [key, [headline, orders.includes(key), isStep(key), isBasis(key)].filter(Boolean).length];
    });
    expect(places.filter(([, count]) => count !== 1)).toEqual([]);
  });

  test('it names where its facts are from, and the catalogue knows these', () => {
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((key) => !Object.hasOwn(sources, key))).toEqual([]);
  });

  test('what it declares is among its sentences, once in each place', () => {
    expect(told.filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
    for (const keys of [...Object.values(headlines), orders]) expect(keys).toEqual([...new Set(keys)]);
  });

  test('it is essential exactly when it can fail or waits for a test, and has an order where something is to be done', () => {
    expect(essential ?? false).toBe(headlines.fail !== undefined || headlines.deferred !== undefined);
    const toMend = outcomes.some((outcome) => outcome !== 'pass' && outcome !== 'notApplicable' && headlines[outcome] !== undefined);
    expect(orders.length > 0).toBe(toMend);
  });
});

const meta = { id: 'made-up', title: 'Made up', whyItMatters: '', owner: 'technician', references: [], evidence: {} } as const;
const messages = { good: 'Good.', goodBasis: 'So it is.', bad: 'Bad.', mend: 'Mend it.', stepMend: 'Mend.', again: 'Again.' } as const;
const said = (key: string, id = 'made-up') => ({ id: `${id}.${key}`, values: {} });

test('a key that is no sentence of the check does not compile', () => {
  const evaluate = () => ({ outcome: 'pass', headline: said('good') }) as const;
  const all = { ...meta, step: 3, requires: [], messages, evaluate } as const;
  // @ts-expect-error there is no such sentence
  defineCheck({ ...all, headlines: { pass: ['god'] }, orders: [] });
  // @ts-expect-error there is no such outcome
  defineCheck({ ...all, headlines: { passed: ['good'] }, orders: [] });
  // @ts-expect-error there is no such sentence
  defineCheck({ ...all, headlines: { pass: ['good'] }, orders: ['mand'] });
  const onWindows = { ...meta, requires: ['operatingSystem'], messages, evaluate } as const;
  // @ts-expect-error there is no such sentence
  defineWindowsCheck({ ...onWindows, headlines: { pass: ['god'] }, orders: [] });
  // @ts-expect-error there is no such sentence
  expect(defineWindowsCheck({ ...onWindows, headlines: { pass: ['good'] }, orders: ['mand'] }).headlines).toEqual({
    pass: ['good'],
    notApplicable: ['noRecord'],
  });
});

describe('a finding', () => {
  const check = { ...meta, step: 3, requires: [], messages, headlines: { pass: ['good'], fail: ['bad'] }, orders: ['mend'] } as const;
  const remedy = { summary: said('mend'), steps: [said('stepMend'), said('mend'), said('again')], command: null };
  const finding = findingWith('made-up', 'fail', { headline: said('bad'), remedy, basis: null });

  test.each([
    ['a failure with its order and steps', finding],
    [
      'a pass with what it rests on',
      { ...finding, outcome: 'pass' as const, headline: said('good'), remedy: null, basis: said('goodBasis') },
    ],
    ['what the runner says in its place', { ...finding, outcome: 'unknown' as const, headline: said('factUnread', 'runner') }],
  ])('stands as its check declares it: %s', (_, good) => {
    expect(misplaced(check, good)).toEqual([]);
  });

  test.each([
    ['a headline of another outcome', { ...finding, outcome: 'warn' as const }, 'made-up.bad is not declared as headline of warn'],
    ['an order as headline', { ...finding, headline: said('mend') }, 'made-up.mend is not declared as headline of fail'],
    ['a headline of another check', { ...finding, headline: said('bad', 'other') }, 'other.bad is not declared as headline of fail'],
    ['a step as order', { ...finding, remedy: { ...remedy, summary: said('stepMend') } }, 'made-up.stepMend is not declared as order'],
    ['a headline as step', { ...finding, remedy: { ...remedy, steps: [said('bad')] } }, 'made-up.bad is not declared as step'],
    ['a headline as basis', { ...finding, basis: said('good') }, 'made-up.good is not declared as basis'],
  ])('does not: %s', (_, bad, reason) => {
    expect(misplaced(check, bad)).toEqual([reason]);
  });
});
