import { z } from 'zod';
import { instantSchema, sectionOf } from './section';
import { hardwareSchema } from './sections/hardware';
import { hostSchema } from './sections/host';
import { linuxSystemSchema } from './sections/linux-system';
import { networkSchema } from './sections/network';
import { operatingSystemSchema } from './sections/operating-system';
import { proxySchema } from './sections/proxy';
import { securityProductsSchema } from './sections/security-products';
import { storageSchema } from './sections/storage';

/** The data of every section, by its name. A new section is one line here and one file in `sections/`. */
export const sectionData = {
  operatingSystem: operatingSystemSchema,
  hardware: hardwareSchema,
  storage: storageSchema,
  host: hostSchema,
  network: networkSchema,
  proxy: proxySchema,
  securityProducts: securityProductsSchema,
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
  linuxSystem: 'Linux system',
};

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
  sections: z.strictObject({
    operatingSystem: sectionOf(operatingSystemSchema),
    hardware: sectionOf(hardwareSchema),
    storage: sectionOf(storageSchema),
    host: sectionOf(hostSchema),
    network: sectionOf(networkSchema),
    proxy: sectionOf(proxySchema),
    securityProducts: sectionOf(securityProductsSchema),
    linuxSystem: sectionOf(linuxSystemSchema),
  }),
});
export type Inventory = z.infer<typeof inventorySchema>;
export type Sections = Inventory['sections'];
