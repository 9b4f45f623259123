import { z } from 'zod';
import { instantSchema, sectionOf } from './section';
import { hardwareSchema } from './sections/hardware';
import { hostSchema } from './sections/host';
import { linuxSystemSchema } from './sections/linux-system';
import { macosSystemSchema } from './sections/macos-system';
import { mdatpSchema } from './sections/mdatp';
import { networkSchema } from './sections/network';
import { type Family, operatingSystemSchema } from './sections/operating-system';
import { proxySchema } from './sections/proxy';
import { securityCenterSchema } from './sections/security-center';
import { securityProductsSchema } from './sections/security-products';
import { storageSchema } from './sections/storage';
import { symantecClientSchema } from './sections/symantec-client';
import { windowsDefenderSchema } from './sections/windows-defender';
import { windowsSystemSchema } from './sections/windows-system';

/** The data of every section, by its name. A new section is one line here and one file in `sections/`. */
export const sectionData = {
  operatingSystem: operatingSystemSchema,
  hardware: hardwareSchema,
  storage: storageSchema,
  host: hostSchema,
  network: networkSchema,
  proxy: proxySchema,
  securityProducts: securityProductsSchema,
  securityCenter: securityCenterSchema,
  symantecClient: symantecClientSchema,
  windowsDefender: windowsDefenderSchema,
  mdatp: mdatpSchema,
  windowsSystem: windowsSystemSchema,
  macosSystem: macosSystemSchema,
  linuxSystem: linuxSystemSchema,
} as const;

export type SectionName = keyof typeof sectionData;
export type SectionData<Name extends SectionName> = z.output<(typeof sectionData)[Name]>;

/** In the order the window and the report show them. */
export const sectionNames = Object.keys(sectionData) as SectionName[];
export const sectionNameSchema = z.enum(sectionNames as [SectionName, ...SectionName[]]);

/** For people, in the window, the command line and the report. */
export const sectionTitles: Readonly<Record<SectionName, string>> = {
  operatingSystem: 'Operating system',
  hardware: 'Hardware',
  storage: 'Storage',
  host: 'Host, directory and clock',
  network: 'Network',
  proxy: 'Proxy settings',
  securityProducts: 'Security products',
  securityCenter: 'Windows Security Center',
  symantecClient: 'Symantec Endpoint Protection',
  windowsDefender: 'Microsoft Defender',
  mdatp: 'Settings for Microsoft Defender',
  windowsSystem: 'Windows system',
  macosSystem: 'macOS system',
  linuxSystem: 'Linux system',
};

const sectionFamilies: Readonly<Partial<Record<SectionName, readonly Family[]>>> = {
  securityCenter: ['windows'],
  symantecClient: ['windows'],
  windowsDefender: ['windows'],
  mdatp: ['linux', 'macos'],
  windowsSystem: ['windows'],
  macosSystem: ['macos'],
  linuxSystem: ['linux'],
};

/** Whether systems of the family have the section at all: a Linux machine has no Windows Security Center. */
export const isSectionOf = (name: SectionName, family: Family): boolean => sectionFamilies[name]?.includes(family) ?? true;

/** What was read from a machine, and nothing that was concluded from it. */
export const inventorySchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** When collecting began. */
  startedAt: instantSchema,
  tookMs: z.number().int().nonnegative(),
  /** `live`: the app read its own machine. `recorded`: a collector script brought the raw evidence. */
  origin: z.enum(['live', 'recorded']),
  /** Whether the run had administrator or root rights; `null` when that could not be told. */
  elevated: z.boolean().nullable(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  /** How the raw evidence came about, where a script brought it; `null` where the app read its own machine. */
  collected: z
    .strictObject({
      script: z.strictObject({ name: z.string(), version: z.number().int() }),
      /** Version of the catalogue whose names the script looked for. */
      catalogueVersion: z.string(),
      /** The account that ran it, as it names itself. */
      by: z.string().nullable(),
      /** The name the machine gave itself. */
      host: z.string().nullable(),
      beganAt: instantSchema.nullable(),
      endedAt: instantSchema.nullable(),
      /** `script`: as the script wrote it. `file`: when its file was written, because the script's own time could not be told. */
      clock: z.enum(['script', 'file']),
      form: z.enum(['folder', 'tar', 'single-file']),
      /** Sources by what became of them: those that were read or told to be absent, and those that were not readable. */
      sources: z.strictObject({
        read: z.number().int().nonnegative(),
        absent: z.number().int().nonnegative(),
        denied: z.number().int().nonnegative(),
        failed: z.number().int().nonnegative(),
      }),
    })
    .nullable()
    .default(null),
  sections: z.strictObject({
    operatingSystem: sectionOf(operatingSystemSchema),
    hardware: sectionOf(hardwareSchema),
    storage: sectionOf(storageSchema),
    host: sectionOf(hostSchema),
    network: sectionOf(networkSchema),
    proxy: sectionOf(proxySchema),
    securityProducts: sectionOf(securityProductsSchema),
    securityCenter: sectionOf(securityCenterSchema),
    symantecClient: sectionOf(symantecClientSchema),
    windowsDefender: sectionOf(windowsDefenderSchema),
    mdatp: sectionOf(mdatpSchema),
    windowsSystem: sectionOf(windowsSystemSchema),
    macosSystem: sectionOf(macosSystemSchema),
    linuxSystem: sectionOf(linuxSystemSchema),
  }),
});
export type Inventory = z.infer<typeof inventorySchema>;
export type Sections = Inventory['sections'];
