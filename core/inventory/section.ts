import { z } from 'zod';

/** Why a section or a fact could not be read. Closed: every reader maps what went wrong to one of these. */
export const unreadReasonSchema = z.enum([
  'not-found', // looked for it, it is not there
  'not-readable', // there, but reading failed
  'not-elevated', // needs administrator or root rights that this run did not have
  'timed-out',
  'cancelled',
  'malformed', // read, but not in the form its format prescribes
  'too-large', // more than the reader's limit
  'failed', // a command ended with an error, or the collector itself is at fault
  'not-collected', // the evidence folder does not hold this source
  'not-on-this-platform',
]);
export type UnreadReason = z.infer<typeof unreadReasonSchema>;

/** For people. */
export const reasonWords: Readonly<Record<UnreadReason, string>> = {
  'not-found': 'not found',
  'not-readable': 'not readable',
  'not-elevated': 'needs administrator or root rights',
  'timed-out': 'timed out',
  cancelled: 'cancelled',
  malformed: 'not in the expected form',
  'too-large': 'more than the limit',
  failed: 'failed',
  'not-collected': 'not collected',
  'not-on-this-platform': 'not on this platform',
};

/** A fact inside a section that is `null` because it could not be read. `fact` is its dotted path inside `data`. */
export const unreadFactSchema = z.strictObject({ fact: z.string(), reason: unreadReasonSchema, detail: z.string() });
export type UnreadFact = z.infer<typeof unreadFactSchema>;

/** ISO 8601 in UTC with milliseconds or whole seconds, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime();

/**
 * The envelope every section of the inventory arrives in.
 *
 * `sources` maps the dotted path of a fact, or of the object that holds it, to where it was read: a file, a command
 * line or a registry value. `''` stands for the whole section. `tookMs` is the time the collector needed.
 */
export function sectionOf<Data extends z.ZodType>(data: Data) {
  return z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('read'),
      at: instantSchema,
      tookMs: z.number().int().nonnegative(),
      sources: z.record(z.string(), z.string()),
      data,
      unread: z.array(unreadFactSchema),
    }),
    z.strictObject({
      status: z.literal('unavailable'),
      at: instantSchema,
      tookMs: z.number().int().nonnegative(),
      reason: unreadReasonSchema,
      detail: z.string(),
    }),
  ]);
}

/** The same as a type, for any data. */
export type Section<Data> =
  | { status: 'read'; at: string; tookMs: number; sources: Record<string, string>; data: Data; unread: UnreadFact[] }
  | { status: 'unavailable'; at: string; tookMs: number; reason: UnreadReason; detail: string };

/** Where `fact` (a dotted path) was read: its own entry in `sources`, else that of the nearest object around it. */
export function sourceOf(sources: Readonly<Record<string, string>>, fact: string): string | null {
  for (let path = fact; ; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const source = sources[path];
    if (source !== undefined) return source;
    if (path === '') return null;
  }
}
