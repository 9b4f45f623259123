import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import { byGravity } from '../../core/evaluate/verdict';

/** Something to do: a finding that stands on its own, and those it explains. */
export interface Action {
  /** From 1, the same on every page of the report. */
  readonly number: number;
  readonly finding: Finding;
  readonly effects: readonly Finding[];
  /** Others that are not known for the same reason, and known by the same remedy. */
  readonly alike: readonly Finding[];
}

const settled: readonly Outcome[] = ['pass', 'notApplicable'];

/** Whether a finding asks somebody for something. */
export const isOpen = ({ outcome }: Finding): boolean => !settled.includes(outcome);

/**
 * What there is to do: first what decided the verdict, then the rest, each gravest first. A finding that another open one
 * explains is named under its cause. Every open finding is in one of the actions.
 */
export function actionsOf({ findings, verdict }: Pick<ReadinessDocument, 'findings' | 'verdict'>): Action[] {
  const open = byGravity(findings.filter(isOpen));
  const openIds = new Set(open.map(({ checkId }) => checkId));
  const isOwn = ({ checkId, causedBy }: Finding): boolean =>
    causedBy === null || causedBy === checkId || !openIds.has(causedBy) || verdict.decidedBy.includes(checkId);
  const own = open.filter(isOwn);
  const ownIds = new Set(own.map(({ checkId }) => checkId));
  // A cause that is itself an effect, as a document from elsewhere may have it, heads no action: its effects stand alone.
  const heads = open.filter((finding) => isOwn(finding) || !ownIds.has(finding.causedBy ?? ''));
  const decided = verdict.decidedBy.flatMap((id) => heads.filter(({ checkId }) => checkId === id));
  const ordered = [...new Set([...decided, ...heads])];
  const reasonOf = (finding: Finding): string | null => unreadReason(finding, verdict.decidedBy.includes(finding.checkId));
  const isRepeated = (finding: Finding, index: number): boolean => {
    const reason = reasonOf(finding);
    return reason !== null && ordered.findIndex((other) => reasonOf(other) === reason) < index;
  };
  const repeated = ordered.filter(isRepeated);
  return ordered
    .filter((finding) => !repeated.includes(finding))
    .map((finding, index) => {
      const alike = repeated.filter((other) => reasonOf(other) === reasonOf(finding));
      const causes = [finding, ...alike].map(({ checkId }) => checkId);
      return {
        number: index + 1,
        finding,
        effects: open.filter((effect) => effect.causedBy !== null && causes.includes(effect.causedBy) && !heads.includes(effect)),
        alike,
      };
    });
}

/** What tells apart why findings are not known: one reading mends all with the same. `null` for all that is not such. */
function unreadReason({ outcome, owner, remedy, evidence }: Finding, decides: boolean): string | null {
  if (outcome !== 'unknown' || remedy?.summary.id !== 'runner.readAgain') return null;
  return JSON.stringify([decides, owner, remedy.summary.values, evidence.map(({ value }) => value)]);
}
