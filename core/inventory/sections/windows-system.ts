import { z } from 'zod';

export const serviceStartSchema = z.enum(['boot', 'system', 'automatic', 'manual', 'disabled']);

/** What a restart can be pending for; `defender-installation`: an earlier run of its installer left a mark. */
export const pendingRestartSchema = z.enum([
  'component-servicing',
  'windows-update',
  'file-rename',
  'computer-rename',
  'defender-installation',
]);

/**
 * A Windows service or driver that the product asks about. One that is not there is listed with `installed: false`; `start` is
 * its start type, `running` `null` where only the registry was read, which does not tell.
 */
export const windowsServiceSchema = z.strictObject({
  name: z.string(),
  installed: z.boolean(),
  start: serviceStartSchema.nullable(),
  running: z.boolean().nullable(),
});
export type WindowsService = z.infer<typeof windowsServiceSchema>;

/** A value of the registry that the product asks about and that is there: numbers for DWORD and QWORD, text for the rest. */
export const registryValueSchema = z.strictObject({ key: z.string(), name: z.string(), value: z.union([z.string(), z.number().int()]) });
export type RegistryValue = z.infer<typeof registryValueSchema>;

/** What Defender for Endpoint asks of Windows below it. Every list that is `null` could not be read; an empty one was. */
export const windowsSystemSchema = z.strictObject({
  /** Those the product asks about, by name; nothing about others is kept. */
  services: z.array(windowsServiceSchema).nullable(),
  /** Features of the system as DISM names them; `payload-removed`: its files are gone from the component store. */
  features: z
    .array(
      z.strictObject({
        name: z.string(),
        state: z.enum(['enabled', 'disabled', 'payload-removed', 'enable-pending', 'disable-pending']),
      }),
    )
    .nullable(),
  /** Features on demand as DISM names them, without the trailing tildes. */
  capabilities: z.array(z.strictObject({ name: z.string(), state: z.enum(['installed', 'not-present', 'pending']) })).nullable(),
  /** Installed updates: "KB4474419". */
  updates: z.array(z.string().regex(/^KB\d+$/)).nullable(),
  /** System files by which the installers of Defender tell an update level. One that is not there is listed with `present: false`. */
  files: z
    .array(
      z.strictObject({
        name: z.string(),
        present: z.boolean(),
        version: z.string().nullable(),
        owner: z.enum(['trusted-installer', 'other']).nullable(),
      }),
    )
    .nullable(),
  /** What a restart is pending for; empty when none is. */
  pendingRestart: z.array(pendingRestartSchema).nullable(),
  /** Versions of .NET Framework that are there: "3.5", "4.8". */
  dotNetFramework: z.array(z.string()).nullable(),
  /** Version of Windows PowerShell: "5.1". */
  powerShell: z.string().nullable(),
  setup: z.strictObject({
    /** HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State : ImageState, as it stands there. */
    imageState: z.string().nullable(),
    /** Whether the out-of-box experience has been gone through. */
    firstRunDone: z.boolean().nullable(),
  }),
  /** Policies and settings that bear on Defender and its updates; the addresses of proxies stand in the section of proxies. */
  policies: z.array(registryValueSchema).nullable(),
});
export type WindowsSystem = z.infer<typeof windowsSystemSchema>;
