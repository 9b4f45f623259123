import { expect, test } from 'vitest';
import { inventoryWith, linuxSystem, on } from '../checks/check.test-support';
import { composeDocument, guideRowsOf } from './compose';
import { sampleCatalogue, sampleDocument, sampleInventory, sampleOccasion } from './sample.test-support';
import { documentSchema } from './schema';

test('a composed document is valid by its schema, and survives JSON', () => {
  const document = sampleDocument();
  expect(documentSchema.parse(document)).toEqual(document);
  expect(documentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
});

test('everything that findings refer to stands in the document', () => {
  const { findings, sources, links } = sampleDocument();
  const ids = new Set(findings.map(({ checkId }) => checkId));
  expect(findings.flatMap(({ references }) => references).filter((key) => !(key in sources))).toEqual([]);
  expect(findings.flatMap((finding) => finding.links).filter((id) => !(id in links))).toEqual([]);
  expect(findings.flatMap(({ causedBy }) => causedBy ?? []).filter((id) => !ids.has(id))).toEqual([]);
});

test('the document carries no source or link that no finding refers to', () => {
  const { findings, sources, links } = sampleDocument();
  const referred = new Set(findings.flatMap(({ references }) => references));
  const linked = new Set(findings.flatMap((finding) => finding.links));
  expect(Object.keys(sources).filter((key) => !referred.has(key))).toEqual([]);
  expect(Object.keys(links).filter((id) => !linked.has(id))).toEqual([]);
});

test('equal arguments give an equal document', () => {
  expect(sampleDocument()).toEqual(sampleDocument());
});

test("the guide's table has this machine's rows marked: Debian 12 came after the guide and is in row 6 by 'Debian 9+'", () => {
  const applies = Object.fromEntries(sampleDocument().guide.rows.map(({ row, applies }) => [row, applies]));
  expect(applies).toEqual({ 1: 'no', 2: 'no', 3: 'no', 4: 'no', 5: 'no', 6: 'byWording' });
});

test('the record of the system says what held then and what holds today: state, ways of onboarding, pages', () => {
  const { platform } = sampleDocument();
  expect(platform).toMatchObject({
    status: { march2021: { mde: 'not released' }, today: { mde: 'supported' } },
    onboarding: { march2021: [], today: ['mdatp package (deb/rpm)'] },
    resourcesToday: [{ name: 'Microsoft Defender for Endpoint on Linux: Network connections' }],
  });
});

test('a document of the first version, whose record said less, is still one', () => {
  const { platform, ...document } = sampleDocument();
  const { status, onboarding, resourcesToday, ...less } = platform ?? {};
  expect([status, onboarding, resourcesToday]).not.toContain(undefined);
  expect(documentSchema.parse({ ...document, platform: less }).platform?.onboarding).toEqual({ march2021: [], today: [] });
});

test('a machine whose operating system could not be read has no platform, and no row is its own', () => {
  const inventory = sampleInventory();
  const unread = {
    ...inventory,
    sections: {
      ...inventory.sections,
      operatingSystem: {
        status: 'unavailable',
        at: '2026-11-24T07:11:58.000Z',
        tookMs: 3,
        reason: 'not-found',
        detail: '/etc/os-release',
      },
    },
  } as const;
  const document = composeDocument(
    { inventory: unread, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } },
    sampleCatalogue(),
    sampleOccasion(),
  );
  expect(document.platform).toBeNull();
  expect(document.machine.system).toBeNull();
  expect(document.guide.rows.map(({ applies }) => applies)).toEqual(['no', 'no', 'no', 'no', 'no', 'no']);
  expect(documentSchema.safeParse(document).success).toBe(true);
});

test.each([
  ['15.7', { end: '2031-07-31', extended: '2034-07-31' }],
  ['15.6', { end: '2025-12-31', extended: null }],
  ['15.3', { end: null, extended: null }],
])('the ends of support are those of this machine: SLES %s', (version, lifecycle) => {
  const inventory = inventoryWith(on(linuxSystem('sles', version)));
  const inputs = { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
  expect(composeDocument(inputs, sampleCatalogue(), sampleOccasion()).platform?.lifecycle).toEqual(lifecycle);
});

test('the page of a row bears the name that the row gives it', () => {
  const names = guideRowsOf(sampleCatalogue(), null).map(({ resource }) => resource.name);
  expect(names[2]).toBe('Microsoft Defender for Endpoint on macOS: Network connections');
  expect(names[4]).toBe('Microsoft Defender for Endpoint on Mac: Network connections');
});
