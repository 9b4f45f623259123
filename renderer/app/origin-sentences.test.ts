import { expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import { originSentences } from './origin-sentences';

const catalogue = { ...sampleDocument().catalogue, version: '2026.11.23', asOf: '2026-11-23' };
const sample = { ...sampleDocument(), catalogue };
const then = {
  kind: 'document',
  id: sample.id,
  assessedAt: '2026-03-02T09:30:00.000Z',
  catalogue: { version: '2026.2.1', asOf: '2026-02-01' },
} as const;

test('a document of another machine: whose, when read, which catalogue then and now', () => {
  const live = { ...sample, basedOn: then, inventory: { ...sample.inventory, origin: 'live' as const } };
  expect(originSentences(live, 'another-machine', 'ws-helpdesk', 'UTC')).toEqual({
    heading: 'From a file: of srv-b12-files, not of this machine (ws-helpdesk).',
    collected: 'Read there on 24 Nov 2026, 07:11 UTC.',
    judged:
      'Made of the document of 2 Mar 2026, 09:30 UTC, with catalogue 2026.11.23 in place of 2026.2.1. The facts it is judged by now are as of 23 Nov 2026.',
    limits: 'Sections can be read again only on that machine.',
  });
});

test('evidence that a script collected, of a machine that cannot be told', () => {
  const nameless = { ...sample, machine: { id: null, name: null, system: null }, basedOn: { kind: 'inventory' } as const };
  const { heading, collected } = originSentences(nameless, 'unknown-machine', null, 'UTC');
  expect(heading).toBe('From a file: of a machine without a readable name; whether that is this machine cannot be told.');
  expect(collected).toBe('Collected there by a script on 24 Nov 2026, 07:11 UTC.');
});

test('a document of this machine', () => {
  const { heading, limits } = originSentences({ ...sample, basedOn: then }, 'this-machine', 'srv-b12-files', 'UTC');
  expect(heading).toBe('From a file, of this machine (srv-b12-files).');
  expect(limits).toBe('Sections can be read again.');
});

test('raw evidence: which script, by whom, how much of it, and once', () => {
  const inventory = {
    ...sample.inventory,
    elevated: false,
    collected: {
      script: { name: 'collect.sh', version: 1 },
      catalogueVersion: '2026.11.24',
      by: 'rdoe',
      host: 'srv-b12-files',
      beganAt: '2026-11-24T07:11:58Z',
      endedAt: null,
      clock: 'script',
      form: 'tar',
      sources: { read: 200, absent: 14, denied: 3, failed: 0 },
    } as const,
  };
  expect(originSentences({ ...sample, inventory, basedOn: { kind: 'evidence' } }, 'another-machine', null, 'UTC')).toMatchObject({
    collected:
      'Collected by collect.sh on srv-b12-files, 24 Nov 2026, 07:11 UTC, by rdoe without administrator rights; 214 sources read, 3 not readable.',
    judged: 'The facts it is judged by now are as of 23 Nov 2026.',
    limits: 'To read more, run the script on that machine again.',
  });
});
