import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingWith } from '../evaluate/finding.test-support';
import type { Finding, Outcome } from '../evaluate/finding';
import { type VerdictWord, verdictOf } from '../evaluate/verdict';
import { arbitraryInventory } from '../inventory/arbitrary.test-support';
import { machineWith, withoutSection } from '../inventory/machines.test-support';
import type { Inventory } from '../inventory/schema';
import { compareDocuments } from './compare-documents';
import { composeDocument } from './compose';
import { sampleCatalogue, sampleDocument, sampleOccasion } from './sample.test-support';
import type { SavedDocument } from './read-document';

const documentOf = (inventory: Inventory, changed: Partial<SavedDocument> = {}): SavedDocument => {
  const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;
  return { ...composeDocument({ inventory, statements: [], connectivity }, sampleCatalogue(), sampleOccasion()), ...changed };
};

/** The sample's document with findings of checks that are made up, and the verdict that follows from them. */
const concluding = (...findings: readonly Finding[]): SavedDocument => ({
  ...sampleDocument(),
  findings: [...findings],
  verdict: verdictOf(findings),
});

const essential = { essential: true };

test('a document compared with itself does not differ', () => {
  expect(compareDocuments(sampleDocument(), sampleDocument())).toMatchObject({
    sameMachine: true,
    verdict: 'same',
    findings: [],
    inventory: [],
    regression: false,
  });
});

test.each<readonly [Outcome, Outcome, isEssential: boolean, change: string | null]>([
  ['pass', 'fail', true, 'worse'],
  ['pass', 'warn', false, 'worse'],
  ['pass', 'unknown', false, 'worse'],
  ['notApplicable', 'manual', true, 'worse'],
  ['warn', 'unknown', true, 'worse'],
  ['deferred', 'fail', true, 'worse'],
  ['fail', 'pass', true, 'better'],
  ['fail', 'warn', true, 'better'],
  ['fail', 'notApplicable', true, 'better'],
  ['unknown', 'pass', false, 'better'],
  ['manual', 'pass', true, 'better'],
  ['manual', 'warn', true, 'better'],
  // What was wrong is not mended for not being told.
  ['fail', 'unknown', true, 'changed'],
  ['fail', 'deferred', true, 'changed'],
  ['warn', 'manual', false, 'changed'],
  ['warn', 'unknown', false, 'changed'],
  ['pass', 'notApplicable', true, 'changed'],
  ['manual', 'deferred', true, 'changed'],
  ['pass', 'manual', false, 'changed'],
  ['pass', 'pass', true, null],
])('a finding that went from %s to %s (essential: %s) is %s', (was, is, isEssential, change) => {
  const before = concluding(findingWith('a', was, { essential: isEssential }));
  const after = concluding(findingWith('a', is, { essential: isEssential }));
  const { findings, regression } = compareDocuments(before, after);
  expect(findings.map((finding) => finding.change)).toEqual(change === null ? [] : [change]);
  expect(regression).toBe(change === 'worse');
});

test('another headline with the same outcome is a change; one that reads the same is none', () => {
  const free = (freeBytes: number, mount = '/') =>
    concluding(findingWith('a', 'pass', { headline: { id: 'free-disk-space.enough', values: { mount, freeBytes } } }));
  const gib = 1024 ** 3;
  expect(compareDocuments(free(5 * gib), free(6 * gib)).findings).toMatchObject([{ change: 'changed' }]);
  expect(compareDocuments(free(5 * gib), free(5 * gib, '/opt')).findings).toMatchObject([{ change: 'changed' }]);
  expect(compareDocuments(free(5 * gib), free(5 * gib + 4096)).findings).toEqual([]);
});

test('checks that only one document has are new and gone; by themselves they are no regression, what they make of the verdict is', () => {
  const before = concluding(findingWith('a', 'fail', essential), findingWith('old', 'fail', essential));
  const after = concluding(findingWith('a', 'fail', essential), findingWith('young', 'fail', essential));
  expect(compareDocuments(before, after)).toMatchObject({
    findings: [
      { checkId: 'young', change: 'new', before: null, after: { outcome: 'fail' } },
      { checkId: 'old', change: 'gone', before: { outcome: 'fail' }, after: null },
    ],
    verdict: 'same',
    regression: false,
  });
  expect(compareDocuments(concluding(findingWith('a', 'pass')), after)).toMatchObject({ verdict: 'worse', regression: true });
});

describe('the verdict is better only by what was found, not by what can no longer be told', () => {
  const [failed, unknown] = [findingWith('a', 'fail', essential), findingWith('a', 'unknown', essential)];
  const [failedToo, passedToo] = [findingWith('b', 'fail', essential), findingWith('b', 'pass', essential)];
  const [warned, notTold] = [findingWith('c', 'warn'), findingWith('c', 'unknown')];
  test.each<readonly [string, readonly Finding[], readonly Finding[], string]>([
    ['what failed cannot be told any more', [failed], [unknown], 'changed'],
    ['one of two was mended, and the other cannot be told any more', [failed, failedToo], [unknown, passedToo], 'changed'],
    ['what failed is not looked at any more', [failed], [findingWith('young', 'pass')], 'changed'],
    ['what failed was mended', [failedToo], [passedToo], 'better'],
    ['what failed was mended, and what was warned of cannot be told any more', [failedToo, warned], [passedToo, notTold], 'better'],
    ['what could not be told can be', [unknown], [findingWith('a', 'pass', essential)], 'better'],
    ['something fails that could not be told', [unknown], [failed], 'worse'],
    ['one failed and cannot be told any more, and another fails', [failed, passedToo], [unknown, failedToo], 'same'],
  ])('%s: %s', (_, before, after, verdict) => {
    expect(compareDocuments(concluding(...before), concluding(...after)).verdict).toBe(verdict);
  });

  test('so it is where a fact of a real machine was not read again', () => {
    const { windowsSystem } = machineWith('windows-11').sections;
    const services = windowsSystem.status === 'read' ? (windowsSystem.data.services ?? []) : [];
    const disabled = services.map((service) => (service.name === 'Sense' ? { ...service, start: 'disabled' as const } : service));
    const blocked = machineWith('windows-11', { windowsSystem: { services: disabled } });
    const [before, after] = [documentOf(blocked), documentOf(withoutSection(blocked, 'windowsSystem'))];
    expect(before.verdict.word).toBe('blocked');
    expect(after.verdict.word).toBe('incomplete');
    expect(compareDocuments(before, after)).toMatchObject({ verdict: 'changed' });
  });
});

const order: readonly VerdictWord[] = ['ready', 'readyWithWarnings', 'incomplete', 'blocked'];
test.each(
  order.flatMap((was, before) =>
    order.map((is, after) => [was, is, before === after ? 'same' : after > before ? 'worse' : 'better'] as const),
  ),
)('the verdict that went from %s to %s is %s', (was, is, change) => {
  const made = (word: VerdictWord) => ({ ...sampleDocument(), verdict: { word, decidedBy: [] } });
  expect(compareDocuments(made(was), made(is))).toMatchObject({ verdict: change, regression: change === 'worse' });
});

test.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', null, null],
  [null, null, null],
] as const)('machines %s and %s are the same: %s', (was, is, same) => {
  const of = (id: string | null) => ({ ...sampleDocument(), machine: { ...sampleDocument().machine, id } });
  expect(compareDocuments(of(was), of(is)).sameMachine).toBe(same);
});

describe('the inventory', () => {
  const changes = (before: Inventory, after: Inventory) => compareDocuments(documentOf(before), documentOf(after)).inventory;
  const windows = machineWith('windows-11');

  test('facts that differ stand by section, with their labels and values', () => {
    const after = machineWith('windows-11', {
      hardware: { memoryBytes: 4 * 1024 ** 3 },
      windowsSystem: { pendingRestart: ['windows-update'], powerShell: null },
    });
    expect(changes(windows, after)).toEqual([
      { section: 'hardware', facts: [{ label: 'Memory', before: '7.8 GiB', after: '4.0 GiB' }] },
      {
        section: 'windowsSystem',
        facts: [
          { label: 'Restart pending for', before: 'none', after: 'windows update' },
          { label: 'PowerShell', before: '5.1', after: 'not stated' },
        ],
      },
    ]);
  });

  test('an element that only moved in its list is no change; one that came or went is', () => {
    const products = windows.sections.securityCenter.status === 'read' ? windows.sections.securityCenter.data.products : [];
    expect(changes(windows, machineWith('windows-11', { securityCenter: { products: products.toReversed() } }))).toEqual([]);
    expect(changes(windows, machineWith('windows-11', { securityCenter: { products: products.slice(1) } }))).toEqual([
      {
        section: 'securityCenter',
        facts: [{ label: 'Antivirus Symantec Endpoint Protection', before: 'state 0x041000', after: null }],
      },
    ]);
  });

  test('elements with one label are told apart by number', () => {
    const one = { kind: 'antivirus', name: 'X', state: 1, reportingProgramExists: true } as const;
    const made = (...states: readonly number[]) =>
      machineWith('windows-11', { securityCenter: { products: states.map((state) => ({ ...one, state })) } });
    expect(changes(made(1, 2), made(1, 3))).toEqual([
      { section: 'securityCenter', facts: [{ label: 'Antivirus X (2)', before: 'state 0x000002', after: 'state 0x000003' }] },
    ]);
  });

  test('so are very many, and one whose own label ends in a number', () => {
    const one = { kind: 'antivirus', name: 'X', state: 1, reportingProgramExists: true } as const;
    const made = (state: number) =>
      machineWith('windows-11', {
        securityCenter: { products: [{ ...one, name: 'X (2)' }, ...Array.from({ length: 20_000 }, () => one), { ...one, state }] },
      });
    const before = { ...sampleDocument(), inventory: made(1) };
    const after = { ...before, inventory: made(2) };
    const begin = performance.now();
    expect(compareDocuments(before, after).inventory).toMatchObject([{ facts: [{ label: 'Antivirus X (20002)' }] }]);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  test('a section that could not be read any more is one line, and none where it was so before', () => {
    const blind = withoutSection(windows, 'windowsSystem');
    expect(changes(windows, blind)).toEqual([
      { section: 'windowsSystem', facts: [{ label: 'Whole section', before: 'read', after: 'not readable' }] },
    ]);
    expect(changes(blind, blind)).toEqual([]);
  });
});

test('over generated machines: nothing differs from itself, and there and back is better and worse exchanged', () => {
  fc.assert(
    fc.property(arbitraryInventory, arbitraryInventory, (a, b) => {
      const [before, after] = [documentOf(a), documentOf(b)];
      const [there, back] = [compareDocuments(before, after), compareDocuments(after, before)];
      expect(compareDocuments(before, before)).toMatchObject({ findings: [], inventory: [], regression: false });
      const ids = (comparison: typeof there, change: string) =>
        comparison.findings.flatMap((each) => (each.change === change ? each.checkId : []));
      expect(ids(back, 'worse')).toEqual(expect.arrayContaining(ids(there, 'better')));
      expect(there.inventory.map(({ section }) => section)).toEqual(back.inventory.map(({ section }) => section));
    }),
    { numRuns: 60 },
  );
});
