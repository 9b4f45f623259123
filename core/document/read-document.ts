import { z } from 'zod';
import { findingSchema } from '../evaluate/finding';
import {
  type Inventory,
  inventorySchema,
  isSectionOf,
  type SectionName,
  sectionData,
  sectionNames,
  sectionTitles,
} from '../inventory/schema';
import { inventoryKind } from '../inventory/inventory-file';
import type { UnreadFact } from '../inventory/section';
import { familySchema } from '../inventory/sections/operating-system';
import { newerSchema } from '../text/schema-fault';
import { AppError } from './app-error';
import { documentSchema } from './schema';
import { excessOf, parseUntrusted } from './untrusted';

/** Bytes that a file to be read may have: a hundred times what a document of a large server takes. */
export const fileLimitBytes = 32 * 1024 * 1024;

/** What is read again of a finding: what it concluded, not what it rests on. */
const savedFindingSchema = z.object(
  findingSchema.pick({ checkId: true, step: true, outcome: true, headline: true, causedBy: true, essential: true, unconfirmed: true })
    .shape,
);

/**
 * What is read again of a document: what a later version can evaluate anew, and what it concluded then. The rest (what it named
 * of its catalogue) is for readers of the file itself.
 */
const savedDocumentSchema = z.object({
  ...documentSchema.pick({
    kind: true,
    schemaVersion: true,
    id: true,
    tool: true,
    catalogue: true,
    assessedAt: true,
    machine: true,
    site: true,
    assessor: true,
    inventory: true,
    connectivity: true,
    statements: true,
    verdict: true,
  }).shape,
  findings: z.array(savedFindingSchema),
});
export type SavedDocument = z.output<typeof savedDocumentSchema>;
export type SavedFinding = z.output<typeof savedFindingSchema>;

/** What a file can hold that an assessment can be made of. */
export type SavedFile =
  | { readonly kind: 'document'; readonly document: SavedDocument }
  | { readonly kind: 'inventory'; readonly inventory: Inventory };

/**
 * Reads a saved document or inventory, also of an earlier version: a section it did not have yet is `not-collected`, and so is a
 * fact that one of its sections lacks.
 *
 * @param text what the file holds
 * @param name of the file, for errors
 * @throws AppError `bad-file` that names the file, the place in it and how to mend it; never anything else
 */
export function readDocument(text: string, name: string): SavedFile {
  const value = parseJson(text, name);
  const excess = excessOf(value);
  if (excess !== null) throw bad(name, `The file holds more than any document: ${excess.replace(/^It/, 'it')}.`, notOurs);
  if (!isRecord(value)) throw bad(name, 'The file holds no document: a JSON object was expected.', notOurs);
  const { kind = 'sections' in value ? inventoryKind : undefined } = value;
  demandVersion(value, name);
  switch (kind) {
    case 'mdeready':
      return { kind: 'document', document: documentOf(value, name) };
    case inventoryKind:
      return { kind: 'inventory', inventory: valid(inventorySchema, withoutKind(completed(value, name, '')), name) };
    default:
      throw bad(name, `The file is of another kind: ${namedKind(kind)}.`, notOurs);
  }
}

const notOurs = 'Choose a document (*.mdeready.json), or what "inventory --json" printed.';
const changed = 'Use the file as it was written; if it was edited, undo that.';

const namedKind = (kind: unknown): string =>
  typeof kind === 'string' || typeof kind === 'number' ? JSON.stringify(kind).slice(0, 60) : 'it names none';

type JsonObject = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (text.trim() === '') throw bad(name, 'The file is empty.', 'Save or export it again.');
    const fault = cause instanceof Error ? cause.message : String(cause);
    const position = /at position (\d+)/.exec(fault)?.[1];
    const atEnd = position !== undefined && Number(position) >= text.trimEnd().length;
    if (atEnd || /^Unterminated|end of JSON input/.test(fault)) {
      throw bad(name, 'The file ends in the middle.', 'Copy or export it again.', 'its last line', fault);
    }
    const place = position === undefined ? null : `line ${text.slice(0, Number(position)).split('\n').length}`;
    throw bad(name, 'The file is not JSON.', notOurs, place, fault);
  }
}

function demandVersion({ schemaVersion, kind }: JsonObject, name: string): void {
  if (typeof schemaVersion !== 'number' || schemaVersion <= documentSchema.shape.schemaVersion.value) return;
  const { what, mend } = newerSchema('file', schemaVersion);
  throw bad(name, what, mend, kind === 'mdeready' ? 'schemaVersion' : null);
}

function documentOf(value: JsonObject, name: string): SavedDocument {
  const inventory = isRecord(value.inventory) ? completed(value.inventory, name, 'inventory.') : value.inventory;
  return valid(savedDocumentSchema, { ...value, inventory }, name);
}

function withoutKind({ kind: _, ...inventory }: JsonObject): JsonObject {
  return inventory;
}

function valid<Schema extends z.ZodType>(schema: Schema, value: unknown, name: string): z.output<Schema> {
  const { issues, data } = parseUntrusted(schema, value);
  if (issues === null) return data;
  const [first] = issues;
  const fault = (first?.message ?? 'not in the expected form').slice(0, 200);
  throw bad(name, `The file is damaged: ${fault}.`, changed, z.core.toDotPath(first?.path ?? []).slice(0, 200), issuesOf(issues));
}

const issuesOf = (issues: readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[]): string =>
  issues
    .slice(0, 20)
    .map(({ path, message }) => `${z.core.toDotPath(path)}: ${message}`.slice(0, 300))
    .join('\n');

/** The inventory with everything that versions after its own collect, as not collected. */
function completed(inventory: JsonObject, name: string, place: string): JsonObject {
  const { sections, startedAt, tool } = inventory;
  if (!isRecord(sections)) return inventory;
  const unknown = Object.keys(sections).find((section) => !Object.hasOwn(sectionData, section));
  if (unknown !== undefined) {
    throw bad(
      name,
      'The file holds a section that this version of the product does not know.',
      'Open it with the version that wrote it, or a later one.',
      `${place}sections.${unknown.slice(0, 60)}`,
    );
  }
  const version = isRecord(tool) && typeof tool.version === 'string' ? tool.version : 'of an earlier time';
  const detail = (what: string) => `${what}: version ${version} of the product, which collected this, does not read it.`;
  const family = familyOf(sections);
  const all = sectionNames.map((section) => {
    const found = sections[section];
    if (found !== undefined) return [section, withAllFacts(section, found, detail)];
    const elsewhere = family !== null && !isSectionOf(section, family);
    const why = elsewhere
      ? { reason: 'not-on-this-platform', detail: `${sectionTitles[section]}: not on this system.` }
      : { reason: 'not-collected', detail: detail(sectionTitles[section]) };
    return [section, { status: 'unavailable', at: startedAt, tookMs: 0, ...why }];
  });
  return { ...inventory, sections: Object.fromEntries(all) };
}

function familyOf({ operatingSystem }: JsonObject): z.output<typeof familySchema> | null {
  const data = isRecord(operatingSystem) ? operatingSystem.data : null;
  return isRecord(data) ? (familySchema.safeParse(data.family).data ?? null) : null;
}

function withAllFacts(name: SectionName, section: unknown, detail: (what: string) => string): unknown {
  if (!isRecord(section) || section.status !== 'read' || !Array.isArray(section.unread)) return section;
  const missing: string[] = [];
  const data = filled(sectionData[name], section.data, '', missing);
  if (missing.length === 0) return section;
  const unread = missing.map((fact): UnreadFact => ({ fact, reason: 'not-collected', detail: detail(fact) }));
  return { ...section, data, unread: [...section.unread, ...unread] };
}

/** The value with `null` for each fact that it lacks and that its schema lets be `null`; the paths of these go into `missing`. */
function filled(schema: z.core.$ZodType, value: unknown, path: string, missing: string[]): unknown {
  if (schema instanceof z.ZodNullable) return value === null ? null : filled(schema.unwrap(), value, path, missing);
  if (schema instanceof z.ZodArray) {
    return Array.isArray(value)
      ? value.map((element, index) => filled(schema.element, element, `${path}.${index}`.replace(/^\./, ''), missing))
      : value;
  }
  if (!(schema instanceof z.ZodObject) || !isRecord(value)) return value;
  const entries = Object.entries(schema.shape).flatMap(([name, member]): [string, unknown][] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (Object.hasOwn(value, name)) return [[name, filled(member, value[name], at, missing)]];
    if (member instanceof z.ZodNullable) {
      missing.push(at);
      return [[name, null]];
    }
    return member instanceof z.ZodObject ? [[name, filled(member, {}, at, missing)]] : [];
  });
  return { ...value, ...Object.fromEntries(entries) };
}

function bad(name: string, what: string, mend: string, place: string | null = null, details: string | null = null): AppError {
  const where = place ? `${name}: ${place}` : name;
  return new AppError({ code: 'bad-file', what, where, mend, data: 'The file was left as it is.', details });
}
