import { type FoundProduct, kindNotLooked, shortNameOf } from '../catalogue/products';
import type { Product } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { SecurityProducts } from '../inventory/sections/security-products';
import type { Context, Result } from './check';

/** Products for a sentence: their names and how many they are. */
export const namesOf = (products: readonly (FoundProduct | Product)[]) => ({
  products: products.map((one) => shortNameOf('product' in one ? one.product : one)),
  count: products.length,
});

/** The `unknown` where a product may have been missed: a kind of sign was not looked through, or not wholly. `null`: none was. */
export function productsUnread(
  products: readonly Product[],
  found: SecurityProducts,
  family: Family,
  { gaps, unread }: Pick<Context, 'gaps' | 'unread'>,
): Result | null {
  const notLooked = kindNotLooked(products, found, family);
  if (notLooked !== null) return unread('securityProducts', `kinds.${notLooked}`);
  return gaps('securityProducts', 'signals').length > 0 ? unread('securityProducts', 'signals') : null;
}
