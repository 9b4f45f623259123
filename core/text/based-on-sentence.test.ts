import { expect, test } from 'vitest';
import { sampleDocument } from '../document/sample.test-support';
import type { ReadinessDocument } from '../document/schema';
import { basedOnSentence } from './based-on-sentence';

const then = { kind: 'document', id: sampleDocument().id, assessedAt: '2026-09-11T10:00:00Z' } as const;

test.each<readonly [ReadinessDocument['basedOn'], string | null]>([
  [null, null],
  [{ kind: 'inventory' }, 'Made of an inventory that was collected on 24 Nov 2026, 07:11 UTC.'],
  [
    { ...then, catalogue: { version: '2026.9.1', asOf: '2026-08-30' } },
    'Made of the document of 11 Sep 2026, 10:00 UTC, with catalogue 2026.11.23 in place of 2026.9.1.',
  ],
  [
    { ...then, catalogue: { version: '2026.11.23', asOf: '2026-11-23' } },
    'Made of the document of 11 Sep 2026, 10:00 UTC, with the same catalogue, 2026.11.23.',
  ],
])('%j', (basedOn, sentence) => {
  const document = { ...sampleDocument(), basedOn, catalogue: { version: '2026.11.23', digest: '', asOf: '2026-11-23' } };
  expect(basedOnSentence(document, { timeZone: 'UTC' })).toBe(sentence);
});
