import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryInventory } from '../inventory/arbitrary.test-support';
import { goodMachines } from '../inventory/machines.test-support';
import { inventorySchema, type SectionName, sectionNames } from '../inventory/schema';
import { exportJson } from '../export/json';
import { AppError, type AppErrorData } from './app-error';
import { inventoryFile, inventoryFileSchema } from '../inventory/inventory-file';
import { readDocument, type SavedFile } from './read-document';
import { sampleDocument, sampleInventory } from './sample.test-support';

const read = (value: unknown): SavedFile => readDocument(JSON.stringify(value), 'a.json');

function refusal(text: string): AppErrorData {
  try {
    readDocument(text, 'a.json');
  } catch (cause) {
    if (cause instanceof AppError) return cause.data;
    throw cause;
  }
  throw new Error('it was read');
}

describe('round trip', () => {
  test('a document as its file holds it gives its own inputs and conclusions back', () => {
    const document = sampleDocument();
    const saved = readDocument(exportJson(document), 'a.json');
    if (saved.kind !== 'document') throw new Error('it is a document');
    const { findings, ...rest } = saved.document;
    expect(document).toMatchObject(rest);
    expect(rest.inventory).toEqual(document.inventory);
    expect(rest.statements).toEqual(document.statements);
    expect(document.findings).toMatchObject(findings);
    expect(findings).toHaveLength(document.findings.length);
  });

  test.each(Object.entries(goodMachines))('an inventory file of %s', (_, machine) => {
    const file = inventoryFile(machine());
    expect(inventoryFileSchema.parse(file)).toEqual(file);
    expect(read(file)).toEqual({ kind: 'inventory', inventory: machine() });
  });

  test('every inventory that the schema accepts', () => {
    fc.assert(
      fc.property(arbitraryInventory, (inventory) => {
        expect(read(inventoryFile(inventory))).toEqual({ kind: 'inventory', inventory });
      }),
    );
  });

  test('an inventory without a kind, as the first version printed it', () => {
    expect(read(sampleInventory())).toEqual({ kind: 'inventory', inventory: sampleInventory() });
  });

  test('what a document holds beside, by another version, is passed over', () => {
    const { document } = read({ ...sampleDocument(), platform: { id: 7 }, seal: 'x' }) as Extract<SavedFile, { kind: 'document' }>;
    expect(document).not.toHaveProperty('seal');
    expect(document.id).toBe(sampleDocument().id);
  });
});

describe('files of earlier versions', () => {
  const without = (...names: readonly SectionName[]) => {
    const inventory = sampleInventory();
    const kept = Object.entries(inventory.sections).filter(([name]) => !names.includes(name as SectionName));
    return { ...inventory, tool: { ...inventory.tool, version: '0.0.9' }, sections: Object.fromEntries(kept) };
  };
  const inventoryOf = (saved: SavedFile) => (saved.kind === 'inventory' ? saved.inventory : saved.document.inventory);

  test.each(sectionNames.filter((name) => name !== 'operatingSystem'))('one that lacks %s', (name) => {
    const inventory = inventoryOf(read(without(name)));
    const elsewhere = sampleInventory().sections[name].status === 'unavailable';
    expect(inventory.sections[name]).toEqual({
      status: 'unavailable',
      at: sampleInventory().startedAt,
      tookMs: 0,
      reason: elsewhere ? 'not-on-this-platform' : 'not-collected',
      detail: expect.stringMatching(elsewhere ? /not on this system\.$/ : /version 0\.0\.9 of the product, which collected this/),
    });
    expect({ ...inventory.sections, [name]: null }).toEqual({ ...sampleInventory().sections, [name]: null });
  });

  test('one that has none but the system', () => {
    const inventory = inventoryOf(
      read({ ...sampleDocument(), inventory: without(...sectionNames.filter((name) => name !== 'operatingSystem')) }),
    );
    expect(Object.values(inventory.sections).filter(({ status }) => status === 'read')).toHaveLength(1);
    expect(Object.keys(inventory.sections)).toEqual(sectionNames);
  });

  test('where the family is not known, a missing section is not collected', () => {
    const inventory = inventoryOf(read(without('operatingSystem', 'windowsSystem')));
    expect(inventory.sections.windowsSystem).toMatchObject({ reason: 'not-collected' });
  });

  test('a fact that a section lacks is null and named, also in an object that is missing whole; a list that lacks one has a gap', () => {
    const inventory = structuredClone(sampleInventory()) as unknown as {
      sections: { linuxSystem: { data: Record<string, unknown> }; storage: { data: { mounts: Record<string, unknown>[] } } };
    };
    delete inventory.sections.linuxSystem.data.fips;
    delete inventory.sections.linuxSystem.data.packages;
    delete inventory.sections.storage.data.mounts[0]?.freeBytes;
    const { linuxSystem, storage } = inventoryOf(read(inventory)).sections;
    expect(linuxSystem).toMatchObject({
      data: { fips: null, packages: { manager: null, microsoftSources: null }, selinux: 'not-present' },
      unread: ['fips', 'packages.manager', 'packages.microsoftSources'].map((fact) => ({ fact, reason: 'not-collected' })),
    });
    expect(storage).toMatchObject({ unread: [{ fact: 'mounts.0.freeBytes', reason: 'not-collected' }] });
  });

  test('a fact that is never null is not made up', () => {
    const inventory = structuredClone(sampleInventory()) as unknown as { sections: { storage: { data: Record<string, unknown> } } };
    delete inventory.sections.storage.data.mounts;
    expect(refusal(JSON.stringify(inventory))).toMatchObject({ code: 'bad-file', where: 'a.json: sections.storage.data.mounts' });
  });
});

const edited = (change: (document: Record<string, unknown>) => void): string => {
  const document = structuredClone(sampleDocument()) as unknown as Record<string, unknown>;
  change(document);
  return JSON.stringify(document);
};

test.each<readonly [what: string, text: string, said: RegExp, where: string]>([
  ['nothing', '', /empty/, 'a.json'],
  ['white space', ' \n', /empty/, 'a.json'],
  ['prose', 'Dear Sir', /not JSON/, 'a.json'],
  ['a fault in its third line', '{\n"a": 1,\n"b" 2}', /not JSON/, 'a.json: line 3'],
  ['a document cut off', exportJson(sampleDocument()).slice(0, 20_000), /ends in the middle/, 'a.json: its last line'],
  ['a document cut off inside a word', '{"kind": "mdere', /ends in the middle/, 'a.json: its last line'],
  ['a list', '[]', /no document/, 'a.json'],
  ['a number', '7', /no document/, 'a.json'],
  ['null', 'null', /no document/, 'a.json'],
  ['an object of no kind', '{}', /of another kind: it names none/, 'a.json'],
  ['another kind', '{"kind": "mdeready-comparison"}', /of another kind: "mdeready-comparison"/, 'a.json'],
  ['a kind that is no text', '{"kind": 7}', /of another kind: 7/, 'a.json'],
  ['a kind that is no word', '{"kind": {"a": 1}}', /of another kind: it names none/, 'a.json'],
  ['a document without anything', '{"kind": "mdeready"}', /damaged/, 'a.json: schemaVersion'],
  ['a day that is none', edited((it) => Object.assign(it, { assessedAt: '2026-13-45' })), /damaged/, 'a.json: assessedAt'],
  [
    'an outcome that is none',
    edited((it) => Object.assign((it.findings as object[])[2] ?? {}, { outcome: 'fine' })),
    /damaged/,
    'a.json: findings[2].outcome',
  ],
  [
    'a statement of two lines',
    edited((it) => Object.assign((it.statements as object[])[0] ?? {}, { by: 'a\nb' })),
    /one line/,
    'a.json: statements[0].by',
  ],
  [
    'a fact of another type',
    JSON.stringify({ ...sampleInventory(), tookMs: '61' }),
    /expected is a number, but there is “61”/,
    'a.json: tookMs',
  ],
  [
    'a section of a later version',
    JSON.stringify({ ...sampleInventory(), sections: { ...sampleInventory().sections, firmware: {} } }),
    /section that this version of the product does not know/,
    'a.json: sections.firmware',
  ],
  [
    'a section of a later version in a document',
    edited((it) => Object.assign((it.inventory as { sections: object }).sections, { firmware: {} })),
    /section that this version/,
    'a.json: inventory.sections.firmware',
  ],
])('%s is refused with what, where and how to mend it', (_, text, said, where) => {
  const { code, what, where: place, mend, data } = refusal(text);
  expect({ code, place, data }).toEqual({ code: 'bad-file', place: where, data: 'The file was left as it is.' });
  expect(what).toMatch(said);
  expect(what).toMatch(/\.$/);
  expect(mend).toMatch(/^[A-Z].*\.$/);
});

test('a later schema version is refused as such, whatever else it holds', () => {
  const { code, what, mend } = refusal(
    JSON.stringify({ kind: 'mdeready', schemaVersion: 2, tool: { name: 'Defender Readiness Assessor', version: '3.1.0' }, contents: [] }),
  );
  expect({ code, what, mend }).toEqual({
    code: 'bad-file',
    what: 'The file is of schema version 2, which this version of the product does not know yet.',
    mend: 'Use a newer version of the product.',
  });
  expect(refusal(JSON.stringify({ ...inventoryFile(sampleInventory()), schemaVersion: 9 })).what).toContain('schema version 9');
});

describe('whatever the file holds', () => {
  /** Reads or refuses; anything else that is thrown fails the property. */
  const settles = (text: string): void => {
    try {
      readDocument(text, 'a.json');
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      expect(cause.data.code).toBe('bad-file');
    }
  };
  const document = exportJson(sampleDocument());

  test('any text is read or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), settles));
  });

  test('so is a document with letters cut, doubled or changed', () => {
    const change = fc.record({ at: fc.nat(document.length), length: fc.nat(40), put: fc.string({ maxLength: 5 }) });
    fc.assert(
      fc.property(change, ({ at, length, put }) => settles(document.slice(0, at) + put + document.slice(at + length))),
      { numRuns: 300 },
    );
  });

  test('so is a document with any value anywhere replaced, renamed or left out', () => {
    const places = pathsIn(JSON.parse(document));
    const change = fc.record({ place: fc.constantFrom(...places), by: fc.option(fc.jsonValue({ maxDepth: 2 })), name: fc.string() });
    fc.assert(
      fc.property(change, ({ place, by, name }) => {
        settles(JSON.stringify(replaced(JSON.parse(document), place, by, name)));
      }),
      { numRuns: 500 },
    );
  });

  test('what is read of a changed inventory is valid by the schema', () => {
    const inventory = JSON.stringify(inventoryFile(sampleInventory()));
    const change = fc.record({ place: fc.constantFrom(...pathsIn(JSON.parse(inventory))), by: fc.option(fc.jsonValue({ maxDepth: 1 })) });
    let taken = 0;
    fc.assert(
      fc.property(change, ({ place, by }) => {
        try {
          const saved = readDocument(JSON.stringify(replaced(JSON.parse(inventory), place, by, '')), 'a.json');
          taken += 1;
          expect(saved.kind === 'inventory' && inventorySchema.safeParse(saved.inventory).success).toBe(true);
        } catch (cause) {
          if (!(cause instanceof AppError)) throw cause;
        }
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(10);
  });
});

type Path = readonly (string | number)[];

function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const members: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return members.flatMap(([name, member]) => [[name], ...pathsIn(member).map((path) => [name, ...path])]);
}

/** The value with what stands at the path replaced, left out (`null`), or renamed where a name is given. */
function replaced(value: unknown, [name, ...rest]: Path, by: unknown, renamed: string): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value)) return value.map((member, index) => (index === name ? replaced(member, rest, by, renamed) : member));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
      if (key !== name) return [[key, member]];
      if (rest.length > 0) return [[key, replaced(member, rest, by, renamed)]];
      return by === null ? (renamed === '' ? [] : [[renamed, member]]) : [[key, by]];
    }),
  );
}

describe('more than any document holds is refused before it is looked at', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const zeros = (count: number) => `[${'0,'.repeat(count - 1)}0]`;
  const withStatements = (statements: string) => edited((it) => Object.assign(it, { statements: 'HERE' })).replace('"HERE"', statements);

  test.each<readonly [what: string, text: string, said: RegExp]>([
    ['a kind nested deeper than the stack', `{"kind": ${nested(200_000)}}`, /nested deeper/],
    [
      'a part nested deeper than the stack',
      edited((it) => Object.assign(it, { seal: 0 })).replace('"seal":0', `"seal":${nested(200_000)}`),
      /nested deeper/,
    ],
    ['five million statements', withStatements(zeros(5_000_000)), /list of more than/],
    ['many lists of many', withStatements(`[${`${zeros(9_000)},`.repeat(99)}0]`), /more than [\d,]+ values/],
    // Fewer than what is refused unseen: each lacks several members, and zod hands them all on as arguments of one call.
    ['as many statements as there may be, all empty', withStatements(`[${'{},'.repeat(19_999)}{}]`), /damaged/],
  ])('%s', (_, text, said) => {
    const begin = performance.now();
    expect(refusal(text)).toMatchObject({ code: 'bad-file', what: expect.stringMatching(said) });
    expect(performance.now() - begin).toBeLessThan(8_000);
  });
});
