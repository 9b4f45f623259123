import type { z } from 'zod';
import { schemaFault } from '../text/schema-fault';

/**
 * What a JSON value that came from outside may have, far more than any document or catalogue does: values in all, elements of one
 * list, and lists and objects within one another.
 */
const limits = { values: 500_000, elements: 20_000, depth: 60 };

/** So many faults are told of one value. */
const issueLimit = 1_000;

/**
 * What a JSON value has too much of, in words; `null` when it may be looked at. Looks at no more than the limit, and needs no stack:
 * schemas and digests walk a value by recursion, and a schema keeps every fault it finds.
 */
export function excessOf(value: unknown): string | null {
  let values = 0;
  let level: object[] = isNested(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limits.depth) return `It is nested deeper than ${limits.depth} levels`;
    const next: object[] = [];
    for (const each of level) {
      if (Array.isArray(each) && each.length > limits.elements) return `It has a list of more than ${inWords(limits.elements)} elements`;
      const members: readonly unknown[] = Object.values(each);
      values += members.length;
      if (values > limits.values) return `It has more than ${inWords(limits.values)} values`;
      for (const member of members) if (isNested(member)) next.push(member);
    }
    level = next;
  }
  return null;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

const inWords = (count: number): string =>
  String(count)
    .replace(/(?=(?:\d{3})+$)/g, ',')
    .replace(/^,/, '');

type Parsed<Output> =
  | { readonly issues: null; readonly data: Output }
  | { readonly issues: readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[]; readonly data: null };

/** What a schema makes of a value from outside, or what is wrong with it, of very many faults only some. Never throws. */
export function parseUntrusted<Schema extends z.ZodType>(schema: Schema, value: unknown): Parsed<z.output<Schema>> {
  const excess = excessOf(value);
  if (excess !== null) return { issues: [{ path: [], message: excess }], data: null };
  try {
    const result = schema.safeParse(value, { jitless: true });
    if (result.success) return { issues: null, data: result.data };
    const issues = result.error.issues.slice(0, issueLimit).map((issue) => ({ path: issue.path, message: schemaFault(issue, value) }));
    return { issues, data: null };
  } catch (cause) {
    // zod hands on the faults of a list as arguments of one call, which is too many of them for the stack.
    if (!(cause instanceof RangeError)) throw cause;
    return { issues: [{ path: [], message: 'It has more faults than can be told' }], data: null };
  }
}
