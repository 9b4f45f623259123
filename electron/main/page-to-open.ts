import type { Catalogue } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';

/**
 * The address of a page as the browser gets it. Only hosts of pages that the catalogue names may be opened: neither a document nor an
 * imported catalogue from elsewhere can add one.
 *
 * @param shipped the catalogue that ships with the product
 * @throws AppError `refused`
 */
export function pageToOpen(url: string, shipped: Pick<Catalogue, 'links' | 'guide' | 'sources'>): string {
  const { protocol, host, href, username, password } = new URL(url);
  if (protocol === 'https:' && username + password === '' && knownHosts(shipped).has(host)) return href;
  throw new AppError({
    code: 'refused',
    what: 'The page is on none of the hosts that the product knows.',
    where: url,
    mend: 'Copy the address and open it yourself if you trust it.',
    data: null,
    details: null,
  });
}

function knownHosts({ links, guide, sources }: Pick<Catalogue, 'links' | 'guide' | 'sources'>): ReadonlySet<string> {
  const pages = [
    ...links.flatMap(({ urlThen, urlToday }) => [urlThen, urlToday]),
    ...Object.values(guide.resources).flatMap(({ url, urlToday }) => [url, urlToday]),
    ...Object.values(sources).map(({ url }) => url),
  ];
  return new Set(pages.flatMap((page) => (page?.startsWith('https://') ? [new URL(page).host] : [])));
}
