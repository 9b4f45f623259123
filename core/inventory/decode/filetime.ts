import { MalformedInput } from './malformed-input';

/** 1 January 1970 in intervals of 100 ns since 1 January 1601, where a FILETIME begins. */
const epoch = 116_444_736_000_000_000n;

/** What `Date` can hold. */
const latestMs = 8_640_000_000_000_000n;

/**
 * Decodes a FILETIME (Microsoft Learn, "FILETIME structure"): intervals of 100 ns since 1601 in UTC, as a REG_QWORD or as the eight
 * bytes of a REG_BINARY, the lowest first.
 *
 * @returns ISO 8601 in UTC, cut to milliseconds; `null` for 0, which stands for no time
 * @throws MalformedInput for another number of bytes, or a time that no calendar has
 */
export function decodeFileTime(time: bigint | Uint8Array): string | null {
  if (typeof time !== 'bigint' && time.length !== 8) throw new MalformedInput('FILETIME', `it has ${time.length} bytes, not 8`);
  const intervals = typeof time === 'bigint' ? time : time.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
  if (intervals === 0n) return null;
  const sinceEpoch = intervals - epoch;
  const remainder = ((sinceEpoch % 10_000n) + 10_000n) % 10_000n;
  const milliseconds = (sinceEpoch - remainder) / 10_000n;
  if (intervals < 0n || milliseconds > latestMs) throw new MalformedInput('FILETIME', 'its time is beyond every calendar');
  return new Date(Number(milliseconds)).toISOString();
}
