import type { ReadinessDocument } from '../document/schema';
import { isOpen } from '../evaluate/verdict';
import { enumerated } from './enumeration';

/** What the verdict means for this machine, and how much stands in the way. */
export function verdictSentence({ verdict, machine, findings }: ReadinessDocument): string {
  const name = machine.name ?? 'This device';
  const count = verdict.decidedBy.length;
  switch (verdict.word) {
    case 'blocked':
      return `${name} cannot be onboarded yet. ${count === 1 ? 'One cause has' : `${count} causes have`} to be removed first${inSteps(verdict.decidedBy, findings)}.${stillOpen(findings)}`;
    case 'incomplete':
      return `Nothing blocks ${name} so far, but ${count === 1 ? 'one essential point is' : `${count} essential points are`} open.`;
    case 'readyWithWarnings':
      return `${name} can be onboarded. ${count === 1 ? 'One point deserves' : `${count} points deserve`} attention before or soon after.`;
    case 'ready':
      return `${name} can be onboarded. Nothing stands in the way.`;
  }
}

function inSteps(decidedBy: readonly string[], findings: ReadinessDocument['findings']): string {
  const steps = new Set(findings.filter(({ checkId }) => decidedBy.includes(checkId)).map(({ step }) => step));
  const numbers = [...steps].sort().map(String);
  return numbers.length === 0 ? '' : `, in ${numbers.length === 1 ? 'step' : 'steps'} ${enumerated(numbers)}`;
}

/** What keeps the verdict from "ready" once every block is gone. */
function stillOpen(findings: ReadinessDocument['findings']): string {
  const open = findings.filter(({ outcome, essential }) => essential && isOpen(outcome)).length;
  if (open === 0) return '';
  return ` After that ${open === 1 ? 'one essential point is' : `${open} essential points are`} still open.`;
}
