import { z } from 'zod';

/** What is there of Defender for Endpoint on Linux and macOS before it is installed, or after: of ids only that they exist. */
export const mdatpSchema = z.strictObject({
  /** What the agent says of itself (`mdatp health`); `installed: false` where there is none, and then nothing else is known. */
  agent: z
    .strictObject({
      installed: z.boolean(),
      version: z.string().nullable(),
      healthy: z.boolean().nullable(),
      licensed: z.boolean().nullable(),
      /** The id of the organisation that the device reports to is there. */
      organisationId: z.boolean().nullable(),
      antivirus: z.enum(['real-time', 'on-demand', 'passive']).nullable(),
      realTimeProtection: z.boolean().nullable(),
    })
    .nullable(),
  /** mdatp_onboard.json, or the managed preference of the same content, is there. */
  onboardingData: z.boolean().nullable(),
  /** Settings that the organisation delivers: mdatp_managed.json, or the managed preferences com.microsoft.wdav. */
  managedSettings: z.enum(['absent', 'present']).nullable(),
  /** Values in them that are those of Microsoft's sample file, as "cloudService.proxy = http://proxy.server:port/"; empty when there are none. */
  sampleValues: z.array(z.string()).nullable(),
});
export type Mdatp = z.infer<typeof mdatpSchema>;
