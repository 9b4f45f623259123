import type { z } from 'zod';
import { AppError } from '../document/app-error';
import { canonicalJson } from './canonical';
import { type Catalogue, linksFileSchema, manifestSchema, platformsFileSchema, productsFileSchema } from './schema';

/** The catalogue's files as JSON values, not yet looked at. */
export interface CatalogueFiles {
  readonly manifest: unknown;
  readonly platforms: unknown;
  readonly products: unknown;
  readonly links: unknown;
}

/**
 * Checks the files against their schemas and against each other, and makes one catalogue of them.
 *
 * @param digest SHA-256 (hex) over the canonical JSON of the files
 * @throws AppError with code `bad-file`: it names the file and the place in it
 */
export function parseCatalogue(files: CatalogueFiles, digest: string): Catalogue {
  const manifest = parseFile('catalogue.json', manifestSchema, files.manifest);
  const names = manifest.files;
  const platforms = parseFile(names.platforms, platformsFileSchema, files.platforms);
  const products = parseFile(names.products, productsFileSchema, files.products);
  const links = parseFile(names.links, linksFileSchema, files.links);
  unique(names.platforms, 'platforms', platforms.platforms);
  unique(names.products, 'products', products.products);
  unique(names.links, 'links', links.links);
  for (const [index, { row, resource }] of platforms.guide.rows.entries()) {
    if (!(resource in platforms.guide.resources)) {
      throw bad(names.platforms, `guide.rows[${index}].resource`, `row ${row} names the resource ${resource}, which is not there`);
    }
  }
  const rows = new Set(platforms.guide.rows.map(({ row }) => row));
  for (const [index, { guideRows, guideRowsByWording, resourcesToday }] of platforms.platforms.entries()) {
    const row = [...guideRows, ...guideRowsByWording].find((named) => !rows.has(named));
    if (row !== undefined) throw bad(names.platforms, `platforms[${index}]`, `names row ${row} of the guide, which is not there`);
    const resource = resourcesToday.find((named) => !(named in platforms.guide.resources));
    if (resource !== undefined) throw bad(names.platforms, `platforms[${index}].resourcesToday`, `${resource} is not there`);
  }
  return {
    version: manifest.version,
    digest,
    // The facts are as old as the oldest file.
    asOf: [platforms.asOf, products.asOf, links.asOf].toSorted()[0] ?? platforms.asOf,
    sources: mergeSources([
      [names.platforms, platforms.sources],
      [names.products, products.sources],
      [names.links, links.sources],
    ]),
    guide: platforms.guide,
    common: platforms.common,
    platforms: platforms.platforms,
    products: products.products,
    links: links.links,
  };
}

type Sources = Catalogue['sources'];

/** One key means one page in all files: a finding's references are looked up in the merged list. */
function mergeSources(files: readonly (readonly [name: string, sources: Sources])[]): Sources {
  const merged = new Map<string, { readonly file: string; readonly source: Sources[string] }>();
  for (const [file, sources] of files) {
    for (const [key, source] of Object.entries(sources)) {
      const earlier = merged.get(key);
      if (earlier && canonicalJson(earlier.source) !== canonicalJson(source)) {
        throw bad(file, `sources.${key}`, `stands for another page in ${earlier.file}`);
      }
      merged.set(key, { file, source });
    }
  }
  return Object.fromEntries([...merged].map(([key, { source }]) => [key, source]));
}

function unique(file: string, list: string, entries: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of entries.entries()) {
    if (seen.has(id)) throw bad(file, `${list}[${index}].id`, `"${id}" is there twice`);
    seen.add(id);
  }
}

/** @throws AppError `bad-file` that names the file and the first place in it that does not fit */
export function parseFile<Schema extends z.ZodType>(file: string, schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw bad(file, pathText(first?.path ?? []), first?.message ?? 'not in the expected form');
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`), '');

const bad = (file: string, path: string, fault: string): AppError =>
  new AppError({
    code: 'bad-file',
    what: `The catalogue cannot be used: ${fault}.`,
    where: path ? `${file}: ${path}` : file,
    mend: 'Use an unchanged catalogue, or install the product again.',
    data: 'The file was left as it is.',
    details: null,
  });
