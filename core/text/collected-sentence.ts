import type { Inventory } from '../inventory/schema';
import { formatInstant } from './quantities';
import type { Reader } from './wording';

/**
 * How raw evidence came about: script, machine, time, account, rights, and how completely; `null` where no script brought any.
 */
export function collectedSentence(
  { collected, startedAt, elevated }: Pick<Inventory, 'collected' | 'startedAt' | 'elevated'>,
  { timeZone }: Reader,
): string | null {
  if (collected === null) return null;
  const { script, host, by, clock } = collected;
  const when = formatInstant(startedAt, timeZone);
  const rights = elevated === null ? '' : `${elevated ? 'with' : 'without'} administrator rights`;
  const parts = [
    `Collected by ${script.name}${host === null ? '' : ` on ${host}`}`,
    clock === 'script' ? when : `${when} by its file, since the script's own time could not be told`,
    [by === null ? '' : `by ${by}`, rights].filter((each) => each !== '').join(' '),
  ];
  return `${parts.filter((each) => each !== '').join(', ')}; ${completeness(collected)}.`;
}

/** "214 sources read, 3 not readable", "217 sources read, none refused": what was told to be absent was read too. */
export function completeness({ sources: { read, absent, denied, failed } }: NonNullable<Inventory['collected']>): string {
  const all = read + absent;
  const not = denied + failed;
  const sources = `${all} ${all === 1 ? 'source' : 'sources'} read`;
  return not === 0 ? `${sources}, none refused` : `${sources}, ${not} not readable`;
}
