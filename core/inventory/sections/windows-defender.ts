import { z } from 'zod';

/** What is there of Microsoft Defender on Windows. Of ids and onboarding data only that they exist. */
export const windowsDefenderSchema = z.strictObject({
  antivirus: z.strictObject({
    /** Version of the platform: "4.18.25080.5". */
    platformVersion: z.string().nullable(),
    engineVersion: z.string().nullable(),
    /** Day of the newest security intelligence. */
    intelligenceDate: z.iso.date().nullable(),
    /** AMRunningMode: Normal, Passive Mode, SxS Passive Mode, EDR Block Mode, Not running. */
    runningMode: z.enum(['normal', 'passive', 'passive-with-scanning', 'edr-block', 'not-running']).nullable(),
    realTimeProtection: z.boolean().nullable(),
    tamperProtection: z.boolean().nullable(),
  }),
  onboarding: z.strictObject({
    /** OnboardingState is 1. */
    onboarded: z.boolean().nullable(),
    /** The id of the organisation that the device reports to is there. */
    organisationId: z.boolean().nullable(),
    /** Data of an onboarding package, or of an offboarding package, is there. */
    onboardingData: z.boolean().nullable(),
    offboardingData: z.boolean().nullable(),
    /** The sensor's own id of the device is there: senseGuid. */
    senseGuid: z.boolean().nullable(),
    /** Workspaces that the Microsoft Monitoring Agent reports to; 0 when it is not there. */
    monitoringAgentWorkspaces: z.number().int().nonnegative().nullable(),
  }),
  /** The unified agent for Server 2012 R2 and 2016 is installed. */
  unifiedAgent: z.boolean().nullable(),
  /** System Center Endpoint Protection is installed. */
  systemCenterEndpointProtection: z.boolean().nullable(),
});
export type WindowsDefender = z.infer<typeof windowsDefenderSchema>;
