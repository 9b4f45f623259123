import type { Finding } from '../../core/evaluate/finding';
import { type SectionName, sectionNameSchema } from '../../core/inventory/schema';

/** Reasons that reading again from this window cannot change: the rights it runs with, and evidence that was brought along. */
const lasting: readonly unknown[] = ['notElevated', 'notCollected'];

/** The section that a finding wants read again, where reading it again from here can help; else `null`. */
export function sectionToRetry(remedy: Finding['remedy']): SectionName | null {
  if (remedy?.summary.id !== 'runner.readAgain' || lasting.includes(remedy.summary.values.reason)) return null;
  return sectionNameSchema.safeParse(remedy.summary.values.section).data ?? null;
}
