import path from 'node:path';
import { ageInDays } from '../../core/catalogue/age';
import type { Catalogue } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import { formatDay } from '../../core/text/quantities';
import { bundleOf, importedCatalogue, loadCatalogue, verify } from '../assessment/catalogue';
import { importedFile, shippedFolder } from '../assessment/catalogue-in-use';
import { catalogueFor } from './catalogue-for';
import { importCatalogue, restoreCatalogue } from '../assessment/import-catalogue';
import { catalogueFolder } from '../store/data-folder';
import { demandPlace, writeFileWhole } from '../store/write-file';
import { exitCodes } from './exit-codes';
import type { CommandContext } from './run';
import { demandNotSource } from './source-file';
import { errorText, type Output, printable, styled } from './terminal';

interface JsonOption {
  readonly json?: true;
}

/** `catalogue show`: what the catalogue in use is, where it came from, how old it is, and what is in it. */
export async function showCommand({ json }: JsonOption, { out, err }: CommandContext): Promise<number> {
  const catalogue = await catalogueFor(err);
  const shown = await shownOf(catalogue, new Date());
  out.write(json ? `${JSON.stringify(shown, null, 2)}\n` : showText(shown, out));
  return exitCodes.done;
}

type Shown = Awaited<ReturnType<typeof shownOf>>;

async function shownOf(catalogue: Catalogue, now: Date) {
  const { version, digest, asOf, origin } = catalogue;
  const shipped = await loadCatalogue();
  const folder = catalogueFolder(process.env, process.platform);
  const [current, previous] = folder === null ? [null, null] : [await available(folder, 'current'), await available(folder, 'previous')];
  return {
    version,
    digest,
    asOf,
    ageInDays: ageInDays(asOf, now),
    origin: origin.kind,
    file: origin.file ?? shippedFolder,
    fault: origin.fault,
    counts: countsOf(catalogue),
    folder,
    available: { shipped: { version: shipped.version, digest: shipped.digest }, imported: current, previous },
  };
}

async function available(folder: string, name: 'current' | 'previous') {
  const found = await importedCatalogue(folder, name);
  if (found === null) return null;
  const file = importedFile(folder, name);
  if (found instanceof AppError) return { file, version: null, digest: null };
  return { file, version: found.version, digest: found.digest };
}

const countsOf = ({ platforms, products, guide, links, expectations, troubles, pains, network, licensing, sources }: Catalogue) => ({
  platforms: platforms.length,
  products: products.length,
  guideRows: guide.rows.length,
  links: links.length,
  endpoints: network.endpoints.length,
  expectations: expectations.length,
  troubles: troubles.length,
  pains: pains.length,
  servicePlans: licensing.servicePlans.length,
  skus: licensing.skus.length,
  roles: licensing.entraRoles.length,
  sources: Object.keys(sources).length,
});

const countLabels: Readonly<Record<keyof Shown['counts'], string>> = {
  platforms: 'systems',
  products: 'security products',
  guideRows: "rows of the guide's table",
  links: 'links of the guide',
  endpoints: 'endpoints',
  expectations: 'expectations',
  troubles: 'known troubles of the migration',
  pains: 'known pains',
  servicePlans: 'service plans',
  skus: 'licences',
  roles: 'roles',
  sources: 'sources',
};

function showText(shown: Shown, out: Output): string {
  const { shipped, imported, previous } = shown.available;
  const others = [
    ['Ships with the product', shipped],
    ['Imported', imported],
    ['Imported before that', previous],
  ] as const;
  return [
    styled(out, 'bold', `Catalogue ${shown.version}`),
    `  Facts as of       ${formatDay(shown.asOf)} (${shown.ageInDays} ${shown.ageInDays === 1 ? 'day' : 'days'} ago)`,
    `  Came from         ${shown.origin === 'shipped' ? 'the product itself' : 'a file that was imported'}`,
    `  Where             ${printable(shown.file)}`,
    `  SHA-256           ${shown.digest}`,
    '',
    styled(out, 'bold', 'Holds'),
    ...Object.entries(countLabels).map(([name, label]) => `  ${String(shown.counts[name as keyof Shown['counts']]).padStart(5)}  ${label}`),
    '',
    styled(out, 'bold', 'At hand'),
    ...others.map(([label, found]) => {
      const what = found === null ? 'none' : `${found.version ?? 'cannot be used'}${found.digest === shown.digest ? ', in use' : ''}`;
      return `  ${`${label}:`.padEnd(25)}${what}`;
    }),
    `  ${'Looked for in:'.padEnd(25)}${shown.folder === null ? 'nowhere, since the environment names no home' : printable(shown.folder)}`,
    '',
  ].join('\n');
}

/**
 * `catalogue verify`: looks at all of a catalogue (the one in use, or that of a file or a folder) and says what is wrong where.
 *
 * @throws AppError `bad-file` when the file is no catalogue, or was changed
 */
export async function verifyCommand(file: string | undefined, { json }: JsonOption, { out, err }: CommandContext): Promise<number> {
  const place = file === undefined ? await placeInUse(err) : path.resolve(file);
  const { faults, digest } = await verify(place);
  if (json) out.write(`${JSON.stringify({ place, digest, whole: faults.length === 0, faults }, null, 2)}\n`);
  else if (faults.length === 0) out.write(`The catalogue is whole: ${printable(place)}\n  SHA-256 ${digest}\n`);
  else {
    out.write(`The catalogue cannot be used: ${printable(place)}\n`);
    for (const { where, what } of faults) out.write(`  ${printable(where)}: ${printable(what)}\n`);
  }
  return faults.length === 0 ? exitCodes.done : exitCodes.badFile;
}

/** @throws AppError `bad-file` when an imported catalogue stands there that cannot be used: that is what is to be looked at */
async function placeInUse(err: Output): Promise<string> {
  const { origin } = await catalogueFor(err);
  if (origin.fault) return importedFile(demandFolder(), 'current');
  return origin.file ?? shippedFolder;
}

/** `catalogue import`: takes a newer catalogue over from a file. @throws AppError `bad-file`, `not-written` */
export async function importCommand(file: string, { out }: CommandContext): Promise<number> {
  const { before, after } = await importCatalogue(path.resolve(file), demandFolder());
  out.write(
    before.digest === after.digest
      ? `The catalogue ${after.version} is in use already.\n`
      : `The catalogue ${after.version} is in use now, with facts as of ${formatDay(after.asOf)}; before it was ${before.version}.\n`,
  );
  return exitCodes.done;
}

/** `catalogue restore`: goes back to the catalogue before the last import. @throws AppError `not-written` */
export async function restoreCommand({ out, err }: CommandContext): Promise<number> {
  const folder = catalogueFolder(process.env, process.platform);
  const nothing = 'No catalogue was imported; the one that ships is in use.\n';
  if (folder === null) {
    out.write(nothing);
    return exitCodes.done;
  }
  const wasImported = (await importedCatalogue(folder, 'current')) !== null;
  const { after, passedOver } = await restoreCatalogue(folder);
  if (passedOver) {
    const what = `The catalogue that was imported before cannot be used, and was removed: ${passedOver.what}`;
    err.write(`${errorText({ ...passedOver, what, mend: 'Import it again where it is needed.', data: null })}\n`);
  }
  const from = after.origin.kind === 'shipped' ? 'the one that ships with the product' : 'the one that was imported before';
  if (wasImported) out.write(`The catalogue ${after.version} is in use now, ${from}.\n`);
  else out.write(nothing);
  return exitCodes.done;
}

export interface ExportOptions {
  readonly from?: string;
  readonly force?: true;
}

/**
 * `catalogue export`: writes a catalogue as one file that can be imported elsewhere.
 *
 * @throws AppError `bad-file` when the catalogue is not whole, `not-written`
 */
export async function exportCommand(file: string, { from, force }: ExportOptions, { out, err, signal }: CommandContext): Promise<number> {
  const target = path.resolve(file);
  const overwrite = force === true;
  await demandPlace(target, { overwrite });
  if (from !== undefined) await demandNotSource(path.resolve(from), [target]);
  const source = from === undefined ? ((await catalogueFor(err)).origin.file ?? shippedFolder) : path.resolve(from);
  const text = await bundleOf(source);
  await writeFileWhole(target, text, { overwrite, signal });
  out.write(`Written: ${printable(target)}\n`);
  return exitCodes.done;
}

/** @throws AppError `not-written` where the environment names no folder for what is the user's */
function demandFolder(): string {
  const folder = catalogueFolder(process.env, process.platform);
  if (folder !== null) return folder;
  throw new AppError({
    code: 'not-written',
    what: 'There is no folder for an imported catalogue: the environment names no home.',
    where: null,
    mend: 'Set DEFENDER_READINESS_CATALOGUE_FOLDER to a folder.',
    data: 'Nothing was changed.',
    details: null,
  });
}
