import type { Catalogue, Product } from '../catalogue/schema';
import { type WatchedNames, watchedNames } from '../catalogue/watched-names';
import { decodeProductState, type ProductState, productStateText } from '../inventory/decode/product-state';
import type { SecurityCenter } from '../inventory/sections/security-center';
import type { Evidence } from '../evaluate/finding';
import type { Context } from './check';

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
}

type RoleNames = readonly { readonly role: Product['role']; readonly names: WatchedNames }[];
const rolesByCatalogue = new WeakMap<Catalogue, RoleNames>();

/** The names under which the products of each role report. Kept: many machines are judged by one catalogue. */
function rolesOf(catalogue: Catalogue): RoleNames {
  const known = rolesByCatalogue.get(catalogue);
  if (known) return known;
  const roles = (['symantec', 'defender', 'other'] as const).map((role) => {
    const products = catalogue.products.filter((product) => product.role === role);
    return { role, names: watchedNames(products, 'windows', 'security-center') };
  });
  rolesByCatalogue.set(catalogue, roles);
  return roles;
}

/** The entries of the section, decoded, in its order. */
export function securityCenterEntries({ products }: SecurityCenter, catalogue: Catalogue): SecurityCenterEntry[] {
  const roles = rolesOf(catalogue);
  return products.map(({ kind, name, state, reportingProgramExists }, index) => {
    const decoded = decodeProductState(state);
    const byName = roles.find(({ names }) => names.namesFor(name).length > 0)?.role;
    return {
      kind,
      name,
      state: decoded,
      fact: `products.${index}`,
      text: `${kind} ${name}: ${productStateText(state)}${reportingProgramExists === false ? ', its program is gone' : ''}`,
      programExists: reportingProgramExists,
      role: byName ?? (decoded.maker === 'microsoft' ? 'defender' : 'unknown'),
    };
  });
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
