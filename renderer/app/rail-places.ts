import type { ReadinessDocument } from '../../core/document/schema';
import type { Outcome } from '../../core/evaluate/finding';
import { countByOutcome, outcomeOfVerdict } from '../../core/evaluate/verdict';
import type { MachineRow } from '../../electron/preload/contract';
import { tallySections } from '../../core/inventory/facts';
import { stepTitles, verdictWords } from '../../core/text/wording';
import type { Assessment } from '../state/assessment-slice';
import type { Place } from '../state/navigation-slice';
import { counted } from '../../core/text/enumeration';

export interface PlaceCounts {
  readonly id: Exclude<Place, 'start'>;
  readonly label: string;
  readonly step?: 1 | 2 | 3;
  /** What the place holds that its label does not say. */
  readonly also?: string;
  readonly blocking: number;
  readonly open: number;
  /** Stands in place of the counts when both are zero. */
  readonly rest: string;
}

const notAssessed = 'Not assessed yet';

/** The places with what blocks and what is open in each. */
export function placesOf(assessment: Assessment, document: ReadinessDocument | null, exportState: string): PlaceCounts[] {
  const step = (id: PlaceCounts['id'], number: 1 | 2 | 3): PlaceCounts => {
    const label = stepTitles[number].short;
    if (!document) return { id, label, step: number, blocking: 0, open: 0, rest: notAssessed };
    const counts = countByOutcome(document.findings.filter((finding) => finding.step === number));
    return { id, label, step: number, blocking: counts.fail, open: counts.manual + counts.unknown + counts.deferred, rest: 'Complete' };
  };
  const reading = assessment.phase === 'collecting' ? `Reading, ${assessment.done} of ${assessment.total}` : null;
  return [
    {
      id: 'device',
      label: 'This device',
      blocking: 0,
      open: document && !reading ? tallySections(document.inventory.sections).unavailable.length : 0,
      rest: reading ?? (document ? 'Complete' : notAssessed),
    },
    step('get', 1),
    step('access', 2),
    { ...step('connectivity', 3), also: 'and the device itself' },
    {
      id: 'findings',
      label: 'All findings',
      blocking: 0,
      open: 0,
      rest: document ? (counted(document.findings.length, 'finding', 'findings') ?? 'None') : notAssessed,
    },
    { id: 'review', label: 'Review and export', blocking: 0, open: 0, rest: document ? exportState : notAssessed },
  ];
}

/** The list of machines, where several were opened. */
export function placeOfMachines(machines: readonly MachineRow[]): PlaceCounts | null {
  if (machines.length === 0) return null;
  return { id: 'machines', label: 'Collected machines', blocking: 0, open: 0, rest: countOfMachines(machines) };
}

/** "38 machines, 2 not readable". */
export function countOfMachines(machines: readonly MachineRow[]): string {
  const failed = machines.filter(({ state }) => state === 'failed').length;
  const assessed = counted(machines.length - failed, 'machine', 'machines') ?? 'No machine';
  return failed === 0 ? assessed : `${assessed}, ${failed} not readable`;
}

export interface RailVerdict {
  readonly word: string;
  readonly outcome: Outcome;
  readonly detail: string;
}

/** The verdict for the rail and the title bar: its word, and how many findings decided it. */
export function verdictOfRail(document: ReadinessDocument | null): RailVerdict {
  if (!document) return { word: notAssessed, outcome: 'notApplicable', detail: '' };
  const { word, decidedBy } = document.verdict;
  const [one, many] = {
    blocked: ['cause', 'causes'],
    incomplete: ['open', 'open'],
    readyWithWarnings: ['point', 'points'],
    ready: ['', ''],
  }[word] as [string, string]; // a pair in every branch
  return { word: verdictWords[word], outcome: outcomeOfVerdict[word], detail: counted(decidedBy.length, one, many) ?? '' };
}
