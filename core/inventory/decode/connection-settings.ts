import { MalformedInput } from './malformed-input';
import { untilNul } from './registry-data';

/**
 * The connection settings of Windows in binary, as `decodeDefaultConnectionSettings` and `decodeWinHttpSettings` give them. Texts stand
 * there whether they are in use or not: the flags tell. They are as written, with names and passwords if there are any: nothing of
 * them may be kept before `maskProxyUrl` or `maskBypassList` has seen it.
 */
export interface ConnectionSettings {
  /** What the settings are asked to do; none is a value that is not written by Windows. */
  readonly flags: { readonly direct: boolean; readonly proxy: boolean; readonly pac: boolean; readonly autoDetect: boolean };
  /** "proxy.example:8080", "http=a:1;https=b:2"; `null` where none is written. A byte that is not ASCII is U+FFFD. */
  readonly proxy: string | null;
  /** "<local>;*.example.com" */
  readonly bypass: string | null;
  readonly pacUrl: string | null;
}

/** Bits of the flags: PROXY_TYPE_DIRECT, _PROXY, _AUTO_PROXY_URL, _AUTO_DETECT of INTERNET_PER_CONN_FLAGS (wininet.h). */
const bits = { direct: 1, proxy: 2, pac: 4, autoDetect: 8 } as const;

/** Version, counter of changes, flags: three numbers of 32 bits, the lowest byte first. */
const headBytes = 12;

/**
 * What both values have in common: the head, then texts with their length in 32 bits in front.
 *
 * @param versions numbers at the beginning whose layout is known
 * @param withPac whether an address of a PAC file follows the two texts
 */
export function decodeConnectionSettings(
  bytes: Uint8Array,
  format: string,
  versions: readonly number[],
  withPac: (flags: ConnectionSettings['flags']) => boolean,
): ConnectionSettings {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = headBytes;
  const number = (from: number): number => {
    if (from + 4 > bytes.length) throw new MalformedInput(format, `it ends after ${bytes.length} bytes, within its settings`);
    return view.getUint32(from, true);
  };
  const text = (): string | null => {
    const length = number(at);
    const from = at + 4;
    if (from + length > bytes.length) throw new MalformedInput(format, `it ends after ${bytes.length} bytes, within a text`);
    at = from + length;
    let written = '';
    for (const byte of bytes.subarray(from, at)) written += byte > 0x7f ? '\uFFFD' : String.fromCharCode(byte);
    return untilNul(written) || null;
  };
  const version = number(0);
  if (!versions.includes(version)) throw new MalformedInput(format, `its version ${version} is not one whose layout is known`);
  const set = number(8);
  const flags = {
    direct: (set & bits.direct) !== 0,
    proxy: (set & bits.proxy) !== 0,
    pac: (set & bits.pac) !== 0,
    autoDetect: (set & bits.autoDetect) !== 0,
  };
  const proxy = text();
  const bypass = text();
  return { flags, proxy, bypass, pacUrl: withPac(flags) ? text() : null };
}
