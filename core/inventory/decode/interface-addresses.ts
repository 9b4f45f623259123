import { MalformedInput } from './malformed-input';

/** An address of a network interface. */
export interface DecodedAddress {
  readonly interface: string;
  readonly loopback: boolean;
  readonly address: string;
  readonly prefixLength: number | null;
  readonly family: 'ipv4' | 'ipv6';
}

/** So many addresses are kept; no machine has them, but a hostile text may. */
const limit = 100_000;

const ipv4Form = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const ipv6Form = /^[0-9a-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?$/i;

/**
 * Reads what `ip -o addr` prints (iproute2, BusyBox): `2: eth0    inet 192.0.2.7/24 brd 192.0.2.255 scope global eth0\...`, or with
 * the other end of a tunnel `inet 10.8.0.6 peer 10.8.0.5/32`. Lines about interfaces themselves, which BusyBox prints too, say nothing
 * here.
 *
 * @throws MalformedInput for a line that is neither
 */
export function decodeIpAddr(text: string): readonly DecodedAddress[] {
  const found: Omit<DecodedAddress, 'loopback'>[] = [];
  for (const [index, line] of linesOf(text)) {
    const [, name, rest] = /^\d{1,10}:[ \t]+(\S{1,256})[ \t]+(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw fault('ip -o addr', index);
    if (name.endsWith(':')) continue;
    const words = rest.split(/[ \t\\]+/, 5);
    const [kind, own = '', peer, other = ''] = words;
    if (kind !== 'inet' && kind !== 'inet6') continue; // addresses of other kinds: links, and what is not IP
    const [address = '', length] = own.split('/');
    const prefix = length ?? (peer === 'peer' ? other.split('/')[1] : undefined);
    found.push({ interface: name.replace(/@[^@]*$/, ''), ...parsed(kind, address, prefix, 'ip -o addr', index) });
  }
  const loopback = new Set(found.filter(isLoopback).map((each) => each.interface));
  return found.map((each) => ({ ...each, loopback: loopback.has(each.interface) }));
}

/**
 * Reads what `ifconfig -a` prints (macOS and the BSDs, and net-tools 2): a line with the flags for each interface, its addresses on
 * indented lines. Interfaces that are not up and running are left out, as getifaddrs' users leave them out.
 *
 * @throws MalformedInput for a text that does not begin with an interface, and for addresses in no known form
 */
export function decodeIfconfig(text: string): readonly DecodedAddress[] {
  const found: DecodedAddress[] = [];
  let current: { readonly name: string; readonly flags: readonly string[] } | null = null;
  for (const [index, line] of linesOf(text)) {
    const [, name, flags] = /^([^\s:][^\s]{0,255}?):?[ \t]+flags=[0-9a-f]{1,16}<([^>]{0,2048})>/i.exec(line) ?? [];
    if (name !== undefined && flags !== undefined) {
      current = { name, flags: flags.split(',') };
      continue;
    }
    if (current === null || !/^[ \t]/.test(line)) throw fault('ifconfig -a', index);
    const [kind, own = '', ...details] = line.trim().split(/[ \t]+/, 12);
    if (kind !== 'inet' && kind !== 'inet6') continue;
    const wordAfter = (word: string) => details[details.indexOf(word) + 1];
    const prefix =
      kind === 'inet' ? prefixOfMask(wordAfter('netmask')) : details.includes('prefixlen') ? wordAfter('prefixlen') : undefined;
    const address = parsed(kind, own.replace(/%.*$/, ''), prefix, 'ifconfig -a', index);
    if (!current.flags.includes('UP') || !current.flags.includes('RUNNING')) continue;
    found.push({ interface: current.name, loopback: current.flags.includes('LOOPBACK'), ...address });
  }
  return found;
}

type Parsed = Pick<DecodedAddress, 'address' | 'prefixLength' | 'family'>;

function parsed(kind: 'inet' | 'inet6', address: string, prefix: string | undefined, format: string, index: number): Parsed {
  const [form, longest] = kind === 'inet' ? [ipv4Form, 32] : [ipv6Form, 128];
  if (!form.test(address)) throw fault(format, index);
  const length = prefix !== undefined && /^\d{1,3}$/.test(prefix) ? Number(prefix) : null;
  if (length !== null && length > longest) throw fault(format, index);
  return { address: address.toLowerCase(), prefixLength: length, family: kind === 'inet' ? 'ipv4' : 'ipv6' };
}

/** "0xffffff00" or "255.255.255.0"; `undefined` for a mask that is no prefix. */
function prefixOfMask(mask: string | undefined): string | undefined {
  const hex = mask === undefined ? undefined : /^0x([0-9a-f]{8})$/i.exec(mask)?.[1];
  const bits =
    hex !== undefined
      ? Number.parseInt(hex, 16).toString(2).padStart(32, '0')
      : mask !== undefined && ipv4Form.test(mask)
        ? mask
            .split('.')
            .map((part) => Number(part).toString(2).padStart(8, '0'))
            .join('')
        : '';
  return /^1*0*$/.test(bits) && bits.length === 32 ? String(bits.indexOf('0') < 0 ? 32 : bits.indexOf('0')) : undefined;
}

const isLoopback = ({ address }: Pick<DecodedAddress, 'address'>): boolean => address === '::1' || /^127\./.test(address);

/** Lines that are not empty, numbered from 1. */
function* linesOf(text: string): Generator<readonly [number: number, line: string]> {
  let count = 0;
  for (let start = 0, number = 1; start < text.length; number += 1) {
    const stop = text.indexOf('\n', start);
    const line = text.slice(start, stop < 0 ? text.length : stop).replace(/\r$/, '');
    start = stop < 0 ? text.length : stop + 1;
    if (line.trim() === '') continue;
    count += 1;
    if (count > limit) throw new MalformedInput('list of addresses', `it has more than ${limit} lines`);
    // What stands far behind is never looked at, whatever its form.
    yield [number, line.slice(0, 4_096)];
  }
}

const fault = (format: string, line: number): MalformedInput => new MalformedInput(`output of ${format}`, `line ${line} has no known form`);
