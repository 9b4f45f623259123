import { z } from 'zod';
import { geographyIds } from './endpoints-schema';
import { head } from './source-schema';

/** `plan-1` has no EDR; `business` is for up to 300 users; `none` holds no plan of Defender for Endpoint. */
const tierSchema = z.enum(['plan-1', 'plan-2', 'business', 'server', 'none']);

/** What makes the answer to a question good, doubtful or bad, in words. */
const ruleSchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  pass: z.string().nullable(),
  warn: z.string().nullable(),
  fail: z.string().nullable(),
});

/** The form of an answer of Microsoft Graph: paths of fields (`[]` for each of a list) and their types in words. */
const shapeSchema = z.strictObject({
  id: z.string(),
  request: z.string(),
  wrapper: z.array(z.strictObject({ path: z.string(), type: z.string() })),
  fields: z.array(z.strictObject({ path: z.string(), type: z.string() })),
  permissions: z.array(z.strictObject({ kind: z.string(), name: z.string() })),
  query: z.string().nullable(),
  /** How to read it. */
  rules: z.array(z.string()),
  note: z.string().nullable(),
  unverifiedParts: z.array(z.string()),
  verified: z.boolean(),
  sources: z.array(z.string()),
});

const thenAndNow = { march2021: z.array(z.string()), today: z.array(z.string()), sources: z.array(z.string()) };

export const licensingFacts = {
  servicePlans: z.array(
    z.strictObject({
      id: z.guid(),
      name: z.string(),
      displayName: z.string(),
      meaning: z.string(),
      verified: z.boolean(),
      sources: z.array(z.string()),
    }),
  ),
  /** Products with identifiers of their own. `servicePlans`: names of plans above. */
  skus: z.array(
    z.strictObject({
      id: z.guid(),
      partNumber: z.string(),
      product: z.string(),
      tier: tierSchema,
      kind: z.string(),
      servicePlans: z.array(z.string()),
      includesXdr: z.boolean().nullable(),
      coversClients: z.boolean(),
      coversServers: z.boolean(),
      note: z.string().nullable(),
      verified: z.boolean(),
      sources: z.array(z.string()),
    }),
  ),
  /** Offers whose identifiers are not on record. */
  offersWithoutIds: z.array(
    z.strictObject({ product: z.string(), tier: tierSchema, note: z.string(), verified: z.boolean(), sources: z.array(z.string()) }),
  ),
  planHistory: z.array(z.strictObject({ when: z.string(), fact: z.string(), verified: z.boolean(), sources: z.array(z.string()) })),
  shapes: z.array(shapeSchema),
  licenceRules: z.array(ruleSchema),
  /** How the guide's items 1.2 and 1.3 are done, then and today. */
  portalSteps: z.array(z.strictObject({ id: z.string(), ...thenAndNow })),
  dataResidency: z.strictObject({
    ...thenAndNow,
    geographies: geographyIds,
    change: z.string(),
    retention: z.strictObject({ portalDays: z.number().int(), advancedHuntingDays: z.number().int(), afterContract: z.string() }),
  }),
  exports: z.array(
    z.strictObject({
      id: z.string(),
      how: z.string(),
      file: z.string().nullable(),
      format: z.enum(['json', 'csv']).nullable(),
      shape: z.string().nullable(),
      columns: z.array(z.string()),
      optionalColumns: z.array(z.string()),
      caution: z.string().nullable(),
      verified: z.boolean(),
      sources: z.array(z.string()),
    }),
  ),
  /** Product names as exported lists write them, where no identifier is given. */
  productNames: z.strictObject({
    tiers: z.array(z.strictObject({ tier: tierSchema, names: z.array(z.string()) })),
    note: z.string(),
    verified: z.boolean(),
  }),
  /** Roles of Microsoft Entra. `null`: the pages do not say. */
  entraRoles: z.array(
    z.strictObject({
      name: z.string(),
      templateId: z.guid(),
      basicAccess: z.string().nullable(),
      afterRbac: z.string().nullable(),
      canSetUpTenant: z.boolean().nullable(),
      canTurnOnRbac: z.boolean().nullable(),
      note: z.string().nullable(),
      sources: z.array(z.string()),
    }),
  ),
  permissionModels: z.strictObject({
    basic: z.strictObject({ fullAccess: z.array(z.string()), readOnly: z.array(z.string()), sources: z.array(z.string()) }),
    classicRbac: z.strictObject({
      where: z.string(),
      availability: z.string(),
      irreversible: z.boolean(),
      lockoutWarning: z.string(),
      permissions: z.array(z.strictObject({ name: z.string(), parts: z.array(z.string()), note: z.string().nullable() })),
      sources: z.array(z.string()),
    }),
    unifiedRbac: z.strictObject({
      where: z.string(),
      defaultFor: z.string(),
      activation: z.string(),
      permissions: z.array(z.strictObject({ group: z.string(), items: z.array(z.string()) })),
      /** The day of the list: permissions that came later are not in it. */
      listDate: z.iso.date(),
      sources: z.array(z.string()),
    }),
    mapping: z.array(z.strictObject({ classic: z.string(), unified: z.string() })),
    tiers: z.array(z.strictObject({ tier: z.number().int(), name: z.string(), does: z.string(), permissions: z.array(z.string()) })),
    tierSources: z.array(z.string()),
    deviceGroups: z.strictObject({
      purpose: z.string(),
      matchBy: z.array(z.string()),
      rank: z.string(),
      ungrouped: z.string(),
      defaultAccess: z.string(),
      remediationLevels: z.array(z.string()),
      userGroupRule: z.string(),
      limits: z.string(),
      plans: z.array(tierSchema),
      sources: z.array(z.string()),
    }),
  }),
  /** Ways to set up roles that the guide names. `link`: id of the guide's link. */
  methods: z.array(
    z.strictObject({
      id: z.string(),
      link: z.string(),
      recommended: z.boolean(),
      model: z.string().nullable(),
      builtInRoles: z.array(z.string()),
      relevant: z.string().nullable(),
      whoMayAssign: z.array(z.string()),
      evidence: z.string(),
      deviceSigns: z.array(z.string()),
      deviceSignsVerified: z.boolean(),
      caution: z.string().nullable(),
      note: z.string().nullable(),
      sources: z.array(z.string()),
    }),
  ),
  /** What an administrator runs to bring evidence. The product runs none of it. */
  evidenceCommands: z.array(
    z.strictObject({
      id: z.string(),
      purpose: z.string(),
      powershell: z.string().nullable(),
      graph: z.string().nullable(),
      how: z.string().nullable(),
      scope: z.string().nullable(),
      output: z.string(),
      caution: z.string().nullable(),
      note: z.string().nullable(),
      verified: z.boolean(),
      sources: z.array(z.string()),
    }),
  ),
  roleRules: z.array(ruleSchema),
};

export const licencesFileSchema = z.strictObject({ ...head, ...licensingFacts });

/** Licences, tenant, roles and permissions: what steps 1 and 2 of the guide ask for. */
export type Licensing = z.infer<z.ZodObject<typeof licensingFacts>>;
