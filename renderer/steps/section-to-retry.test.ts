import { expect, test } from 'vitest';
import { sampleCatalogue, sampleInventory, sampleNow } from '../../core/document/sample.test-support';
import { evaluate } from '../../core/evaluate/evaluate';
import type { UnreadReason } from '../../core/inventory/section';
import { sectionToRetry } from './section-to-retry';

const hardwareFinding = (reason: UnreadReason | null) => {
  const inventory = sampleInventory();
  if (reason !== null) {
    inventory.sections.hardware = { status: 'unavailable', at: inventory.startedAt, tookMs: 2_000, reason, detail: 'no answer within 2 s' };
  }
  const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;
  const { findings } = evaluate({ inventory, statements: [], connectivity }, sampleCatalogue(), sampleNow());
  return findings.find(({ checkId }) => checkId === 'hardware-minimum')?.remedy ?? null;
};

test.each([
  ['timed-out', 'hardware'],
  ['failed', 'hardware'],
  ['cancelled', 'hardware'],
  ['not-elevated', null],
  ['not-collected', null],
  [null, null],
] as const)('a section that is missing because %s is offered as %s', (reason, section) => {
  expect(sectionToRetry(hardwareFinding(reason))).toBe(section);
});

test('a section of another version is not offered', () => {
  const summary = { id: 'runner.readAgain', values: { reason: 'timedOut', section: 'toString' } };
  expect(sectionToRetry({ summary, steps: [], command: null })).toBeNull();
});
