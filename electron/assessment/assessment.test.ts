import { watchListOf } from '../../core/catalogue/watched';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../core/catalogue/schema';
import type { SavedFile } from '../../core/document/read-document';
import { sampleDocument } from '../../core/document/sample.test-support';
import { documentSchema } from '../../core/document/schema';
import { goodMachines } from '../../core/inventory/machines.test-support';
import { tallySections } from '../../core/inventory/facts';
import { formatMessage } from '../../core/text/wording';
import { assetsFolder } from '../assets';
import { allCollectors } from '../collectors/all';
import { collect } from '../collectors/collect';
import type { Collector } from '../collectors/collector';
import { liveMachine } from '../machine/live';
import { command } from '../machine/machine';
import { renderReport } from '../pdf/render-report';
import { saved, squeezed, visibleText } from '../pdf/tools.test-support';
import { tool } from '../tool';
import { assess, assessSaved, reassess } from './assessment';
import { loadCatalogue } from './catalogue';

const collectors = await allCollectors();

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const signal = new AbortController().signal;
const machine = liveMachine({ signal });

/** This machine's own collectors, with the one for storage behaving as given. */
const withBrokenStorage = (read: Collector<'storage'>['read'], limitMs: number): readonly Collector[] => [
  ...collectors.filter(({ section, family }) => section !== 'storage' || family !== machine.family),
  { section: 'storage', family: machine.family, sources: {}, limitMs, read },
];

/** Only what hangs has a short limit: the others end by themselves, however busy the machine. */
const faults: readonly (readonly [what: string, read: Collector<'storage'>['read'], reason: string, limitMs: number])[] = [
  ['hangs', () => new Promise<never>(() => {}), 'timed-out', 300],
  ['throws', () => Promise.reject(new TypeError('x is not a function')), 'failed', 15_000],
  [
    'prints a megabyte',
    async (here) => neverRead(await here.run(command('head', ['-c', '1048576', '/dev/zero'], 'a test'))),
    'too-large',
    15_000,
  ],
  ['lacks its command', async (here) => neverRead(await here.run(command('no-such-command', [], 'a test'))), 'not-found', 15_000],
];

function neverRead(result: unknown): never {
  throw new Error(`The command was to fail, and gave ${JSON.stringify(result)}.`);
}

test.each(faults)(
  'with a collector that %s, document and report are complete and say what is missing',
  async (_, read, reason, limitMs) => {
    const options = {
      machine,
      collectors: withBrokenStorage(read, limitMs),
      catalogue: watchListOf(catalogue),
      signal,
      tool,
      onProgress: () => {},
    };
    const document = assess(await collect(options), [], { site: null, assessor: null }, catalogue);

    expect(documentSchema.parse(document)).toEqual(document);
    const { storage } = document.inventory.sections;
    expect(storage).toMatchObject({ status: 'unavailable', reason });
    expect(tallySections(document.inventory.sections).unavailable).toEqual(['storage']);
    const disk = document.findings.find(({ checkId }) => checkId === 'free-disk-space');
    expect(disk).toMatchObject({ outcome: 'unknown', essential: true });

    const text = visibleText(saved(await renderReport(document, { pageSize: 'A4', fonts: `${assetsFolder}/fonts` })));
    const said = document.findings.map(({ headline }) => formatMessage(headline, { timeZone: 'UTC' }));
    if (storage.status === 'unavailable') said.push(storage.detail);
    for (const sentence of said) expect(text.includes(squeezed(sentence)), sentence).toBe(true);
  },
);

describe('what a file holds is assessed again', () => {
  const earlier: SavedFile = { kind: 'document', document: { ...sampleDocument(), id: '2a0f2c1e-6f0f-4d1e-9a52-0c5d7d6f2b11' } };

  test('with today’s catalogue, as a new document that says what it was made of; inventory, answers and names stay', () => {
    const document = assessSaved(earlier, {}, catalogue);
    expect(documentSchema.parse(document)).toEqual(document);
    const { inventory, statements, site, assessor } = sampleDocument();
    expect(document.inventory).toEqual(inventory);
    expect(document).toMatchObject({ statements, site, assessor, catalogue: { version: catalogue.version, digest: catalogue.digest } });
    expect(document.id).not.toBe(earlier.document.id);
    expect(document.basedOn).toMatchObject({ kind: 'document', id: earlier.document.id, assessedAt: '2026-11-24T07:12:00.000Z' });
    expect(Math.abs(Date.parse(document.assessedAt) - Date.now())).toBeLessThan(60_000);
  });

  test.each(Object.entries(goodMachines))('the inventory of %s, on this machine', (_, machine) => {
    const document = assessSaved({ kind: 'inventory', inventory: machine() }, { site: 'Branch 12' }, catalogue);
    expect(documentSchema.parse(document)).toEqual(document);
    expect(document.inventory).toEqual(machine());
    expect(document).toMatchObject({ site: 'Branch 12', assessor: null, statements: [], basedOn: { kind: 'inventory' } });
  });

  test('names that are given take the place of those in the file', () => {
    expect(assessSaved(earlier, { assessor: 'R. Doe' }, catalogue)).toMatchObject({ site: sampleDocument().site, assessor: 'R. Doe' });
  });

  test('a changed answer keeps the document and what it was made of', () => {
    const document = assessSaved(earlier, {}, catalogue);
    const { id, basedOn } = reassess(document, { statements: [] }, catalogue);
    expect({ id, basedOn }).toEqual({ id: document.id, basedOn: document.basedOn });
  });
});
