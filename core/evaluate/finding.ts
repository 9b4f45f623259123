import { z } from 'zod';
import { messageSchema } from '../text/message';

/** Gravest first: the order of every list. */
export const outcomeSchema = z.enum(['fail', 'manual', 'warn', 'unknown', 'deferred', 'notApplicable', 'pass']);
export type Outcome = z.infer<typeof outcomeSchema>;
export const outcomes = outcomeSchema.options;

/** Who mends a finding. */
export const ownerSchema = z.enum([
  'technician',
  'workplace-team',
  'server-team',
  'network-team',
  'proxy-team',
  'identity-team',
  'group-policy-team',
  'security-administrator',
  'licence-administrator',
]);
export type Owner = z.infer<typeof ownerSchema>;

/** A value a check looked at. `name` is a key of the check's `evidence`, or a fact's path for what the runner adds. */
export const evidenceSchema = z.strictObject({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
  /** Where it was read: file, registry value, command, or `catalogue:<source key>`. */
  source: z.string().nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** What the owner does: one line for lists, then numbered steps, and a command ready to copy. */
export const remedySchema = z.strictObject({
  summary: messageSchema,
  steps: z.array(messageSchema),
  command: z.string().nullable(),
});

export const stepSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Step = z.infer<typeof stepSchema>;

/** One check's result on one machine, free of language. */
export const findingSchema = z.strictObject({
  checkId: z.string(),
  step: stepSchema,
  /** The guide's numbered item it answers to: "1.2"; `null` for step 3, which has a table instead. */
  guideItem: z.string().nullable(),
  outcome: outcomeSchema,
  /** One sentence: what is, or the question when a person must answer. */
  headline: messageSchema,
  owner: ownerSchema,
  remedy: remedySchema.nullable(),
  /** For what passed or does not apply: what the result rests on, in one line. */
  basis: messageSchema.nullable(),
  evidence: z.array(evidenceSchema),
  /** The check whose failure explains this one. It stands under its cause and decides nothing. */
  causedBy: z.string().nullable(),
  essential: z.boolean(),
  /** Rests on a fact of the catalogue that could not be confirmed. */
  unconfirmed: z.boolean(),
  /** Keys of the catalogue's sources. */
  references: z.array(z.string()),
  /** Ids of the guide's links that belong here. */
  links: z.array(z.string()),
});
export type Finding = z.infer<typeof findingSchema>;
