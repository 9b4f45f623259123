import { close, closeSync, constants, fstat, open, openSync, read, readSync, type Stats } from 'node:fs';
import { promisify } from 'node:util';
import { Unavailable } from './machine';

const openFile = promisify(open);
const statFile = promisify(fstat);
const readFile = promisify(read);
const closeFile = promisify(close);

/** Opening never waits (a FIFO without a writer would), and never makes a terminal ours. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Reads a regular file whole. Files below /proc and /sys state a size of 0, so reading goes on until their end.
 *
 * @param shown the path as errors name it
 * @throws Unavailable `too-large` above `limitBytes`, `not-readable` for anything but a regular file; other errors as the system's
 */
export async function readWhole(file: string, limitBytes: number, shown: string): Promise<Buffer> {
  const descriptor = await openFile(file, flags);
  try {
    const stats = await statFile(descriptor);
    demandReadable(stats, limitBytes, shown);
    let buffer = Buffer.allocUnsafe(firstGuess(stats, limitBytes));
    let offset = 0;
    for (;;) {
      if (offset === buffer.length) {
        const larger = Buffer.allocUnsafe(Math.min(buffer.length * 4, limitBytes + 1));
        buffer.copy(larger);
        buffer = larger;
      }
      const { bytesRead } = await readFile(descriptor, buffer, offset, buffer.length - offset, null);
      offset += bytesRead;
      if (offset > limitBytes) throw tooLarge(limitBytes, shown);
      // Where a size is stated, room that is left over shows the end.
      if (bytesRead === 0 || (stats.size > 0 && offset < buffer.length)) return buffer.subarray(0, offset);
    }
  } finally {
    await closeFile(descriptor);
  }
}

/** Where kernel files are read into, one after the other; it grows to the largest. */
let scratch = Buffer.allocUnsafeSlow(16 * 1024);

/**
 * The same without leaving the thread, for files the kernel makes up in memory: there are hundreds, and each costs a tenth.
 *
 * @returns a view that the next call overwrites: to be copied or decoded at once
 */
export function readKernelFile(file: string, limitBytes: number, shown: string): Buffer {
  const descriptor = openSync(file, flags);
  try {
    let offset = 0;
    for (;;) {
      if (offset === scratch.length) {
        const larger = Buffer.allocUnsafeSlow(scratch.length * 4);
        scratch.copy(larger);
        scratch = larger;
      }
      const bytesRead = readSync(descriptor, scratch, offset, scratch.length - offset, null);
      offset += bytesRead;
      if (offset > limitBytes) throw tooLarge(limitBytes, shown);
      if (bytesRead === 0) return scratch.subarray(0, offset);
    }
  } finally {
    closeSync(descriptor);
  }
}

function demandReadable(stats: Stats, limitBytes: number, shown: string): void {
  if (stats.isDirectory()) throw new Unavailable('not-readable', `${shown} is a folder.`);
  if (!stats.isFile()) throw new Unavailable('not-readable', `${shown} is not a regular file.`);
  if (stats.size > limitBytes) throw tooLarge(limitBytes, shown);
}

const tooLarge = (limitBytes: number, shown: string) => new Unavailable('too-large', `${shown} is larger than ${limitBytes} bytes.`);

/** One byte more than the size, so that the end shows without growing. */
const firstGuess = (stats: Stats, limitBytes: number): number => Math.min(stats.size > 0 ? stats.size : 4095, limitBytes) + 1;
