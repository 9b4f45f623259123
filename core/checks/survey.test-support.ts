import fc from 'fast-check';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { type Answer, answerSchema, type Statement } from '../document/statement';
import { evaluate } from '../evaluate/evaluate';
import type { Finding } from '../evaluate/finding';
import { arbitraryInventory } from '../inventory/arbitrary.test-support';
import { goodMachines } from '../inventory/machines.test-support';
import { type Inventory, type Sections, sectionNames } from '../inventory/schema';
import { allChecks } from './all';
import type { CheckSentences } from './explanation';

const seed = 6;
/** What is near its end on one day is past it on another. */
const days = [sampleNow(), '2028-06-01T00:00:00Z', '2021-03-03T00:00:00Z'] as const;
/** Generated machines, and of each of their sections so many on each good machine. */
const alone = 1_000;
const mixed = 150;

/**
 * What every check says in which place, found out by letting them judge generated machines, and people give every answer. The same
 * checks and generators give the same result.
 */
export function surveySentences(): Surveyed {
  const places = new Map(
    allChecks.map(({ id }) => [
      id,
      { headlines: new Map<string, Set<string>>(), orders: new Set<string>(), steps: new Set<string>(), bases: new Set<string>() },
    ]),
  );
  for (const finding of surveyed()) {
    const place = places.get(finding.checkId);
    const own = keyOf(finding, finding.headline.id);
    if (!place || own === null) continue;
    place.headlines.set(own, (place.headlines.get(own) ?? new Set()).add(finding.outcome));
    if (finding.basis) place.bases.add(keyOf(finding, finding.basis.id) ?? '');
    if (!finding.remedy) continue;
    place.orders.add(keyOf(finding, finding.remedy.summary.id) ?? '');
    for (const step of finding.remedy.steps) place.steps.add(keyOf(finding, step.id) ?? '');
  }
  return Object.fromEntries(
    allChecks.map(({ id, messages }) => {
      const place = places.get(id);
      const inOrder = (keys: ReadonlySet<string> | undefined) => Object.keys(messages).filter((key) => keys?.has(key));
      const headlines = Object.keys(messages).flatMap((key) => {
        const outcomes = place?.headlines.get(key);
        return outcomes ? [[key, [...outcomes].sort()]] : [];
      });
      return [
        id,
        {
          headlines: Object.fromEntries(headlines),
          orders: inOrder(place?.orders),
          steps: inOrder(place?.steps),
          bases: inOrder(place?.bases),
        },
      ];
    }),
  );
}

export type Surveyed = Readonly<Record<string, CheckSentences>>;

const keyOf = ({ checkId }: Finding, id: string): string | null => (id.startsWith(`${checkId}.`) ? id.slice(checkId.length + 1) : null);

function* surveyed(): Generator<Finding> {
  const catalogue = sampleCatalogue();
  const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;
  const inputs = [...inventories()].map((inventory) => ({ inventory, statements: [] as readonly Statement[], connectivity }));
  const [first] = inputs;
  const answered = first ? statementSets().map((statements) => ({ ...first, statements })) : [];
  for (const [index, input] of [...inputs, ...answered].entries()) {
    yield* evaluate(input, catalogue, new Date(days[index % days.length] ?? sampleNow())).findings;
  }
}

/** Generated machines, and good ones with one section of a generated one. */
function* inventories(): Generator<Inventory> {
  const drawn = fc.sample(arbitraryInventory, { seed, numRuns: alone });
  yield* drawn;
  for (const machine of Object.values(goodMachines)) {
    const good = machine();
    yield good;
    for (const name of sectionNames.filter((each) => good.sections[each].status === 'read')) {
      const different = new Map(drawn.map(({ sections }) => [JSON.stringify(sections[name]), sections[name]]));
      for (const section of [...different.values()].slice(0, mixed)) {
        yield { ...good, sections: { ...good.sections, [name]: section } as Sections }; // each section by its own name
      }
    }
  }
}

/** For each answer one set, and for each choice, over all the checks that a person answers. */
function statementSets(): Statement[][] {
  const asked = allChecks.filter(({ answer }) => answer !== undefined);
  const most = Math.max(...asked.map(({ answer }) => Object.keys(answer?.choices ?? {}).length));
  const given: [Answer, number][] = [
    ...answerSchema.options.map((answer): [Answer, number] => [answer, -1]),
    ...Array.from({ length: most }, (_, choice): [Answer, number] => ['done', choice]),
  ];
  return given.map(([answer, choice]) =>
    asked.map((check) => ({
      checkId: check.id,
      answer,
      choice: Object.keys(check.answer?.choices ?? {})[choice] ?? null,
      by: 'A. Person',
      on: '2026-11-20',
      note: null,
      recordedAt: '2026-11-24T07:00:00Z',
    })),
  );
}
