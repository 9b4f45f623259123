import { expect, test } from 'vitest';
import { z } from 'zod';
import { newerSchema, schemaFault } from './schema-fault';

const schema = z.strictObject({
  freeBytes: z.number().int().min(0),
  cores: z.number().int().max(4096),
  elevated: z.boolean(),
  family: z.enum(['windows', 'macos', 'linux']),
  schemaVersion: z.literal(1),
  day: z.iso.date(),
  at: z.iso.datetime(),
  id: z.uuid(),
  names: z.array(z.string()).max(2),
  site: z.string().max(5),
  digest: z.string().regex(/^[0-9a-f]+$/),
  based: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('inventory') })]),
  own: z.string().refine((text) => text.startsWith('https:'), 'the address is not https'),
});
const good = {
  freeBytes: 1,
  cores: 4,
  elevated: true,
  family: 'linux',
  schemaVersion: 1,
  day: '2026-11-24',
  at: '2026-11-24T07:12:00.000Z',
  id: '6f1c1e0a-6f0f-4d1e-9a52-0c5d7d6f2b11',
  names: [],
  site: '',
  digest: 'ca7a',
  based: { kind: 'inventory' },
  own: 'https://example.com',
};

test.each([
  ['a missing object', { based: undefined }, 'this is missing'],
  ['a missing number', { freeBytes: undefined }, 'this is missing'],
  ['a number below its least', { freeBytes: -1 }, 'expected is a number of at least 0, but there is -1'],
  ['a number above its most', { cores: 5000 }, 'expected is a number of at most 4096, but there is 5000'],
  ['a part of a whole number', { freeBytes: 1.5 }, 'expected is a whole number, but there is 1.5'],
  ['a text for a truth', { elevated: 'yes' }, 'expected is true or false, but there is “yes”'],
  ['nothing for a number', { cores: null }, 'expected is a number, but there is nothing (null)'],
  ['a list for a text', { site: ['a'] }, 'expected is a text, but there is a list of 1'],
  ['an unknown choice', { family: 'beos' }, 'expected is one of “windows”, “macos”, “linux”, but there is “beos”'],
  ['another literal', { schemaVersion: 2 }, 'expected is 1, but there is 2'],
  ['a day that is none', { day: '24.11.2026' }, 'expected is a day such as 2026-11-24, but there is “24.11.2026”'],
  ['a time that is none', { at: 'now' }, 'expected is a time such as 2026-11-24T07:12:00.000Z, but there is “now”'],
  ['an id that is none', { id: 'x' }, 'expected is an id such as 6f1c1e0a-6f0f-4d1e-9a52-0c5d7d6f2b11, but there is “x”'],
  ['a long list', { names: ['a', 'b', 'c'] }, 'expected is a list of at most 2 entries, but there is a list of 3'],
  ['a long text', { site: 'Freiburg' }, 'expected is a text of at most 5 characters, but there is “Freiburg”'],
  ['a text of another form', { digest: 'xyz' }, 'expected is a text of another form, but there is “xyz”'],
  ['another kind', { based: { kind: 'other' } }, 'expected is a value of another form, but there is “other”'],
  ['a rule of our own', { own: 'http://example.com' }, 'the address is not https'],
  ['one key too many', { extra: 1 }, '“extra” is not known here'],
  ['keys too many', { extra: 1, more: 2 }, '“extra” and “more” are not known here'],
])('%s is told in words', (_, change, expected) => {
  const value = { ...good, ...change };
  const { error } = schema.safeParse(value, { jitless: true });
  expect(error && schemaFault(error.issues[0] as z.core.$ZodIssue, value)).toBe(expected);
});

test('what stands in a file is not printed at length', () => {
  const value = { ...good, family: 'x'.repeat(5000) };
  const { error } = schema.safeParse(value);
  expect(error && schemaFault(error.issues[0] as z.core.$ZodIssue, value).length).toBeLessThan(200);
});

test('a later schema asks for a newer product, whichever version the file names', () => {
  expect(newerSchema('catalogue', 2)).toEqual({
    what: 'The catalogue is of schema version 2, which this version of the product does not know yet.',
    mend: 'Use a newer version of the product.',
  });
});
