import { z } from 'zod';
import { type Finding, type Outcome, outcomes } from './finding';

export const verdictWordSchema = z.enum(['ready', 'readyWithWarnings', 'blocked', 'incomplete']);
export type VerdictWord = z.infer<typeof verdictWordSchema>;

/** The verdict and the ids of the checks that decided it, gravest first. */
export const verdictSchema = z.strictObject({ word: verdictWordSchema, decidedBy: z.array(z.string()) });
export type Verdict = z.infer<typeof verdictSchema>;

/** The outcome whose colour and icon a verdict wears: the gravest that can decide it. */
export const outcomeOfVerdict: Readonly<Record<VerdictWord, Outcome>> = {
  blocked: 'fail',
  incomplete: 'manual',
  readyWithWarnings: 'warn',
  ready: 'pass',
};

/** Not settled: a person, a test or a reading is still missing. */
export const isOpen = (outcome: Outcome): boolean => outcome === 'manual' || outcome === 'deferred' || outcome === 'unknown';

/**
 * The verdict over all findings of a machine: any `fail` blocks; else an open essential finding (unanswered, deferred or
 * unknown) leaves it incomplete; else a `warn` or any other `unknown` makes it ready with warnings; else it is ready.
 * A finding with a cause is never named as a reason: its cause is.
 */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const named = (deciding: readonly Finding[]): string[] => {
    const causes = deciding.filter(({ causedBy }) => causedBy === null);
    return byGravity(causes.length > 0 ? causes : deciding).map(({ checkId }) => checkId);
  };
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  if (failed.length > 0) return { word: 'blocked', decidedBy: named(failed) };
  const pending = findings.filter(({ outcome, essential }) => essential && isOpen(outcome));
  if (pending.length > 0) return { word: 'incomplete', decidedBy: named(pending) };
  const doubtful = findings.filter(({ outcome }) => outcome === 'warn' || outcome === 'unknown');
  if (doubtful.length > 0) return { word: 'readyWithWarnings', decidedBy: named(doubtful) };
  return { word: 'ready', decidedBy: [] };
}

/** Gravest first; what another finding causes follows its cause. The order of equals is kept, and none is left out. */
export function byGravity(findings: readonly Finding[]): Finding[] {
  const sorted = findings.toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
  const ids = new Set(sorted.map(({ checkId }) => checkId));
  const ordered = new Set<Finding>();
  const place = (finding: Finding): void => {
    if (ordered.has(finding)) return;
    ordered.add(finding);
    for (const effect of sorted) if (effect.causedBy === finding.checkId) place(effect);
  };
  for (const finding of sorted) if (finding.causedBy === null || !ids.has(finding.causedBy)) place(finding);
  for (const finding of sorted) place(finding); // causes that name each other: a document from elsewhere may hold such
  return [...ordered];
}

/** How many findings have each outcome. */
export function countByOutcome(findings: readonly Finding[]): Record<Outcome, number> {
  const counts = { fail: 0, manual: 0, warn: 0, unknown: 0, deferred: 0, notApplicable: 0, pass: 0 };
  for (const { outcome } of findings) counts[outcome] += 1;
  return counts;
}
