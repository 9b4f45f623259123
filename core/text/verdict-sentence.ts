import type { ReadinessDocument } from '../document/schema';
import type { Finding } from '../evaluate/finding';
import { isOpen } from '../evaluate/verdict';
import { enumerated } from './enumeration';
import { unreadGroups, unreadSectionOf } from './unread-groups';

/** What the verdict means for this machine, and how much stands in the way. */
export function verdictSentence({ verdict, machine, findings }: ReadinessDocument): string {
  const name = machine.name ?? 'This device';
  const count = verdict.decidedBy.length;
  // A document from elsewhere may name checks that it has no findings of.
  const { unread } = tallied(findings.filter(({ checkId }) => verdict.decidedBy.includes(checkId)));
  const points = count - unread.count;
  switch (verdict.word) {
    case 'blocked':
      return `${name} cannot be onboarded yet. ${count === 1 ? 'One cause has' : `${count} causes have`} to be removed first${inSteps(verdict.decidedBy, findings)}.${stillOpen(findings)}`;
    case 'incomplete': {
      const open = points === 0 ? '' : points === 1 ? 'one essential point is open' : `${points} essential points are open`;
      return `Nothing blocks ${name} so far, but ${joined(open, unread, 'essential check', 'could not')}.`;
    }
    case 'readyWithWarnings': {
      const kind = points === 1 ? 'One point deserves' : `${points} points deserve`;
      if (points === 0) return `${name} can be onboarded, but ${joined('', unread, 'check', 'could not')}.`;
      return `${name} can be onboarded. ${joined(`${kind} attention before or soon after`, unread, 'check', 'could not')}.`;
    }
    case 'ready':
      return `${name} can be onboarded. Nothing stands in the way.`;
  }
}

interface Unread {
  /** Findings that are not known because whole sections could not be read. */
  readonly count: number;
  readonly sections: readonly string[];
}

/** Many findings that one unread section left unknown are no many points: they are told apart, with the section. */
function tallied(findings: readonly Finding[]): { readonly rest: number; readonly unread: Unread } {
  const groups = unreadGroups(findings).flatMap((group) => {
    const section = group.length > 1 ? unreadSectionOf(group[0]) : null;
    return section === null ? [] : [{ section, count: group.length }];
  });
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return { rest: findings.length - count, unread: { count, sections: [...new Set(groups.map(({ section }) => section))] } };
}

/** "5 essential points are open, and 27 checks could not be judged, because Windows system could not be read". */
function joined(points: string, { count, sections }: Unread, noun: string, could: 'cannot' | 'could not'): string {
  if (count === 0) return points;
  const because = `${could} be judged, because ${enumerated(sections)} could not be read`;
  return points === '' ? `${count} ${noun}s ${because}` : `${points}, and ${count} ${noun.replace('essential ', '')}s ${because}`;
}

function inSteps(decidedBy: readonly string[], findings: ReadinessDocument['findings']): string {
  const steps = new Set(findings.filter(({ checkId }) => decidedBy.includes(checkId)).map(({ step }) => step));
  const numbers = [...steps].sort().map(String);
  return numbers.length === 0 ? '' : `, in ${numbers.length === 1 ? 'step' : 'steps'} ${enumerated(numbers)}`;
}

/** What keeps the verdict from "ready" once every block is gone. */
function stillOpen(findings: ReadinessDocument['findings']): string {
  const { rest, unread } = tallied(findings.filter(({ outcome, essential }) => essential && isOpen(outcome)));
  if (rest + unread.count === 0) return '';
  const open = rest === 0 ? '' : rest === 1 ? 'one essential point is still open' : `${rest} essential points are still open`;
  return ` After that ${joined(open, unread, 'essential check', 'cannot')}.`;
}
