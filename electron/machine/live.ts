import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { readdir, readdirSync, readlink, readlinkSync, stat, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { RegistryKey } from '../../core/inventory/decode/registry-data';
import type { Family } from '../../core/inventory/sections/operating-system';
import { fileError } from './file-error';
import { throwIfInterrupted, unlessInterrupted } from './interruption';
import type {
  FilesSource,
  InterfaceAddress,
  LinksSource,
  Machine,
  RegistrySource,
  SystemFile,
  SystemFilesSource,
  SystemInformationCall,
  WmiRow,
  WmiSource,
} from './machine';
import { Unavailable } from './machine';
import { type Segment, segmentsOf } from './pattern';
import { readKernelFile, readWhole } from './read-whole';
import { runCommand } from './run-command';
import { callSystemInformation } from './system-information';
import { runWindowsCommand, type WindowsReader, windowsReader } from './windows/windows-reader';
import { rowsOf, systemFilesOf } from './wmi-result';

const families: Partial<Record<NodeJS.Platform, Family>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };

const statLater = promisify(stat);
const readlinkLater = promisify(readlink);
const readdirLater = promisify(readdir);

/** Node's file threads are four; a few more requests than that keep them busy. */
const filesAtOnce = 16;

/** How long reading of kernel files may keep the event loop from timers and messages, milliseconds. */
const turnMs = 8;

type FoundText = { readonly path: string; readonly text: string | Unavailable };
type FoundLink = { readonly path: string; readonly target: string | Unavailable };

/**
 * This machine, read as it is now.
 *
 * @param options.signal ends every call that is under way
 * @param options.root folder that stands for `/`, with files and commands of its own; addresses and the process environment stay
 *   this machine's. For trees one trusts: what lies in their bin folders is run
 * @param options.family what the tree is of; by default what this machine is
 */
export function liveMachine({
  signal,
  root = '/',
  family = families[process.platform] ?? 'linux',
}: {
  readonly signal: AbortSignal;
  readonly root?: string;
  readonly family?: Family;
}): Machine {
  const windows = process.platform === 'win32' && family === 'windows' && root === '/' ? windowsReader(signal) : null;
  return new LiveMachine(signal, root, family, { kernelTexts: new Map(), turnBegan: performance.now(), windows });
}

/** What machines made from one another by `within` have in common. */
interface Shared {
  /** Texts of files below /proc and /sys by pattern and limits, read once: all sections see the same processes. */
  readonly kernelTexts: Map<string, Promise<readonly FoundText[]>>;
  turnBegan: number;
  /** The registry, WMI and the commands of Windows, where this is one. */
  readonly windows: WindowsReader | null;
}

class LiveMachine implements Machine {
  readonly origin = 'live';
  readonly environment: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

  constructor(
    private readonly signal: AbortSignal,
    private readonly root: string,
    readonly family: Family,
    private readonly shared: Shared,
  ) {}

  get elevated(): boolean | null {
    return process.geteuid ? process.geteuid() === 0 : (this.shared.windows?.elevated ?? null);
  }

  async text(source: { readonly path: string; readonly limitBytes: number }): Promise<string> {
    const text = (await this.bytes(source)).toString('utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  bytes({ path: file, limitBytes }: { readonly path: string; readonly limitBytes: number }): Promise<Buffer> {
    return this.ask(
      file,
      (place) => readWhole(place, limitBytes, file),
      (place) => Buffer.from(readKernelFile(place, limitBytes, file)),
    );
  }

  async texts(source: FilesSource): Promise<readonly FoundText[]> {
    if (!this.isOfKernel(source.pattern)) return this.readTexts(source);
    const { kernelTexts } = this.shared;
    const key = `${source.pattern} ${source.limitBytes} ${source.limitCount}`;
    const reading = kernelTexts.get(key) ?? this.readTexts(source);
    kernelTexts.set(key, reading);
    try {
      return await reading;
    } catch (cause) {
      if (kernelTexts.get(key) === reading) kernelTexts.delete(key);
      // Who began the reading was interrupted; that is no reason for another who waits for it.
      throwIfInterrupted(this.signal);
      if (cause instanceof Unavailable && ['cancelled', 'timed-out'].includes(cause.reason)) return this.texts(source);
      throw cause;
    }
  }

  private async readTexts(source: FilesSource): Promise<readonly FoundText[]> {
    const paths = await this.expand('', segmentsOf(source.pattern));
    if (paths.length > source.limitCount) {
      throw new Unavailable('too-large', `${source.pattern} matches ${paths.length} files, more than ${source.limitCount}.`);
    }
    const read = this.isOfKernel(source.pattern) ? this.kernelTexts(paths, source.limitBytes) : this.fileTexts(paths, source.limitBytes);
    // The last segment may be a name behind a star: folders that do not have it are no match.
    return (await read).filter(({ text }) => typeof text === 'string' || text.reason !== 'not-found');
  }

  private async fileTexts(paths: readonly string[], limitBytes: number): Promise<readonly FoundText[]> {
    const found: FoundText[] = paths.map((path) => ({ path, text: '' }));
    const queue = found.entries();
    const work = async () => {
      for (const [index, { path }] of queue) {
        found[index] = { path, text: await this.text({ path, limitBytes }).catch(unavailableOnly) };
      }
    };
    await Promise.all(Array.from({ length: filesAtOnce }, work));
    throwIfInterrupted(this.signal);
    return found;
  }

  private async kernelTexts(paths: readonly string[], limitBytes: number): Promise<readonly FoundText[]> {
    const found: FoundText[] = [];
    for (const path of paths) {
      if (this.turnIsOver()) await this.letOthersRun();
      try {
        found.push({ path, text: readKernelFile(path, limitBytes, path).toString() });
      } catch (cause) {
        found.push({ path, text: fileError(cause, path, this.elevated) });
      }
    }
    return found;
  }

  exists(file: string): Promise<boolean> {
    return this.ask(
      file,
      (place) => statLater(place).then(() => true),
      (place) => statSync(place) !== undefined,
    ).catch((cause: unknown) => {
      if (cause instanceof Unavailable && cause.reason === 'not-found') return false;
      throw cause;
    });
  }

  link(file: string): Promise<string> {
    return this.ask(
      file,
      (place) => readlinkLater(place),
      (place) => readlinkSync(place),
    );
  }

  /** A folder that refuses to be listed stands in the list for what is in it. */
  async links({ pattern, containing }: LinksSource): Promise<readonly FoundLink[]> {
    const segments = segmentsOf(pattern);
    const last = segments.at(-1);
    const found: FoundLink[] = [];
    const keep = (path: string, target: string | Unavailable) => {
      const gone = target instanceof Unavailable && target.reason === 'not-found';
      const fits = containing === null || target instanceof Unavailable || target.includes(containing);
      if (!gone && fits) found.push({ path, target });
    };
    for (const folder of last ? await this.expand('', segments.slice(0, -1)) : []) {
      const names = last?.kind === 'name' ? [last.name] : await this.list(folder).catch(unavailableOnly);
      if (names instanceof Unavailable) keep(folder, names);
      else
        for (const name of names)
          if (last?.kind !== 'form' || last.matches(name)) keep(`${folder}/${name}`, await this.target(`${folder}/${name}`));
    }
    return found;
  }

  private target(file: string): string | Unavailable | Promise<string | Unavailable> {
    if (!this.isOfKernel(file) || this.turnIsOver()) return this.link(file).catch(unavailableOnly);
    // There are thousands below /proc: without a promise for each.
    try {
      return readlinkSync(file);
    } catch (cause) {
      return fileError(cause, file, this.elevated);
    }
  }

  async registry(source: RegistrySource): Promise<RegistryKey> {
    return this.windows('a registry').registry.key(source, this.signal);
  }

  async registries(source: RegistrySource) {
    return this.windows('a registry').registry.keys(source, this.signal);
  }

  async wmi(source: WmiSource): Promise<readonly WmiRow[]> {
    return rowsOf(source, await unlessInterrupted(this.signal, this.windows('WMI').answers()), this.elevated);
  }

  async systemFiles(source: SystemFilesSource): Promise<ReadonlyMap<string, SystemFile>> {
    return systemFilesOf(source, await unlessInterrupted(this.signal, this.windows('a folder System32').answers()));
  }

  private windows(what: string): WindowsReader {
    if (!this.shared.windows) throw new Unavailable('not-on-this-platform', `Only Windows has ${what}.`);
    throwIfInterrupted(this.signal);
    return this.shared.windows;
  }

  async list(folder: string): Promise<readonly string[]> {
    const names = await this.ask(
      folder,
      (place) => readdirLater(place),
      (place) => readdirSync(place),
    );
    return names.sort();
  }

  run(source: Parameters<Machine['run']>[0]) {
    return this.shared.windows ? runWindowsCommand(source, this.signal) : runCommand(source, this.signal, this.root);
  }

  async space(folder: string) {
    const { bsize, blocks, bavail } = await this.ask(folder, (place) => statfs(place, { bigint: true }));
    return { totalBytes: Number(bsize * blocks), freeBytes: Number(bsize * bavail) };
  }

  async addresses(): Promise<readonly InterfaceAddress[]> {
    throwIfInterrupted(this.signal);
    return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
      addresses.map(({ address, cidr, family, internal }) => ({
        interface: name,
        loopback: internal,
        address,
        prefixLength: cidr === null ? null : Number(cidr.slice(cidr.indexOf('/') + 1)),
        family: family === 'IPv4' ? ('ipv4' as const) : ('ipv6' as const),
      })),
    );
  }

  systemInformation<Call extends SystemInformationCall>(call: Call) {
    return callSystemInformation(call, this.signal);
  }

  within(signal: AbortSignal): Machine {
    const both = AbortSignal.any([this.signal, signal]);
    // A section asks for many things at once, and each listens for the end.
    setMaxListeners(0, both);
    return new LiveMachine(both, this.root, this.family, this.shared);
  }

  digest(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }

  /**
   * One file operation: at once where the kernel answers from memory, else on Node's file threads, and never longer than the
   * signal allows (a server's file system that is gone blocks a thread for ever, but not us).
   */
  private async ask<Value>(file: string, later: (place: string) => Promise<Value>, atOnce?: (place: string) => Value): Promise<Value> {
    throwIfInterrupted(this.signal);
    const place = this.root === '/' ? file : path.join(this.root, file);
    try {
      if (!atOnce || !this.isOfKernel(file)) return await unlessInterrupted(this.signal, later(place));
      if (this.turnIsOver()) await this.letOthersRun();
      return atOnce(place);
    } catch (cause) {
      throw fileError(cause, file, this.elevated);
    }
  }

  private isOfKernel(file: string): boolean {
    return this.root === '/' && this.family === 'linux' && (file.startsWith('/proc/') || file === '/proc' || file.startsWith('/sys/'));
  }

  private turnIsOver(): boolean {
    return performance.now() - this.shared.turnBegan > turnMs;
  }

  private async letOthersRun(): Promise<void> {
    await nextTurn();
    this.shared.turnBegan = performance.now();
    throwIfInterrupted(this.signal);
  }

  /** Paths that fit the pattern, in order; a folder that does not exist matches nothing. */
  private async expand(folder: string, [segment, ...rest]: readonly Segment[]): Promise<readonly string[]> {
    if (!segment) return [folder];
    if (segment.kind === 'name') return this.expand(`${folder}/${segment.name}`, rest);
    const names = await this.list(folder || '/').catch((cause: unknown) => {
      if (cause instanceof Unavailable && cause.reason === 'not-found') return [];
      throw cause;
    });
    const paths: string[] = [];
    for (const name of names.filter(segment.matches)) paths.push(...(await this.expand(`${folder}/${name}`, rest)));
    return paths;
  }
}

function unavailableOnly(cause: unknown): Unavailable {
  if (cause instanceof Unavailable) return cause;
  throw cause;
}
