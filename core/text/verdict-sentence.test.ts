import { describe, expect, test } from 'vitest';
import { sampleDocument } from '../document/sample.test-support';
import type { Finding } from '../evaluate/finding';
import { findingWith } from '../evaluate/finding.test-support';
import { type VerdictWord, verdictOf } from '../evaluate/verdict';
import { verdictSentence } from './verdict-sentence';

const document = { ...sampleDocument(), findings: sampleDocument().findings.map((finding) => ({ ...finding, essential: false })) };
const [first, second] = document.findings;
const sentence = (word: VerdictWord, decidedBy: string[], name: string | null = 'WS0147') =>
  verdictSentence({ ...document, machine: { ...document.machine, name }, verdict: { word, decidedBy } });

test('says what the verdict means, and how much stands in the way', () => {
  expect(sentence('blocked', ['somewhere-else'])).toBe('WS0147 cannot be onboarded yet. One cause has to be removed first.');
  expect(sentence('incomplete', ['a', 'b'])).toBe('Nothing blocks WS0147 so far, but 2 essential points are open.');
  expect(sentence('readyWithWarnings', ['a'])).toBe('WS0147 can be onboarded. One point deserves attention before or soon after.');
  expect(sentence('ready', [], null)).toBe('This device can be onboarded. Nothing stands in the way.');
});

test('names the steps that the causes lie in, each once and in order', () => {
  const decidedBy = ['c', 'b', 'a'];
  const findings = [
    ...(first
      ? [
          { ...first, checkId: 'c', step: 3 as const },
          { ...first, checkId: 'b', step: 1 as const },
        ]
      : []),
    ...(second ? [{ ...second, checkId: 'a', step: 3 as const }] : []),
  ];
  expect(verdictSentence({ ...document, findings, verdict: { word: 'blocked', decidedBy } })).toContain(
    '3 causes have to be removed first, in steps 1 and 3.',
  );
});

test('after a block it counts what else is essential and open', () => {
  const [one, ...others] = document.findings;
  if (!one) throw new Error('the sample has findings');
  const open = { ...one, essential: true, outcome: 'manual' as const };
  const blocked = { ...document, verdict: { word: 'blocked' as const, decidedBy: ['x'] } };
  expect(verdictSentence({ ...blocked, findings: [open, ...others] })).toMatch(/After that one essential point is still open\.$/);
  expect(verdictSentence({ ...blocked, findings: [open, open] })).toMatch(/After that 2 essential points are still open\.$/);
});

describe('what one unread section left unknown', () => {
  const unread = (checkId: string, section: string, essential = true): Finding =>
    findingWith(checkId, 'unknown', {
      essential,
      headline: { id: 'runner.sectionUnavailable', values: { check: checkId, section } },
      remedy: { summary: { id: 'runner.readAgain', values: { section, reason: 'notReadable', origin: 'live' } }, steps: [], command: null },
      evidence: [{ name: section, value: 'gone', source: null }],
    });
  const of = (findings: Finding[]) =>
    verdictSentence({ ...document, machine: { ...document.machine, name: 'WS0147' }, findings, verdict: verdictOf(findings) });
  const storage = [unread('a', 'storage'), unread('b', 'storage'), unread('c', 'storage')];
  const proxy = [unread('d', 'proxy'), unread('e', 'proxy')];
  const asked = findingWith('asked', 'manual', { essential: true });

  test.each([
    [
      'beside open points',
      [asked, ...storage, ...proxy],
      'Nothing blocks WS0147 so far, but one essential point is open, and 5 checks could not be judged, because Storage and Proxy settings could not be read.',
    ],
    [
      'and nothing else',
      storage,
      'Nothing blocks WS0147 so far, but 3 essential checks could not be judged, because Storage could not be read.',
    ],
    ['as one point where it is one', [asked, unread('a', 'storage')], 'Nothing blocks WS0147 so far, but 2 essential points are open.'],
    [
      'after a block',
      [findingWith('failed', 'fail'), asked, ...storage],
      'WS0147 cannot be onboarded yet. One cause has to be removed first, in step 3. After that one essential point is still open, and 3 checks cannot be judged, because Storage could not be read.',
    ],
    [
      'where nothing essential is open',
      [findingWith('warned', 'warn'), unread('a', 'storage', false), unread('b', 'storage', false)],
      'WS0147 can be onboarded. One point deserves attention before or soon after, and 2 checks could not be judged, because Storage could not be read.',
    ],
    [
      'where nothing else warns',
      [unread('a', 'storage', false), unread('b', 'storage', false)],
      'WS0147 can be onboarded, but 2 checks could not be judged, because Storage could not be read.',
    ],
  ])('is told apart: %s', (_, findings, expected) => expect(of(findings)).toBe(expected));
});
