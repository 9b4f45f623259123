import type { Finding } from '../evaluate/finding';
import { byGravity } from '../evaluate/verdict';
import { labelOfFact } from '../inventory/facts';
import { type SectionName, sectionNameSchema, sectionTitles } from '../inventory/schema';
import type { UnreadReason } from '../inventory/section';
import { enumerated } from './enumeration';
import { reasonWords } from '../inventory/section';

/** What tells apart why findings are not known: one reading mends all with the same. `null` for all that is not such. */
export function unreadReason({ outcome, owner, remedy, evidence }: Finding): string | null {
  if (outcome !== 'unknown' || remedy?.summary.id !== 'runner.readAgain') return null;
  return JSON.stringify([owner, remedy.summary.values, evidence.map(({ value }) => value)]);
}

/**
 * The findings gravest first, in groups: those that are not known for one reason, with what they explain, stand together where
 * the first of them would; every other finding is a group of its own. None is left out.
 */
export function unreadGroups(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const byId = new Map(findings.map((finding) => [finding.checkId, finding]));
  const keyOf = (finding: Finding): string | null => {
    const cause = byId.get(finding.causedBy ?? '');
    if (cause === undefined) return unreadReason(finding);
    return finding.outcome === 'unknown' ? unreadReason(cause) : null;
  };
  const groups: [Finding, ...Finding[]][] = [];
  const known = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of byGravity(findings)) {
    const key = keyOf(finding);
    const group = key === null ? undefined : known.get(key);
    if (group) {
      group.push(finding);
      continue;
    }
    const own: [Finding, ...Finding[]] = [finding];
    groups.push(own);
    if (key !== null) known.set(key, own);
  }
  return groups;
}

/**
 * "27 checks could not be judged: Windows system could not be read (needs administrator or root rights)."
 *
 * @param first what it begins with; not the count where it would stand behind another number
 */
export function unreadSentence(group: readonly [Finding, ...Finding[]], first: 'count' | 'cause' = 'count'): string {
  const [{ headline, remedy, evidence }] = group;
  const section = sectionOf(group[0]);
  const title = section === null ? 'a part of the inventory' : sectionTitles[section];
  const facts = headline.id === 'runner.sectionUnavailable' || section === null ? [] : evidence.map(({ name }) => factIn(section, name));
  const what = facts.length === 0 ? title : `of ${title}, ${enumerated([...new Set(facts)])}`;
  const cause = `${what} could not be read${inBrackets(remedy?.summary.values.reason)}`;
  const effect = `${group.length} checks could not be judged`;
  return first === 'count' ? `${effect}: ${cause}.` : `${cause.charAt(0).toUpperCase()}${cause.slice(1)}: ${effect}.`;
}

/** The section that could not be read as a whole, which left the finding unknown; else `null`. */
export const unreadSectionOf = (finding: Finding): string | null => {
  const section = finding.headline.id === 'runner.sectionUnavailable' ? sectionOf(finding) : null;
  return section === null ? null : sectionTitles[section];
};

const sectionOf = ({ remedy }: Finding): SectionName | null => sectionNameSchema.safeParse(remedy?.summary.values.section).data ?? null;

function factIn(section: SectionName, name: string): string {
  const fact = name.startsWith(`${section}.`) ? name.slice(section.length + 1) : name;
  const label = labelOfFact(section, fact);
  return /^[A-Z][a-z]+(\s|$)/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

/** The reason as a message has it, "notElevated", in words. */
function inBrackets(reason: unknown): string {
  const name = String(reason).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.hasOwn(reasonWords, name) ? ` (${reasonWords[name as UnreadReason]})` : '';
}
