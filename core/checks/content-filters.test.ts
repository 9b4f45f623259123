import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { findingOf, verdictLine, withGap } from './check.test-support';
import { contentFilters } from './content-filters';

const symantec = { bundleId: 'com.broadcom.mes.systemextension', enabled: true };
const defender = { bundleId: 'com.microsoft.wdav.netext', enabled: true };

test.each<readonly [string, SectionData<'macosSystem'>['contentFilters'], Outcome, string]>([
  ['none', [], 'pass', 'No content filter is on.'],
  ['that of Symantec', [symantec], 'pass', 'com.broadcom.mes.systemextension is the only content filter that is on.'],
  [
    'it and one that is off',
    [symantec, { ...defender, enabled: false }],
    'pass',
    'com.broadcom.mes.systemextension is the only content filter that is on.',
  ],
  ['one listed twice', [symantec, symantec], 'pass', 'com.broadcom.mes.systemextension is the only content filter that is on.'],
  [
    'two at once',
    [symantec, defender],
    'warn',
    '2 content filters are on at once: com.broadcom.mes.systemextension, com.microsoft.wdav.netext.',
  ],
  ['not read', null, 'unknown', 'Content filters of the network: not known, because a fact of macOS system is missing.'],
])('%s', (_, filters, outcome, headline) => {
  expect(verdictLine(findingOf(contentFilters, machineWith('macos-26', { macosSystem: { contentFilters: filters } })))).toEqual([
    outcome,
    headline,
  ]);
});

test('a list with a gap does not show that there is only one, but two are two', () => {
  const partly = (filters: SectionData<'macosSystem'>['contentFilters']) =>
    findingOf(
      contentFilters,
      withGap(machineWith('macos-26', { macosSystem: { contentFilters: filters } }), 'macosSystem', 'contentFilters', 'refused'),
    ).outcome;
  expect(partly([symantec])).toBe('unknown');
  expect(partly([symantec, defender])).toBe('warn');
});
