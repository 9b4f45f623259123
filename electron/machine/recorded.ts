import { createHash } from 'node:crypto';
import type { IndexEntry, SourceState } from '../../core/evidence/evidence-index';
import { decodeDf } from '../../core/inventory/decode/df';
import { decodeIfconfig, decodeIpAddr } from '../../core/inventory/decode/interface-addresses';
import { MalformedInput } from '../../core/inventory/decode/malformed-input';
import { decodeRegQuery } from '../../core/inventory/decode/reg-query';
import { keyAt, type RegistryKey } from '../../core/inventory/decode/registry-data';
import { decodeRegistryExport } from '../../core/inventory/decode/registry-export';
import { decodeWmiAnswers, type WmiAnswers } from '../../core/inventory/decode/wmi-answers';
import type { UnreadReason } from '../../core/inventory/section';
import type { Family } from '../../core/inventory/sections/operating-system';
import type { Evidence } from '../evidence/evidence';
import { askedOf, beginsSo, inOrder, isWanted, splitAtStar } from './asked';
import { throwIfInterrupted } from './interruption';
import type {
  CommandResult,
  CommandSource,
  FilesSource,
  InterfaceAddress,
  LinksSource,
  Machine,
  RegistrySource,
  RegistryView,
  SystemFile,
  SystemFilesSource,
  SystemInformationCall,
  WmiRow,
  WmiSource,
} from './machine';
import { Unavailable } from './machine';
import { matcherOf } from './pattern';
import { type Bundle, decodeBundle, decodeLinks } from './recorded-bundle';
import { sourceKey } from './source-key';
import { rowsOf, systemFilesOf } from './wmi-result';

/**
 * A machine as a collector script found it (docs/evidence.md). Nothing of the machine that this runs on is looked at: what the
 * evidence does not hold is `not-collected`.
 */
export function recordedMachine(evidence: Evidence, signal: AbortSignal): Machine {
  return new RecordedMachine(new Memory(evidence), [signal]);
}

/** So many names of one folder are taken; no folder that is read has them. */
const nameLimit = 100_000;

/** Where the files or links behind a key with a "*" are: one by one in the index, or all in one raw file. */
interface Pattern {
  readonly entry: IndexEntry;
  matches(path: string): boolean;
}

/** What an evidence holds, by key, with what was decoded of it once. */
class Memory {
  readonly family: Family;
  readonly elevated: boolean | null;
  readonly onlyView: boolean;
  private readonly entries = new Map<string, IndexEntry>();
  /** Keys of which one match has a name that no line can hold. */
  private readonly odd = new Set<string>();
  private readonly patterns = { files: [] as Pattern[], links: [] as Pattern[], lists: [] as Pattern[] };
  private readonly bundles = new Map<IndexEntry, Bundle>();
  private readonly registries = new Map<IndexEntry, RegistryKey>();
  private answers: WmiAnswers | null = null;

  constructor(private readonly evidence: Evidence) {
    const { index } = evidence;
    this.family = index.family;
    this.elevated = { yes: true, no: false }[index.headers.get('elevated') ?? ''] ?? null;
    this.onlyView = index.headers.get('bits') === '32';
    for (const entry of index.entries) {
      const form = this.formOf(entry.key);
      if (entry.state === 'odd') this.odd.add(form);
      else if (!this.entries.has(form)) this.entries.set(form, entry);
    }
    for (const entry of this.entries.values()) {
      const [, kind, pattern] = /^(files|links|lists) (.*)$/.exec(entry.key) ?? [];
      if (pattern !== undefined) this.patterns[kind as keyof typeof this.patterns].push({ entry, matches: matcherOf(pattern) });
    }
  }

  /** Windows tells upper and lower case apart neither in its registry nor in its files. */
  private formOf(key: string): string {
    return this.family === 'windows' ? key.toLowerCase() : key;
  }

  entry(key: string): IndexEntry | undefined {
    return this.entries.get(this.formOf(key));
  }

  /** Keys that begin with `beginning`, without it, in no order. */
  *keysAfter(beginning: string): Generator<readonly [rest: string, entry: IndexEntry]> {
    const form = this.formOf(beginning);
    for (const [key, entry] of this.entries) if (key.startsWith(form)) yield [entry.key.slice(beginning.length), entry];
  }

  isOdd(key: string): boolean {
    return this.odd.has(this.formOf(key));
  }

  /** The pattern of that kind which was gone through and stands for the path. */
  patternFor(kind: keyof Memory['patterns'], path: string): IndexEntry | undefined {
    return this.patterns[kind].find(({ matches }) => matches(path))?.entry;
  }

  /**
   * What the raw file of an entry holds.
   *
   * @throws Unavailable by the entry's state
   */
  content(entry: IndexEntry): Uint8Array {
    this.demandRead(entry);
    const content = this.evidence.raws.get(entry.raw);
    if (entry.bytes === null || !content) throw new Unavailable('malformed', `${entry.key}: the index states no file for what was read.`);
    return content;
  }

  text(entry: IndexEntry): string {
    return utf8(this.content(entry));
  }

  /** @throws Unavailable for every state but `read` */
  demandRead({ state, key }: IndexEntry): void {
    const refusal = this.refusal(state, key);
    if (refusal !== null) throw refusal;
  }

  refusal(state: SourceState, key: string): Unavailable | null {
    const what = shownOf(key);
    switch (state) {
      case 'read':
        return null;
      case 'absent':
        return notFound(what);
      case 'denied':
        return this.denied(what);
      case 'large':
        return new Unavailable('too-large', `${what} is larger than the script copies.`);
      case 'timeout':
        return new Unavailable('timed-out', `${what} did not answer the script in time.`);
      case 'failed':
        return new Unavailable('failed', `The script could not read ${what}.`);
      case 'odd':
        return oddName(what);
    }
  }

  denied(what: string): Unavailable {
    return this.elevated === true
      ? new Unavailable('not-readable', `The system refused ${what} to the script, though it ran with administrator rights.`)
      : new Unavailable('not-elevated', `${what} may be read only with more rights than the script ran with.`);
  }

  /** The files of a bundle, or the links, in path order. */
  bundle(kind: 'files' | 'links', entry: IndexEntry): Bundle {
    const known = this.bundles.get(entry);
    if (known) return known;
    const pattern = entry.key.slice(kind.length + 1);
    const members = decoded(entry, () => (kind === 'files' ? decodeBundle(this.text(entry), pattern) : decodeLinks(this.text(entry))));
    const made = new Map([...members].sort(([one], [other]) => inPathOrder(one, other)));
    this.bundles.set(entry, made);
    return made;
  }

  /** What stands in one member of a bundle. */
  member(bundle: Bundle, path: string): string | Unavailable {
    const text = bundle.get(path);
    if (text === undefined) return notFound(path);
    return text ?? this.denied(path);
  }

  registry(entry: IndexEntry): RegistryKey {
    const known = this.registries.get(entry);
    if (known) return known;
    const decode = entry.key.startsWith('tree ') ? decodeRegistryExport : decodeRegQuery;
    const made = decoded(entry, () => decode(this.content(entry)));
    this.registries.set(entry, made);
    return made;
  }

  wmi(): WmiAnswers {
    const entry = this.entry('script wmi.js');
    if (!entry) throw notCollected('What only WMI tells');
    this.answers ??= decoded(entry, () => decodeWmiAnswers(this.text(entry)));
    return this.answers;
  }
}

class RecordedMachine implements Machine {
  readonly origin = 'recorded';

  constructor(
    private readonly memory: Memory,
    private readonly signals: readonly AbortSignal[],
  ) {}

  get family(): Family {
    return this.memory.family;
  }

  get elevated(): boolean | null {
    return this.memory.elevated;
  }

  /** @throws Unavailable where the script did not bring it: an empty one would say that nothing was set */
  get environment(): Readonly<Record<string, string>> {
    const lines = this.memory.text(this.demand('environment')).split('\n');
    return Object.fromEntries(lines.filter((line) => line.indexOf('=') > 0).map(pairOf));
  }

  async text(source: { readonly path: string; readonly limitBytes: number }): Promise<string> {
    this.check();
    const content = this.contentOf(source.path);
    if (typeof content !== 'string') return utf8(within(content, source.path, source.limitBytes));
    demandLimit(content, source.path, source.limitBytes);
    return content;
  }

  async bytes({ path, limitBytes }: { readonly path: string; readonly limitBytes: number }): Promise<Uint8Array> {
    this.check();
    const content = this.contentOf(path);
    return within(typeof content === 'string' ? Buffer.from(content) : content, path, limitBytes);
  }

  async texts(source: FilesSource): ReturnType<Machine['texts']> {
    this.check();
    const { pattern, limitBytes, limitCount } = source;
    const found = this.matches('files', pattern);
    if (found.length > limitCount) {
      throw new Unavailable('too-large', `${pattern} matches ${found.length} files, more than ${limitCount}.`);
    }
    return found.map(({ path, content }) => {
      if (content instanceof Unavailable) return { path, text: content };
      try {
        const text = typeof content === 'string' ? content : utf8(within(content, path, limitBytes));
        demandLimit(text, path, limitBytes);
        return { path, text };
      } catch (cause) {
        return { path, text: unavailableOnly(cause) };
      }
    });
  }

  async exists(path: string): Promise<boolean> {
    this.check();
    const entry = this.demand(`exists ${path}`);
    if (entry.state === 'absent') return false;
    this.memory.demandRead(entry);
    return true;
  }

  async link(path: string): Promise<string> {
    this.check();
    const entry = this.memory.entry(`link ${path}`);
    if (entry) return firstLine(this.memory.text(entry));
    const pattern = this.memory.patternFor('links', path);
    if (!pattern) throw notCollected(path);
    this.memory.demandRead(pattern);
    const target = pattern.bytes === null ? notFound(path) : this.memory.member(this.memory.bundle('links', pattern), path);
    if (target instanceof Unavailable) throw target;
    return target;
  }

  async links({ pattern, containing }: LinksSource): ReturnType<Machine['links']> {
    this.check();
    return this.matches('links', pattern).flatMap(({ path, content }) => {
      const target = content instanceof Unavailable ? content : firstLine(typeof content === 'string' ? content : utf8(content));
      return containing === null || typeof target !== 'string' || target.includes(containing) ? [{ path, target }] : [];
    });
  }

  async list(path: string): Promise<readonly string[]> {
    this.check();
    const entry = this.memory.entry(`list ${path}`);
    if (!entry) {
      const pattern = this.memory.patternFor('lists', path);
      if (!pattern) throw notCollected(path);
      this.memory.demandRead(pattern);
      throw notFound(path);
    }
    const text = this.memory.text(entry);
    const names = text.split('\n', nameLimit + 2).flatMap((line) => line.replace(/\r$/, '') || []);
    if (names.length > nameLimit) throw new Unavailable('too-large', `${path} has more than ${nameLimit} names.`);
    return names.sort();
  }

  /** What a command wrote to standard error is not kept. */
  async run(source: CommandSource): Promise<CommandResult> {
    this.check();
    const entry = this.commandEntry(source);
    const content = within(this.memory.content(entry), source.path, source.limitBytes + exitLineLimit);
    // Each byte as a letter: where the end is cut off a character may be in two.
    const end = Buffer.from(content.subarray(-exitLineLimit)).toString('latin1');
    const [line, exitCode] = /(?<![^\n])exit (\d{1,3})\r?\n?$/.exec(end) ?? [];
    if (line === undefined || exitCode === undefined) {
      throw new Unavailable('malformed', `${entry.key}: the line with the exit code is missing.`);
    }
    return { stdout: utf8(content.subarray(0, content.length - line.length)), stderr: '', exitCode: Number(exitCode) };
  }

  async space(path: string): ReturnType<Machine['space']> {
    this.check();
    const entry = this.demand(`space ${path}`);
    return decoded(entry, () => decodeDf(this.memory.text(entry)));
  }

  async addresses(): Promise<readonly InterfaceAddress[]> {
    this.check();
    const entry = this.demand('addresses', 'The list of addresses');
    const decode = this.family === 'macos' ? decodeIfconfig : decodeIpAddr;
    return decoded(entry, () => decode(this.memory.text(entry)));
  }

  async systemInformation(_: SystemInformationCall): Promise<never> {
    throw notCollected('What only the app reads on its own machine');
  }

  async registry(source: RegistrySource): Promise<RegistryKey> {
    this.check();
    const { key, view } = source;
    for (const each of this.views(view)) {
      const entry = this.memory.entry(`${wordOf(source)} ${each} ${key}`) ?? this.treeWith(key, each);
      if (entry) return this.keyIn(entry, source);
    }
    throw notCollected(key);
  }

  async registries(source: RegistrySource): ReturnType<Machine['registries']> {
    this.check();
    const starred = splitAtStar(source);
    const { above, below } = starred;
    for (const view of this.views(source.view)) {
      const word = wordOf(source);
      const pattern = this.memory.entry(`${word} ${view} ${source.key}`);
      if (!pattern) continue;
      if (pattern.state === 'absent') return [];
      this.memory.demandRead(pattern);
      const end = below === '' ? '' : `\\${below}`;
      const found: { name: string; key: RegistryKey | Unavailable }[] = [];
      for (const [rest, entry] of this.memory.keysAfter(`${word} ${view} ${above}\\`)) {
        if (entry === pattern || !rest.toLowerCase().endsWith(end.toLowerCase())) continue;
        const name = rest.slice(0, rest.length - end.length);
        if (name === '' || name.includes('\\') || !beginsSo(name, starred)) continue;
        const key = this.keyBehindStar(entry, { ...source, key: `${above}\\${rest}` });
        if (key !== null) found.push({ name, key });
      }
      if (this.memory.isOdd(pattern.key)) found.push({ name: '*', key: oddName(source.key) });
      return found.sort((one, other) => inOrder(one.name, other.name));
    }
    throw notCollected(source.key);
  }

  async wmi(source: WmiSource): Promise<readonly WmiRow[]> {
    this.check();
    return rowsOf(source, this.memory.wmi(), this.elevated);
  }

  async systemFiles(source: SystemFilesSource): Promise<ReadonlyMap<string, SystemFile>> {
    this.check();
    return systemFilesOf(source, this.memory.wmi());
  }

  within(signal: AbortSignal): Machine {
    return new RecordedMachine(this.memory, [...this.signals, signal]);
  }

  digest(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }

  /** Nothing here waits for anything, so whoever interrupts is heard between two calls. */
  private check(): void {
    for (const signal of this.signals) throwIfInterrupted(signal);
  }

  private demand(key: string, shown = shownOf(key)): IndexEntry {
    const entry = this.memory.entry(key);
    if (!entry) throw notCollected(shown);
    return entry;
  }

  /** What a file holds: its own raw file, or its part of a bundle. */
  private contentOf(path: string): Uint8Array | string {
    const entry = this.memory.entry(`file ${path}`);
    if (entry) return this.memory.content(entry);
    const pattern = this.memory.patternFor('files', path);
    if (!pattern) throw notCollected(path);
    this.memory.demandRead(pattern);
    // The pattern was gone through: what it did not bring is not there.
    const found = pattern.bytes === null ? notFound(path) : this.memory.member(this.memory.bundle('files', pattern), path);
    if (found instanceof Unavailable) throw found;
    return found;
  }

  /** All that a pattern was found to match, in path order, without what was gone when it was read. */
  private matches(
    kind: 'files' | 'links',
    pattern: string,
  ): readonly { readonly path: string; readonly content: Uint8Array | string | Unavailable }[] {
    const key = `${kind} ${pattern}`;
    const entry = this.demand(key);
    const odd = this.memory.isOdd(key) ? [{ path: pattern, content: oddName(pattern) }] : [];
    if (entry.state !== 'absent') this.memory.demandRead(entry);
    if (entry.bytes !== null) {
      const bundle = this.memory.bundle(kind, entry);
      return [...odd, ...Array.from(bundle.keys(), (path) => ({ path, content: this.memory.member(bundle, path) }))];
    }
    const matches = matcherOf(pattern);
    const found: { path: string; content: Uint8Array | Unavailable }[] = [];
    for (const [path, each] of this.memory.keysAfter(`${kind.slice(0, -1)} `)) {
      if (matches(path) && each.state !== 'absent') found.push({ path, content: this.contentOrWhyNot(each) });
    }
    return [...odd, ...found.sort((one, other) => inPathOrder(one.path, other.path))];
  }

  private contentOrWhyNot(entry: IndexEntry): Uint8Array | Unavailable {
    try {
      return this.memory.content(entry);
    } catch (cause) {
      return unavailableOnly(cause);
    }
  }

  /** The command as it was run: where operands follow that show only on the machine, one whose operands include those asked for. */
  private commandEntry(source: CommandSource): IndexEntry {
    const key = sourceKey(source);
    const entry = this.memory.entry(key);
    if (entry) return entry;
    if (source.operands !== undefined) {
      for (const [rest, each] of this.memory.keysAfter(`command ${source.path} `)) {
        const words = new Set(rest.split(' '));
        if (source.args.every((argument) => argument.split(' ').every((word) => words.has(word)))) return each;
      }
    }
    throw notCollected(shownOf(key));
  }

  /** 32-bit Windows has one view, which is both. */
  private views(view: RegistryView): readonly (64 | 32)[] {
    const [own, other] = view === '64-bit' ? ([64, 32] as const) : ([32, 64] as const);
    return this.memory.onlyView ? [own, other] : [own];
  }

  /** The export that holds a key: its own, or that of a key above it. */
  private treeWith(key: string, view: 64 | 32): IndexEntry | undefined {
    const names = key.split('\\');
    for (let count = names.length; count > 0; count -= 1) {
      const entry = this.memory.entry(`tree ${view} ${names.slice(0, count).join('\\')}`);
      if (entry) return entry;
    }
    return undefined;
  }

  private keyIn(entry: IndexEntry, source: RegistrySource): RegistryKey {
    this.memory.demandRead(entry);
    const own = source.key.slice(source.key.lastIndexOf('\\') + 1);
    if (entry.key.startsWith('names ')) return askedOf({ name: own, values: this.namesIn(entry), keys: new Map() }, source);
    const key = keyAt(this.memory.registry(entry), source.key);
    if (key) return askedOf(key, source);
    if (entry.key.startsWith('tree ')) throw notFound(source.key);
    // The key is there, and none of the values: reg.exe then prints nothing.
    return { name: own, values: new Map(), keys: new Map() };
  }

  /** Values that are there, of which only that was brought. */
  private namesIn(entry: IndexEntry): ReadonlyMap<string, string> {
    const lines = entry.bytes === null ? [] : this.memory.text(entry).split('\n', nameLimit);
    return new Map(lines.map((line) => [line.replace(/\r$/, '').toLowerCase(), '']));
  }

  /** `null` where there is no such key, or it is none of those that are wanted. */
  private keyBehindStar(entry: IndexEntry, source: RegistrySource): RegistryKey | Unavailable | null {
    try {
      const { only, values } = source;
      const wanted = only === null || values === null || values.includes(only.value) ? values : [...values, only.value];
      const key = this.keyIn(entry, { ...source, values: wanted });
      return isWanted(source, key.values.get((only?.value ?? '').toLowerCase())) ? askedOf(key, source) : null;
    } catch (cause) {
      const refusal = unavailableOnly(cause);
      return refusal.reason === 'not-found' ? null : refusal;
    }
  }
}

/** The line with the exit code, which the script adds to what a command printed, with the line end before it, has no more bytes. */
const exitLineLimit = 16;

const utf8Decoder = new TextDecoder();

/** As everywhere, without a byte order mark, and with U+FFFD for what is not UTF-8. */
const utf8 = (bytes: Uint8Array): string => utf8Decoder.decode(bytes);

/** The first word of a registry source's key. */
const wordOf = (source: RegistrySource): string => sourceKey(source).split(' ', 1)[0] ?? '';

/** What a key stands for, as people know it. */
const shownOf = (key: string): string =>
  key.replace(/^(?:file|files|link|links|list|lists|exists|space|command|(?:tree|values|names) \d\d) /, '');

const firstLine = (text: string): string => text.replace(/\r?\n[\s\S]*$/, '');

/** Folder by folder, the names of each in order: "/a/b" stands before "/a-b". */
function inPathOrder(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [letter, different] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (letter !== different) return letter === slash ? -1 : different === slash ? 1 : letter - different;
  }
  return one.length - other.length;
}

const slash = '/'.charCodeAt(0);

function pairOf(line: string): readonly [string, string] {
  const sign = line.indexOf('=');
  return [line.slice(0, sign), line.slice(sign + 1).replace(/\r$/, '')];
}

function within(content: Uint8Array, shown: string, limitBytes: number): Uint8Array {
  if (content.length > limitBytes) throw tooLarge(shown, limitBytes);
  return content;
}

/** @throws Unavailable where the text has more bytes than the limit */
function demandLimit(text: string, shown: string, limitBytes: number): void {
  if (text.length * 3 > limitBytes && Buffer.byteLength(text) > limitBytes) throw tooLarge(shown, limitBytes);
}

/** @throws Unavailable `malformed` in place of MalformedInput */
function decoded<Value>({ key }: IndexEntry, decode: () => Value): Value {
  try {
    return decode();
  } catch (cause) {
    if (cause instanceof MalformedInput) throw new Unavailable('malformed', `${key}: ${cause.message}.`);
    throw cause;
  }
}

function unavailableOnly(cause: unknown): Unavailable {
  if (cause instanceof Unavailable) return cause;
  throw cause;
}

const saying = (reason: UnreadReason, sentence: (what: string) => string) => (what: string) => new Unavailable(reason, sentence(what));
const notCollected = saying('not-collected', (what) => `${what}: the script did not collect it.`);
const notFound = saying('not-found', (what) => `${what} does not exist.`);
const oddName = saying('malformed', (what) => `${what}: a name that it matches has control characters, and was left out.`);
const tooLarge = (what: string, limitBytes: number) => new Unavailable('too-large', `${what} is larger than ${limitBytes} bytes.`);
