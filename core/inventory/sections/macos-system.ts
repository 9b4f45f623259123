import { z } from 'zod';

/** What Defender for Endpoint asks of macOS below it. Every list that is `null` could not be read; an empty one was. */
export const macosSystemSchema = z.strictObject({
  systemIntegrityProtection: z.boolean().nullable(),
  /** `systemextensionsctl list`. `other`: a state that it names and that is none of these. */
  systemExtensions: z
    .array(
      z.strictObject({
        bundleId: z.string(),
        teamId: z.string().nullable(),
        category: z.enum(['endpoint-security', 'network', 'driver', 'other']),
        state: z.enum(['enabled', 'waiting-for-user', 'waiting-to-uninstall', 'other']),
        version: z.string().nullable(),
      }),
    )
    .nullable(),
  /** Kernel extensions that are loaded and not Apple's. */
  kernelExtensions: z.array(z.strictObject({ bundleId: z.string(), version: z.string().nullable() })).nullable(),
  /** Payloads of installed configuration profiles of the types that Defender needs, with the identifiers and teams they name. */
  profiles: z.array(z.strictObject({ payloadType: z.string(), identifiers: z.array(z.string()), teamIds: z.array(z.string()) })).nullable(),
  /** Decisions on Full Disk Access: those of the management (MDMOverrides.plist) and those of the user. */
  fullDiskAccess: z.array(z.strictObject({ identifier: z.string(), allowed: z.boolean(), by: z.enum(['management', 'user']) })).nullable(),
  /** Enrolment with a management service. */
  management: z.strictObject({ enrolled: z.boolean(), userApproved: z.boolean().nullable() }).nullable(),
  contentFilters: z.array(z.strictObject({ bundleId: z.string(), enabled: z.boolean() })).nullable(),
});
export type MacosSystem = z.infer<typeof macosSystemSchema>;
