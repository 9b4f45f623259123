import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { allChecks, checkOf } from './all';
import type { Check } from './check';
import { explanationOf } from './explanation';

const catalogue = sampleCatalogue();
const checkWith = (id: string): Check => {
  const check = checkOf(id);
  if (!check) throw new Error(`there is no check ${id}`);
  return check;
};

test('a check of facts: what can come out with which outcome, gravest first, and how it is mended', () => {
  const { results, orders, steps, evidence, requires, sources } = explanationOf(checkWith('free-disk-space'), catalogue);
  expect(results).toEqual([
    { outcome: 'fail', headline: '<volume> has only <free> free; Defender needs <needed>.' },
    { outcome: 'notApplicable', headline: '<system> states no minimum of disk space.' },
    { outcome: 'pass', headline: '<volume> has room for Defender: <free> are free.' },
  ]);
  expect(orders).toEqual(['Free <missing> on <volume>.']);
  expect(steps).toEqual(['Delete or move at least <missing> from <volume>.', 'Assess this device again.']);
  expect(evidence).toEqual(['Volume', 'Free', 'Size', 'Needed']);
  expect(requires).toEqual(['operatingSystem', 'storage']);
  expect(sources.map(({ key }) => key)).toEqual(['LINUXPRE', 'MINREQ', 'MACPRE']);
});

test('a check that a person answers: its choices, and what each of them says', () => {
  const { choices, results } = explanationOf(checkWith('product-acquired'), catalogue);
  expect(choices).toEqual(['Bought', 'Free trial']);
  expect(results).toContainEqual({ outcome: 'pass', headline: 'A free trial of Defender for Endpoint is running.' });
  expect(results).toContainEqual({ outcome: 'manual', headline: 'Does the organisation have Defender for Endpoint, bought or on trial?' });
});

test('the links stand with their names and addresses then and today', () => {
  const { links } = explanationOf(checkWith('edr-platform'), catalogue);
  const [link] = catalogue.links.filter(({ id }) => id === 'edr-overview');
  expect(links).toEqual([
    {
      id: 'edr-overview',
      nameThen: link?.nameThen,
      urlThen: link?.urlThen,
      nameToday: link?.nameToday,
      urlToday: link?.urlToday,
      verified: link?.verified,
    },
  ]);
});

test('the troubles and pains of the catalogue stand at the checks they name', () => {
  for (const { problem, checks } of catalogue.troubles) {
    for (const check of allChecks) expect(explanationOf(check, catalogue).troubles.includes(problem)).toBe(checks.includes(check.id));
  }
  const { pains } = explanationOf(checkWith('proxy-planes'), catalogue);
  expect(pains).toEqual(catalogue.pains.filter(({ checks }) => checks.includes('proxy-planes')).map(({ pain }) => pain));
  expect(pains.length).toBeGreaterThan(0);
});

describe('a check whose sentences are not all on record', () => {
  const check: Check = {
    ...checkWith('kernel-version'),
    id: 'made-up',
    messages: {
      enough: 'It is new enough.',
      old: '{kernel} is old.',
      update: 'Update it.',
      updateSoon: 'Update it before {endDate}.',
      stepLook: 'Look.',
      again: 'Assess again.',
      oldBasis: 'So it is.',
      rests: 'Its version is {version}.',
    },
  };
  const known = { 'made-up': { headlines: { enough: ['pass'] }, orders: ['update'], steps: ['stepLook'], bases: ['rests'] } } as const;
  const explained = explanationOf(check, catalogue, known);

  test('lists the others without an outcome, after those that have one', () => {
    expect(explained.results).toEqual([
      { outcome: 'pass', headline: 'It is new enough.' },
      { outcome: null, headline: '<kernel> is old.' },
    ]);
  });

  test('takes what begins with the verb of an order for an order, and a step by its key', () => {
    expect(explained.orders).toEqual(['Update it.', 'Update it before <end>.']);
    expect(explained.steps).toEqual(['Look.', 'Assess again.']);
  });
});

test.each(allChecks.map((check) => [check.id, check] as const))(
  '%s: something can come out, and every sentence is found once',
  (_, check) => {
    const { results, orders, steps } = explanationOf(check, catalogue);
    expect(results.length).toBeGreaterThan(0);
    expect(new Set(results.map(({ outcome, headline }) => `${outcome} ${headline}`)).size).toBe(results.length);
    expect([...orders, ...steps].filter((text) => text === '')).toEqual([]);
  },
);
