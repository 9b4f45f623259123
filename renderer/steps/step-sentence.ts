import type { Finding } from '../../core/evaluate/finding';
import { countByOutcome } from '../../core/evaluate/verdict';
import { counted, enumerated } from '../../core/text/enumeration';

/** The state of a step, or of all of them, in one sentence: what blocks it, what is open, what warns. */
export function stepSentence(findings: readonly Finding[], of: 'this step' | 'this device' = 'this step'): string {
  const { fail, manual, warn, unknown, deferred } = countByOutcome(findings);
  const parts = [
    counted(fail, 'finding blocks', 'findings block'),
    counted(manual, 'question waits for an answer', 'questions wait for an answer'),
    counted(warn, 'finding warns', 'findings warn'),
    counted(unknown, 'fact is unknown', 'facts are unknown'),
    counted(deferred, 'test is deferred', 'tests are deferred'),
  ].flatMap((part) => part ?? []);
  if (findings.length === 0) return `This version has no check for ${of}.`;
  if (parts.length === 0) return `Nothing blocks ${of}, and nothing is open.`;
  return `${fail === 0 ? `Nothing blocks ${of}: ` : ''}${enumerated(parts)}.`;
}
