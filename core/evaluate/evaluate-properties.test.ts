import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allChecks } from '../checks/all';
import { misplaced } from '../checks/check.test-support';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { answerSchema, type Statement } from '../document/statement';
import { arbitraryInventory, sectionName, unavailableSection } from '../inventory/arbitrary.test-support';
import { goodMachines } from '../inventory/machines.test-support';
import { type Inventory, inventorySchema, sectionNames } from '../inventory/schema';
import { unreadReasonSchema } from '../inventory/section';
import { familySchema } from '../inventory/sections/operating-system';
import { evaluate } from './evaluate';
import type { Finding } from './finding';
import type { VerdictWord } from './verdict';

const catalogue = sampleCatalogue();
const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;

/** Every manual item answered, so that the verdict depends on the machine. */
const answers: Statement[] = allChecks
  .filter(({ answer }) => answer !== undefined)
  .map(({ id }) => ({
    checkId: id,
    answer: 'done',
    choice: null,
    by: 'A. Person',
    on: '2026-11-20',
    note: null,
    recordedAt: '2026-11-24T07:00:00Z',
  }));

/** Without connectivity, which nothing has tested, a machine can be ready. */
const ofMachine = allChecks.filter(({ headlines }) => headlines.deferred === undefined || headlines.pass !== undefined);

const judge = (inventory: Inventory, checks = ofMachine) =>
  evaluate({ inventory, statements: answers, connectivity }, catalogue, sampleNow(), checks);

test('the inventories of these tests are valid by the schema', () => {
  fc.assert(
    fc.property(arbitraryInventory, (inventory) => {
      expect(inventorySchema.safeParse(inventory).error).toBeUndefined();
    }),
  );
});

/** A good machine with a section or two of a generated one: what is wrong there is not hidden by what else is. */
const mixedMachine = fc
  .tuple(arbitraryInventory, fc.constantFrom(...Object.values(goodMachines)), fc.uniqueArray(sectionName, { maxLength: 2 }))
  .map(([generated, machine, names]): Inventory => {
    if (names.length === 0) return generated;
    const replaced = Object.fromEntries(names.map((name) => [name, generated.sections[name]]));
    const good = machine();
    return { ...good, sections: { ...good.sections, ...replaced } };
  });

/** What is near its end on one day is past it on another. */
const dayOfAssessment = fc.constantFrom(sampleNow().toISOString(), '2028-06-01T00:00:00Z', '2021-03-03T00:00:00Z');

/** Every manual item answered, left open, or with one of its choices. */
const answersOfAll = fc
  .tuple(
    ...allChecks.flatMap(({ id, answer }) =>
      answer === undefined
        ? []
        : [
            fc.option(
              fc.record({
                checkId: fc.constant(id),
                answer: fc.constantFrom(...answerSchema.options),
                choice: fc.constantFrom(null, ...Object.keys(answer.choices)),
                by: fc.constant('A. Person'),
                on: fc.constant('2026-11-20'),
                note: fc.constantFrom(null, 'a note'),
                recordedAt: fc.constant('2026-11-24T07:00:00Z'),
              }),
            ),
          ],
    ),
  )
  .map((given) => given.filter((statement) => statement !== null));

/** A value that cannot be changed any more, however deep: to try is an error. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) frozen(member);
  return value;
}

describe('for every inventory', () => {
  test('evaluating never throws, and no check is left without a result', () => {
    fc.assert(
      fc.property(arbitraryInventory, (inventory) => {
        const { findings } = judge(inventory, [...allChecks]);
        expect(findings.map(({ checkId }) => checkId)).toEqual(allChecks.map(({ id }) => id));
        expect(findings.filter(({ headline }) => headline.id === 'runner.checkFailed')).toEqual([]);
      }),
    );
  });

  test('every sentence stands where its check declares it', () => {
    fc.assert(
      fc.property(mixedMachine, answersOfAll, dayOfAssessment, (inventory, statements, day) => {
        const { findings } = evaluate({ inventory, statements, connectivity }, catalogue, new Date(day));
        expect(findings.flatMap((finding, index) => (allChecks[index] ? misplaced(allChecks[index], finding) : [finding.checkId]))).toEqual(
          [],
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('the same inputs give the same evaluation', () => {
    fc.assert(
      fc.property(arbitraryInventory, (inventory) => {
        expect(judge(JSON.parse(JSON.stringify(inventory)))).toEqual(judge(inventory));
      }),
    );
  });

  test('evaluating changes nothing of what it is given', () => {
    const kept = frozen(sampleCatalogue());
    fc.assert(
      fc.property(arbitraryInventory, (inventory) => {
        const inputs = frozen({ inventory: structuredClone(inventory), statements: answers, connectivity });
        expect(evaluate(inputs, kept, sampleNow()).findings.filter(({ headline }) => headline.id === 'runner.checkFailed')).toEqual([]);
      }),
    );
  });

  test('a check whose section could not be read is unknown, unless it does not apply whatever that section holds', () => {
    fc.assert(
      fc.property(fc.tuple(arbitraryInventory, arbitraryInventory), ([inventory, other]) => {
        const { findings } = judge(inventory);
        for (const [index, check] of ofMachine.entries()) {
          const missing = check.requires.filter((name) => inventory.sections[name].status === 'unavailable');
          if (missing.length === 0) continue;
          const { outcome } = findings[index] ?? {};
          expect(['unknown', 'notApplicable'], check.id).toContain(outcome);
          if (outcome === 'unknown') continue;
          const held = Object.fromEntries(missing.map((name) => [name, other.sections[name]]));
          const read = { ...inventory, sections: { ...inventory.sections, ...held } };
          expect(judge(read, [check]).findings[0]?.outcome, check.id).toBe('notApplicable');
        }
      }),
    );
  });

  test('only an essential check fails: else what is not read would look better than what is', () => {
    fc.assert(
      fc.property(arbitraryInventory, (inventory) => {
        expect(judge(inventory).findings.filter(({ outcome, essential }) => outcome === 'fail' && !essential)).toEqual([]);
      }),
    );
  });

  test('what failed or warns names values that were seen, and tells its owner what to do and how to test again', () => {
    fc.assert(
      fc.property(arbitraryInventory, (inventory) => {
        for (const { outcome, evidence, remedy, checkId } of judge(inventory).findings) {
          if (outcome !== 'fail' && outcome !== 'warn') continue;
          expect(evidence.length, checkId).toBeGreaterThan(0);
          expect(
            evidence.filter(({ source }) => source === null || source === ''),
            checkId,
          ).toEqual([]);
          expect(remedy?.steps.length, checkId).toBeGreaterThan(0);
        }
      }),
    );
  });
});

/** Paths of everything inside a value that is not itself inside a list. */
function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => [[name], ...pathsIn(member).map((path) => [name, ...path])]);
}

/** A copy in which what stands at the path is `null`. */
function withNull(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return null;
  return { ...value, [name]: withNull((value as Readonly<Record<string, unknown>>)[name], rest) };
}

describe('when a section or a fact becomes unavailable', () => {
  /**
   * How far a verdict lets a device go on: on, on with care, not. `blocked` and `incomplete` are the same here, since both
   * hold it up; a failure that can no longer be seen rightly becomes an open question.
   */
  const step: Readonly<Record<VerdictWord, number>> = { ready: 0, readyWithWarnings: 1, incomplete: 2, blocked: 2 };

  /** The same for one finding. */
  const weight = ({ outcome, essential }: Finding): number => {
    if (outcome === 'pass' || outcome === 'notApplicable') return 0;
    return outcome === 'fail' || (essential && outcome !== 'warn') ? 2 : 1;
  };

  const without = fc.tuple(arbitraryInventory, sectionName, unavailableSection).map(([inventory, name, section]) => ({
    before: inventory,
    after: { ...inventory, sections: { ...inventory.sections, [name]: section } },
  }));

  test('the verdict does not improve: no device goes further for what could not be read of it', () => {
    fc.assert(
      fc.property(without, ({ before, after }) => {
        expect(step[judge(after).verdict.word]).toBeGreaterThanOrEqual(step[judge(before).verdict.word]);
      }),
      { numRuns: 400 },
    );
  });

  test('nor does any finding by itself', () => {
    fc.assert(
      fc.property(without, ({ before, after }) => {
        const weights = (inventory: Inventory) => judge(inventory).findings.map(weight);
        const [was, is] = [weights(before), weights(after)];
        const better = ofMachine.filter((_, index) => (is[index] ?? 0) < (was[index] ?? 0)).map(({ id }) => id);
        expect(better).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test.each(Object.entries(goodMachines))('nor on the good machine %s, whichever section is missing and why', (_, machine) => {
    const good = machine();
    const was = judge(good).findings.map(weight);
    for (const name of sectionNames) {
      for (const reason of unreadReasonSchema.options) {
        const section = { status: 'unavailable' as const, at: good.startedAt, tookMs: 0, reason, detail: 'could not be read' };
        const is = judge({ ...good, sections: { ...good.sections, [name]: section } }).findings.map(weight);
        const better = ofMachine.filter((_, index) => (is[index] ?? 0) < (was[index] ?? 0)).map(({ id }) => id);
        expect({ name, reason, better }).toEqual({ name, reason, better: [] });
      }
    }
  });

  describe('a fact becomes null', () => {
    const withoutFact = fc.tuple(arbitraryInventory, sectionName, fc.nat()).map(([inventory, name, choice]) => {
      const section = inventory.sections[name];
      if (section.status === 'unavailable') return { before: inventory, after: null };
      const paths = pathsIn(section.data);
      const path = paths[choice % paths.length] ?? [];
      // Without its reason a null can also mean that the system states nothing: a rolling distribution has no version.
      const unread = [...section.unread, { fact: path.join('.'), reason: 'not-readable' as const, detail: 'could not be read' }];
      const read = { ...section, data: withNull(section.data, path), unread };
      const after = { ...inventory, sections: { ...inventory.sections, [name]: read } };
      return { before: inventory, after: inventorySchema.safeParse(after).data ?? null, fact: `${name}.${path.join('.')}` };
    });

    test('the verdict does not improve', () => {
      fc.assert(
        fc.property(withoutFact, ({ before, after, fact }) => {
          fc.pre(after !== null);
          expect(step[judge(after).verdict.word], fact).toBeGreaterThanOrEqual(step[judge(before).verdict.word]);
        }),
        { numRuns: 600 },
      );
    });

    test('nor does any finding by itself', () => {
      fc.assert(
        fc.property(withoutFact, ({ before, after, fact }) => {
          fc.pre(after !== null);
          const [was, is] = [before, after].map((inventory) => judge(inventory).findings.map(weight));
          const better = ofMachine.filter((_, index) => (is?.[index] ?? 0) < (was?.[index] ?? 0)).map(({ id }) => id);
          expect({ fact, better }).toEqual({ fact, better: [] });
        }),
        { numRuns: 600 },
      );
    });
  });

  test('the properties are not empty: machines of every verdict occur among those they are tried with, on every family', () => {
    const seen = new Map<string, Set<VerdictWord>>();
    for (const inventory of fc.sample(arbitraryInventory, { seed: 1, numRuns: 800 })) {
      const { operatingSystem } = inventory.sections;
      const family = operatingSystem.status === 'read' ? operatingSystem.data.family : 'unknown';
      seen.set(family, (seen.get(family) ?? new Set()).add(judge(inventory).verdict.word));
    }
    const words = ['blocked', 'incomplete', 'ready', 'readyWithWarnings'];
    expect([...new Set([...seen.values()].flatMap((each) => [...each]))].sort()).toEqual(words);
    for (const family of familySchema.options) {
      expect([...(seen.get(family) ?? [])].filter((word) => word === 'blocked' || word === 'incomplete').sort(), family).toEqual([
        'blocked',
        'incomplete',
      ]);
      expect(seen.get(family)?.size, family).toBeGreaterThan(2);
    }
  });
});
