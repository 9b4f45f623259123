import { z } from 'zod';

/**
 * A failure as a person sees it, and as it travels between processes: what, where, how to mend it, and what became of the
 * data. `details` is for whoever has to look into it (stack, raw reply); it never holds secrets.
 */
export const appErrorSchema = z.strictObject({
  code: z.enum(['cancelled', 'bad-message', 'refused', 'bad-file', 'not-written', 'internal']),
  what: z.string(),
  where: z.string().nullable(),
  mend: z.string(),
  data: z.string().nullable(),
  details: z.string().nullable(),
});
export type AppErrorData = z.infer<typeof appErrorSchema>;

/** The same as something to throw. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(readonly data: AppErrorData) {
    super([data.what, data.where, data.mend, data.data].filter((part) => part !== null).join(' '));
  }
}
