import type { z } from 'zod';
import { enumerated } from './enumeration';

/**
 * A fault that a schema finds in a file, for people: what was expected at its place and what is there. Begins small and has no full
 * stop, since it stands after "The file is damaged: ". The place itself is the issue's path.
 *
 * @param value what was checked, the whole of it
 */
export function schemaFault(issue: Issue, value: unknown): string {
  const found = issue.path.reduce<unknown>((at, key) => (isObject(at) ? at[key as string] : undefined), value);
  if (issue.code === 'unrecognized_keys') {
    const names = enumerated(issue.keys.map((key) => `“${shortened(key)}”`));
    return `${names} ${issue.keys.length === 1 ? 'is' : 'are'} not known here`;
  }
  if (found === undefined) return 'this is missing';
  // A rule of our own says itself what is wrong; the words of the library speak to developers.
  if (issue.code === 'custom' || !/^(?:Invalid|Too|Unrecognized)\b/.test(issue.message)) return issue.message;
  return `expected is ${expectedIn(issue)}, but there is ${inWords(found)}`;
}

/** A file or catalogue that a later version of the product has written: what is wrong, and what mends it. */
export const newerSchema = (subject: 'file' | 'catalogue', version: number): { readonly what: string; readonly mend: string } => ({
  what: `The ${subject} is of schema version ${version}, which this version of the product does not know yet.`,
  mend: 'Use a newer version of the product.',
});

type Issue = z.ZodError['issues'][number];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'nothing (null)',
};

const formatWords: Readonly<Record<string, string>> = {
  date: 'a day such as 2026-11-24',
  datetime: 'a time such as 2026-11-24T07:12:00.000Z',
  uuid: 'an id such as 6f1c1e0a-6f0f-4d1e-9a52-0c5d7d6f2b11',
  url: 'an address such as https://example.com',
};

function expectedIn(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? 'a value of another kind';
    case 'invalid_value':
      return issue.values.length === 1 ? inWords(issue.values[0]) : `one of ${issue.values.slice(0, 12).map(inWords).join(', ')}`;
    case 'too_small':
      return sized(issue.origin, `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`);
    case 'too_big':
      return sized(issue.origin, `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`);
    case 'invalid_format':
      return formatWords[issue.format] ?? 'a text of another form';
    default:
      return 'a value of another form';
  }
}

function sized(origin: string, limit: string): string {
  if (origin === 'string') return `a text of ${limit} characters`;
  if (origin === 'array' || origin === 'set') return `a list of ${limit} entries`;
  return `a number of ${limit}`;
}

function inWords(value: unknown): string {
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value)) return 'an object';
  return typeof value === 'string' ? `“${shortened(value)}”` : String(value);
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
