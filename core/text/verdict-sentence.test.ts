import { expect, test } from 'vitest';
import { sampleDocument } from '../document/sample.test-support';
import type { VerdictWord } from '../evaluate/verdict';
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
