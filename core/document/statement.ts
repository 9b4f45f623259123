import { z } from 'zod';
import { instantSchema } from '../inventory/section';

/** A line of text a person typed: no control characters, no leading or trailing space. */
export const typedLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must be one line without control characters');

export const answerSchema = z.enum(['done', 'notDone', 'notApplicable']);
export type Answer = z.infer<typeof answerSchema>;

/** Letters of a note at most. */
export const noteLimit = 4000;

/** What a person says when answering a manual item. */
export const statementInputSchema = z.strictObject({
  checkId: z.string(),
  answer: answerSchema,
  /** One of the check's `choices` where it has some and the answer is `done`. */
  choice: z.string().nullable(),
  by: typedLine(200),
  /** The day the thing was done or looked at, as the person states it. */
  on: z.iso.date(),
  note: z.string().trim().max(noteLimit).nullable(),
});
export type StatementInput = z.infer<typeof statementInputSchema>;

/** The day of the guide ("Migrate from Symantec - Phase 1: Prepare for your migration"): nothing was done for it before. */
export const guideDay = '2021-03-03';

/**
 * What keeps a day from being one on which a thing was done or looked at, or `null`.
 *
 * @param on what a person stated
 * @param today ISO day
 */
export function dateFault(on: string, today: string): 'not-a-day' | 'before-the-guide' | 'in-the-future' | null {
  if (!statementInputSchema.shape.on.safeParse(on).success) return 'not-a-day';
  if (on < guideDay) return 'before-the-guide';
  return on > today ? 'in-the-future' : null;
}

/** An answer on record. Statements are only ever added; the last one of a check counts, the others are its history. */
export const statementSchema = statementInputSchema.extend({ recordedAt: instantSchema });
export type Statement = z.infer<typeof statementSchema>;

/** The statement that counts for a check, or `undefined` when nobody has answered yet. */
export function latestStatement(statements: readonly Statement[], checkId: string): Statement | undefined {
  return statements.findLast((statement) => statement.checkId === checkId);
}
