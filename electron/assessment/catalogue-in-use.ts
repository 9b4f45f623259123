import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { bundleExtension } from '../../core/catalogue/bundle-extension';
import type { Catalogue, CatalogueOrigin } from '../../core/catalogue/schema';
import { type WatchList, watchListOf } from '../../core/catalogue/watched';
import { AppError, type AppErrorData } from '../../core/document/app-error';
import { compareVersions } from '../../core/units/versions';
import { assetsFolder } from '../assets';
import { catalogueFolder } from '../store/data-folder';

/** What reads and checks catalogues. The schemas cost memory, and a start with the catalogue that the build has checked needs none. */
const checking = () => import('./catalogue');

/** The folder of the catalogue that ships with the product. */
export const shippedFolder = path.join(assetsFolder, 'catalogue');

/** What the build found in order, by the SHA-256 (hex) of each file it was made of. */
interface Checked<Content> {
  readonly madeOf: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** SHA-256 (hex) of what the build wrote beside the program, by name, put into the program by the build. */
declare const checkedFilesSha256: Readonly<Record<string, string>>;

/** A file that the build wrote, and its digest as the program knows it. */
interface BuiltFile {
  readonly file: string;
  readonly sha256: string;
}

/** From source there is nothing. */
function built(name: string): BuiltFile | null {
  const sha256 = typeof checkedFilesSha256 === 'undefined' ? undefined : checkedFilesSha256[name];
  return sha256 === undefined ? null : { file: path.join(import.meta.dirname, name), sha256 };
}

/** What the build wrote, used only as it wrote it and while the catalogue's files are those that it has checked; else `null`. */
async function unchanged<Content>(checked: BuiltFile | null): Promise<Content | null> {
  const bytes = checked && (await readFile(checked.file).catch(() => null));
  if (!bytes || sha256Of(bytes) !== checked.sha256) return null;
  const { madeOf, content }: Checked<Content> = JSON.parse(bytes.toString()); // written by the build from the same types
  for (const [name, digest] of Object.entries(madeOf)) {
    if (sha256Of(await readFile(path.join(shippedFolder, name)).catch(() => '')) !== digest) return null;
  }
  return content;
}

/**
 * The catalogue that ships. While its files are those that the build has checked, they are not checked again: that took a third
 * of a start.
 *
 * @throws AppError `bad-file` when files that were changed since are not in order
 */
export async function shippedCatalogue(checked: BuiltFile | null = built('checked-catalogue.json')): Promise<Catalogue> {
  return (await unchanged<Catalogue>(checked)) ?? (await checking()).loadCatalogue();
}

/**
 * What collectors look for by the catalogue in use, and that catalogue only where it had to be read: what is wanted of it is a
 * twentieth of it.
 *
 * @throws AppError `bad-file` when the catalogue that ships cannot be used
 */
export async function watchListInUse(
  folder = catalogueFolder(process.env, process.platform),
): Promise<{ readonly watch: WatchList; readonly catalogue: Catalogue | null }> {
  if (folder === null || (await isAbsent(importedFile(folder, 'current')))) {
    const watch = await unchanged<WatchList>(built('checked-watch-list.json'));
    if (watch !== null) return { watch, catalogue: null };
  }
  const catalogue = await catalogueInUse(folder);
  return { watch: watchListOf(catalogue), catalogue };
}

/**
 * The catalogue to judge by: the newer one of that which ships and that which was imported. An imported one that cannot be used is
 * named in `origin.fault`, and the one that ships stands in.
 *
 * @param folder of imported catalogues; `null`: there is none
 * @throws AppError `bad-file` when the catalogue that ships cannot be used
 */
export async function catalogueInUse(folder = catalogueFolder(process.env, process.platform)): Promise<Catalogue> {
  const shipped = await shippedCatalogue();
  if (folder === null || (await isAbsent(importedFile(folder, 'current')))) return shipped;
  const { importedCatalogue, versionOf } = await checking();
  const imported = await importedCatalogue(folder, 'current');
  if (imported === null) return shipped;
  if (!(imported instanceof AppError)) return compareVersions(imported.version, shipped.version) > 0 ? imported : shipped;
  const version = await versionOf(importedFile(folder, 'current'));
  // It would not be used if it were whole.
  if (version !== null && compareVersions(version, shipped.version) <= 0) return shipped;
  return { ...shipped, origin: { kind: 'shipped', file: null, fault: faultOf(imported) } };
}

/** `current`: the one that was imported last; `previous`: the one it took the place of. */
export type ImportedName = 'current' | 'previous';

export const importedFile = (folder: string, name: ImportedName): string => path.join(folder, `${name}${bundleExtension}`);

/** What a person is told when an imported catalogue could not be used; `null` when nothing is wrong. */
export function importFault({ origin: { fault } }: Catalogue): AppErrorData | null {
  return (
    fault && {
      code: 'bad-file',
      what: `The imported catalogue cannot be used, and the one that ships stands in: ${fault.what}`,
      where: fault.file,
      mend: 'Import it again, or go back with "defender-readiness catalogue restore".',
      data: null,
      details: null,
    }
  );
}

const faultOf = ({ data: { where, what } }: AppError): CatalogueOrigin['fault'] => ({ file: where ?? '', what });

/** In hex. */
export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Whether there is no such file, for certain. */
export const isAbsent = (file: string): Promise<boolean> =>
  stat(file).then(
    () => false,
    (cause: NodeJS.ErrnoException) => cause.code === 'ENOENT' || cause.code === 'ENOTDIR',
  );
