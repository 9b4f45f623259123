import { canonicalJson } from './canonical';
import { compareVersions } from '../units/versions';
import { type CatalogueParts, catalogueParts, type Manifest } from './schema';
import type { CatalogueSource } from './source-schema';

/** What is wrong in a catalogue, and where: file and path in it. */
export interface CatalogueFault {
  readonly where: string;
  readonly what: string;
}

/** Names of the files by their part, as the manifest gives them. */
type Names = Readonly<Record<keyof CatalogueParts, string>>;

/**
 * What the parts say of each other and does not hold: ids that are there twice, names of things that are not there, and signs that
 * are newer than the catalogue itself.
 *
 * @returns no fault, when everything that is named exists
 */
export function crossReferenceFaults(
  { files: names, version }: Pick<Manifest, 'files' | 'version'>,
  parts: CatalogueParts,
): CatalogueFault[] {
  const { platforms, products, links, migration, endpoints, licences } = parts;
  const faults: CatalogueFault[] = [];
  const fault = (part: keyof CatalogueParts, path: string, what: string): void => {
    faults.push({ where: `${names[part]}: ${path}`, what });
  };
  /** Each of `named` has to be among `known`. */
  const demand = (part: keyof CatalogueParts, path: string, named: readonly string[], known: ReadonlySet<string>): void => {
    for (const each of named) if (!known.has(each)) fault(part, path, `names ${each}, which is not there`);
  };
  const idsOf = (part: keyof CatalogueParts, list: string, entries: readonly { readonly id: string }[]): ReadonlySet<string> => {
    const seen = new Set<string>();
    for (const [index, { id }] of entries.entries()) {
      if (seen.has(id)) fault(part, `${list}[${index}].id`, `"${id}" is there twice`);
      seen.add(id);
    }
    return seen;
  };

  const platformIds = idsOf('platforms', 'platforms', platforms.platforms);
  idsOf('products', 'products', products.products);
  for (const [index, { signsSince }] of products.products.entries()) {
    if (compareVersions(signsSince, version) > 0) {
      fault('products', `products[${index}].signsSince`, `${signsSince} is later than the version of the catalogue, ${version}`);
    }
  }
  const linkIds = idsOf('links', 'links', links.links);
  for (const list of ['expectations', 'troubles', 'pains', 'detectionRules'] as const) idsOf('migration', list, migration[list]);
  const geographies = idsOf('endpoints', 'geographies', endpoints.geographies);
  const consumers = idsOf('endpoints', 'consumers', endpoints.consumers);
  const endpointIds = idsOf('endpoints', 'endpoints', endpoints.endpoints);
  const named = [
    'servicePlans',
    'skus',
    'shapes',
    'licenceRules',
    'portalSteps',
    'exports',
    'methods',
    'evidenceCommands',
    'roleRules',
  ] as const;
  for (const list of named) idsOf('licences', list, licences[list]);

  const rows = new Set(platforms.guide.rows.map(({ row }) => String(row)));
  const resources = new Set(Object.keys(platforms.guide.resources));
  const ways = new Set(Object.keys(platforms.common.onboarding));
  for (const [index, { row, resource }] of platforms.guide.rows.entries()) {
    if (!resources.has(resource)) {
      fault('platforms', `guide.rows[${index}].resource`, `row ${row} names the resource ${resource}, which is not there`);
    }
  }
  for (const [index, { guideRows, guideRowsByWording, resourcesToday, onboarding }] of platforms.platforms.entries()) {
    for (const row of [...guideRows, ...guideRowsByWording]) {
      if (!rows.has(String(row))) fault('platforms', `platforms[${index}]`, `names row ${row} of the guide, which is not there`);
    }
    demand('platforms', `platforms[${index}].resourcesToday`, resourcesToday, resources);
    demand('platforms', `platforms[${index}].onboarding`, [...onboarding.march2021, ...onboarding.today], ways);
  }
  for (const [index, { platforms: held }] of migration.expectations.entries()) {
    demand('migration', `expectations[${index}].platforms`, held, platformIds);
  }
  for (const [index, { parent, consumers: by, geographies: where, probeHosts }] of endpoints.endpoints.entries()) {
    demand('endpoints', `endpoints[${index}].parent`, parent === null ? [] : [parent], endpointIds);
    demand('endpoints', `endpoints[${index}].consumers`, by, consumers);
    demand('endpoints', `endpoints[${index}].geographies`, where, geographies);
    const probed = probeHosts.flatMap(({ geography }) => geography ?? []);
    demand('endpoints', `endpoints[${index}].probeHosts`, probed, geographies);
  }
  for (const [index, { covers }] of endpoints.ipAlternatives.serviceTags.entries()) {
    demand('endpoints', `ipAlternatives.serviceTags[${index}].covers`, covers, consumers);
  }
  const ranged = endpoints.ipAlternatives.staticRanges.ranges.map(({ geography }) => geography);
  demand('endpoints', 'ipAlternatives.staticRanges.ranges', ranged, geographies);
  demand('licences', 'dataResidency.geographies', licences.dataResidency.geographies, geographies);
  const plans = new Set(licences.servicePlans.map(({ name }) => name));
  for (const [index, { servicePlans }] of licences.skus.entries()) demand('licences', `skus[${index}].servicePlans`, servicePlans, plans);
  for (const [index, { link }] of licences.methods.entries()) demand('licences', `methods[${index}].link`, [link], linkIds);
  return [...faults, ...sourceFaults(names, parts)];
}

/** All sources, by key. Where a key stands for two pages, `sourceFaults` says so. */
export function mergedSources(parts: CatalogueParts): Readonly<Record<string, CatalogueSource>> {
  return Object.assign({}, ...Object.values(parts).map(({ sources }) => sources));
}

/** One key means one page in all files, since a finding's references are looked up in the merged list; and every named key is there. */
function sourceFaults(names: Names, parts: CatalogueParts): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const merged = new Map<string, { readonly file: string; readonly source: CatalogueSource }>();
  const files = catalogueParts.map((part) => ({ file: names[part], content: parts[part] }));
  for (const { file, content } of files) {
    for (const [key, source] of Object.entries(content.sources)) {
      const earlier = merged.get(key);
      if (!earlier) merged.set(key, { file, source });
      else if (canonicalJson(earlier.source) !== canonicalJson(source)) {
        faults.push({ where: `${file}: sources.${key}`, what: `stands for another page in ${earlier.file}` });
      }
    }
  }
  for (const { file, content } of files) {
    for (const { path, key } of namedSources(content, '')) {
      if (!merged.has(key)) faults.push({ where: `${file}: ${path}`, what: `names the source ${key}, which is not there` });
    }
  }
  return faults;
}

/** Every key of a source that a value names: in `source`, `sources` and what ends in `Sources`. */
function namedSources(value: unknown, path: string): { readonly path: string; readonly key: string }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => namedSources(each, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    if (!/^source$|^sources$|Sources$/.test(name)) return namedSources(member, inner);
    const keys = Array.isArray(member) ? member : [member];
    return keys.flatMap((key: unknown) => (typeof key === 'string' ? [{ path: inner, key }] : []));
  });
}
