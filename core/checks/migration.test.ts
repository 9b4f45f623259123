import { expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { allChecks } from './all';

const { expectations, troubles, pains } = sampleCatalogue();
const ids = new Set(allChecks.map(({ id }) => id));

const naming = [
  ...expectations.flatMap(({ id, problems }) => problems.map(({ text, checks }) => ({ what: `${id}: ${text}`, checks }))),
  ...troubles.map(({ id, checks }) => ({ what: id, checks })),
  ...pains.map(({ id, checks }) => ({ what: id, checks })),
];

test('the catalogue names only checks that exist', () => {
  const strangers = naming.flatMap(({ what, checks }) => checks.filter((check) => !ids.has(check)).map((check) => `${what} -> ${check}`));
  expect(strangers).toEqual([]);
});

test('every problem that an expectation names is found by a check', () => {
  const problems = expectations.flatMap(({ problems: own }) => own);
  expect(problems.filter(({ checks }) => checks.length === 0)).toEqual([]);
});

test('every trouble that can be detected is found by a check, and no other claims to be', () => {
  expect(troubles.filter(({ detectable, checks }) => (detectable === 'no') !== (checks.length === 0)).map(({ id }) => id)).toEqual([]);
  expect(troubles.filter(({ detectable }) => detectable === 'no').map(({ id }) => id)).toEqual(['no-mutual-exclusions']);
});

test('what is only partly detectable, or not at all, says why', () => {
  expect(troubles.filter(({ detectable, note }) => detectable !== 'yes' && note === null).map(({ id }) => id)).toEqual([]);
});

test('a pain that no check catches says what it takes', () => {
  expect(pains.filter(({ checks, later }) => checks.length === 0 && later === null).map(({ id }) => id)).toEqual([]);
});
