import { Unavailable } from '../../machine/machine';

/** The library answers with an empty text, 0 or "unknown" where it learnt nothing. */
export function stated(value: string | undefined, what: string): string {
  const text = value?.trim() ?? '';
  if (text === '' || /^(?:unknown|-)$/i.test(text)) throw new Unavailable('not-found', `The system did not state ${what}.`);
  return text;
}

/** The same for a count or a size, which is 0 where it learnt nothing. */
export function counted(value: number | undefined, what: string): number {
  if (value === undefined || !Number.isSafeInteger(Math.round(value)) || value <= 0) {
    throw new Unavailable('not-found', `The system did not state ${what}.`);
  }
  return Math.round(value);
}

/** What systeminformation names an architecture, in the words of the catalogue. */
export const architectures: ReadonlyMap<string, string> = new Map([
  ['x64', 'x86_64'],
  ['arm64', 'aarch64'],
  ['ia32', 'i686'],
]);
