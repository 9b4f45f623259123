import { factNotLooked, type FoundProduct, productsNotLooked, shortNameOf } from '../catalogue/products';
import type { Product } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { SecurityProducts } from '../inventory/sections/security-products';
import type { Context, Result } from './check';

/** Products for a sentence: their names and how many they are. */
export const namesOf = (products: readonly (FoundProduct | Product)[]) =>
  counted(products.map((one) => shortNameOf('product' in one ? one.product : one)));

/** Names of products for a sentence, each once. */
export function counted(names: readonly string[]) {
  const products = [...new Set(names)];
  return { products, count: products.length };
}

/**
 * The `unknown` where a product may have been missed: a kind of sign was not looked through, or not wholly, or a product's signs are
 * newer than what the machine was read with. `null`: none was.
 */
export function productsUnread(
  products: readonly Product[],
  found: SecurityProducts,
  family: Family,
  { gaps, unread }: Pick<Context, 'gaps' | 'unread'>,
): Result | null {
  const fact = factNotLooked(products, found, family);
  if (fact === 'catalogueVersion') {
    const names = productsNotLooked(products, found, family).map(shortNameOf);
    const value = `${found.catalogueVersion} did not know all signs of ${names.join(', ')}`;
    return { ...unread('securityProducts', fact), evidence: [{ name: `securityProducts.${fact}`, value, source: null }] };
  }
  if (fact !== null) return unread('securityProducts', fact);
  return gaps('securityProducts', 'signals').length > 0 ? unread('securityProducts', 'signals') : null;
}
