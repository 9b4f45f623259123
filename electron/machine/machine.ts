import type { Systeminformation } from 'systeminformation';
import type { RegistryKey } from '../../core/inventory/decode/registry-data';
import type { UnreadReason } from '../../core/inventory/section';
import type { Family } from '../../core/inventory/sections/operating-system';

/** Something a machine was asked for and did not give. The reason is one of the inventory's closed list. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  constructor(
    readonly reason: UnreadReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

/** What a collector script does with a source beside copying it. Without any of these it takes names and passwords out. */
interface Copying {
  /** It is copied as it is: a table of the kernel, a bulk of names, or not text. */
  readonly asIs?: true;
  /** Only lines are brought in which this extended regular expression (POSIX) is found; the collector needs no others. */
  readonly excerpt?: string;
  /**
   * Of a property list in XML only texts are brought of which the whole is of this form (extended regular expression); the others are
   * masked where they stand, and data is left out.
   */
  readonly texts?: string;
}

/** A file, read whole. More than `limitBytes` is `too-large`. */
export interface FileSource extends Copying {
  readonly kind: 'file';
  readonly path: string;
  readonly limitBytes: number;
  /** What it is read for, for the list of what the tool reads. */
  readonly purpose: string;
}

/**
 * Files by a pattern in which `*` stands for any run of characters inside one path segment: `/proc/[pid]/comm` is written with a
 * star for the pid.
 */
export interface FilesSource extends Copying {
  readonly kind: 'files';
  readonly pattern: string;
  /** For each file; what is longer is left out and named. */
  readonly limitBytes: number;
  /** At most so many files are read; more is `too-large`. */
  readonly limitCount: number;
  readonly purpose: string;
}

/**
 * A command of the system, started without a shell. `path` is absolute, or a name looked up in fixed system folders, never
 * in PATH. Its environment is fixed: C locale, no proxy variables.
 */
export interface CommandSource extends Copying {
  readonly kind: 'command';
  readonly path: string;
  readonly args: readonly string[];
  /** What else stands behind `args` when it is run, in words; absent when nothing does. `Collector.named` spells it out for scripts. */
  readonly operands?: string;
  /** A script brings standard error together with standard output: what is looked for stands there. */
  readonly withErrors?: true;
  readonly limitMs: number;
  readonly limitBytes: number;
  readonly purpose: string;
}

/** A call of the systeminformation library, for what no file of the system gives. */
export interface LibrarySource {
  readonly kind: 'library';
  readonly call: SystemInformationCall;
  readonly purpose: string;
}

/**
 * A place of which only one thing is asked: whether something is there, where a link leads, which names a folder has, what room its
 * file system has. `*` in the path as in a pattern.
 */
export interface PlaceSource {
  readonly kind: 'exists' | 'link' | 'list' | 'space';
  readonly path: string;
  readonly purpose: string;
}

/** Places whose paths stand in what other sources give, or in the catalogue: which they are shows only on the machine. */
export interface NamedSource {
  readonly kind: 'named';
  readonly use: 'text' | PlaceSource['kind'] | 'registry' | 'wmi' | 'system-files';
  readonly namedBy: 'catalogue' | readonly (FileSource | FilesSource)[];
  /** For each file whose text is read. */
  readonly limitBytes: number;
  readonly purpose: string;
}

/** What the system tells without a file: the addresses of its interfaces, the environment of the process. */
export interface SystemSource {
  readonly kind: 'addresses' | 'environment';
  readonly purpose: string;
}

/** Symbolic links by a pattern, with where they lead. */
export interface LinksSource {
  readonly kind: 'links';
  readonly pattern: string;
  /** Only links whose target contains this text; `null` is all. */
  readonly containing: string | null;
  readonly purpose: string;
}

export type RegistryView = '64-bit' | '32-bit';

/**
 * A key of the Windows registry. With `values` the values of these names, and nothing else of the key; with `null` the key whole
 * and all below it.
 */
export interface RegistrySource {
  readonly kind: 'registry';
  /**
   * "HKLM\\SOFTWARE\\Symantec": the root in short (HKLM, HKCU, HKU), never with WOW6432Node. One segment may be "*", any subkey, or
   * end with it, any whose name begins so: such a source is read by `registries`.
   */
  readonly key: string;
  /** On 32-bit Windows there is one view only, and both are it. */
  readonly view: RegistryView;
  readonly values: readonly string[] | null;
  /** Of the subkeys behind a "*", only those of which the value has one of these texts: nothing of the others is kept. */
  readonly only: { readonly value: string; readonly texts: readonly string[] } | null;
  /**
   * Only whether the key and the values of these names are there: in what is read each of them has '' for its data. For ids, data of
   * packages and whatever else must not be carried along.
   */
  readonly presenceOnly?: true;
  readonly purpose: string;
}

/** How long the run of wmi.js may take on a live machine: WMI starts its services with the first question. */
export const scriptLimitMs = 60_000;

/** Rows of WMI. Only the named properties are asked for. */
export interface WmiSource {
  readonly kind: 'wmi';
  /** Names the source in what the script prints: "hotfixes". */
  readonly id: string;
  /** "root\\cimv2". */
  readonly namespace: string;
  readonly className: string;
  /**
   * As the class names them. With a "?" behind its name, of a property that holds the path of a file: whether that file is there, and
   * the path itself is not given.
   */
  readonly properties: readonly string[];
  /** Condition in WQL, without WHERE; `null` is none. */
  readonly where: string | null;
  /** Only rows in which the property has one of these texts, whatever their case (with a "*" at its end: begins so); `null` is all. */
  readonly only: { readonly property: string; readonly texts: readonly string[] } | null;
  readonly purpose: string;
}

/** Whether files of %SystemRoot%\\System32 are there, their versions and owners. */
export interface SystemFilesSource {
  readonly kind: 'system-files';
  readonly names: readonly string[];
  readonly purpose: string;
}

export type Source =
  | FileSource
  | FilesSource
  | CommandSource
  | LibrarySource
  | PlaceSource
  | NamedSource
  | SystemSource
  | LinksSource
  | RegistrySource
  | WmiSource
  | SystemFilesSource;

/** A row of WMI, by the names of the properties as they were asked for; `null` where a row has no such property or no value. */
export type WmiRow = Readonly<Record<string, string | number | boolean | null | readonly (string | number | boolean | null)[]>>;

/** A file of the system. `owner` is `null` when it could not be told. */
export interface SystemFile {
  readonly present: boolean;
  /** "10.0.26100.7171"; `null` when it has none, or it could not be told. */
  readonly version: string | null;
  readonly owner: 'trusted-installer' | 'other' | null;
}

/** The calls of systeminformation that may be made: single and quick ones. Those that start many processes are not among them. */
export interface SystemInformation {
  readonly system: Systeminformation.SystemData;
  readonly osInfo: Systeminformation.OsData;
  readonly cpu: Systeminformation.CpuData;
  readonly mem: Systeminformation.MemData;
  readonly fsSize: Systeminformation.FsSizeData[];
  readonly diskLayout: Systeminformation.DiskLayoutData[];
  readonly uuid: Systeminformation.UuidData;
  readonly time: Systeminformation.TimeData;
}

export type SystemInformationCall = keyof SystemInformation;

/** An address of a network interface that is up. */
export interface InterfaceAddress {
  readonly interface: string;
  readonly loopback: boolean;
  readonly address: string;
  readonly prefixLength: number | null;
  readonly family: 'ipv4' | 'ipv6';
}

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * The one way in which collectors read a machine: this one, or a recorded one brought from elsewhere. Every method throws
 * `Unavailable` and nothing else; each honours the signal it was made with.
 */
export interface Machine {
  readonly family: Family;
  readonly origin: 'live' | 'recorded';
  /** Root or administrator; `null` when that cannot be told. */
  readonly elevated: boolean | null;
  /** The environment of the process that collects (or of the script that did), by name. */
  readonly environment: Readonly<Record<string, string>>;
  /** Decoded as UTF-8; a byte that is not UTF-8 becomes U+FFFD. */
  text(source: FileSource): Promise<string>;
  bytes(source: FileSource): Promise<Uint8Array>;
  /** Files that match, in path order; one that could not be read carries why. No match is an empty list. */
  texts(source: FilesSource): Promise<readonly { readonly path: string; readonly text: string | Unavailable }[]>;
  /** Whether there is something at the path; throws when that cannot be told. */
  exists(path: string): Promise<boolean>;
  /** Target of a symbolic link. */
  link(path: string): Promise<string>;
  /** Links that match and whose target fits, in path order; one that could not be read carries why. */
  links(source: LinksSource): Promise<readonly { readonly path: string; readonly target: string | Unavailable }[]>;
  /** Names in a folder, sorted. */
  list(path: string): Promise<readonly string[]>;
  /** Ends normally with any exit code; a command that is missing, hangs or prints too much is `Unavailable`. */
  run(source: CommandSource): Promise<CommandResult>;
  /** Size and what an unprivileged process may still use of the file system at `path`, in bytes. */
  space(path: string): Promise<{ readonly totalBytes: number; readonly freeBytes: number }>;
  /** Addresses of all interfaces that are up, as the system's own call lists them (getifaddrs, GetAdaptersAddresses). */
  addresses(): Promise<readonly InterfaceAddress[]>;
  /** What the systeminformation library says; a recorded machine answers `not-collected`. */
  systemInformation<Call extends SystemInformationCall>(call: Call): Promise<SystemInformation[Call]>;
  /** One key of the registry. `not-found` where there is no such key; a value that is not there is missing in the map. */
  registry(source: RegistrySource): Promise<RegistryKey>;
  /** Every key that a source with a "*" matches, by the name that stands for the "*", in order; one that could not be read carries why. */
  registries(source: RegistrySource): Promise<readonly { readonly name: string; readonly key: RegistryKey | Unavailable }[]>;
  wmi(source: WmiSource): Promise<readonly WmiRow[]>;
  /** By the names as they were asked for. */
  systemFiles(source: SystemFilesSource): Promise<ReadonlyMap<string, SystemFile>>;
  /** The same machine, whose calls also end when `signal` is aborted: `Unavailable` with the signal's own reason. */
  within(signal: AbortSignal): Machine;
  /** SHA-256 in hex over `text`; for identities that must not leave the machine as they are. */
  digest(text: string): string;
}

export const file = (path: string, purpose: string, limitBytes = 256 * 1024): FileSource => ({ kind: 'file', path, purpose, limitBytes });

export const files = (pattern: string, purpose: string, limits: { limitBytes?: number; limitCount?: number } = {}): FilesSource => ({
  kind: 'files',
  pattern,
  purpose,
  limitBytes: limits.limitBytes ?? 64 * 1024,
  limitCount: limits.limitCount ?? 2_000,
});

/** The same source, which scripts copy as it is. */
export const asIs = <Kind extends FileSource | FilesSource | CommandSource>(source: Kind): Kind => ({ ...source, asIs: true });

/** The same source, of which scripts bring only the lines with `form` in them. */
export const excerpt = <Kind extends FileSource | CommandSource>(source: Kind, form: string): Kind => ({ ...source, excerpt: form });

/** One of the files of a pattern. */
export const fileOf = ({ purpose, limitBytes }: FilesSource, path: string): FileSource => file(path, purpose, limitBytes);

export const place = (kind: PlaceSource['kind'], path: string, purpose: string): PlaceSource => ({ kind, path, purpose });

export const named = (use: NamedSource['use'], namedBy: NamedSource['namedBy'], purpose: string, limitBytes = 256 * 1024): NamedSource => ({
  kind: 'named',
  use,
  namedBy,
  limitBytes,
  purpose,
});

export const addresses: SystemSource = { kind: 'addresses', purpose: 'Addresses of the network interfaces' };

export const environment: SystemSource = { kind: 'environment', purpose: 'Proxy variables of this process' };

export const command = (
  path: string,
  args: readonly string[],
  purpose: string,
  limits: { limitMs?: number; limitBytes?: number } = {},
): CommandSource => ({
  kind: 'command',
  path,
  args,
  purpose,
  limitMs: limits.limitMs ?? 3_000,
  limitBytes: limits.limitBytes ?? 512 * 1024,
});

export const links = (pattern: string, purpose: string, containing: string | null = null): LinksSource => ({
  kind: 'links',
  pattern,
  containing,
  purpose,
});

/** Values of a registry key, by name. */
export const registryValues = (key: string, values: readonly string[], purpose: string, view: RegistryView = '64-bit'): RegistrySource => ({
  kind: 'registry',
  key,
  view,
  values,
  only: null,
  purpose,
});

/** Whether a registry key and values of it are there, without their data; no names: the key alone. */
export const registryPresence = (
  key: string,
  values: readonly string[],
  purpose: string,
  view: RegistryView = '64-bit',
): RegistrySource => ({ ...registryValues(key, values, purpose, view), presenceOnly: true });

/** A registry key with all below it: only for keys of which everything may be read. */
export const registryTree = (key: string, purpose: string, view: RegistryView = '64-bit'): RegistrySource => ({
  kind: 'registry',
  key,
  view,
  values: null,
  only: null,
  purpose,
});

export const wmi = (
  id: string,
  className: string,
  properties: readonly string[],
  purpose: string,
  options: { namespace?: string; where?: string; only?: WmiSource['only'] } = {},
): WmiSource => ({
  kind: 'wmi',
  id,
  namespace: options.namespace ?? 'root\\cimv2',
  className,
  properties,
  where: options.where ?? null,
  only: options.only ?? null,
  purpose,
});

export const library = (call: SystemInformationCall, purpose: string): LibrarySource => ({ kind: 'library', call, purpose });
