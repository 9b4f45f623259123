import type { Network } from '../sections/network';
import { MalformedInput } from './malformed-input';

type Route = NonNullable<Network['routes']>[number];

const flagUp = 0x1;
const flagGateway = 0x2;
const flagReject = 0x200;

/**
 * Decodes /proc/net/route: the IPv4 routes that are up, rejecting ones left out.
 *
 * Addresses stand there as a hexadecimal number in the byte order of the machine. Every architecture of the catalogue is
 * little endian, and so is what this decodes.
 *
 * @throws MalformedInput when the head line is missing or a line has not the fields it names
 */
export function decodeProcNetRoute(text: string): readonly Route[] {
  const [head, ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  if (!head?.startsWith('Iface')) throw new MalformedInput('/proc/net/route', 'the head line is missing');
  return lines.flatMap((line, index) => {
    const [name, destination, gateway, flagField, , , metric, mask] = line.trim().split(/\s+/);
    if (
      !name ||
      !isWord(destination) ||
      !isWord(gateway) ||
      !isWord(mask) ||
      !flagField ||
      !metric ||
      !/^[0-9A-Fa-f]{1,4}$/.test(flagField)
    ) {
      throw new MalformedInput('/proc/net/route', `line ${index + 2} has not the prescribed fields`);
    }
    const flags = Number.parseInt(flagField, 16);
    if (!(flags & flagUp) || flags & flagReject) return [];
    return [
      {
        family: 'ipv4',
        destination: `${dotted(destination)}/${prefixLength(mask)}`,
        gateway: flags & flagGateway ? dotted(gateway) : null,
        interface: name,
        metric: /^\d+$/.test(metric) ? Number(metric) : null,
      },
    ];
  });
}

const isWord = (field: string | undefined): field is string => field !== undefined && /^[0-9A-Fa-f]{8}$/.test(field);

const bytesOf = (word: string): number[] => [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16));

const dotted = (word: string): string => bytesOf(word).join('.');

const prefixLength = (mask: string): number =>
  bytesOf(mask)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .replace(/0+$/, '').length;
