import { readFile, unlink } from 'node:fs/promises';
import type { Catalogue } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import { compareVersions } from '../../core/units/versions';
import { makeFolder, writeFileWhole } from '../store/write-file';
import { catalogueInUse, importedCatalogue, importedFile, parseBundle, readBundle } from './catalogue';
import { bundleText } from '../../core/catalogue/bundle';

/** The catalogue in use before and after. The same when nothing had to be done. */
export interface Change {
  readonly before: Catalogue;
  readonly after: Catalogue;
}

/**
 * Takes a catalogue over from a file. The one that was imported before is kept, for `restoreCatalogue`. Each file is put in its
 * place whole, and the new one last: whatever ends the run, there is a catalogue to use.
 *
 * @param folder of imported catalogues
 * @throws AppError `bad-file` when it is no catalogue, was changed, is older than the one in use or for a later version of the
 *   product; `not-written`. Nothing is changed then.
 */
export async function importCatalogue(file: string, folder: string): Promise<Change> {
  const bundle = await readBundle(file);
  const offered = parseBundle(bundle, file);
  const before = await catalogueInUse(folder);
  if (offered.digest === before.digest) return { before, after: before };
  const order = compareVersions(offered.version, before.version);
  if (order < 0) throw refused(file, `The catalogue ${offered.version} is older than the one in use, ${before.version}`);
  if (order === 0) throw refused(file, `The catalogue says it is ${offered.version}, the version in use, and is another one`);
  await makeFolder(folder);
  const current = await importedCatalogue(folder, 'current');
  if (current !== null && !(current instanceof AppError)) {
    await writeFileWhole(importedFile(folder, 'previous'), await readFile(importedFile(folder, 'current')), { overwrite: true });
  }
  await writeFileWhole(importedFile(folder, 'current'), bundleText(bundle.files, bundle.digest), { overwrite: true });
  return { before, after: await catalogueInUse(folder) };
}

/**
 * Goes back to the catalogue before the last import, or to the one that ships where there is none. An imported one that cannot be
 * used goes the same way.
 *
 * @throws AppError `not-written`
 */
export async function restoreCatalogue(folder: string): Promise<Change> {
  const before = await catalogueInUse(folder);
  const [current, previous] = [importedFile(folder, 'current'), importedFile(folder, 'previous')];
  const kept = await importedCatalogue(folder, 'previous');
  if (kept !== null && !(kept instanceof AppError)) await writeFileWhole(current, await readFile(previous), { overwrite: true });
  else await remove(current);
  await remove(previous);
  return { before, after: await catalogueInUse(folder) };
}

/** Removes a file; one that is not there is gone already. */
async function remove(file: string): Promise<void> {
  await unlink(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return;
    throw new AppError({
      code: 'not-written',
      what: 'The imported catalogue cannot be removed.',
      where: file,
      mend: 'Remove the file by hand.',
      data: 'It was left as it is.',
      details: cause.message,
    });
  });
}

const refused = (file: string, what: string): AppError =>
  new AppError({
    code: 'bad-file',
    what: `${what}.`,
    where: file,
    mend: 'Import a newer catalogue; "catalogue restore" goes back to the one before.',
    data: 'Nothing was changed.',
    details: null,
  });
