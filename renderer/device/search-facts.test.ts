import { expect, test } from 'vitest';
import { sampleInventory } from '../../core/document/sample.test-support';
import { sectionNames } from '../../core/inventory/schema';
import { searchFacts, sectionsOfFacts } from './search-facts';

const inventory = sampleInventory();
const sections = sectionsOfFacts({
  ...inventory.sections,
  hardware: { status: 'unavailable', at: inventory.startedAt, tookMs: 2_000, reason: 'timed-out', detail: 'no answer within 2 s' },
});
const labels = (query: string) => searchFacts(sections, query).flatMap(({ facts }) => facts.map(({ label }) => label));

test('all sections come in their order, and an empty search finds everything', () => {
  expect(sections.map(({ name }) => name)).toEqual(sectionNames);
  expect(searchFacts(sections, '  ')).toEqual(sections);
});

test('finds by label, value and source, in any letter case', () => {
  expect(labels('architecture')).toEqual(['Architecture']);
  expect(labels('BOOKWORM')).toContain('System');
  expect(labels('/proc/sys/kernel/osrelease')).toEqual(['Kernel']);
});

test('every word has to be there, in any order', () => {
  expect(labels('disk virtual sdb')).toEqual(['Disk sdb']);
  expect(labels('disk virtual nonesuch')).toEqual([]);
});

test('a section’s title finds all its facts, and an unavailable section is found by its title and reason', () => {
  expect(labels('Proxy settings').length).toBeGreaterThanOrEqual(5);
  expect(searchFacts(sections, 'hardware timed')).toMatchObject([{ name: 'hardware', facts: [] }]);
  expect(searchFacts(sections, 'nonesuch')).toEqual([]);
});
