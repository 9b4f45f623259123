import { isOpen, type VerdictWord } from '../evaluate/verdict';
import { factsOf } from '../inventory/facts';
import { type Inventory, type SectionData, type SectionName, sectionNames } from '../inventory/schema';
import type { Section } from '../inventory/section';
import { reasonWords } from '../inventory/section';
import { formatMessage } from '../text/wording';
import type { SavedDocument, SavedFinding } from './read-document';

/** Which of two documents is which, and what it was made with. */
type Side = Pick<SavedDocument, 'id' | 'assessedAt' | 'machine' | 'site' | 'assessor'> & {
  readonly toolVersion: string;
  readonly catalogueVersion: string;
  readonly verdict: VerdictWord;
};

/**
 * How a finding differs. `better` and `worse`: it weighs less or more on the verdict than before. `changed`: it weighs the same, or
 * what was wrong can no longer be told, which is no betterment. `new` and `gone`: only one of the documents has the check.
 */
export type FindingChangeKind = 'worse' | 'better' | 'changed' | 'new' | 'gone';

export interface FindingChange {
  readonly checkId: string;
  readonly step: SavedFinding['step'];
  readonly change: FindingChangeKind;
  readonly before: FindingState | null;
  readonly after: FindingState | null;
}
type FindingState = Pick<SavedFinding, 'outcome' | 'headline' | 'essential' | 'causedBy' | 'unconfirmed'>;

/** A line of the inventory that differs; `null`: it is not there. */
export interface FactChange {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface SectionChange {
  readonly section: SectionName;
  readonly facts: readonly FactChange[];
}

export interface Comparison {
  readonly kind: 'mdeready-comparison';
  readonly schemaVersion: 1;
  readonly before: Side;
  readonly after: Side;
  /** `null`: the identity of one of the machines is not known. */
  readonly sameMachine: boolean | null;
  /**
   * `changed`: it is another and no worse, but would be no better if what was wrong and cannot be told any more, or is not looked at
   * any more, still were. Not reading mends nothing.
   */
  readonly verdict: 'better' | 'worse' | 'changed' | 'same';
  /** Those that differ, in the order of the later document; what is gone follows. */
  readonly findings: readonly FindingChange[];
  /** Sections with facts that differ, in the order of the inventory. */
  readonly inventory: readonly SectionChange[];
  /** The verdict is worse, or a finding is; the command then ends with 1. What is only `changed` is no regression. */
  readonly regression: boolean;
}

/** What became of a machine between two documents. Pure; whether they are of one machine is for the caller to judge. */
export function compareDocuments(before: SavedDocument, after: SavedDocument): Comparison {
  const findings = findingChanges(before.findings, after.findings);
  const verdict = verdictChange(before.verdict.word, after.verdict.word, findings);
  return {
    kind: 'mdeready-comparison',
    schemaVersion: 1,
    before: sideOf(before),
    after: sideOf(after),
    sameMachine: before.machine.id === null || after.machine.id === null ? null : before.machine.id === after.machine.id,
    verdict,
    findings,
    inventory: inventoryChanges(before.inventory, after.inventory),
    regression: verdict === 'worse' || findings.some(({ change }) => change === 'worse'),
  };
}

const sideOf = ({ id, assessedAt, machine, site, assessor, tool, catalogue, verdict }: SavedDocument): Side => ({
  id,
  assessedAt,
  machine,
  site,
  assessor,
  toolVersion: tool.version,
  catalogueVersion: catalogue.version,
  verdict: verdict.word,
});

/** Best first. What blocks is known to be wrong, so it is worse than what is open. */
const verdictOrder: readonly VerdictWord[] = ['ready', 'readyWithWarnings', 'incomplete', 'blocked'];

function verdictChange(before: VerdictWord, after: VerdictWord, findings: readonly FindingChange[]): Comparison['verdict'] {
  const [was, is] = [verdictOrder.indexOf(before), verdictOrder.indexOf(after)];
  if (was === is) return 'same';
  if (is > was) return 'worse';
  const lost = findings.flatMap((each) => (each.before && isLost(each.before, each.after) ? [weightOf(each.before)] : []));
  return lost.some((weight) => weight >= was) ? 'changed' : 'better';
}

/** What a finding by itself makes of the verdict, as its place in the order. */
function weightOf({ outcome, essential }: FindingState): number {
  if (outcome === 'fail') return 3;
  if (isOpen(outcome) && essential) return 2;
  return outcome === 'warn' || outcome === 'unknown' ? 1 : 0;
}

function findingChanges(before: readonly SavedFinding[], after: readonly SavedFinding[]): FindingChange[] {
  const earlier = new Map(before.map((finding) => [finding.checkId, finding]));
  const later = new Set(after.map(({ checkId }) => checkId));
  const changed = after.flatMap((finding): FindingChange[] => {
    const was = earlier.get(finding.checkId);
    if (was === undefined) return [changeOf(finding, 'new', null, finding)];
    const change = kindOf(was, finding);
    return change === null ? [] : [changeOf(finding, change, was, finding)];
  });
  const gone = before.filter(({ checkId }) => !later.has(checkId)).map((finding) => changeOf(finding, 'gone', finding, null));
  return [...changed, ...gone];
}

const changeOf = (
  { checkId, step }: SavedFinding,
  change: FindingChangeKind,
  before: SavedFinding | null,
  after: SavedFinding | null,
): FindingChange => ({ checkId, step, change, before: before && stateOf(before), after: after && stateOf(after) });

const stateOf = ({ outcome, headline, essential, causedBy, unconfirmed }: SavedFinding): FindingState => ({
  outcome,
  headline,
  essential,
  causedBy,
  unconfirmed,
});

/** `null` for a finding that says the same as before. */
function kindOf(before: SavedFinding, after: SavedFinding): 'worse' | 'better' | 'changed' | null {
  const by = weightOf(after) - weightOf(before);
  if (by > 0) return 'worse';
  if (by < 0) return isLost(before, after) ? 'changed' : 'better';
  return before.outcome === after.outcome && sameHeadline(before, after) ? null : 'changed';
}

/** What was wrong is not known to be mended when it can only not be told any more, or is not looked at. */
const isLost = (before: Pick<FindingState, 'outcome'>, after: Pick<FindingState, 'outcome'> | null): boolean =>
  (before.outcome === 'fail' || before.outcome === 'warn') && (after === null || isOpen(after.outcome));

/** Values that read the same are the same: nobody has to know of a few bytes that came free. */
const sameHeadline = (before: SavedFinding, after: SavedFinding): boolean =>
  formatMessage(before.headline, reader) === formatMessage(after.headline, reader);

const reader = { timeZone: 'UTC' };

function inventoryChanges(before: Inventory, after: Inventory): SectionChange[] {
  return sectionNames.flatMap((section) => {
    const facts = factChanges(section, before.sections[section], after.sections[section]);
    return facts.length === 0 ? [] : [{ section, facts }];
  });
}

function factChanges<Name extends SectionName>(
  name: Name,
  before: Section<SectionData<Name>>,
  after: Section<SectionData<Name>>,
): FactChange[] {
  if (before.status === 'unavailable' || after.status === 'unavailable') {
    // Not every fact of a section that came or went.
    const [was, is] = [before, after].map((section) => (section.status === 'read' ? 'read' : reasonWords[section.reason]));
    return was === is ? [] : [{ label: 'Whole section', before: was ?? null, after: is ?? null }];
  }
  const [were, are] = [linesOf(name, before), linesOf(name, after)];
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((label) => {
    const change = { label, before: were.get(label) ?? null, after: are.get(label) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** What a section says, by label: an element of a list may stand at another place and still be the same. One that comes again is numbered. */
function linesOf<Name extends SectionName>(name: Name, section: Section<SectionData<Name>>): Map<string, string> {
  const lines = new Map<string, string>();
  const times = new Map<string, number>();
  for (const { label, value, unread } of factsOf(name, section)) {
    let number = (times.get(label) ?? 0) + 1;
    const keyOf = (): string => (number === 1 ? label : `${label} (${number})`);
    while (lines.has(keyOf())) number += 1; // another one may be labelled so
    times.set(label, number);
    lines.set(keyOf(), value ?? (unread ? reasonWords[unread.reason] : 'not stated'));
  }
  return lines;
}
