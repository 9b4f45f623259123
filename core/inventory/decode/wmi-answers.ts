import { z } from 'zod';
import { parseUntrusted } from '../../document/untrusted';
import { MalformedInput } from './malformed-input';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const answersSchema = z.object({
  format: z.literal(1),
  at: z.string().nullish(),
  rows: z.record(z.string(), z.array(z.record(z.string(), z.union([scalar, z.array(scalar)])))),
  versions: z.record(
    z.string(),
    z.object({ present: z.boolean(), version: z.string().nullable(), owner: z.enum(['trusted-installer', 'other']).nullable() }),
  ),
  errors: z.array(z.object({ id: z.string(), code: z.string() })),
  end: z.literal(true).optional(),
});
type Answers = z.output<typeof answersSchema>;

/** What `wmi.js` was told by WMI and by the system's files. */
export interface WmiAnswers {
  /** When it asked, ISO 8601 in UTC; `null` where it does not say. */
  readonly at: string | null;
  /** By the id of the source. */
  readonly rows: ReadonlyMap<string, Answers['rows'][string]>;
  /** By the file's name in lower case. */
  readonly versions: ReadonlyMap<string, Answers['versions'][string]>;
  /** What could not be asked: the error's number in hex, "8004100e", by the id of the source. */
  readonly errors: ReadonlyMap<string, string>;
  /** It came to its end. */
  readonly whole: boolean;
}

/** Characters that a text may have: many times what the script prints on a large server. */
const limit = 8 * 1024 * 1024;

/**
 * Reads what `wmi.js` prints (docs/evidence.md): one JSON text.
 *
 * @throws MalformedInput
 */
export function decodeWmiAnswers(text: string): WmiAnswers {
  const fault = (problem: string) => new MalformedInput('answer of wmi.js', problem);
  if (text.length > limit) throw fault(`it is longer than ${limit} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault(text.trim() === '' ? 'it is empty' : 'it is not JSON, or ends in the middle');
  }
  const { issues, data } = parseUntrusted(answersSchema, value);
  if (issues !== null)
    throw fault(`${issues[0]?.path.slice(0, 2).map(String).join('.').slice(0, 80) || 'the whole'} is not as it should be`);
  return {
    at: data.at ?? null,
    rows: new Map(Object.entries(data.rows)),
    versions: new Map(Object.entries(data.versions).map(([name, file]) => [name.toLowerCase(), file])),
    errors: new Map(data.errors.map(({ id, code }) => [id, code.toLowerCase()])),
    whole: data.end === true,
  };
}
