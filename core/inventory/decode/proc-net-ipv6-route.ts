import type { Network } from '../sections/network';
import { MalformedInput } from './malformed-input';

type Route = NonNullable<Network['routes']>[number];

const flagUp = 0x1;
const flagGateway = 0x2;
const flagReject = 0x200;
const flagAnycast = 0x100000;
const flagLocal = 0x80000000;

/**
 * Decodes /proc/net/ipv6_route: the IPv6 routes that are up. Left out are the machine's own addresses (local, anycast),
 * multicast and rejecting routes: the kernel keeps them in the same table, and none of them leads anywhere.
 *
 * @throws MalformedInput when a line has not the ten fields of the table
 */
export function decodeProcNetIpv6Route(text: string): readonly Route[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line, index) => {
      const [destination, length, , , nextHop, metric, , , flagField, name] = line.trim().split(/\s+/);
      if (!isAddress(destination) || !isAddress(nextHop) || !isHex(length, 2) || !isHex(metric, 8) || !isHex(flagField, 8) || !name) {
        throw new MalformedInput('/proc/net/ipv6_route', `line ${index + 1} has not the prescribed fields`);
      }
      const flags = Number.parseInt(flagField, 16);
      const leadsNowhere = flagReject | flagAnycast | flagLocal;
      if (!(flags & flagUp) || flags & leadsNowhere || destination.startsWith('ff')) return [];
      return [
        {
          family: 'ipv6' as const,
          destination: `${formatIpv6(destination)}/${Number.parseInt(length, 16)}`,
          gateway: flags & flagGateway ? formatIpv6(nextHop) : null,
          interface: name,
          metric: Number.parseInt(metric, 16),
        },
      ];
    });
}

const isHex = (field: string | undefined, digits: number): field is string => field?.length === digits && /^[0-9a-f]+$/i.test(field);

const isAddress = (field: string | undefined): field is string => isHex(field, 32);

/** RFC 5952: no leading zeros, lower case, the longest run of two or more zero groups (the first of equals) as `::`. */
function formatIpv6(hex: string): string {
  const groups = (hex.toLowerCase().match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, ''));
  let longest = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let length = 0;
    while (groups[start + length] === '0') length += 1;
    if (length > longest.length) longest = { start, length };
  }
  if (longest.length < 2) return groups.join(':');
  return `${groups.slice(0, longest.start).join(':')}::${groups.slice(longest.start + longest.length).join(':')}`;
}
