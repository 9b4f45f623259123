import { z } from 'zod';

export const familySchema = z.enum(['windows', 'macos', 'linux']);
export type Family = z.infer<typeof familySchema>;

/** For people. */
export const familyNames = { windows: 'Windows', macos: 'macOS', linux: 'Linux' } as const satisfies Readonly<Record<Family, string>>;

/** Fields of os-release(5) that identify a distribution; `null` where the file does not have the field. */
export const osReleaseSchema = z.strictObject({
  id: z.string().nullable(),
  idLike: z.array(z.string()),
  name: z.string().nullable(),
  versionId: z.string().nullable(),
  version: z.string().nullable(),
  variantId: z.string().nullable(),
  prettyName: z.string().nullable(),
});
export type OsRelease = z.infer<typeof osReleaseSchema>;

/** Values of HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion and ProductOptions. `nt` is "10.0", "6.3", ... */
export const windowsVersionSchema = z.strictObject({
  productName: z.string().nullable(),
  nt: z.string().nullable(),
  build: z.number().int().nullable(),
  updateBuildRevision: z.number().int().nullable(),
  displayVersion: z.string().nullable(),
  editionId: z.string().nullable(),
  installationType: z.string().nullable(),
  /** 1 workstation, 2 domain controller, 3 server. */
  productType: z.number().int().nullable(),
  servicePack: z.number().int().nullable(),
});

/** What `sw_vers` prints. */
export const macosVersionSchema = z.strictObject({ productVersion: z.string().nullable(), buildVersion: z.string().nullable() });

/** The operating system. Exactly one of `osRelease`, `windows`, `macos` is set: that of the family. */
export const operatingSystemSchema = z.strictObject({
  family: familySchema,
  /** As the maker prints it: "Debian GNU/Linux 12 (bookworm)", "Windows 11 Enterprise 24H2". */
  name: z.string().nullable(),
  version: z.string().nullable(),
  kernel: z.string().nullable(),
  /** As catalogue records write it: x86_64, aarch64, i686, ... */
  architecture: z.string().nullable(),
  edition: z.string().nullable(),
  role: z.enum(['client', 'server']).nullable(),
  /** What the system runs in. `technology` is systemd's word where it can be told: kvm, vmware, docker, lxc, wsl, ... */
  runsIn: z.strictObject({ kind: z.enum(['physical', 'virtual-machine', 'container']), technology: z.string().nullable() }).nullable(),
  osRelease: osReleaseSchema.nullable(),
  windows: windowsVersionSchema.nullable(),
  macos: macosVersionSchema.nullable(),
});
export type OperatingSystem = z.infer<typeof operatingSystemSchema>;
