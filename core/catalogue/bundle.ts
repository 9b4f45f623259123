import { z } from 'zod';
import type { CatalogueFiles } from './load';
import { catalogueParts } from './schema';

/**
 * A whole catalogue as one file: its manifest and its parts, and the SHA-256 (hex) over the canonical JSON of them. What is in the
 * files is looked at by `parseCatalogue`.
 */
export const bundleSchema = z.strictObject({
  kind: z.literal('defender-readiness-catalogue'),
  schemaVersion: z.literal(1),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.record(z.enum(['manifest', ...catalogueParts]), z.record(z.string(), z.unknown())),
});

/** What is looked at first, since a catalogue for a later version of the product may have a form this one does not know. */
export const bundleHeadSchema = z.object({
  kind: bundleSchema.shape.kind,
  files: z.object({ manifest: z.object({ version: z.string(), minimumAppVersion: z.string() }) }),
});

/** The text of such a file. */
export const bundleText = (files: CatalogueFiles, digest: string): string =>
  `${JSON.stringify({ kind: 'defender-readiness-catalogue', schemaVersion: 1, digest, files }, null, 1)}\n`;
