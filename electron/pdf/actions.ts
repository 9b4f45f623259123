import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import { byGravity } from '../../core/evaluate/verdict';
import { unreadReason } from '../../core/text/unread-groups';

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
  // One group for each reason, with the first of those it keeps from being known at its head.
  const groups = new Map<string | Finding, Finding[]>();
  for (const finding of ordered) {
    const reason = unreadReason(finding);
    const key = reason === null ? finding : `${reason} ${verdict.decidedBy.includes(finding.checkId)}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap(([finding, ...alike], index): Action[] => {
    if (finding === undefined) return [];
    const causes = [finding, ...alike].map(({ checkId }) => checkId);
    return [
      {
        number: index + 1,
        finding,
        effects: open.filter((effect) => effect.causedBy !== null && causes.includes(effect.causedBy) && !heads.includes(effect)),
        alike,
      },
    ];
  });
}
