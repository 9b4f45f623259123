import type { Catalogue, Product } from '../catalogue/schema';
import { type WatchedNames, watchedNames } from '../catalogue/watched-names';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import { decodeProductState, type ProductState, productStateText } from '../inventory/decode/product-state';
import type { SecurityCenter } from '../inventory/sections/security-center';
import type { Evidence } from '../evaluate/finding';
import type { Context, Result } from './check';

/** What one product told Windows Security Center, with whose product it is. */
export interface SecurityCenterEntry {
  readonly kind: SecurityCenter['products'][number]['kind'];
  readonly name: string;
  readonly state: ProductState;
  /** Its place in the section. */
  readonly fact: string;
  /** "antivirus Symantec Endpoint Protection: on, up to date". */
  readonly text: string;
  readonly programExists: boolean | null;
  /** By its name, or, of Microsoft's, by what its state says; `unknown`: a name that the catalogue does not have. */
  readonly role: Product['role'] | 'unknown';
  /** The catalogue's product of that name; `null` where it has none. */
  readonly product: Product | null;
}

type ProductNames = readonly { readonly product: Product; readonly names: WatchedNames }[];
const namesByCatalogue = new WeakMap<Catalogue, ProductNames>();

/** The names under which each product reports. Kept: many machines are judged by one catalogue. */
function namesOf(catalogue: Catalogue): ProductNames {
  const known = namesByCatalogue.get(catalogue);
  if (known) return known;
  const all = catalogue.products
    .map((product) => ({ product, names: watchedNames([product], 'windows', 'security-center') }))
    .filter(({ names }) => names.all.length > 0);
  namesByCatalogue.set(catalogue, all);
  return all;
}

/** The entries of the section, decoded, in its order. */
export function securityCenterEntries({ products }: SecurityCenter, catalogue: Catalogue): SecurityCenterEntry[] {
  const watched = namesOf(catalogue);
  return products.map(({ kind, name, state, reportingProgramExists }, index) => {
    const decoded = decodeProductState(state);
    const product = watched.find(({ names }) => names.namesFor(name).length > 0)?.product ?? null;
    return {
      kind,
      name,
      state: decoded,
      fact: `products.${index}`,
      text: `${kind} ${name}: ${productStateText(state)}${reportingProgramExists === false ? ', its program is gone' : ''}`,
      programExists: reportingProgramExists,
      role: product?.role ?? (decoded.maker === 'microsoft' ? 'defender' : 'unknown'),
      product,
    };
  });
}

/** Whether what an entry says counts: the program that reports for it may be gone, and with it what it said. */
export const isReported = ({ programExists }: SecurityCenterEntry): boolean => programExists !== false;

/** The names of entries for a sentence. One product may have several entries. */
export function named(entries: readonly SecurityCenterEntry[]) {
  const names = [...new Set(entries.map(({ name }) => name))];
  return { names, count: names.length };
}

/** Only client editions of Windows have one; what is not known may be one. */
const hasSecurityCenter = (system: OperatingSystem | null): boolean =>
  system === null || (system.family === 'windows' && (system.windows?.productType ?? 1) === 1);

/** Of others than Symantec and Microsoft, whether the catalogue has them or not: the entries that are on as antivirus. */
export function otherAntivirusOn({ catalogue, besides }: Pick<Context, 'catalogue' | 'besides'>): SecurityCenterEntry[] {
  const section = hasSecurityCenter(besides('operatingSystem')) ? besides('securityCenter') : null;
  return (section === null ? [] : securityCenterEntries(section, catalogue)).filter(
    (entry) =>
      entry.kind === 'antivirus' &&
      entry.state.protection === 'on' &&
      isReported(entry) &&
      (entry.role === 'other' || entry.role === 'unknown'),
  );
}

/** The `unknown` where a product may be registered that was not seen; `null`: all entries were read, or the system has no Security Center. */
export function entriesUnread(
  system: OperatingSystem,
  { besides, gaps, unread }: Pick<Context, 'besides' | 'gaps' | 'unread'>,
): Result | null {
  if (!hasSecurityCenter(system)) return null;
  const missing = besides('securityCenter') === null || gaps('securityCenter', 'products').length > 0;
  return missing ? unread('securityCenter', 'products') : null;
}

/** What the Security Center says of some products, as evidence named `securityCenter`; none where there is no such section. */
export function securityCenterEvidence(
  { catalogue, besides, see }: Context<string, 'securityCenter'>,
  which: (entry: SecurityCenterEntry) => boolean,
): Evidence[] {
  const section = besides('securityCenter');
  const entries = section === null ? [] : securityCenterEntries(section, catalogue).filter(which);
  return entries.map(({ text, fact }) => see('securityCenter', text, `securityCenter.${fact}`));
}
