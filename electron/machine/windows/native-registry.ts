import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HKEY, openKey, Value } from 'native-reg';
import { RegistryBranch, type RegistryKey, registryDataOf } from '../../../core/inventory/decode/registry-data';
import { beginsSo, inOrder, isWanted, splitAtStar } from '../asked';
import { interruptionOf } from '../interruption';
import { type RegistrySource, Unavailable } from '../machine';
import { type RegistryReader, registryLimits } from './registry-reader';

/** The calls of native-reg that are made: none of them writes. */
export interface RegistryApi {
  /** `null` where there is no such key. */
  readonly openKey: typeof openKey;
  readonly enumKeyNames: (key: HKEY) => string[];
  readonly enumValueNames: (key: HKEY) => string[];
  /** `null` where there is no such value. */
  readonly queryValueRaw: (key: HKEY, name: string) => Value | null;
  readonly closeKey: (key: HKEY) => void;
}

/** Predefined keys and rights (winreg.h, winnt.h). Only what is needed is asked for: a key may allow one and refuse the other. */
const roots: ReadonlyMap<string, number> = new Map([
  ['HKCR', 0x8000_0000],
  ['HKCU', 0x8000_0001],
  ['HKLM', 0x8000_0002],
  ['HKU', 0x8000_0003],
]);
const rights = { queryValue: 0x0001, enumerateSubKeys: 0x0008 } as const;
const views = { '64-bit': 0x0100, '32-bit': 0x0200 } as const;

/** Errors of Windows (winerror.h) as native-reg gives them in `errno`. */
const errors = { fileNotFound: 2, pathNotFound: 3, accessDenied: 5, badPathname: 161, keyDeleted: 1018 } as const;
const missing: readonly (number | undefined)[] = [errors.fileNotFound, errors.pathNotFound, errors.badPathname, errors.keyDeleted];

/** How long reading may keep the event loop from timers and messages, milliseconds. */
const turnMs = 8;

/** The registry read in this process: no command is started, no text of a code page is guessed at. */
export class NativeRegistry implements RegistryReader {
  /** Only administrators may open the key of the account LocalService; `null` where there is none, or another error. */
  readonly elevated: boolean | null;

  constructor(private readonly api: RegistryApi) {
    this.elevated = this.isElevated();
  }

  async key(source: RegistrySource, signal: AbortSignal): Promise<RegistryKey> {
    const reading = new Reading(signal, source.key);
    const key = await this.read(source, source.key, null, reading);
    if (!key) throw new Unavailable('not-found', `There is no key ${source.key}.`);
    return key;
  }

  async keys(source: RegistrySource, signal: AbortSignal) {
    const starred = splitAtStar(source);
    const reading = new Reading(signal, source.key);
    const names = this.within(starred.above, source.view, rights.enumerateSubKeys, (key) => this.api.enumKeyNames(key)) ?? [];
    const wanted = names.filter((name) => beginsSo(name, starred)).sort(inOrder);
    const found: { name: string; key: RegistryKey | Unavailable }[] = [];
    for (const name of wanted) {
      const path = [starred.above, name, starred.below].filter((part) => part !== '').join('\\');
      try {
        const key = await this.read(source, path, source.only, reading);
        if (key) found.push({ name, key });
      } catch (cause) {
        // One that may not be opened is told beside the others; a limit or an interruption ends all.
        if (!(cause instanceof Unavailable) || !['not-elevated', 'not-readable'].includes(cause.reason)) throw cause;
        found.push({ name, key: cause });
      }
    }
    return found;
  }

  /** What a source asks of the key at `path`; `null` where there is none, or it is not one of those that `only` wants. */
  private async read(source: RegistrySource, path: string, only: RegistrySource['only'], reading: Reading): Promise<RegistryKey | null> {
    await reading.step();
    const { values } = source;
    const unwanted = (key: HKEY) => {
      if (only === null) return false;
      const raw = this.api.queryValueRaw(key, only.value);
      return raw === null || !isWanted(source, registryDataOf(raw.type, raw));
    };
    const branch = new RegistryBranch(path.slice(path.lastIndexOf('\\') + 1));
    if (values !== null) {
      return this.within(path, source.view, rights.queryValue, (key) => {
        if (unwanted(key)) return null;
        if (source.presenceOnly) this.markValues(key, values, branch);
        else for (const name of values) this.copyValue(key, name, branch, reading);
        return branch;
      });
    }
    // Keys yet to be read, each with where it belongs: a path, not a stack of calls, as a registry may be 512 keys deep.
    const queue: { readonly path: string; readonly branch: RegistryBranch; readonly depth: number }[] = [{ path, branch, depth: 0 }];
    for (let next = queue.pop(); next; next = queue.pop()) {
      await reading.step();
      const { path: at, branch: into, depth } = next;
      const below = this.within(at, source.view, rights.queryValue | rights.enumerateSubKeys, (key) => {
        if (depth === 0 && unwanted(key)) return null;
        for (const name of this.api.enumValueNames(key)) this.copyValue(key, name, into, reading);
        return this.api.enumKeyNames(key);
      });
      if (below === null && depth === 0) return null;
      // A key that went away meanwhile is not there; one that may not be opened makes the whole unreadable, not smaller.
      for (const name of below ?? []) {
        reading.count({ keys: 1 }, depth);
        queue.push({ path: `${at}\\${name}`, branch: into.child(name), depth: depth + 1 });
      }
    }
    return branch;
  }

  /** Which of the values are there, told by the names of all: no data is read. */
  private markValues(key: HKEY, names: readonly string[], into: RegistryBranch): void {
    const there = names.length > 0 ? this.api.enumValueNames(key).map((name) => name.toLowerCase()) : [];
    for (const name of names) if (there.includes(name.toLowerCase())) into.values.set(name.toLowerCase(), '');
  }

  private copyValue(key: HKEY, name: string, into: RegistryBranch, reading: Reading): void {
    // Windows' own calls take a name to its first NUL: behind it another value would be read.
    if (name.includes('\0')) return;
    const raw = this.api.queryValueRaw(key, name);
    if (raw === null) return;
    reading.count({ values: 1, bytes: raw.length }, 0);
    into.values.set(name.toLowerCase(), registryDataOf(raw.type, raw));
  }

  /** Opens a key, and closes it whatever happens. `null` where there is none. */
  private within<Result>(path: string, view: RegistrySource['view'], access: number, read: (key: HKEY) => Result): Result | null {
    const slash = path.indexOf('\\');
    const rootName = slash < 0 ? path : path.slice(0, slash);
    const root = roots.get(rootName.toUpperCase());
    if (root === undefined) throw new Error(`The key ${path} has no root that is known.`);
    try {
      const key = this.api.openKey(root, slash < 0 ? '' : path.slice(slash + 1), access | views[view]);
      if (key === null) return null;
      try {
        return read(key);
      } finally {
        this.api.closeKey(key);
      }
    } catch (cause) {
      if (cause instanceof Unavailable) throw cause;
      const errno = errnoOf(cause);
      if (missing.includes(errno)) return null;
      if (errno === undefined)
        throw new Unavailable('failed', `The key ${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
      if (errno !== errors.accessDenied) throw new Unavailable('not-readable', `Windows does not give the key ${path} (error ${errno}).`);
      throw this.elevated
        ? new Unavailable('not-readable', `Windows refuses the key ${path} to this process.`)
        : new Unavailable('not-elevated', `The key ${path} may be read only with more rights.`);
    }
  }

  private isElevated(): boolean | null {
    try {
      const opened = this.within('HKU\\S-1-5-19', '64-bit', rights.queryValue, () => true);
      return opened;
    } catch (cause) {
      return cause instanceof Unavailable && cause.reason === 'not-elevated' ? false : null;
    }
  }
}

/** How much one source has brought so far, and how long it has kept the thread. */
class Reading {
  private keys = 0;
  private values = 0;
  private bytes = 0;
  private began = performance.now();

  constructor(
    private readonly signal: AbortSignal,
    private readonly shown: string,
  ) {}

  async step(): Promise<void> {
    if (performance.now() - this.began > turnMs) {
      await nextTurn();
      this.began = performance.now();
    }
    if (this.signal.aborted) throw interruptionOf(this.signal);
  }

  count({ keys = 0, values = 0, bytes = 0 }: { readonly keys?: number; readonly values?: number; readonly bytes?: number }, depth: number) {
    this.keys += keys;
    this.values += values;
    this.bytes += bytes;
    const { keys: mostKeys, values: mostValues, bytes: mostBytes, depth: deepest } = registryLimits;
    const tooMuch =
      (this.keys > mostKeys && `${mostKeys} keys`) ||
      (this.values > mostValues && `${mostValues} values`) ||
      (this.bytes > mostBytes && `${mostBytes} bytes`) ||
      (depth >= deepest && `${deepest} keys one below the other`);
    if (tooMuch) throw new Unavailable('too-large', `${this.shown} has more than ${tooMuch}.`);
  }
}

function errnoOf(cause: unknown): number | undefined {
  const errno: unknown = cause instanceof Error && 'errno' in cause ? cause.errno : undefined;
  return typeof errno === 'number' ? errno : undefined;
}
