import { z } from 'zod';

export const hostSchema = z.strictObject({
  name: z.string().nullable(),
  /** DNS domain of the host, without the host's own label. */
  domain: z.string().nullable(),
  /**
   * SHA-256 (hex) over a fixed prefix and the system's own machine id (/etc/machine-id, MachineGuid, IOPlatformUUID):
   * stable for a machine, tells nothing about it.
   */
  machineIdHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** Membership of a directory, as far as the machine's own configuration tells. */
  directory: z
    .strictObject({ kind: z.enum(['none', 'active-directory', 'entra', 'ipa', 'other']), name: z.string().nullable() })
    .nullable(),
  /** IANA name where the system has one: "Europe/Berlin". */
  timeZone: z.string().nullable(),
  clock: z.strictObject({
    /** Whether the kernel (or the time service) says that the clock is disciplined by a time source. */
    synchronised: z.boolean().nullable(),
    /** The time service that is there: systemd-timesyncd, chronyd, ntpd, W32Time, timed. */
    service: z.string().nullable(),
  }),
});
export type Host = z.infer<typeof hostSchema>;
