import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '../../core/catalogue/canonical';
import { parseCatalogue, parseFile } from '../../core/catalogue/load';
import { type Catalogue, manifestSchema } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import { assetsFolder } from '../assets';

/**
 * Reads and validates the catalogue that ships with the product.
 *
 * @throws AppError with code `bad-file` that names the file and the place in it
 */
export async function loadCatalogue(folder: string = path.join(assetsFolder, 'catalogue')): Promise<Catalogue> {
  const manifest = parseFile('catalogue.json', manifestSchema, await readJson(path.join(folder, 'catalogue.json')));
  const [platforms, products, links] = await Promise.all(
    [manifest.files.platforms, manifest.files.products, manifest.files.links].map((name) => readJson(path.join(folder, name))),
  );
  const digest = createHash('sha256').update(canonicalJson({ manifest, platforms, products, links })).digest('hex');
  return parseCatalogue({ manifest, platforms, products, links }, digest);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError({
      code: 'bad-file',
      what: 'The catalogue cannot be read.',
      where: file,
      mend: 'Install the product again.',
      data: 'Nothing was changed.',
      details: cause instanceof Error ? cause.message : String(cause),
    });
  }
}
