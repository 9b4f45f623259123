import { z } from 'zod';

/**
 * What is known of the way to Defender's services. An assessment that was not asked to send anything knows nothing of it:
 * every check that needs it is deferred, never passed.
 */
export const connectivitySchema = z.strictObject({ status: z.literal('deferred'), reason: z.enum(['offline-chosen']) });
export type Connectivity = z.infer<typeof connectivitySchema>;
