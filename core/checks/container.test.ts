import { expect, test } from 'vitest';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { container } from './container';

test.each([
  ['a virtual machine', { kind: 'virtual-machine', technology: 'kvm' }, 'pass', 'This system does not run in a container.'],
  ['bare metal', { kind: 'physical', technology: null }, 'pass', 'This system does not run in a container.'],
  ['a container', { kind: 'container', technology: 'docker' }, 'warn', 'This system runs in a container, so its host decides.'],
  ['what was not read', null, 'unknown', 'Container: not known, because a fact of Operating system is missing.'],
] as const)('%s', (_, runsIn, outcome, headline) => {
  expect(verdictLine(findingOf(container, { operatingSystem: { runsIn } }))).toEqual([outcome, headline]);
});

test.each([
  ['docker', 'Find out which machine hosts the container (docker).'],
  [null, 'Find out which machine hosts the container.'],
])('the technology %s is named where it is known', (technology, step) => {
  expect(remedyText(findingOf(container, { operatingSystem: { runsIn: { kind: 'container', technology } } }))[1]).toBe(step);
});
