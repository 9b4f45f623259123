import { expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import { stepSentence } from './step-sentence';

const [any] = sampleDocument().findings;
const findings = (...outcomes: Outcome[]): Finding[] => outcomes.flatMap((outcome) => (any ? [{ ...any, outcome }] : []));

test.each([
  [findings(), 'This version has no check for this step.'],
  [findings('pass', 'notApplicable'), 'Nothing blocks this step, and nothing is open.'],
  [findings('pass', 'manual'), 'Nothing blocks this step: 1 question waits for an answer.'],
  [findings('fail', 'fail', 'warn', 'deferred'), '2 findings block, 1 finding warns and 1 test is deferred.'],
  [findings('unknown', 'unknown', 'warn', 'warn'), 'Nothing blocks this step: 2 findings warn and 2 facts are unknown.'],
])('%#: %2$s', (given, sentence) => {
  expect(stepSentence(given)).toBe(sentence);
});

test('the sentence on all steps is about the device', () => {
  expect(stepSentence(findings('manual'), 'this device')).toBe('Nothing blocks this device: 1 question waits for an answer.');
});
