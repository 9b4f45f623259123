import { decodeSwVers } from '../../../core/inventory/decode/macos-commands';
import { decodePlist, type PlistValue } from '../../../core/inventory/decode/plist';
import { type CommandSource, command, type Machine, type PlaceSource, place, Unavailable } from '../../machine/machine';
import { ifFound } from '../ledger';

export const swVers = command('sw_vers', [], 'Version and build of macOS');

/** A property list, in whatever form it is written; `there` tells one that is missing from one that is closed. */
export interface PropertyList {
  readonly path: string;
  readonly list: CommandSource;
  readonly there: PlaceSource;
}

/** plutil prints a list in XML from any form, the binary one and archives included; it is part of every macOS. */
export const plutilArguments = ['-convert', 'xml1', '-o', '-'] as const;

/**
 * @param path where the list lies
 * @param texts form of the texts that a script may bring of it; without one it masks by the names of the settings
 */
export const propertyList = (path: string, purpose: string, texts?: string): PropertyList => ({
  path,
  list: {
    ...command('plutil', [...plutilArguments, path], purpose, { limitBytes: 4 * 1024 * 1024 }),
    ...(texts !== undefined && { texts }),
  },
  there: place('exists', path, purpose),
});

/**
 * A list that plutil does not print may be missing, or be closed; and so may plutil itself.
 *
 * @throws Unavailable `not-found` where there is no such list, and only there; MalformedInput
 */
export async function readPropertyList(machine: Machine, { path, list, there }: PropertyList): Promise<PlistValue> {
  const printed = await ifFound(machine.run(list));
  if (printed?.exitCode === 0) return decodePlist(printed.stdout);
  if (!(await machine.exists(there.path))) throw new Unavailable('not-found', `${path} is not there.`);
  if (printed === null) throw new Unavailable('failed', `${path} is there, but no command plutil that prints it.`);
  const reason = machine.elevated === false ? 'not-elevated' : 'not-readable';
  throw new Unavailable(reason, `${path} cannot be read: plutil ended with ${printed.exitCode}.`);
}

/** What a command prints, when it ends well. */
export async function output(machine: Machine, source: CommandSource): Promise<string> {
  const { stdout, exitCode } = await machine.run(source);
  if (exitCode !== 0) throw new Unavailable('failed', `${source.path} ended with ${exitCode}.`);
  return stdout;
}

/** The version by which it is decided which commands there are: "10.15.7". */
export const readVersion = async (machine: Machine): Promise<string> => decodeSwVers(await output(machine, swVers)).productVersion ?? '';

/** Kernel extensions are listed by kmutil from macOS 11 on, by kextstat before. */
export const kernelExtensionLists = {
  kmutil: command('kmutil', ['showloaded', '--list-only'], 'Kernel extensions that are loaded, and not of Apple', { limitMs: 8_000 }),
  kextstat: command('kextstat', ['-l'], 'Kernel extensions that are loaded, and not of Apple, before macOS 11', { limitMs: 8_000 }),
} as const;

export async function readKernelExtensionList(machine: Machine): Promise<{ readonly text: string; readonly source: string }> {
  const { kmutil, kextstat } = kernelExtensionLists;
  const newer = await ifFound(output(machine, kmutil));
  if (newer !== null) return { text: newer, source: 'kmutil showloaded' };
  return { text: await output(machine, kextstat), source: 'kextstat' };
}

export const systemExtensionList = command('systemextensionsctl', ['list'], 'System extensions and their state', { limitMs: 8_000 });

/** The list of system extensions; `null` on a macOS that has none: those before 10.15. */
export async function readSystemExtensionList(machine: Machine): Promise<string | null> {
  const text = await ifFound(output(machine, systemExtensionList));
  if (text !== null) return text;
  if (/^10\.(?:\d|1[0-4])(?:\.|$)/.test(await readVersion(machine))) return null;
  throw new Unavailable('not-found', 'There is no command systemextensionsctl.');
}
