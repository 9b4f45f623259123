import { MalformedInput } from '../inventory/decode/malformed-input';
import { type Family, familySchema } from '../inventory/sections/operating-system';

/**
 * What became of one source when a collector script asked for it: `read` (a file of that size stands in `raw/`, or, where `bytes` is
 * `null`, the answer was "there"), `absent`, `denied` (more rights are needed), `large` (more than the limit), `timeout`, `failed`
 * (a command could not be started, or reading broke off), `odd` (a name that cannot be written in a line).
 */
export const sourceStates = ['read', 'absent', 'denied', 'large', 'timeout', 'failed', 'odd'] as const;
export type SourceState = (typeof sourceStates)[number];

/** One line of the index. `raw` is the number that names its file in `raw/`, where it has one. */
export interface IndexEntry {
  readonly raw: number;
  readonly state: SourceState;
  readonly bytes: number | null;
  /** As `sourceKey` spells a source, or what a pattern of it was found to match: "file /etc/os-release". */
  readonly key: string;
}

/** What a collector script wrote about its run. */
export interface EvidenceIndex {
  readonly script: { readonly name: string; readonly version: number };
  /** Version of the catalogue whose names the script looked for. */
  readonly catalogueVersion: string;
  readonly family: Family;
  readonly headers: ReadonlyMap<string, string>;
  readonly entries: readonly IndexEntry[];
  /** `null`: the run broke off before its end. Otherwise the number of entries that it counted, and when, as it wrote it. */
  readonly end: { readonly entries: number; readonly at: string | null } | null;
}

/** Stands before the version in the first line of an index. */
export const evidenceMagic = 'mdeready-evidence';

/** The version of the format that is read and written. */
export const evidenceFormat = 1;

/** The scripts whose evidence is understood, each with the newest version of it. */
export const scriptVersions: ReadonlyMap<string, number> = new Map([
  ['collect.cmd', 1],
  ['collect.sh', 1],
]);

/** At most so many lines: many times what the scripts write on a large server. */
export const entryLimit = 200_000;

/** At most so many headers. */
const headerLimit = 100;

const headerForm = /^([a-z][a-z0-9-]*) (.*)$/;
const entryForm = /^(\d{1,7}) ([a-z]+) (-|\d{1,12}) (\S.*)$/;
const endForm = /^end (\d{1,7})(?: (\S.*))?$/;

/** The version of the format that a text states in its first line; `null` when it is not an index of evidence at all. */
export function evidenceVersion(text: string): number | null {
  const version = new RegExp(`^\\uFEFF?${evidenceMagic} (\\d{1,6})[ \\r]*(?:\\n|$)`).exec(text)?.[1];
  return version === undefined ? null : Number(version);
}

/**
 * Reads the index of an evidence folder (docs/evidence.md). What stands behind the `end` line is not looked at.
 *
 * @throws MalformedInput that names the line
 */
export function decodeEvidenceIndex(text: string): EvidenceIndex {
  if (evidenceVersion(text) !== evidenceFormat) throw new MalformedInput('index of evidence', 'line 1 does not name format 1');
  const headers = new Map<string, string>();
  const entries: IndexEntry[] = [];
  const raws = new Set<number>();
  let end: EvidenceIndex['end'] = null;
  let start = text.indexOf('\n') + 1;
  for (let number = 2; start > 0 && start < text.length && end === null; number += 1) {
    const stop = text.indexOf('\n', start);
    const line = text.slice(start, stop < 0 ? text.length : stop).replace(/[ \r]+$/, '');
    const whole = stop >= 0;
    start = stop + 1;
    const fault = (problem: string) => new MalformedInput('index of evidence', `line ${number} ${problem}`);
    if (line === '' || !whole) {
      if (!whole) break; // a line that was being written when the run broke off
      throw fault('is empty');
    }
    const last = endForm.exec(line);
    if (last) {
      end = { entries: Number(last[1]), at: last[2] ?? null };
      if (end.entries !== entries.length) throw fault(`counts ${end.entries} sources where ${entries.length} are listed`);
      continue;
    }
    const [, raw, state, bytes, key] = entryForm.exec(line) ?? [];
    if (raw !== undefined && state !== undefined && bytes !== undefined && key !== undefined) {
      if (!isState(state)) throw fault('names a state that is none');
      const entry = { raw: Number(raw), state, bytes: bytes === '-' ? null : Number(bytes), key };
      if (entry.bytes !== null && raws.has(entry.raw)) throw fault('names a file that an earlier line names');
      if (entry.bytes !== null) raws.add(entry.raw);
      entries.push(entry);
      if (entries.length > entryLimit) throw fault(`is more than the ${entryLimit} that an index may have`);
      continue;
    }
    const [, name, value] = headerForm.exec(line) ?? [];
    if (name === undefined || value === undefined || entries.length > 0) throw fault('has no form that an index knows');
    if (headers.has(name)) throw fault(`states ${name} twice`);
    headers.set(name, value);
    if (headers.size > headerLimit) throw fault(`is more than the ${headerLimit} headers that an index may have`);
  }
  return { ...statedIn(headers), headers, entries, end };
}

function statedIn(headers: ReadonlyMap<string, string>): Pick<EvidenceIndex, 'script' | 'catalogueVersion' | 'family'> {
  const [, name, version] = /^(\S+) (\d{1,6})$/.exec(headers.get('script') ?? '') ?? [];
  const family = familySchema.safeParse(headers.get('family'));
  const catalogueVersion = headers.get('catalogue');
  if (name === undefined || version === undefined) throw new MalformedInput('index of evidence', 'it does not name its script');
  if (!family.success) throw new MalformedInput('index of evidence', 'it does not name the family of its system');
  if (catalogueVersion === undefined) throw new MalformedInput('index of evidence', 'it does not name its catalogue');
  return { script: { name, version: Number(version) }, catalogueVersion, family: family.data };
}

const isState = (word: string): word is SourceState => (sourceStates as readonly string[]).includes(word);
