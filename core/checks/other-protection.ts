import { type FoundProduct, kindNotLooked, productsFound } from '../catalogue/products';
import type { Catalogue } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { SecurityProducts } from '../inventory/sections/security-products';
import type { Context } from './check';

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
  const notLooked = kindNotLooked(watched, securityProducts, family);
  const partial = gaps('securityProducts', 'signals').length > 0;
  return {
    found: productsFound(watched, securityProducts, family).filter(({ presence }) => presence !== 'absent'),
    open: notLooked === null ? (partial ? 'signals' : null) : `kinds.${notLooked}`,
  };
}
