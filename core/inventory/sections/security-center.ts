import { z } from 'zod';

/** What protection products told Windows Security Center (root\SecurityCenter2). Client editions only. */
export const securityCenterSchema = z.strictObject({
  products: z.array(
    z.strictObject({
      kind: z.enum(['antivirus', 'antispyware', 'firewall']),
      name: z.string(),
      /** `productState` as it stands there; decoded by `decodeProductState`. */
      state: z.number().int().nonnegative(),
      /** Whether the program that reports for it exists: an entry without one is left over. */
      reportingProgramExists: z.boolean().nullable(),
    }),
  ),
});
export type SecurityCenter = z.infer<typeof securityCenterSchema>;
