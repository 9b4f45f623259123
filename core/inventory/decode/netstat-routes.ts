import type { Network } from '../sections/network';
import { MalformedInput } from './malformed-input';

type Route = NonNullable<Network['routes']>[number];

/**
 * Routes out of what `netstat -rn` prints on macOS: a table for each family with `Destination Gateway Flags` (before 10.15 `Refs Use`) `Netif`.
 *
 * Left out are the routes to neighbours (flag L with H, W: they would name hardware addresses) and those for programs that chose one interface (flag
 * I), by which nobody else goes: every tunnel of the system has such a default.
 *
 * @throws MalformedInput when there is no table
 */
export function decodeNetstatRoutes(text: string): Route[] {
  const routes: Route[] = [];
  let family: Route['family'] | null = null;
  let columns: readonly string[] = [];
  for (const line of text.split('\n')) {
    const title = /^(Internet6?):\s*$/.exec(line)?.[1];
    if (title !== undefined) {
      family = title === 'Internet' ? 'ipv4' : 'ipv6';
      columns = [];
      continue;
    }
    const fields = line.trim().split(/\s+/, 10);
    if (family === null || fields.length < 4) continue;
    if (fields[0] === 'Destination') {
      columns = fields;
      continue;
    }
    const [flags = '', name, gateway = ''] = ['Flags', 'Netif', 'Gateway'].map((column) => fields[columns.indexOf(column)]);
    const destination = destinationOf(fields[0] ?? '', family, flags);
    if (columns.length === 0 || name === undefined || destination === null || /[IW]/.test(flags)) continue;
    if (flags.includes('L') && flags.includes('H')) continue;
    const address = gateway.replace(/%.*$/, '');
    routes.push({ family, destination, gateway: isAddress(address) ? address : null, interface: name, metric: null });
  }
  if (family === null) throw new MalformedInput('list of routes', 'it has no table');
  return routes;
}

/** Hardware addresses have six parts of one or two digits and no gap; names of links have a `#`. */
const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ||
  (/^[0-9a-f:]{2,39}$/i.test(text) && text.includes(':') && !/^(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}$/i.test(text));

/** `default`, an address, or a network, of which zeros at the end and their length are left away: "127", "192.168.1", "10.8/16". */
function destinationOf(text: string, family: Route['family'], flags: string): string | null {
  if (text === 'default') return family === 'ipv4' ? '0.0.0.0/0' : '::/0';
  const [written = '', length] = text.replace(/%[^/]*/, '').split('/');
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null;
  if (family === 'ipv6') return /^[0-9a-f:.]{2,45}$/i.test(written) ? `${written}/${length ?? '128'}` : null;
  const parts = written.split('.');
  if (parts.length > 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  const prefix = length ?? String(flags.includes('H') ? 32 : parts.length * 8);
  return `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${prefix}`;
}
