import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { type GoodMachine, machineWith } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { findingOf, verdictLine, withGap } from './check.test-support';
import { securityCenterLeftovers } from './security-center-leftovers';

type Entry = SectionData<'securityCenter'>['products'][number];

const entry = (name: string, reportingProgramExists: boolean | null, state = 0x041000): Entry => ({
  kind: 'antivirus',
  name,
  state,
  reportingProgramExists,
});
const symantec = entry('Symantec Endpoint Protection', true);
const on = (products: Entry[], machine: GoodMachine = 'windows-11') => machineWith(machine, { securityCenter: { products } });

test.each<readonly [string, Entry[], GoodMachine, Outcome, string]>([
  ['all there', [symantec], 'windows-11', 'pass', 'Every product in the Security Center has its program on this device.'],
  ['none at all', [], 'windows-11', 'pass', 'No product stands in the Security Center.'],
  [
    'one that is gone',
    [symantec, entry('Sophos Intercept X', false)],
    'windows-11',
    'warn',
    'Sophos Intercept X is still in the Security Center, but the program is gone.',
  ],
  [
    'two that are gone, beside one of which it is not known',
    [entry('Kaspersky', false), entry('Fan Anti-Virus', false, 0x040000), entry('McAfee VirusScan', null)],
    'windows-11',
    'warn',
    'Kaspersky, Fan Anti-Virus are still in the Security Center, but the program is gone.',
  ],
  ['a server', [], 'windows-server-2019', 'notApplicable', 'Servers have no Security Center: only client editions of Windows do.'],
])('%s', (_, products, machine, outcome, headline) => {
  expect(verdictLine(findingOf(securityCenterLeftovers, on(products, machine)))).toEqual([outcome, headline]);
});

test('what was not read is not known to be there', () => {
  expect(findingOf(securityCenterLeftovers, on([symantec, entry('Kaspersky', null)])).outcome).toBe('unknown');
  const partly = (products: Entry[]) => withGap(on(products), 'securityCenter', 'products', 'WMI ended with an error');
  expect(findingOf(securityCenterLeftovers, partly([symantec])).outcome).toBe('unknown');
  expect(findingOf(securityCenterLeftovers, partly([entry('Kaspersky', false)])).outcome).toBe('warn');
});
