import type { z } from 'zod';
import { AppError } from '../document/app-error';
import { parseUntrusted } from '../document/untrusted';
import { type CatalogueFault, crossReferenceFaults, mergedSources } from './cross-references';
import {
  type Catalogue,
  type CatalogueOrigin,
  type CataloguePart,
  type CatalogueParts,
  catalogueParts,
  linksFileSchema,
  type Manifest,
  manifestSchema,
  platformsFileSchema,
  productsFileSchema,
} from './schema';
import { migrationFileSchema } from './migration-schema';
import { licencesFileSchema } from './licences-schema';
import { endpointsFileSchema } from './endpoints-schema';

/** The catalogue's files as JSON values, not yet looked at. */
export type CatalogueFiles = Readonly<Record<'manifest' | CataloguePart, unknown>>;

const shipped: CatalogueOrigin = { kind: 'shipped', file: null, fault: null };

/**
 * Checks the files against their schemas and against each other, and makes one catalogue of them.
 *
 * @param digest SHA-256 (hex) over the canonical JSON of the files
 * @throws AppError with code `bad-file`: it names the file and the place in it
 */
export function parseCatalogue(files: CatalogueFiles, digest: string, origin: CatalogueOrigin = shipped): Catalogue {
  const read = readFiles(files);
  if (read.manifest === null) throw bad(read.faults[0]);
  const { platforms, products, links, migration, endpoints, licences } = read.parts;
  return {
    version: read.manifest.version,
    digest,
    origin,
    // The facts are as old as the oldest file.
    asOf: catalogueParts.map((part) => read.parts[part].asOf).toSorted()[0] ?? platforms.asOf,
    sources: mergedSources(read.parts),
    guide: platforms.guide,
    common: platforms.common,
    platforms: platforms.platforms,
    products: products.products,
    symantec: products.symantec,
    securityCenter: products.securityCenter,
    links: links.links,
    names: links.names,
    expectations: migration.expectations,
    troubles: migration.troubles,
    pains: migration.pains,
    detectionRules: migration.detectionRules,
    network: endpoints,
    licensing: licences,
  };
}

/** Everything that is wrong in the files: against their schemas or, where those hold, against each other. */
export const catalogueFaults = (files: CatalogueFiles): readonly CatalogueFault[] => readFiles(files).faults;

type Read =
  | { readonly manifest: Manifest; readonly parts: CatalogueParts; readonly faults: readonly [] }
  | { readonly manifest: null; readonly faults: readonly [CatalogueFault, ...CatalogueFault[]] };

function readFiles(files: CatalogueFiles): Read {
  const faults: CatalogueFault[] = [];
  const read = <Schema extends z.ZodType>(file: string, schema: Schema, value: unknown): z.output<Schema> | null => {
    const { issues, data } = parseUntrusted(schema, value);
    for (const issue of issues ?? []) faults.push(faultOf(file, issue));
    return data;
  };
  const manifest = read('catalogue.json', manifestSchema, files.manifest);
  const nameOf = (part: CataloguePart): string => manifest?.files[part] ?? `${part}.json`;
  const platforms = read(nameOf('platforms'), platformsFileSchema, files.platforms);
  const products = read(nameOf('products'), productsFileSchema, files.products);
  const links = read(nameOf('links'), linksFileSchema, files.links);
  const migration = read(nameOf('migration'), migrationFileSchema, files.migration);
  const endpoints = read(nameOf('endpoints'), endpointsFileSchema, files.endpoints);
  const licences = read(nameOf('licences'), licencesFileSchema, files.licences);
  if (manifest && platforms && products && links && migration && endpoints && licences) {
    const parts = { platforms, products, links, migration, endpoints, licences };
    for (const fault of crossReferenceFaults(manifest, parts)) faults.push(fault);
    if (faults.length === 0) return { manifest, parts, faults: [] };
  }
  const [first = { where: 'catalogue.json', what: 'not in the expected form' }, ...others] = faults;
  return { manifest: null, faults: [first, ...others] };
}

/** @throws AppError `bad-file` that names the file and the first place in it that does not fit */
export function parseFile<Schema extends z.ZodType>(file: string, schema: Schema, value: unknown): z.output<Schema> {
  const { issues, data } = parseUntrusted(schema, value);
  if (issues === null) return data;
  const [first] = issues;
  throw bad(first ? faultOf(file, first) : { where: file, what: 'not in the expected form' });
}

const faultOf = (file: string, { path, message }: Pick<z.core.$ZodIssue, 'path' | 'message'>): CatalogueFault => ({
  where: path.length === 0 ? file : `${file}: ${pathText(path)}`,
  what: message,
});

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`), '');

const bad = ({ where, what }: CatalogueFault): AppError =>
  new AppError({
    code: 'bad-file',
    what: `The catalogue cannot be used: ${what}.`,
    where,
    mend: 'Use an unchanged catalogue, or install the product again.',
    data: 'The file was left as it is.',
    details: null,
  });
