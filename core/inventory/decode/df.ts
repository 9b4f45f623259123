import { MalformedInput } from './malformed-input';

/** The numbers of a line from its end, since the device in front may have spaces: blocks, used, available, capacity, mount. */
const lineForm = /[ \t](\d+|-)[ \t]+(?:-?\d+|-)[ \t]+(-?\d+|-)[ \t]+(?:\d+%|-)[ \t]+\/[^\n]*$/;

/**
 * Reads what `df -kP PATH` prints for one path (POSIX `df`: blocks of 1,024 bytes, one line a file system).
 *
 * @returns bytes, and what an unprivileged process may still use of them; both 0 for a file system that states no size
 * @throws MalformedInput
 */
export function decodeDf(text: string): { readonly totalBytes: number; readonly freeBytes: number } {
  const fault = (problem: string) => new MalformedInput('output of df -kP', problem);
  const [heading, line, ...more] = text.split('\n', 4).filter((each) => each !== '');
  if (heading === undefined || line === undefined) throw fault('it has no line for the path');
  if (more.length > 0) throw fault('it has more than one line for the path');
  if (line.length > 8_192) throw fault('its line is too long');
  const [, total, free] = lineForm.exec(line) ?? [];
  if (total === undefined || free === undefined) throw fault('its line does not have the columns of POSIX');
  return { totalBytes: bytesOf(total), freeBytes: bytesOf(free) };
}

/** Where the room reserved for root is used up, what is available is below zero: nothing for others. */
function bytesOf(blocks: string): number {
  const bytes = blocks === '-' ? 0 : Math.max(0, Number(blocks)) * 1024;
  if (!Number.isSafeInteger(bytes)) throw new MalformedInput('output of df -kP', 'a size is larger than any');
  return bytes;
}
