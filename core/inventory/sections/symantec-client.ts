import { z } from 'zod';

/** What Symantec Endpoint Protection on Windows says of itself in the registry, both views. Nothing of it is changed by reading. */
export const symantecClientSchema = z.strictObject({
  installed: z.boolean().nullable(),
  /** Every version that its keys state, without repetition; more than one is a mixed installation. */
  versions: z.array(z.string()).nullable(),
  /** AVRunningStatus and ASRunningStatus are 1. */
  antivirusRunning: z.boolean().nullable(),
  antispywareRunning: z.boolean().nullable(),
  /** Day of the newest definitions. */
  definitionsDate: z.iso.date().nullable(),
  /** Managed by a Symantec Endpoint Protection Manager. */
  managed: z.boolean().nullable(),
  tamperProtection: z.boolean().nullable(),
  /** The driver of its firewall is installed. */
  firewall: z.boolean().nullable(),
  /** Reasons of restarts it waits for (RebootReason 1 to 8); empty when it waits for none. */
  pendingRestart: z.array(z.number().int()).nullable(),
  /** The service of an upgrade that waits for a restart (SepMasterServiceMig) is there. */
  upgradePending: z.boolean().nullable(),
  /** A password is asked to uninstall. */
  uninstallPassword: z.boolean().nullable(),
  /** Its entries among the installed programs. */
  uninstallEntries: z
    .array(
      z.strictObject({
        name: z.string(),
        version: z.string().nullable(),
        publisher: z.string().nullable(),
        view: z.enum(['64-bit', '32-bit']),
      }),
    )
    .nullable(),
});
export type SymantecClient = z.infer<typeof symantecClientSchema>;
