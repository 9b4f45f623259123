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

/** A value of the registry that the product asks about: a number for DWORD and QWORD, text for the rest, `null` where it is not set. */
export const registryValueSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  value: z.union([z.string(), z.number().int()]).nullable(),
});
export type RegistryValue = z.infer<typeof registryValueSchema>;

/** A feature of the system; `payload-removed`: its files are gone from the component store, `absent`: this Windows has no such feature. */
export const windowsFeatureSchema = z.strictObject({
  name: z.string(),
  state: z.enum(['enabled', 'disabled', 'payload-removed', 'enable-pending', 'disable-pending', 'absent']),
});
export type WindowsFeature = z.infer<typeof windowsFeatureSchema>;

/** A feature on demand; `absent`: this Windows has no such feature, so that it could not be added either. */
export const windowsCapabilitySchema = z.strictObject({
  name: z.string(),
  state: z.enum(['installed', 'not-present', 'pending', 'absent']),
});

/** An update that the product asks about, by its number: "KB4474419". */
export const windowsUpdateSchema = z.strictObject({ name: z.string().regex(/^KB\d+$/), installed: z.boolean() });
export type WindowsUpdate = z.infer<typeof windowsUpdateSchema>;

/**
 * What Defender for Endpoint asks of Windows below it. A list that is `null` could not be read.
 *
 * Services, features, features on demand, updates, files and policies are those that the catalogue of the time asked about, each with
 * what was found of it. One that is not listed was not looked for: nothing is known of it, not even that it is not there.
 */
export const windowsSystemSchema = z.strictObject({
  services: z.array(windowsServiceSchema).nullable(),
  /** As DISM names them. */
  features: z.array(windowsFeatureSchema).nullable(),
  /** As DISM names them, without the trailing tildes. */
  capabilities: z.array(windowsCapabilitySchema).nullable(),
  updates: z.array(windowsUpdateSchema).nullable(),
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
  /** What manages the machine beside its directory. */
  management: z
    .strictObject({
      /** Enrolled with Intune (an enrolment of the provider "MS DM Server"). */
      intune: z.boolean().nullable(),
      /** The client of Configuration Manager is installed. */
      configurationManager: z.boolean().nullable(),
    })
    .nullable(),
  /** What connections to the service rest on. A setting that is not there is the system's own: `default`. */
  tls: z
    .strictObject({
      /** SCHANNEL\\Protocols\\<name>\\Client. */
      protocols: z.array(z.strictObject({ name: z.string(), client: z.enum(['default', 'enabled', 'disabled']) })).nullable(),
      /** SchUseStrongCrypto of .NET Framework 4. */
      strongCrypto: z.enum(['default', 'on', 'off']).nullable(),
      /** Roots of the catalogue's list, in the store of the machine or of the automatic update. */
      roots: z.array(z.strictObject({ name: z.string(), present: z.boolean() })).nullable(),
      /** Automatic update of root certificates: off where the policy DisableRootAutoUpdate is set. */
      rootUpdates: z.enum(['on', 'off']).nullable(),
    })
    .nullable(),
  /** Policies and settings that bear on Defender and its updates; the addresses of proxies stand in the section of proxies. */
  policies: z.array(registryValueSchema).nullable(),
});
export type WindowsSystem = z.infer<typeof windowsSystemSchema>;
