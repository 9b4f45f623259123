import { z } from 'zod';
import { head } from './source-schema';

/** Ids of checks. That they exist is for core/checks to hold: the catalogue knows no code. */
const checkIds = z.array(z.string());

/**
 * What is normal on a system in the Prepare phase, with Symantec active and Defender for Endpoint not onboarded, and what is not.
 * `problems[].checks` are the checks that find it.
 */
export const expectationSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Ids of the records of systems it holds for. */
  platforms: z.array(z.string()),
  expected: z.string(),
  alsoAcceptable: z.string().nullable(),
  problems: z.array(z.strictObject({ text: z.string(), checks: checkIds })),
  verified: z.boolean(),
  sources: z.array(z.string()),
});

/**
 * What goes wrong in this migration, by how often it was met (`rank`, from 1). `detectable`: on the device before Phase 2, partly,
 * from what a person brings (`by-evidence`), or not at all.
 */
export const troubleSchema = z.strictObject({
  id: z.string(),
  rank: z.number().int(),
  problem: z.string(),
  signs: z.array(z.string()),
  /** Phase of the migration in which it shows. */
  when: z.string(),
  detectable: z.enum(['yes', 'partly', 'by-evidence', 'no']),
  checks: checkIds,
  note: z.string().nullable(),
  sources: z.array(z.string()),
});

/** What people who prepare such a migration complain of. `rank` is `null` for what is rarer; `later`: what takes traffic or a file. */
export const painSchema = z.strictObject({
  id: z.string(),
  rank: z.number().int().nullable(),
  pain: z.string(),
  checks: checkIds,
  later: z.string().nullable(),
  sources: z.array(z.string()),
});

export const migrationFileSchema = z.strictObject({
  ...head,
  expectations: z.array(expectationSchema),
  troubles: z.array(troubleSchema),
  pains: z.array(painSchema),
  /** How products are told on a machine. */
  detectionRules: z.array(z.strictObject({ id: z.string(), rule: z.string() })),
});
