import type { Catalogue } from '../../core/catalogue/schema';
import type { WatchList } from '../../core/catalogue/watched';
import { catalogueInUse, importFault, watchListInUse } from '../assessment/catalogue-in-use';
import { errorText, type Output } from './terminal';

/**
 * The catalogue to judge by. An imported one that cannot be used is told on standard error.
 *
 * @throws AppError `bad-file` when the catalogue that ships cannot be used
 */
export async function catalogueFor(err: Output): Promise<Catalogue> {
  const catalogue = await catalogueInUse();
  tellFault(catalogue, err);
  return catalogue;
}

/** What collectors look for by the same catalogue. Told and thrown as there. */
export async function watchListFor(err: Output): Promise<WatchList> {
  const { watch, catalogue } = await watchListInUse();
  if (catalogue) tellFault(catalogue, err);
  return watch;
}

function tellFault(catalogue: Catalogue, err: Output): void {
  const fault = importFault(catalogue);
  if (fault) err.write(`${errorText(fault)}\n`);
}
