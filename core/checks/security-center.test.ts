import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { type GoodMachine, machineWith, withoutSection } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { english, findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { securityCenter } from './security-center';

type Entry = SectionData<'securityCenter'>['products'][number];

const entry = (name: string, state: number, rest: Partial<Entry> = {}): Entry => ({
  kind: 'antivirus',
  name,
  state,
  reportingProgramExists: true,
  ...rest,
});
const symantec = (state = 0x041000, rest: Partial<Entry> = {}) => entry('Symantec Endpoint Protection', state, rest);
const defender = (state = 0x060100) => entry('Windows Defender', state);

const on = (products: Entry[], machine: GoodMachine = 'windows-11') => machineWith(machine, { securityCenter: { products } });

test.each<readonly [string, Entry[], Outcome, string]>([
  [
    'Symantec on, Defender off',
    [symantec(), defender()],
    'pass',
    'The Security Center has Symantec Endpoint Protection as on and up to date.',
  ],
  ['Symantec alone', [symantec()], 'pass', 'The Security Center has Symantec Endpoint Protection as on and up to date.'],
  [
    'Symantec as antivirus, antispyware and firewall',
    [symantec(), symantec(0x071000, { kind: 'antispyware' }), symantec(0x010000, { kind: 'firewall' }), defender()],
    'pass',
    'The Security Center has Symantec Endpoint Protection as on and up to date.',
  ],
  ['Symantec off', [symantec(0x040000), defender(0x061100)], 'warn', 'The Security Center has Symantec Endpoint Protection as off.'],
  ['Symantec snoozed', [symantec(0x042000), defender()], 'warn', 'The Security Center has Symantec Endpoint Protection as snoozed.'],
  ['Symantec expired', [symantec(0x043000), defender()], 'warn', 'The Security Center has Symantec Endpoint Protection as expired.'],
  [
    'Symantec out of date',
    [symantec(0x041010), defender()],
    'warn',
    'The Security Center has Symantec Endpoint Protection as out of date.',
  ],
  [
    'Symantec and another one on',
    [symantec(), entry('Sophos Intercept X', 0x041000), defender()],
    'warn',
    'Symantec Endpoint Protection, Sophos Intercept X are on at once as antivirus.',
  ],
  [
    'Symantec and one that nobody knows',
    [symantec(), entry('Fan Anti-Virus', 0x041000)],
    'warn',
    'Symantec Endpoint Protection, Fan Anti-Virus are on at once as antivirus.',
  ],
  [
    'Symantec and Defender on',
    [symantec(), defender(0x061100)],
    'warn',
    'Symantec Endpoint Protection, Windows Defender are on at once as antivirus.',
  ],
  [
    'another one beside it that is off',
    [symantec(), entry('Sophos Intercept X', 0x040000)],
    'pass',
    'The Security Center has Symantec Endpoint Protection as on and up to date.',
  ],
  [
    'an entry whose program is gone, which is on no more',
    [symantec(), entry('Sophos Intercept X', 0x041000, { reportingProgramExists: false })],
    'pass',
    'The Security Center has Symantec Endpoint Protection as on and up to date.',
  ],
  [
    'Symantec itself left over',
    [symantec(0x041000, { reportingProgramExists: false }), defender()],
    'warn',
    'The Security Center has no antivirus that is on.',
  ],
  [
    'two on at once, beside one that is left over',
    [symantec(), entry('McAfee VirusScan', 0x041000), entry('Kaspersky', 0x040010, { reportingProgramExists: false })],
    'warn',
    'Symantec Endpoint Protection, McAfee VirusScan are on at once as antivirus.',
  ],
  [
    'two on at once, and Symantec off',
    [symantec(0x042000), entry('McAfee VirusScan', 0x041000), defender(0x061100)],
    'warn',
    'McAfee VirusScan, Windows Defender are on at once as antivirus, and Symantec is snoozed.',
  ],
  [
    'two on at once, and Symantec out of date',
    [symantec(0x041010), entry('McAfee VirusScan', 0x041000)],
    'warn',
    'Symantec Endpoint Protection, McAfee VirusScan are on at once as antivirus, and Symantec is out of date.',
  ],
  [
    'not registered, Defender on',
    [defender(0x061100)],
    'warn',
    'The Security Center does not have Symantec, but Windows Defender as antivirus.',
  ],
  [
    'not registered, a name that only resembles it on',
    [entry('Symantec Endpoint Protection Fan Edition', 0x041000), defender()],
    'warn',
    'The Security Center does not have Symantec, but Symantec Endpoint Protection Fan Edition as antivirus.',
  ],
  [
    'its name in another case',
    [entry('SYMANTEC Endpoint Protection', 0x041000)],
    'pass',
    'The Security Center has SYMANTEC Endpoint Protection as on and up to date.',
  ],
  ['nothing on', [defender()], 'warn', 'The Security Center has no antivirus that is on.'],
  ['nothing at all', [], 'warn', 'The Security Center has no antivirus that is on.'],
  [
    'a state that nobody has described',
    [symantec(0x047000), defender()],
    'unknown',
    'The Security Center gives Symantec Endpoint Protection a state that is not known.',
  ],
  [
    'updates that nobody has described',
    [symantec(0x041050), defender()],
    'unknown',
    'The Security Center gives Symantec Endpoint Protection a state that is not known.',
  ],
])('%s', (_, products, outcome, headline) => {
  expect(verdictLine(findingOf(securityCenter, on(products)))).toEqual([outcome, headline]);
});

test('servers have none, and it is said', () => {
  const finding = findingOf(securityCenter, on([], 'windows-server-2019'));
  expect(verdictLine(finding)).toEqual(['notApplicable', 'Servers have no Security Center: only client editions of Windows do.']);
  expect(english(finding.basis)).toBe('What protects a server is told by its services and programs alone.');
});

test('where Symantec is not installed another product may well be the one that is on', () => {
  const inventory = machineWith('windows-11', {
    securityCenter: { products: [entry('Sophos Intercept X', 0x041000)] },
    symantecClient: { installed: false },
  });
  expect(verdictLine(findingOf(securityCenter, inventory))).toEqual([
    'pass',
    'The Security Center has Sophos Intercept X as the antivirus that is on.',
  ]);
  expect(findingOf(securityCenter, withoutSection(inventory, 'symantecClient')).outcome).toBe('warn');
});

describe('what could not be read', () => {
  test('whether a program exists', () => {
    const products = [symantec(), { ...defender(), reportingProgramExists: null }];
    expect(findingOf(securityCenter, on(products)).outcome).toBe('unknown');
  });

  test('a part of the entries, where another product may be on; what is wrong in the others counts', () => {
    const partly = (products: Entry[]) => withGap(on(products), 'securityCenter', 'products', 'WMI ended with an error');
    expect(findingOf(securityCenter, partly([symantec(), defender()])).outcome).toBe('unknown');
    expect(findingOf(securityCenter, partly([])).outcome).toBe('unknown');
    expect(findingOf(securityCenter, partly([symantec(0x040000)])).outcome).toBe('warn');
  });

  test('the type of Windows', () => {
    const { operatingSystem } = machineWith('windows-11').sections;
    if (operatingSystem.status !== 'read' || operatingSystem.data.windows === null) throw new Error('the machine has read it');
    const windows = { ...operatingSystem.data.windows, productType: null };
    expect(findingOf(securityCenter, machineWith('windows-11', { operatingSystem: { windows } })).outcome).toBe('unknown');
  });
});

test('what is read out of the state is unconfirmed', () => {
  const unconfirmed = (...products: Entry[]) => findingOf(securityCenter, on(products)).unconfirmed;
  expect(unconfirmed(symantec(), defender())).toBe(true);
  expect(unconfirmed(symantec(0x040000))).toBe(true);
});

test('a name that the catalogue does not have is named, not judged', () => {
  const finding = findingOf(securityCenter, on([symantec(), entry('Fan Anti-Virus', 0x041000)]));
  expect(remedyText(finding)).toContain('Fan Anti-Virus is a name that the catalogue does not have: find out what it is.');
  expect(finding.evidence.map(({ value }) => value)).toEqual([
    'antivirus Symantec Endpoint Protection: on, up to date',
    'antivirus Fan Anti-Virus: on, up to date',
  ]);
});

test('Defender is told by its state where its name is another', () => {
  const finding = findingOf(securityCenter, on([symantec(), entry('Microsoft Defender', 0x060100)]));
  expect(english(finding.basis)).toBe('Defender Antivirus is off beside it, as it should be before the switch.');
  expect(english(findingOf(securityCenter, on([symantec()])).basis)).toBe(
    'Defender Antivirus is not listed beside it, which happens before the switch.',
  );
});

test('what nobody may do any more is not ordered: who has no Symantec is not told to start it', () => {
  const inventory = machineWith('windows-11', { securityCenter: { products: [defender()] }, symantecClient: { installed: false } });
  expect(remedyText(findingOf(securityCenter, inventory))).toEqual([
    'Find out what protects this device now.',
    'Start the product that is meant to protect this device until the switch, and see that the Security Center has it as on.',
    'Assess this device again.',
  ]);
});
