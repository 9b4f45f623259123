import { describe, expect, test } from 'vitest';
import { allChecks } from '../checks/all';
import { withGap } from '../checks/check.test-support';
import { type Check, defineCheck, type Result } from '../checks/check';
import { sampleCatalogue, sampleInventory, sampleNow } from '../document/sample.test-support';
import type { Inventory, SectionName } from '../inventory/schema';
import type { UnreadReason } from '../inventory/section';
import { formatMessage } from '../text/wording';
import { evaluate } from './evaluate';
import type { Finding } from './finding';

const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;

const run = (checks: readonly Check[], inventory = sampleInventory()) =>
  evaluate({ inventory, statements: [], connectivity }, sampleCatalogue(), sampleNow(), checks);

const only = (check: Check, inventory?: Inventory): Finding => {
  const [finding] = run([check], inventory).findings;
  if (!finding) throw new Error('one check gives one finding');
  return finding;
};

const without = (name: SectionName, reason: UnreadReason): Inventory => {
  const inventory = sampleInventory();
  const section = { status: 'unavailable' as const, at: inventory.startedAt, tookMs: 1, reason, detail: 'what the reader said' };
  return { ...inventory, sections: { ...inventory.sections, [name]: section } };
};

interface Plan {
  readonly id?: string;
  readonly requires?: readonly SectionName[];
  readonly families?: Check['families'];
  readonly causedBy?: readonly string[];
  readonly outcome?: Result['outcome'];
  readonly causes?: readonly string[];
  readonly unconfirmed?: boolean;
  readonly evaluate?: Check['evaluate'];
}

/** A check that gives what it is told to give. */
function planned({
  id = 'planned',
  requires = [],
  families,
  causedBy = [],
  outcome = 'pass',
  causes,
  unconfirmed = false,
  evaluate: own,
}: Plan): Check {
  const headline = { id: `${id}.headline`, values: {} };
  const result: Result =
    outcome === 'pass' || outcome === 'notApplicable'
      ? { outcome, headline, unconfirmed }
      : { outcome, headline, remedy: { summary: headline }, unconfirmed, ...(causes ? { causes } : {}) };
  return {
    id,
    step: 3,
    title: id,
    whyItMatters: '',
    owner: 'technician',
    ...(families ? { families } : {}),
    causedBy,
    requires,
    references: [],
    evidence: {},
    messages: { headline: 'Planned.' },
    headlines: { [outcome]: ['headline'] },
    orders: ['headline'],
    evaluate: own ?? (() => result),
  };
}

const english = ({ headline }: Finding) => formatMessage(headline, { timeZone: 'UTC' });

describe('the runner answers for a check', () => {
  test.each<readonly [UnreadReason, string]>([
    ['not-elevated', 'Assess this device again with administrator or root rights.'],
    ['cancelled', 'Assess this device again and let it finish.'],
    ['timed-out', 'Read Storage again; if it times out again, find it out by hand.'],
    ['not-collected', 'Collect the evidence again with the current script.'],
    ['malformed', 'Read Storage again; if it stays so, find it out by hand.'],
  ])('whose section is unavailable for the reason %s', (reason, remedy) => {
    const finding = only(planned({ requires: ['storage'] }), without('storage', reason));
    expect([finding.outcome, english(finding)]).toEqual(['unknown', 'planned: not known, because Storage could not be read.']);
    expect(finding.remedy && formatMessage(finding.remedy.summary, { timeZone: 'UTC' })).toBe(remedy);
    expect(finding.evidence).toEqual([{ name: 'storage', value: 'what the reader said', source: null }]);
  });

  test('whose section this version does not read on the machine itself: there is no script to run again', () => {
    const finding = only(planned({ requires: ['storage'] }), { ...without('storage', 'not-collected'), origin: 'live' });
    expect(finding.remedy && formatMessage(finding.remedy.summary, { timeZone: 'UTC' })).toBe(
      'Find it out by hand, or assess this device with a version of the product that reads it.',
    );
  });

  test('that is for another family of systems', () => {
    const finding = only(planned({ families: ['windows', 'macos'] }));
    expect([finding.outcome, english(finding)]).toEqual(['notApplicable', 'Only for Windows, macOS.']);
  });

  test('that is for some families, where the family is not known', () => {
    const finding = only(planned({ families: ['linux'] }), without('operatingSystem', 'not-found'));
    expect([finding.outcome, english(finding)]).toEqual(['unknown', 'planned: not known, because Operating system could not be read.']);
  });

  test('for another family before it looks for its sections', () => {
    const finding = only(planned({ families: ['windows'], requires: ['storage'] }), without('storage', 'not-found'));
    expect(finding.outcome).toBe('notApplicable');
  });

  test('that throws', () => {
    const finding = only(
      planned({
        evaluate: () => {
          throw new RangeError('nothing of the kind');
        },
      }),
    );
    expect([finding.outcome, english(finding)]).toEqual(['unknown', 'This check could not be completed: nothing of the kind.']);
  });

  test('and hands over the sections it requires, no other', () => {
    const seen: string[][] = [];
    only(
      planned({
        requires: ['storage', 'host'],
        evaluate: (sections) => {
          seen.push(Object.keys(sections));
          return { outcome: 'pass', headline: { id: 'planned.headline', values: {} } };
        },
      }),
    );
    expect(seen).toEqual([['storage', 'host']]);
  });
});

describe('a fact', () => {
  const reads = defineCheck({
    id: 'reads',
    step: 3,
    title: 'Reads',
    whyItMatters: '',
    owner: 'technician',
    requires: ['host'],
    references: [],
    evidence: { name: 'Name' },
    messages: { named: 'It has a name.' },
    headlines: { pass: ['named'] },
    orders: [],
    evaluate: ({ host }, { say, see, unread }) =>
      host.name === null
        ? unread('host', 'clock.synchronised')
        : { outcome: 'pass', headline: say('named'), evidence: [see('name', host.name, 'host.name'), see('name', 'x', 'as it stands')] },
  });

  test('is evidence with the source that its section names, or the one given', () => {
    expect(only(reads).evidence.map(({ source }) => source)).toEqual(['/proc/sys/kernel/hostname', 'as it stands']);
  });

  test('that is null is unknown, with the reason of the object around it', () => {
    const inventory = sampleInventory();
    const { host } = inventory.sections;
    if (host.status !== 'read') throw new Error('the sample has read this section');
    const changed = {
      ...host,
      data: { ...host.data, name: null },
      unread: [{ fact: 'clock', reason: 'not-elevated' as const, detail: 'chronyc: permission denied' }],
    };
    const finding = only(reads, { ...inventory, sections: { ...inventory.sections, host: changed } });
    expect(finding.outcome).toBe('unknown');
    expect(finding.evidence).toEqual([{ name: 'host.clock.synchronised', value: 'chronyc: permission denied', source: null }]);
  });
});

test('a fact that this platform does not have is no gap, and still has its reason', () => {
  const detail = 'there is no such clock here';
  const seen: number[] = [];
  const check = planned({
    requires: ['host'],
    evaluate: (_, { gaps, unread }) => {
      seen.push(gaps('host', 'clock').length);
      return unread('host', 'clock.synchronised');
    },
  });
  for (const reason of ['not-on-this-platform', 'failed'] as const) {
    expect(only(check, withGap(sampleInventory(), 'host', 'clock', detail, reason)).evidence).toEqual([
      { name: 'host.clock.synchronised', value: detail, source: null },
    ]);
  }
  expect(seen).toEqual([0, 1]);
});

describe('causes', () => {
  const causesOf = (...plans: readonly Plan[]) =>
    Object.fromEntries(run(plans.map(planned)).findings.map(({ checkId, causedBy }) => [checkId, causedBy]));

  test('are followed to the root', () => {
    expect(
      causesOf({ id: 'a', outcome: 'fail' }, { id: 'b', outcome: 'fail', causedBy: ['a'] }, { id: 'c', outcome: 'fail', causedBy: ['b'] }),
    ).toEqual({ a: null, b: 'a', c: 'a' });
  });

  test('the first that went wrong counts', () => {
    expect(
      causesOf(
        { id: 'a', outcome: 'pass' },
        { id: 'b', outcome: 'fail' },
        { id: 'c', outcome: 'fail' },
        { id: 'd', outcome: 'fail', causedBy: ['a', 'b', 'c'] },
      ).d,
    ).toBe('b');
  });

  test.each<readonly [Result['outcome'], Result['outcome'], boolean]>([
    ['fail', 'fail', true],
    ['fail', 'warn', true],
    ['fail', 'manual', true],
    ['fail', 'deferred', true],
    ['fail', 'unknown', true],
    ['unknown', 'unknown', true],
    ['unknown', 'fail', false],
    ['warn', 'fail', false],
    ['warn', 'warn', true],
    ['warn', 'manual', false],
    ['warn', 'unknown', false],
    ['unknown', 'warn', false],
    ['fail', 'pass', false],
    ['fail', 'notApplicable', false],
  ])('%s explains %s: %s', (cause, effect, explains) => {
    expect(causesOf({ id: 'cause', outcome: cause }, { id: 'effect', outcome: effect, causedBy: ['cause'] }).effect).toBe(
      explains ? 'cause' : null,
    );
  });

  test('are only those that the result names, and no others than the check has', () => {
    const [a, b, c] = [
      { id: 'a', outcome: 'fail' },
      { id: 'b', outcome: 'fail' },
      { id: 'c', outcome: 'fail' },
    ] as const;
    const both = { id: 'd', outcome: 'fail', causedBy: ['a', 'b'] } as const;
    expect(causesOf(a, b, { ...both, causes: ['b'] }).d).toBe('b');
    expect(causesOf(a, b, { ...both, causes: [] }).d).toBeNull();
    expect(causesOf(a, b, c, { ...both, causes: ['c'] }).d).toBeNull();
  });

  test('that name each other end, and the verdict still names what blocks', () => {
    const plans: readonly Plan[] = [
      { id: 'a', outcome: 'fail', causedBy: ['b'] },
      { id: 'b', outcome: 'fail', causedBy: ['a'] },
    ];
    expect(causesOf(...plans)).toEqual({ a: 'b', b: 'a' });
    expect(run(plans.map(planned)).verdict).toEqual({ word: 'blocked', decidedBy: ['a', 'b'] });
  });

  test('a cause that is no check of this version explains nothing', () => {
    expect(causesOf({ id: 'a', outcome: 'fail', causedBy: ['gone'] })).toEqual({ a: null });
  });
});

test.each([true, false])('a result says itself whether what it rests on is unconfirmed: %s', (unconfirmed) => {
  expect(['pass', 'fail'].map((outcome) => only(planned({ outcome: outcome as 'pass' | 'fail', unconfirmed })).unconfirmed)).toEqual([
    unconfirmed,
    unconfirmed,
  ]);
});

describe('the checks of the product', () => {
  test('have ids of their own, and names of other checks are right and lead to no circle', () => {
    const ids = allChecks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // A check's causes stand before it in the list, or after it without naming it in turn.
    const causes = new Map(allChecks.map(({ id, causedBy = [] }) => [id, causedBy]));
    const reach = (id: string, passed: readonly string[]): readonly string[] =>
      passed.includes(id) ? [...passed, id] : (causes.get(id) ?? []).flatMap((cause) => reach(cause, [...passed, id]));
    expect(allChecks.flatMap(({ id }) => reach(id, []))).toEqual([]);
    expect(allChecks.flatMap(({ causedBy = [] }) => causedBy).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("refer to sources and links of the catalogue, and stand in the guide's order", () => {
    const { sources, links } = sampleCatalogue();
    const known = new Set(links.map(({ id }) => id));
    expect(allChecks.flatMap(({ references }) => references).filter((key) => !(key in sources))).toEqual([]);
    expect(allChecks.flatMap((check) => check.links ?? []).filter((id) => !known.has(id))).toEqual([]);
    expect(allChecks.map(({ step }) => step)).toEqual(allChecks.map(({ step }) => step).toSorted());
  });
});

test('the sample is incomplete until the questions are answered and the services are tested', () => {
  const { verdict } = run([...allChecks]);
  expect(verdict.word).toBe('incomplete');
  expect(verdict.decidedBy).toContain('service-connectivity');
  expect(verdict.decidedBy).toContain('licences-verified');
});
