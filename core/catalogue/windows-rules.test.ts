import { expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';

const { platforms, common, sources } = sampleCatalogue();
const windows = platforms.filter(({ family }) => family === 'windows');
const ruled = windows.flatMap(({ id, requirements, onboarding }) =>
  requirements.flatMap(({ name, rule, source }) => (rule === null ? [] : [{ id, name, rule, source, onboarding, requirements }])),
);
const scopes = [
  ...ruled.map(({ id, name, rule }) => ({ of: `${id}: ${name}`, scope: rule })),
  ...common.windows.services.flatMap(({ name, rules }) => rules.map((scope) => ({ of: name, scope }))),
  ...common.windows.policies.flatMap(({ value, rules }) => rules.map((scope) => ({ of: value, scope }))),
];

test('every system that needs updates, features or versions says so in a way that a machine can be held against', () => {
  const count = (id: string) => ruled.filter((one) => one.id === id).length;
  const counts = windows.map(({ id }) => [id, count(id)]).filter(([, number]) => number !== 0);
  expect(Object.fromEntries(counts)).toEqual({
    'windows-10': 9,
    'windows-11': 2,
    'windows-8.1': 2,
    'windows-7-sp1': 6,
    'windows-server-2008-r2-sp1': 8,
    'windows-server-2012-r2': 9,
    'windows-server-2016': 7,
    'windows-server-1803-sac': 1,
    'windows-server-2019': 3,
    'windows-server-2022': 2,
    'windows-server-2025': 1,
    'windows-server-23h2-ac': 1,
  });
});

test('rules name only ways of onboarding that are described, and builds in their order', () => {
  const wrong = scopes.filter(
    ({ scope: { routes, builds } }) =>
      routes.some((route) => !(route in common.onboarding)) || (builds?.min ?? 0) > (builds?.max ?? Number.MAX_SAFE_INTEGER),
  );
  expect(wrong.map(({ of }) => of)).toEqual([]);
});

test('ways named by the requirements of a system are ways of that system, then or today', () => {
  const wrong = ruled.filter(({ rule, onboarding }) =>
    rule.routes.some((route) => !onboarding.march2021.includes(route) && !onboarding.today.includes(route)),
  );
  expect(wrong.map(({ id, name }) => `${id}: ${name}`)).toEqual([]);
});

test('what is only needed for others names others of the same system, that come later', () => {
  for (const { id, name, rule, requirements } of ruled) {
    for (const other of rule.onlyFor) {
      const later = requirements.find((requirement) => requirement.name === other)?.rule?.order ?? 0;
      expect(later, `${id}: ${name} before ${other}`).toBeGreaterThan(rule.order ?? 0);
    }
  }
});

test('a revision is of a build that its rule is for', () => {
  const wrong = ruled.flatMap(({ id, name, rule: { builds, satisfiedBy } }) =>
    satisfiedBy.flatMap((proof) =>
      proof.by === 'revision' &&
      (builds === null || proof.build < (builds.min ?? 0) || proof.build > (builds.max ?? Number.MAX_SAFE_INTEGER))
        ? [`${id}: ${name} ${proof.build}`]
        : [],
    ),
  );
  expect(wrong).toEqual([]);
});

test('sources of services, policies and requirements are there', () => {
  const named = [
    ...common.windows.services.flatMap((service) => service.sources),
    ...common.windows.policies.flatMap((policy) => policy.sources),
    ...ruled.flatMap(({ source }) => (source === null ? [] : [source])),
  ];
  expect(named.filter((key) => !(key in sources))).toEqual([]);
});
