import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue } from '../../core/catalogue/schema';
import type { SavedFile } from '../../core/document/read-document';
import type { Inventory } from '../../core/inventory/schema';
import type { Evidence } from '../evidence/evidence';
import { type FileKind, kindOf, kindOfFile } from '../evidence/file-kind';
import { openBytes, openEvidence, openFiles } from '../evidence/open-evidence';
import { hasIndex } from '../evidence/open-folder';
import { badFile, notReadable } from '../store/read-bytes';
import { readSaved, readSavedFile } from './read-file';
import { readEvidence } from './read-evidence';

/** What an assessment can be made of: a document, a bare inventory, or what a collector script brought, interpreted. */
export type Assessable = SavedFile | { readonly kind: 'evidence'; readonly inventory: Inventory };

/** One machine among several that were given, not looked at yet. */
export interface Place {
  /** What it is called, for people. */
  readonly name: string;
  /** @throws AppError `bad-file` */
  read(catalogue: Catalogue, signal: AbortSignal): Promise<Assessable>;
}

/**
 * Reads a document, an inventory, or evidence: a folder, a tar, a single file.
 *
 * @throws AppError `bad-file` that says what is wrong, where, and how to mend it
 */
export async function readPlace(place: string, catalogue: Catalogue, signal: AbortSignal): Promise<Assessable> {
  const isFolder = (await stat(place).catch(() => null))?.isDirectory() === true;
  if (isFolder || !isSaved(await kindOfFile(place))) return interpreted(await openEvidence(place), catalogue, signal);
  return readSavedFile(place);
}

/**
 * The places that hold a machine each: the one that was named, or for a folder that is no evidence all that lie at its top level.
 * Reports and whatever else lies there is left out; nothing is read but first bytes.
 *
 * @throws AppError `bad-file` for a folder that holds none
 */
export async function placesIn(place: string): Promise<readonly string[]> {
  const isFolder = (await stat(place).catch(() => null))?.isDirectory() === true;
  if (!isFolder || (await hasIndex(place))) return [place];
  const entries = await readdir(place, { withFileTypes: true }).catch((cause: unknown) => {
    throw notReadable(place, cause);
  });
  const places: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const found = path.join(place, entry.name);
    if (entry.isDirectory() ? await hasIndex(found) : entry.isFile() && isOurs(await kindOfFile(found))) places.push(found);
  }
  if (places.length > 0) return places;
  throw badFile(
    place,
    'The folder holds neither evidence nor documents.',
    'Name a folder that a collector script wrote, or one that holds such folders, *.tar, *.mdeevidence or *.mdeready.json.',
  );
}

/** Machines in files that are in memory. Nothing is decoded before a place is read; what belongs to no machine is left out. */
export function droppedPlaces(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): readonly Place[] {
  const folders = new Map<string, Map<string, Uint8Array>>();
  for (const file of files) {
    const [, folder] = /^(.*\/|)index\.txt$/.exec(file.path) ?? [];
    if (folder !== undefined) folders.set(folder, new Map());
  }
  const places: { readonly path: string; readonly place: Place }[] = [];
  for (const { path: name, bytes } of files) {
    const inEvidence = [...prefixesOf(name)].map((prefix) => folders.get(prefix) && { folder: prefix, held: folders.get(prefix) });
    const owner = inEvidence.find((each) => each !== undefined);
    if (owner?.held) owner.held.set(name.slice(owner.folder.length), bytes);
    else if (isOurs(kindOf(bytes)) || !name.includes('/'))
      places.push({ path: name, place: { name, read: (...how) => readHeld(bytes, name, ...how) } });
  }
  for (const [folder, held] of folders) {
    const name = folder.replace(/\/$/, '') || 'index.txt';
    const read: Place['read'] = async (catalogue, signal) => interpreted(await openFiles(held, name), catalogue, signal);
    places.push({ path: folder, place: { name, read } });
  }
  return places.sort((one, other) => (one.path < other.path ? -1 : 1)).map(({ place }) => place);
}

/** The folders around a file, the innermost first: "a/b/", "a/", "". */
function* prefixesOf(name: string): Generator<string> {
  for (let slash = name.lastIndexOf('/'); slash >= 0; slash = name.lastIndexOf('/', slash - 1)) {
    yield name.slice(0, slash + 1);
    if (slash === 0) break;
  }
  yield '';
}

async function readHeld(bytes: Uint8Array, name: string, catalogue: Catalogue, signal: AbortSignal): Promise<Assessable> {
  return isSaved(kindOf(bytes)) ? readSaved(bytes, name) : interpreted(await openBytes(bytes, name), catalogue, signal);
}

/** What is read as a document; that says what is wrong with a file of another kind. */
const isSaved = (kind: FileKind): boolean => kind === 'json' || kind === 'other';

/** What lies in a folder and may hold a machine. */
const isOurs = (kind: FileKind): boolean => kind === 'json' || kind === 'tar' || kind === 'single-file';

const interpreted = async (evidence: Evidence, catalogue: Catalogue, signal: AbortSignal): Promise<Assessable> => ({
  kind: 'evidence',
  inventory: await readEvidence(evidence, catalogue, signal),
});
