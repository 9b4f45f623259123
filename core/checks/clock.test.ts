import { expect, test } from 'vitest';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { clock } from './clock';

const at = (synchronised: boolean | null, service: string | null) => ({ host: { clock: { synchronised, service } } });

test.each([
  ['synchronised', at(true, 'chronyd'), 'pass', 'The clock is synchronised by chronyd.'],
  ['synchronised by nobody knows whom', at(true, null), 'pass', 'The clock is synchronised with a time source.'],
  ['not synchronised', at(false, 'chronyd'), 'warn', 'The clock is not synchronised with a time source.'],
  ['what was not read', at(null, null), 'unknown', 'Clock: not known, because a fact of Host, directory and clock is missing.'],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(clock, changes))).toEqual([outcome, headline]);
});

test.each([
  ['chronyd', 'Turn on the time service of the system, or name a time source to chronyd.'],
  [null, 'Turn on the time service of the system, or name a time source to it.'],
])('the steps name the service %s', (service, step) => {
  expect(remedyText(findingOf(clock, at(false, service)))[1]).toBe(step);
});
