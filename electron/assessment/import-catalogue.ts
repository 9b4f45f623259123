import { open, readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bundleText } from '../../core/catalogue/bundle';
import type { Catalogue } from '../../core/catalogue/schema';
import { AppError, type AppErrorData } from '../../core/document/app-error';
import { compareVersions } from '../../core/units/versions';
import { makeFolder, writeFileWhole } from '../store/write-file';
import { importedCatalogue, parseBundle, readBundle } from './catalogue';
import { catalogueInUse, importedFile } from './catalogue-in-use';

/** The catalogue in use before and after. The same when nothing had to be done. */
export interface Change {
  readonly before: Catalogue;
  readonly after: Catalogue;
}

/** `passedOver`: why the one before could not be gone back to, so that the one that ships is used; it was removed. */
export interface Restoration extends Change {
  readonly passedOver: AppErrorData | null;
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
  const inUse = await catalogueInUse(folder);
  if (!isNewer(offered, inUse, file)) return { before: inUse, after: inUse };
  await makeFolder(folder);
  return alone(folder, async () => {
    // Another import may have ended since.
    const before = await catalogueInUse(folder);
    if (!isNewer(offered, before, file)) return { before, after: before };
    const current = await importedCatalogue(folder, 'current');
    if (current !== null && !(current instanceof AppError)) {
      await writeFileWhole(importedFile(folder, 'previous'), await readFile(importedFile(folder, 'current')), { overwrite: true });
    }
    await writeFileWhole(importedFile(folder, 'current'), bundleText(bundle.files, bundle.digest), { overwrite: true });
    return { before, after: await catalogueInUse(folder) };
  });
}

/** `false` for the very one that is in use. @throws AppError `bad-file` for one that is not newer */
function isNewer(offered: Catalogue, inUse: Catalogue, file: string): boolean {
  if (offered.digest === inUse.digest) return false;
  const order = compareVersions(offered.version, inUse.version);
  if (order < 0) throw refused(file, `The catalogue ${offered.version} is older than the one in use, ${inUse.version}`);
  if (order === 0) throw refused(file, `The catalogue says it is ${offered.version}, the version in use, and is another one`);
  return true;
}

/** What a run takes, and how long it waits for another one. */
const runMs = 30_000;
const waitMs = 10_000;

/**
 * Does something while no other process changes the folder: a file says so, which is made by one alone. One that a run left behind,
 * because it was ended, counts no longer than a run takes.
 *
 * @param folder that exists
 * @throws AppError `not-written`
 */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const mark = path.join(folder, 'importing');
  const until = Date.now() + waitMs;
  for (;;) {
    const cause = await open(mark, 'wx').then(
      (handle) => handle.close(),
      (error: NodeJS.ErrnoException) => error,
    );
    if (!cause) break;
    if (cause.code !== 'EEXIST')
      throw notChanged(folder, 'The folder of imported catalogues cannot be written to.', 'Choose a folder you may write to.', cause);
    if (await isLeftBehind(mark)) await remove(mark);
    else if (Date.now() > until) throw notChanged(mark, 'Another import is under way.', 'Wait for it, and try again.', cause);
    else await wait(50);
  }
  try {
    return await work();
  } finally {
    await remove(mark);
  }
}

const isLeftBehind = (mark: string): Promise<boolean> =>
  stat(mark).then(
    ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs) > runMs,
    () => false,
  );

/**
 * Goes back to the catalogue before the last import, or to the one that ships where there is none. An imported one that cannot be
 * used goes the same way.
 *
 * @throws AppError `not-written`
 */
export async function restoreCatalogue(folder: string): Promise<Restoration> {
  if (await isThere(folder)) return alone(folder, () => restored(folder));
  const inUse = await catalogueInUse(folder);
  return { before: inUse, after: inUse, passedOver: null };
}

const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function restored(folder: string): Promise<Restoration> {
  const before = await catalogueInUse(folder);
  const [current, previous] = [importedFile(folder, 'current'), importedFile(folder, 'previous')];
  const kept = await importedCatalogue(folder, 'previous');
  const passedOver = kept instanceof AppError ? kept.data : null;
  if (kept !== null && passedOver === null) await writeFileWhole(current, await readFile(previous), { overwrite: true });
  else await remove(current);
  await remove(previous);
  return { before, after: await catalogueInUse(folder), passedOver };
}

/** Removes a file; one that is not there is gone already. */
async function remove(file: string): Promise<void> {
  await unlink(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return;
    throw notChanged(file, 'The file cannot be removed.', 'Remove it by hand.', cause);
  });
}

const notChanged = (where: string, what: string, mend: string, { message }: Error): AppError =>
  new AppError({ code: 'not-written', what, where, mend, data: 'It was left as it is.', details: message });

const refused = (file: string, what: string): AppError =>
  new AppError({
    code: 'bad-file',
    what: `${what}.`,
    where: file,
    mend: 'Import a newer catalogue; "catalogue restore" goes back to the one before.',
    data: 'Nothing was changed.',
    details: null,
  });
