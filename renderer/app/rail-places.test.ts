import { expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import type { Collecting } from '../state/assessment-slice';
import { failedRow, machineRow } from '../machines/machine-row.test-support';
import { placeOfMachines, placesOf, verdictOfRail } from './rail-places';

const sample = sampleDocument();
const [any] = sample.findings;
const finding = (step: 1 | 2 | 3, outcome: Outcome): Finding[] => (any ? [{ ...any, checkId: `${step}-${outcome}`, step, outcome }] : []);
const document = {
  ...sample,
  findings: [...finding(1, 'manual'), ...finding(2, 'pass'), ...finding(3, 'fail'), ...finding(3, 'deferred'), ...finding(3, 'unknown')],
};
const summary = (places: ReturnType<typeof placesOf>) => places.map(({ label, blocking, open, rest }) => [label, blocking, open, rest]);

test('before the first reading has ended nothing is assessed, and the progress stands at This device', () => {
  const run: Collecting = { phase: 'collecting', startedAtMs: 0, sections: {}, done: 3, total: 8, cancelling: false, earlier: null };
  expect(summary(placesOf(run, null, 'Not exported yet'))).toEqual([
    ['This device', 0, 0, 'Reading, 3 of 8'],
    ['Get Defender for Endpoint', 0, 0, 'Not assessed yet'],
    ['Grant access', 0, 0, 'Not assessed yet'],
    ['Proxy and connectivity', 0, 0, 'Not assessed yet'],
    ['All findings', 0, 0, 'Not assessed yet'],
    ['Review and export', 0, 0, 'Not assessed yet'],
  ]);
});

test('after it every step has what blocks and what is open, and This device what could not be read', () => {
  const hardware = { status: 'unavailable', at: sample.assessedAt, tookMs: 1, reason: 'timed-out', detail: '' } as const;
  const withGap = { ...document, inventory: { ...document.inventory, sections: { ...document.inventory.sections, hardware } } };
  expect(summary(placesOf({ phase: 'assessed', document: withGap, retrying: null }, withGap, 'Exported 07:31'))).toEqual([
    ['This device', 0, 1, 'Complete'],
    ['Get Defender for Endpoint', 0, 1, 'Complete'],
    ['Grant access', 0, 0, 'Complete'],
    ['Proxy and connectivity', 1, 2, 'Complete'],
    ['All findings', 0, 0, '5 findings'],
    ['Review and export', 0, 0, 'Exported 07:31'],
  ]);
});

test('the verdict comes with how many findings decided it', () => {
  const verdict = (word: 'blocked' | 'incomplete' | 'ready', decidedBy: string[]) =>
    verdictOfRail({ ...document, verdict: { word, decidedBy } });
  expect(verdictOfRail(null)).toEqual({ word: 'Not assessed yet', outcome: 'notApplicable', detail: '' });
  expect(verdict('blocked', ['a'])).toEqual({ word: 'Blocked', outcome: 'fail', detail: '1 cause' });
  expect(verdict('incomplete', ['a', 'b'])).toEqual({ word: 'Incomplete', outcome: 'manual', detail: '2 open' });
  expect(verdict('ready', [])).toEqual({ word: 'Ready', outcome: 'pass', detail: '' });
});

test('several machines have a place of their own, with how many there are', () => {
  expect(placeOfMachines([])).toBeNull();
  expect(placeOfMachines([machineRow({ name: 'a' }), machineRow({ name: 'b' }), failedRow('c')])).toMatchObject({
    label: 'Collected machines',
    rest: '2 machines, 1 not readable',
  });
});
