import { z } from 'zod';

/** A page that can be opened: an address that parses, and never a program or a file. */
export const pageSchema = z.url({ protocol: /^https$/ });

/** An address as the guide writes it: also a page beside it. */
export const guideAddressSchema = z.union([pageSchema, z.string().regex(/^[a-z0-9-]+\.md(#[a-z0-9-]+)?$/)], {
  error: 'this is neither an address nor a page beside the guide',
});

/** A page a fact was taken from. `date` is the page's own where it has one. */
export const sourceSchema = z.strictObject({
  title: z.string(),
  publisher: z.string().nullable(),
  date: z.string().nullable(),
  url: pageSchema.nullable(),
  note: z.string().nullable(),
});

export type CatalogueSource = z.infer<typeof sourceSchema>;

/** Calendar form: "2026.11.24", with a fourth part for another one of that day. */
export const catalogueVersionSchema = z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,2}(\.\d+)?$/);

/** Every file of the catalogue begins with these. `asOf` is the day the facts were looked up. */
export const head = { schemaVersion: z.literal(1), title: z.string(), asOf: z.iso.date(), sources: z.record(z.string(), sourceSchema) };
