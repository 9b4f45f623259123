import { z } from 'zod';
import { sourceSchema } from '../catalogue/source-schema';
import { connectivitySchema } from '../connectivity/schema';
import { findingSchema } from '../evaluate/finding';
import { verdictSchema } from '../evaluate/verdict';
import { inventorySchema } from '../inventory/schema';
import { instantSchema } from '../inventory/section';
import { statementSchema, typedLine } from './statement';

/** A row of the guide's table, and whether it is this machine's: named, by its wording only ("+", "or later"), or not. */
export const guideRowOfMachineSchema = z.strictObject({
  row: z.number().int(),
  capability: z.enum(['edr', 'av']),
  capabilityName: z.string(),
  operatingSystems: z.array(z.string()),
  resource: z.strictObject({ name: z.string(), url: z.string(), urlToday: z.string(), verifiedToday: z.boolean() }),
  applies: z.enum(['named', 'byWording', 'no']),
});

/** What the catalogue says in short of a system at one time: Defender for Endpoint on it, and its maker's support. */
const platformStatusSchema = z.strictObject({ mde: z.string(), vendorSupport: z.string().nullable(), detail: z.string().nullable() });

/** Documents of the first version have no such thing; what is missing is shown as not stated. */
const noStatus = { mde: 'not stated', vendorSupport: null, detail: null };

/** The catalogue's record of this machine's system as it stood at assessment. */
export const platformOfMachineSchema = z.strictObject({
  id: z.string(),
  displayName: z.string(),
  verified: z.boolean(),
  minorUnknown: z.boolean(),
  capabilities: z.strictObject({
    edr: z.strictObject({ march2021: z.string(), today: z.string(), note: z.string().nullable() }),
    av: z.strictObject({ march2021: z.string(), today: z.string(), note: z.string().nullable() }),
  }),
  lifecycle: z.strictObject({ end: z.string().nullable(), extended: z.string().nullable() }),
  status: z
    .strictObject({ march2021: platformStatusSchema, today: platformStatusSchema })
    .default({ march2021: noStatus, today: noStatus }),
  /** Names of the ways a system of this kind is onboarded. */
  onboarding: z.strictObject({ march2021: z.array(z.string()), today: z.array(z.string()) }).default({ march2021: [], today: [] }),
  /** The pages that the guide's table would send this system to today. */
  resourcesToday: z.array(z.strictObject({ name: z.string(), url: z.string(), verified: z.boolean() })).default([]),
  notes: z.array(z.string()),
});

/** A link of the guide as the findings refer to it. */
const documentLinkSchema = z.strictObject({
  nameThen: z.string(),
  urlThen: z.string(),
  nameToday: z.string().nullable(),
  urlToday: z.string().nullable(),
  verified: z.boolean(),
});

/**
 * What an assessment was made of where the app did not read the machine for it: a saved document, whose inventory and statements it
 * took over, the bare inventory of a machine, or the raw evidence that a collector script brought (`inventory.collected`).
 */
export const basedOnSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    id: z.uuid(),
    assessedAt: instantSchema,
    catalogue: z.strictObject({ version: z.string(), asOf: z.iso.date() }),
  }),
  z.strictObject({ kind: z.literal('inventory') }),
  z.strictObject({ kind: z.literal('evidence') }),
]);

/**
 * An assessment: everything that was read, stated and concluded, and the single source of every export. It stands on its
 * own: what it names of the catalogue (record, rows, sources, links) it carries along.
 */
export const documentSchema = z.strictObject({
  kind: z.literal('mdeready'),
  schemaVersion: z.literal(1),
  id: z.uuid(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  catalogue: z.strictObject({ version: z.string(), digest: z.string().regex(/^[0-9a-f]{64}$/), asOf: z.iso.date() }),
  /** The `now` of the evaluation. */
  assessedAt: instantSchema,
  /** `null`: the machine was read for it. */
  basedOn: basedOnSchema.nullable().default(null),
  /** `id` is stable for a machine and hashed; `null` when the system has no readable machine id. */
  machine: z.strictObject({ id: z.string().nullable(), name: z.string().nullable(), system: z.string().nullable() }),
  site: typedLine(200).nullable(),
  assessor: typedLine(200).nullable(),
  inventory: inventorySchema,
  connectivity: connectivitySchema,
  statements: z.array(statementSchema),
  platform: platformOfMachineSchema.nullable(),
  guide: z.strictObject({ title: z.string(), date: z.iso.date(), rows: z.array(guideRowOfMachineSchema) }),
  findings: z.array(findingSchema),
  verdict: verdictSchema,
  /** What the findings' `references` and `links` stand for. */
  sources: z.record(z.string(), sourceSchema),
  links: z.record(z.string(), documentLinkSchema),
});
export type ReadinessDocument = z.infer<typeof documentSchema>;
export type GuideRowOfMachine = z.infer<typeof guideRowOfMachineSchema>;
