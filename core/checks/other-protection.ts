import { type FoundProduct, factNotLooked, productsFound, shortNameOf } from '../catalogue/products';
import type { Catalogue } from '../catalogue/schema';
import type { SectionName } from '../inventory/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { SecurityProducts } from '../inventory/sections/security-products';
import type { SymantecClient } from '../inventory/sections/symantec-client';
import type { Context } from './check';
import { securityCenterEntries } from './security-center-entries';
import { isClientFactConfirmed } from './symantec';

/** What protects files on a machine besides Defender, and the fact without which something could have been missed. */
export interface OtherProtection {
  readonly found: readonly FoundProduct[];
  readonly open: string | null;
}

/** The antivirus products besides Defender that show signs on this machine: Symantec's and others. */
export function otherProtection(
  { products }: Catalogue,
  securityProducts: SecurityProducts,
  family: Family,
  { gaps }: Pick<Context, 'gaps'>,
): OtherProtection {
  const watched = products.filter(({ antivirus, role }) => antivirus && role !== 'defender');
  const partial = gaps('securityProducts', 'signals').length > 0;
  return {
    found: productsFound(watched, securityProducts, family).filter(({ presence }) => presence !== 'absent'),
    open: factNotLooked(watched, securityProducts, family) ?? (partial ? 'signals' : null),
  };
}

/**
 * Whether anything besides Defender protects a Windows device now. `off`: Symantec is there, with its virus protection off. `traces`:
 * signs that can be leftovers, or an entry of the Security Center whose state is not known.
 */
export type ProtectionNow =
  | {
      readonly state: 'protects';
      readonly by: 'signs' | 'security-center';
      readonly names: readonly string[];
      readonly unconfirmed: boolean;
    }
  | { readonly state: 'off' | 'traces' | 'none'; readonly names: readonly string[]; readonly unconfirmed: boolean }
  | { readonly state: 'unread'; readonly section: SectionName; readonly fact: string };

/**
 * Judges what was found by what it says of itself: Symantec's client in the registry, and every product in the Security Center of a
 * client edition, where one that the catalogue does not have counts as well.
 */
export function protectionNow(
  { found, open }: OtherProtection,
  { client }: { readonly client: boolean },
  { catalogue, besides, gaps }: Pick<Context, 'catalogue' | 'besides' | 'gaps'>,
): ProtectionNow {
  const symantec = symantecNow(besides('symantecClient'));
  const present = found.filter(({ presence }) => presence === 'present');
  const others = present.filter(({ product }) => product.role !== 'symantec');
  const working = symantec === 'protects' ? present : others;
  if (working.length > 0) return { state: 'protects', by: 'signs', ...namesOf(working) };

  const center = client ? besides('securityCenter') : { products: [] };
  const entries = (center === null ? [] : securityCenterEntries(center, catalogue)).filter(
    ({ kind, role, programExists }) => kind === 'antivirus' && role !== 'defender' && programExists !== false,
  );
  if (symantec !== 'protects' && symantec !== 'off' && (present.length > 0 || entries.some(({ role }) => role === 'symantec'))) {
    return { state: 'unread', section: 'symantecClient', fact: symantec.fact };
  }
  const unconfirmed = entries.length > 0 && !catalogue.securityCenter.productState.verified;
  const on = entries.filter(({ role, state }) => state.protection === 'on' && (role !== 'symantec' || symantec === 'protects'));
  const sure = on.filter(({ programExists }) => programExists);
  if (sure.length > 0) return { state: 'protects', by: 'security-center', names: [...new Set(sure.map(({ name }) => name))], unconfirmed };

  if (center === null || gaps('securityCenter', 'products').length > 0) {
    return { state: 'unread', section: 'securityCenter', fact: 'products' };
  }
  const [doubtful] = on;
  if (doubtful) return { state: 'unread', section: 'securityCenter', fact: `${doubtful.fact}.reportingProgramExists` };
  if (open !== null) return { state: 'unread', section: 'securityProducts', fact: open };

  const own = namesOf(present);
  if (present.length > 0) {
    return { ...own, state: 'off', unconfirmed: own.unconfirmed || !isClientFactConfirmed(catalogue, 'antivirusRunning') };
  }
  const unclear = entries.filter(({ state }) => state.protection === null);
  const traces = namesOf(found);
  const names = [...new Set([...traces.names, ...unclear.map(({ name }) => name)])];
  return { state: names.length > 0 ? 'traces' : 'none', names, unconfirmed: traces.unconfirmed || unconfirmed };
}

const namesOf = (found: readonly FoundProduct[]) => ({
  names: found.map(({ product }) => shortNameOf(product)),
  unconfirmed: found.some(({ confirmed }) => !confirmed),
});

/** Other products of Symantec than the client for Windows say nothing of themselves, and are taken by their signs. */
function symantecNow(client: SymantecClient | null): 'protects' | 'off' | { readonly fact: 'installed' | 'antivirusRunning' } {
  if (client === null || client.installed === null) return { fact: 'installed' };
  if (!client.installed) return 'protects';
  if (client.antivirusRunning === null) return { fact: 'antivirusRunning' };
  return client.antivirusRunning ? 'protects' : 'off';
}
