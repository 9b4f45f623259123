import { checkOf } from '../../core/checks/all';
import { subjectOf, subjects, subjectTitles } from '../../core/checks/subject';
import type { Finding, Outcome, Step } from '../../core/evaluate/finding';
import { countByOutcome } from '../../core/evaluate/verdict';
import { evidenceLabel, formatMessage, formatValue, ownerWords, type Reader, stepTitles, titleOf } from '../../core/text/wording';
import type { FindingFilter, FindingGrouping } from '../state/findings-slice';

/** A finding with all the words it can be found by. */
export interface SearchableFinding {
  readonly finding: Finding;
  readonly words: string;
}

/** What a search looks through: headline, title, id, owner, remedy with its steps, and the labels and values of what was seen. */
export function searchable(findings: readonly Finding[], reader: Reader): SearchableFinding[] {
  return findings.map((finding) => {
    const { checkId, headline, basis, owner, remedy, evidence } = finding;
    const messages = [headline, ...(basis ? [basis] : []), ...(remedy ? [remedy.summary, ...remedy.steps] : [])];
    const seen = evidence.flatMap(({ name, value }) => [evidenceLabel(checkId, name), formatValue(name, value, reader)]);
    const words = [checkId, titleOf(checkId), ownerWords[owner], ...messages.map((message) => formatMessage(message, reader)), ...seen];
    return { finding, words: words.join(' ').toLowerCase() };
  });
}

/** Whether the filter leaves anything out. */
export const isNarrowing = ({ query, outcomes, steps }: FindingFilter): boolean =>
  query.trim() !== '' || outcomes.length > 0 || steps.length > 0;

/** What the filter lets through: its outcomes, its steps, and every word of its query in any letter case and order. */
export function filterFindings(all: readonly SearchableFinding[], { query, outcomes, steps }: FindingFilter): Finding[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .filter(
      ({ finding, words }) =>
        (outcomes.length === 0 || outcomes.includes(finding.outcome)) &&
        (steps.length === 0 || steps.includes(finding.step)) &&
        wanted.every((word) => words.includes(word)),
    )
    .map(({ finding }) => finding);
}

/** How many findings each outcome and each step would show, with all else that the filter asks for. */
export function countsOf(
  all: readonly SearchableFinding[],
  filter: FindingFilter,
): {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly steps: Readonly<Record<Step, number>>;
} {
  const ofSteps = filterFindings(all, { ...filter, steps: [] });
  const inStep = (step: Step) => ofSteps.filter((finding) => finding.step === step).length;
  return {
    outcomes: countByOutcome(filterFindings(all, { ...filter, outcomes: [] })),
    steps: { 1: inStep(1), 2: inStep(2), 3: inStep(3) },
  };
}

export interface FindingGroup {
  readonly id: string;
  /** `null` where one list is all there is. */
  readonly title: string | null;
  readonly findings: readonly Finding[];
}

/** The findings in their groups, none of which is empty. A check of another version is about the system's support. */
export function groupFindings(findings: readonly Finding[], grouping: FindingGrouping): FindingGroup[] {
  if (grouping === 'gravity') return [{ id: 'all', title: null, findings }];
  const ofStep = (step: Step) => findings.filter((finding) => finding.step === step);
  const subjectOfFinding = ({ checkId }: Finding) => subjectOf(checkOf(checkId) ?? { requires: [] });
  const groups: FindingGroup[] = [
    ...([1, 2] as const).map((step) => ({ id: `step-${step}`, title: `${step} ${stepTitles[step].short}`, findings: ofStep(step) })),
    ...subjects.map((subject) => ({
      id: subject,
      title: `3 ${subjectTitles[subject]}`,
      findings: ofStep(3).filter((finding) => subjectOfFinding(finding) === subject),
    })),
  ];
  return groups.filter((group) => group.findings.length > 0);
}
