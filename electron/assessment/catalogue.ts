import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { bundleHeadSchema, bundleSchema, bundleText } from '../../core/catalogue/bundle';
import { canonicalJson } from '../../core/catalogue/canonical';
import type { CatalogueFault } from '../../core/catalogue/cross-references';
import { type CatalogueFiles, catalogueFaults, parseCatalogue, parseFile } from '../../core/catalogue/load';
import { type Catalogue, type catalogueParts, manifestSchema } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import { excessOf } from '../../core/document/untrusted';
import { newerSchema } from '../../core/text/schema-fault';
import { compareVersions } from '../../core/units/versions';
import { tool } from '../tool';
import { type ImportedName, importedFile, isAbsent, sha256Of, shippedFolder } from './catalogue-in-use';

/**
 * Reads and validates the catalogue that ships with the product.
 *
 * @throws AppError with code `bad-file` that names the file and the place in it
 */
export async function loadCatalogue(folder: string = shippedFolder): Promise<Catalogue> {
  const files = await readFolder(folder);
  return parseCatalogue(files, digestOf(files));
}

/** What a file says its version is, whatever else is wrong with it. */
export async function versionOf(file: string): Promise<string | null> {
  const value = await readJson(file).catch(() => null);
  return bundleHeadSchema.safeParse(value).data?.files.manifest.version ?? null;
}

/** An imported catalogue, `null` when there is none, or the error that tells why it cannot be used. */
export async function importedCatalogue(folder: string, name: ImportedName): Promise<Catalogue | AppError | null> {
  const file = importedFile(folder, name);
  try {
    return parseBundle(await readBundle(file), file);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return (await isAbsent(file)) ? null : cause;
  }
}

/** A catalogue as one file, read and found whole: its digest is that of what is in it. */
interface Bundle {
  readonly files: CatalogueFiles;
  readonly digest: string;
}

/** Far more than any catalogue holds. */
const bundleLimit = 50 * 1024 * 1024;

/**
 * Reads a catalogue that is one file.
 *
 * @throws AppError `bad-file`: it is none, it is for a later version of the product, or something in it was changed
 */
export async function readBundle(file: string): Promise<Bundle> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : -1),
    (cause) => {
      throw unusable(file, 'The catalogue cannot be read', 'Name a file that exists and may be read.', cause);
    },
  );
  if (size < 0) throw unusable(file, 'That is no file', 'Name the file of a catalogue.');
  if (size > bundleLimit) throw unusable(file, 'The file is too large for a catalogue', 'Name the file of a catalogue.');
  const value = await readJson(file);
  const schemaVersion = schemaVersionOf(value);
  if (schemaVersion > 1) {
    const { what, mend } = newerSchema('catalogue', schemaVersion);
    throw unusable(file, what, mend);
  }
  const head = bundleHeadSchema.safeParse(value);
  if (!head.success) throw unusable(file, 'The file holds no catalogue', 'Name a file that "catalogue export" wrote.');
  const { minimumAppVersion, version } = head.data.files.manifest;
  if (compareVersions(minimumAppVersion, tool.version) > 0) {
    const what = `The catalogue ${version} is for version ${minimumAppVersion} of the product or later, and this is ${tool.version}`;
    throw unusable(file, what, 'Install a later version of the product.');
  }
  const { digest, files } = parseFile(file, bundleSchema, value);
  if (digestOf(files) !== digest) {
    throw unusable(file, 'The catalogue was changed after it was made: its digest does not fit', 'Get an unchanged copy of the file.');
  }
  return { files, digest };
}

/** What a file says its form is; 0 when it says nothing. */
const schemaVersionOf = (value: unknown): number => z.object({ schemaVersion: z.number() }).safeParse(value).data?.schemaVersion ?? 0;

/** @throws AppError `bad-file` that names the place in the file */
export const parseBundle = ({ files, digest }: Bundle, file: string): Catalogue => {
  try {
    return parseCatalogue(files, digest, { kind: 'imported', file, fault: null });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError({ ...cause.data, where: `${file}: ${cause.data.where}` });
  }
};

/** What `verify` found: everything that is wrong, and the digest of what is there. */
interface Verification {
  readonly faults: readonly CatalogueFault[];
  readonly digest: string;
}

/**
 * Looks at all of a catalogue.
 *
 * @param place a file, or the folder of its files
 * @throws AppError `bad-file` when it is no catalogue, was changed, or cannot be read at all
 */
export async function verify(place: string): Promise<Verification> {
  const { files, digest } = await readPlace(place);
  return { faults: catalogueFaults(files), digest };
}

/** A whole catalogue, of a file or a folder of files, as the text of one file. @throws AppError `bad-file` */
export async function bundleOf(place: string): Promise<string> {
  const { files, digest } = await readPlace(place);
  parseCatalogue(files, digest);
  return bundleText(files, digest);
}

async function readPlace(place: string): Promise<Bundle> {
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return readBundle(place);
  const files = await readFolder(place);
  return { files, digest: digestOf(files) };
}

const digestOf = (files: CatalogueFiles): string => sha256Of(canonicalJson(files));

async function readFolder(folder: string): Promise<CatalogueFiles> {
  const manifest = parseFile('catalogue.json', manifestSchema, await readJson(path.join(folder, 'catalogue.json')));
  const read = (part: (typeof catalogueParts)[number]) => readJson(path.join(folder, manifest.files[part]));
  const [platforms, products, links, migration, endpoints, licences] = await Promise.all([
    read('platforms'),
    read('products'),
    read('links'),
    read('migration'),
    read('endpoints'),
    read('licences'),
  ]);
  return { manifest, platforms, products, links, migration, endpoints, licences };
}

/** What a file holds, if it is not more than can be looked at: a digest is made of it before a schema sees it. */
async function readJson(file: string): Promise<unknown> {
  const value = await parsedJson(file);
  const excess = excessOf(value);
  if (excess !== null)
    throw unusable(file, `The file holds more than any catalogue: ${excess.replace(/^It/, 'it')}`, 'Name the file of a catalogue.');
  return value;
}

async function parsedJson(file: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'The catalogue is not whole JSON' : 'The catalogue cannot be read';
    throw unusable(file, what, 'Use an unchanged copy of the file, or install the product again.', cause);
  }
}

const unusable = (file: string, what: string, mend: string, cause?: unknown): AppError =>
  new AppError({
    code: 'bad-file',
    what: what.endsWith('.') ? what : `${what}.`,
    where: file,
    mend,
    data: 'Nothing was changed.',
    details: cause instanceof Error ? cause.message : null,
  });
