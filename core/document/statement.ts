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

/** What a person says when answering a manual item. */
export const statementInputSchema = z.strictObject({
  checkId: z.string(),
  answer: answerSchema,
  /** One of the check's `choices` where it has some and the answer is `done`. */
  choice: z.string().nullable(),
  by: typedLine(200),
  /** The day the thing was done or looked at, as the person states it. */
  on: z.iso.date(),
  note: z.string().trim().max(4000).nullable(),
});
export type StatementInput = z.infer<typeof statementInputSchema>;

/** An answer on record. Statements are only ever added; the last one of a check counts, the others are its history. */
export const statementSchema = statementInputSchema.extend({ recordedAt: instantSchema });
export type Statement = z.infer<typeof statementSchema>;

/** The statement that counts for a check, or `undefined` when nobody has answered yet. */
export function latestStatement(statements: readonly Statement[], checkId: string): Statement | undefined {
  return statements.findLast((statement) => statement.checkId === checkId);
}
