import { expect, test } from 'vitest';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { container } from './container';

test.each([
  ['a virtual machine', { kind: 'virtual-machine', technology: 'kvm' }, 'pass', 'This system does not run in a container.'],
  ['bare metal', { kind: 'physical', technology: null }, 'pass', 'This system does not run in a container.'],
  ['a container', { kind: 'container', technology: 'docker' }, 'warn', 'This system runs in a container, so its host decides.'],
  ['WSL', { kind: 'container', technology: 'wsl' }, 'warn', 'This system runs in WSL: the device itself is the Windows around it.'],
  ['what was not read', null, 'unknown', 'Container: not known, because a fact of Operating system is missing.'],
] as const)('%s', (_, runsIn, outcome, headline) => {
  expect(verdictLine(findingOf(container, { operatingSystem: { runsIn } }))).toEqual([outcome, headline]);
});

test('on WSL the Windows around it is to be assessed', () => {
  expect(remedyText(findingOf(container, { operatingSystem: { runsIn: { kind: 'container', technology: 'wsl' } } }))).toEqual([
    'Assess Windows on this device instead.',
    'Run the assessment on the Windows that holds this system.',
  ]);
});

test.each([
  ['docker', 'Find out which machine hosts the container (docker).'],
  [null, 'Find out which machine hosts the container.'],
])('the technology %s is named where it is known', (technology, step) => {
  expect(remedyText(findingOf(container, { operatingSystem: { runsIn: { kind: 'container', technology } } }))[1]).toBe(step);
});
