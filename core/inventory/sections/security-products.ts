import { z } from 'zod';

/**
 * Kinds of sign by which a product shows itself. `uninstall-entry`: its name among the installed programs of Windows.
 * `system-extension`: one that macOS has activated, not one that waits to be uninstalled.
 */
export const signalKindSchema = z.enum([
  'package',
  'service',
  'process',
  'path',
  'kernel-module',
  'driver',
  'registry',
  'uninstall-entry',
  'security-center',
  'system-extension',
]);
export type SignalKind = z.infer<typeof signalKindSchema>;

/**
 * One sign that was found. `name` is as the catalogue writes it, so that a product is matched by equality.
 *
 * `state`: for a service "running", "stopped", "disabled" (installed, state as found) or `null` when only its unit or
 * entry was seen; for others `null`. `version` where the source has one.
 */
export const productSignalSchema = z.strictObject({
  kind: signalKindSchema,
  name: z.string(),
  state: z.enum(['running', 'stopped', 'disabled']).nullable(),
  version: z.string().nullable(),
  source: z.string(),
});
export type ProductSignal = z.infer<typeof productSignalSchema>;

/** Signs of security products out of the catalogue's list; nothing else about installed software is kept. */
export const securityProductsSchema = z.strictObject({
  signals: z.array(productSignalSchema),
  /** Kinds that were looked through completely. A kind that is missing here was not readable and stands in `unread` as `kinds.<kind>`. */
  looked: z.array(signalKindSchema),
  /** Version of the catalogue whose list was looked for. */
  catalogueVersion: z.string(),
});
export type SecurityProducts = z.infer<typeof securityProductsSchema>;
