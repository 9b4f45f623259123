import { createHash } from 'node:crypto';
import { keyAt, type RegistryKey } from '../../core/inventory/decode/registry-data';
import { decodeRegistryExport } from '../../core/inventory/decode/registry-export';
import { decodeWmiAnswers, type WmiAnswers } from '../../core/inventory/decode/wmi-answers';
import { askedOf, keysBehindStar, splitAtStar } from './asked';
import { throwIfInterrupted } from './interruption';
import {
  type FilesSource,
  type InterfaceAddress,
  type LinksSource,
  type Machine,
  type RegistrySource,
  type SystemFile,
  type SystemFilesSource,
  type SystemInformation,
  type SystemInformationCall,
  Unavailable,
  type WmiRow,
  type WmiSource,
} from './machine';
import { rowsOf, systemFilesOf } from './wmi-result';

/** What a Windows machine in memory consists of. What is left out was not collected, and says so when it is asked for. */
export interface WindowsParts {
  /**
   * Texts in the form of `reg export`, one laid over the other, without or with the first line of the format. Keys of the 32-bit view
   * stand where a 64-bit Windows has them: HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node.
   */
  readonly registry?: string | readonly string[];
  /** Keys that may not be opened, with all below them: `HKLM\\SOFTWARE\\Symantec`. */
  readonly denied?: readonly string[];
  /** A 32-bit Windows has one view. 64 by default. */
  readonly bits?: 32 | 64;
  /** By the id of the source, as wmi.js prints them; an `Unavailable` is thrown. */
  readonly wmi?: Readonly<Record<string, readonly WmiRow[] | Unavailable>>;
  /** Files of System32 by name; what is asked for beside them is not there. Left out: they were not collected. */
  readonly systemFiles?: Readonly<Record<string, Partial<SystemFile>>>;
  /** Texts of files by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Paths that are there, beside `files`, whatever their case. */
  readonly exists?: readonly string[];
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly space?: Readonly<Record<string, { readonly totalBytes: number; readonly freeBytes: number }>>;
  readonly addresses?: readonly InterfaceAddress[];
  readonly library?: Partial<SystemInformation>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly elevated?: boolean | null;
  readonly origin?: Machine['origin'];
}

/** A Windows machine made of what a registry export and wmi.js would bring from it, decoded by the product's own decoders. */
export function registryMachine(parts: WindowsParts, signal: AbortSignal = new AbortController().signal): Machine {
  const texts = [parts.registry ?? []].flat();
  return new MemoryMachine(parts, decodeRegistryExport(asExport(texts)), signal);
}

const firstLine = 'Windows Registry Editor Version 5.00';

/** What `reg export` would have written: UTF-16LE with its mark, CRLF. */
export function asExport(texts: string | readonly string[]): Uint8Array {
  const body = [texts].flat().map((text) => text.replace(/^\uFEFF?\s*Windows Registry Editor Version 5\.00[^\n]*\n/, ''));
  const text = [firstLine, '', ...body].join('\n').replace(/\r?\n/g, '\r\n');
  return Buffer.from(`\uFEFF${text}\r\n`, 'utf16le');
}

/** Keys below HKLM\SOFTWARE that both views have in common (Microsoft Learn, "Registry Keys Affected by WOW64"), as far as we read them. */
const sharedKeys = /^(?:policies|microsoft\\(?:systemcertificates|enterprisecertificates))(?:\\|$)/i;

class MemoryMachine implements Machine {
  readonly family = 'windows';
  readonly origin: Machine['origin'];
  readonly elevated: boolean | null;
  readonly environment: Readonly<Record<string, string>>;

  constructor(
    private readonly parts: WindowsParts,
    private readonly root: RegistryKey,
    private readonly signal: AbortSignal,
  ) {
    this.origin = parts.origin ?? 'recorded';
    this.elevated = parts.elevated === undefined ? true : parts.elevated;
    this.environment = parts.environment ?? {};
  }

  async registry(source: RegistrySource): Promise<RegistryKey> {
    throwIfInterrupted(this.signal);
    if (source.key.includes('*')) throw new Error(`The key ${source.key} has a "*": it is read by registries().`);
    const place = this.placeOf(source);
    this.refuseDenied(place);
    const key = keyAt(this.root, place);
    if (!key) throw new Unavailable('not-found', `There is no key ${source.key}.`);
    return askedOf(key, source);
  }

  async registries(source: RegistrySource) {
    throwIfInterrupted(this.signal);
    const { above, below } = splitAtStar(source);
    this.refuseDenied(this.placeOf({ ...source, key: above }));
    return keysBehindStar(this.root, { ...source, key: this.placeOf(source) }).map(({ name, key }) => {
      try {
        this.refuseDenied(this.placeOf({ ...source, key: `${above}\\${name}${below && `\\${below}`}` }));
        return { name, key };
      } catch (cause) {
        if (cause instanceof Unavailable) return { name, key: cause };
        throw cause;
      }
    });
  }

  async wmi(source: WmiSource): Promise<readonly WmiRow[]> {
    throwIfInterrupted(this.signal);
    const rows = this.parts.wmi?.[source.id];
    if (rows === undefined) throw notCollected(`the rows ${source.id}`);
    if (rows instanceof Unavailable) throw rows;
    return rowsOf(source, answersOf({ rows: { [source.id]: rows } }), this.elevated);
  }

  async systemFiles(source: SystemFilesSource): Promise<ReadonlyMap<string, SystemFile>> {
    throwIfInterrupted(this.signal);
    const { systemFiles } = this.parts;
    const { names } = source;
    if (!systemFiles) throw notCollected('the files of System32');
    const absent = { present: false, version: null, owner: null };
    const versions = Object.fromEntries([
      ...names.map((name) => [name, absent] as const),
      ...Object.entries(systemFiles).map(([name, file]) => [name, { ...absent, present: true, ...file }] as const),
    ]);
    return systemFilesOf(source, answersOf({ versions }));
  }

  async text({ path }: { readonly path: string }): Promise<string> {
    throwIfInterrupted(this.signal);
    const text = byPath(this.parts.files, path);
    if (text === undefined) throw new Unavailable('not-found', `${path} does not exist.`);
    return text;
  }

  async bytes(source: { readonly path: string }): Promise<Uint8Array> {
    return Buffer.from(await this.text(source));
  }

  async texts({ pattern }: FilesSource): Promise<never> {
    throw notCollected(`the files ${pattern}`);
  }

  async exists(path: string): Promise<boolean> {
    throwIfInterrupted(this.signal);
    const { exists, files } = this.parts;
    if (!exists && !files) throw notCollected(`whether ${path} is there`);
    return byPath(files, path) !== undefined || (exists ?? []).some((each) => each.toLowerCase() === path.toLowerCase());
  }

  async link(path: string): Promise<never> {
    throw notCollected(`the link ${path}`);
  }

  async links({ pattern }: LinksSource): Promise<never> {
    throw notCollected(`the links ${pattern}`);
  }

  async list(path: string): Promise<readonly string[]> {
    throwIfInterrupted(this.signal);
    if (!this.parts.lists) throw notCollected(`the names in ${path}`);
    const names = byPath(this.parts.lists, path);
    if (!names) throw new Unavailable('not-found', `${path} does not exist.`);
    return [...names].sort();
  }

  async run({ path }: { readonly path: string }): Promise<never> {
    throw new Unavailable('not-found', `There is no command ${path}.`);
  }

  async space(path: string) {
    throwIfInterrupted(this.signal);
    const space = byPath(this.parts.space, path);
    if (!space) throw notCollected(`the room of ${path}`);
    return space;
  }

  async addresses(): Promise<readonly InterfaceAddress[]> {
    throwIfInterrupted(this.signal);
    if (!this.parts.addresses) throw notCollected('the addresses');
    return this.parts.addresses;
  }

  async systemInformation<Call extends SystemInformationCall>(call: Call): Promise<SystemInformation[Call]> {
    throwIfInterrupted(this.signal);
    const answer = this.parts.library?.[call];
    if (answer === undefined) throw notCollected(`the library's ${call}`);
    return answer;
  }

  within(signal: AbortSignal): Machine {
    return new MemoryMachine(this.parts, this.root, AbortSignal.any([this.signal, signal]));
  }

  digest(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }

  /** Where the view has a key, in the registry as a 64-bit Windows holds it. */
  private placeOf({ key, view }: RegistrySource): string {
    const [, below] = /^HKLM\\SOFTWARE\\(.*)$/i.exec(key) ?? [];
    const redirected = below !== undefined && view === '32-bit' && this.parts.bits !== 32 && !sharedKeys.test(below);
    return redirected ? `HKLM\\SOFTWARE\\WOW6432Node\\${below}` : key;
  }

  private refuseDenied(place: string): void {
    const inside = (above: string) => `${place}\\`.toLowerCase().startsWith(`${above}\\`.toLowerCase());
    if (!this.parts.denied?.some(inside)) return;
    throw new Unavailable(this.elevated ? 'not-readable' : 'not-elevated', `The key ${place} may not be opened.`);
  }
}

/** What wmi.js would have printed, decoded. */
function answersOf({ rows = {}, versions = {} }: { readonly rows?: object; readonly versions?: object }): WmiAnswers {
  return decodeWmiAnswers(JSON.stringify({ format: 1, at: null, rows, versions, errors: [], end: true }));
}

function byPath<Value>(entries: Readonly<Record<string, Value>> | undefined, path: string): Value | undefined {
  return Object.entries(entries ?? {}).find(([name]) => name.toLowerCase() === path.toLowerCase())?.[1];
}

const notCollected = (what: string): Unavailable => new Unavailable('not-collected', `This machine does not hold ${what}.`);
