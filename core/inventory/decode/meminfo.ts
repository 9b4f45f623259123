import { MalformedInput } from './malformed-input';

/**
 * The memory the kernel manages, in bytes, from /proc/meminfo (proc_meminfo(5); its "kB" are 1,024 bytes). A little less than
 * what is built in: the kernel's own code and what firmware keeps are not in it.
 *
 * @throws MalformedInput when MemTotal is missing
 */
export function decodeMeminfo(text: string): number {
  const kibibytes = /^MemTotal:\s+(\d{1,12}) kB$/m.exec(text)?.[1];
  if (kibibytes === undefined) throw new MalformedInput('/proc/meminfo', 'it has no MemTotal');
  return Number(kibibytes) * 1024;
}
