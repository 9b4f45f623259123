import { expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import { countByOutcome } from '../../core/evaluate/verdict';
import { findingWith } from '../../core/evaluate/finding.test-support';
import { everyFinding, type FindingFilter } from '../state/findings-slice';
import { countsOf, filterFindings, groupFindings, isNarrowing, searchable } from './filter-findings';

const { findings } = sampleDocument();
const all = searchable(findings, { timeZone: 'UTC' });
const found = (change: Partial<FindingFilter>): string[] =>
  filterFindings(all, { ...everyFinding, ...change }).map(({ checkId }) => checkId);

test('without a filter every finding is found, in its order', () => {
  expect(found({})).toEqual(findings.map(({ checkId }) => checkId));
  expect(found({ query: '   ' })).toEqual(findings.map(({ checkId }) => checkId));
});

test.each([
  ['id', 'free-disk-space', 'free-disk-space'],
  ['title', 'Sign-in at the proxy', 'proxy-credentials'],
  ['headline', 'runs as process 1', 'init-system'],
  ['remedy', 'Billing, Your products', 'product-acquired'],
  ['a step of the remedy', 'an empty list means ready', 'tenant-set-up'],
  ['evidence', 'systemd-timesyncd', 'clock'],
  ['label of the evidence', 'time zone', 'clock'],
  ['any letter case', 'FANOTIFY MARKS', 'fanotify-conflict'],
])('a search finds by %s', (_, query, checkId) => {
  expect(found({ query })).toContain(checkId);
});

test('a search looks at values as they are shown, not as they are kept', () => {
  expect(found({ query: '20.0 GiB free' })).toContain('free-disk-space');
  expect(found({ query: '21474836480' })).toEqual([]);
});

test('every word has to be in one finding', () => {
  expect(found({ query: 'clock proxy' })).toEqual([]);
});

test('outcomes of a filter add up, and narrow what the search and the steps leave', () => {
  const manual = found({ outcomes: ['manual'] });
  const warned = found({ outcomes: ['warn'] });
  expect(manual.length).toBeGreaterThan(1);
  expect(found({ outcomes: ['warn', 'manual'] })).toHaveLength(manual.length + warned.length);
  expect(found({ outcomes: ['manual'], steps: [2] })).toEqual(['roles-planned', 'rbac-configured', 'portal-access-granted']);
  expect(found({ outcomes: ['manual'], steps: [3] })).toEqual([]);
});

test('the numbers of outcomes and steps follow the search and each other, not themselves', () => {
  const counts = (change: Partial<FindingFilter>) => countsOf(all, { ...everyFinding, ...change });
  const first = findings.filter(({ step }) => step === 1);
  expect(counts({}).outcomes).toEqual(countByOutcome(findings));
  expect(counts({}).steps[1]).toBe(first.length);
  const searched = counts({ query: 'fanotify marks' });
  const hits = found({ query: 'fanotify marks' }).length;
  expect(Object.values(searched.outcomes).reduce((sum, count) => sum + count, 0)).toBe(hits);
  expect(searched.steps).toEqual({ 1: 0, 2: 0, 3: hits });
  expect(counts({ outcomes: ['manual'] }).outcomes).toEqual(countByOutcome(findings));
  expect(counts({ outcomes: ['manual'] }).steps[2]).toBe(found({ outcomes: ['manual'], steps: [2] }).length);
  expect(counts({ steps: [1] }).outcomes).toEqual(countByOutcome(first));
});

test('only what leaves something out narrows', () => {
  expect(isNarrowing(everyFinding)).toBe(false);
  expect(isNarrowing({ ...everyFinding, query: '  ', grouping: 'subject' })).toBe(false);
  expect(isNarrowing({ ...everyFinding, steps: [1] })).toBe(true);
});

test('groups: every finding is in one, steps and subjects in their order, none empty', () => {
  const groups = groupFindings(findings, 'subject');
  expect(groups.map(({ id }) => id)).toEqual(['step-1', 'step-2', 'platform', 'connectivity', 'products', 'defender', 'system']);
  expect(groups.flatMap((group) => group.findings.map(({ checkId }) => checkId)).sort()).toEqual(
    findings.map(({ checkId }) => checkId).sort(),
  );
  expect(groupFindings([], 'subject')).toEqual([]);
  expect(groupFindings(findings, 'gravity')).toEqual([{ id: 'all', title: null, findings }]);
});

test('a finding of another version has a group too', () => {
  expect(groupFindings([findingWith('from-later', 'warn')], 'subject')).toMatchObject([{ id: 'platform' }]);
});
