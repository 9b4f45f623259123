import { expect, test } from 'vitest';
import { sampleInventory } from '../../core/document/sample.test-support';
import { isSectionOf, sectionNames } from '../../core/inventory/schema';
import { searchFacts, sectionsOfFacts } from './search-facts';

const inventory = sampleInventory();
const sections = sectionsOfFacts({
  ...inventory.sections,
  hardware: { status: 'unavailable', at: inventory.startedAt, tookMs: 2_000, reason: 'timed-out', detail: 'no answer within 2 s' },
});
const labels = (query: string) => searchFacts(sections, query).flatMap(({ facts }) => facts.map(({ label }) => label));

test('the sections of this platform come in their order, and an empty search finds everything', () => {
  expect(sections.map(({ name }) => name)).toEqual(sectionNames.filter((name) => isSectionOf(name, 'linux')));
  expect(searchFacts(sections, '  ')).toEqual(sections);
});

test('finds by label, value and source, in any letter case', () => {
  expect(labels('architecture')).toEqual(['Architecture']);
  expect(labels('BOOKWORM')).toContain('System');
  expect(labels('/proc/sys/kernel/osrelease')).toEqual(['Kernel']);
});

test('a section that was not collected is no section of another platform', () => {
  const gone = {
    status: 'unavailable',
    at: inventory.startedAt,
    tookMs: 0,
    reason: 'not-collected',
    detail: 'not in the evidence',
  } as const;
  const names = sectionsOfFacts({ ...inventory.sections, windowsSystem: gone }).map(({ name }) => name);
  expect(names).toContain('windowsSystem');
  expect(names).not.toContain('macosSystem');
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
