import { expect, test } from 'vitest';
import { machineWith } from '../inventory/machines.test-support';
import type { Mdatp } from '../inventory/sections/mdatp';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { sampleSettings } from './sample-settings';

const missing = 'Settings from a sample: not known, because a fact of Settings for Microsoft Defender is missing.';
const proxy = 'cloudService.proxy = http://proxy.server:port/';
const threat = 'antivirusEngine.allowedThreats = EICAR-Test-File (not a virus)';

test.each<readonly [string, Partial<Mdatp>, string, string]>([
  ['none yet', {}, 'pass', 'No settings of the organisation for Defender are here yet.'],
  ['own ones', { managedSettings: 'present' }, 'pass', 'The settings of the organisation hold no value of a sample.'],
  [
    'a placeholder',
    { managedSettings: 'present', sampleValues: [proxy] },
    'fail',
    "The settings of the organisation hold a value of Microsoft's sample.",
  ],
  [
    'two values',
    { managedSettings: 'present', sampleValues: [proxy, threat] },
    'fail',
    "The settings of the organisation hold 2 values of Microsoft's sample.",
  ],
  ['not read', { managedSettings: null, sampleValues: null }, 'unknown', missing],
  ['values that were not read', { managedSettings: 'present', sampleValues: null }, 'unknown', missing],
])('%s', (_, mdatp, outcome, headline) => {
  for (const machine of ['debian-13', 'macos-26'] as const) {
    expect(verdictLine(findingOf(sampleSettings, machineWith(machine, { mdatp }))), machine).toEqual([outcome, headline]);
  }
});

test('the remedy names the values, and where they are kept', () => {
  const changes = { mdatp: { managedSettings: 'present', sampleValues: [proxy, threat] } } as const;
  const steps = (machine: 'debian-13' | 'macos-26') =>
    remedyText(
      findingOf(sampleSettings, machineWith(machine, { mdatp: { ...changes.mdatp, sampleValues: [...changes.mdatp.sampleValues] } })),
    );
  expect(steps('debian-13')[1]).toBe(`Take out of the settings, or replace: ${proxy}, ${threat}.`);
  expect(steps('debian-13')[2]).toContain('mdatp_managed.json');
  expect(steps('macos-26')[2]).toContain('com.microsoft.wdav');
});

test('a list with a gap proves nothing by what it lacks, and Windows has no such settings', () => {
  expect(findingOf(sampleSettings, withGap(machineWith('debian-13'), 'mdatp', 'sampleValues', 'cut off')).outcome).toBe('unknown');
  expect(findingOf(sampleSettings, machineWith('windows-11')).outcome).toBe('notApplicable');
});
