import { expect, test } from 'vitest';
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

test('what stands in a place keeps the capitals of a name, and begins small else', () => {
  const check = {
    ...checkWith('free-disk-space'),
    messages: { fact: '{mount}, {wanted} and {edr}.' },
    headlines: { fail: ['fact'] },
    evidence: { mount: 'Volume', wanted: 'DisableEnterpriseAuthProxy', edr: 'EDR' },
  };
  expect(explanationOf(check, catalogue).results).toEqual([
    { outcome: 'fail', headline: '<volume>, <DisableEnterpriseAuthProxy> and <EDR>.' },
  ]);
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

test.each([
  ['windows-edition', 'fail', 'unsupported'],
  ['offline-updates', 'fail', 'closed'],
  ['macos-extensions', 'warn', 'waiting'],
] as const)('%s: what begins with a value or comes out rarely is a result too, and no order', (id, outcome, key) => {
  const check = checkWith(id);
  const { results, orders } = explanationOf(check, catalogue);
  const [headline] = explanationOf({ ...check, headlines: { [outcome]: [key] } }, catalogue).results;
  expect(headline?.headline).toMatch(/ /);
  expect(results).toContainEqual(headline);
  expect(orders).not.toContain(headline?.headline);
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
