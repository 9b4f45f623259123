import type { RegistryKey } from '../../../core/inventory/decode/registry-data';
import { type Machine, type RegistrySource, registryValues, Unavailable } from '../../machine/machine';
import { ifFound } from '../ledger';

/** Where a value stands, for people: "HKLM\\SOFTWARE\\Symantec : Version". */
export function placeOf({ key, view }: Pick<RegistrySource, 'key' | 'view'>, name?: string): string {
  const place = view === '32-bit' ? `${key} (32-bit)` : key;
  return name === undefined ? place : `${place} : ${name}`;
}

/** A key that need not be there: `null` where it is not. */
export const readKey = (machine: Machine, source: RegistrySource): Promise<RegistryKey | null> => ifFound(machine.registry(source));

/** Text of a value without blanks around it; `null` where the value is not set, is empty or is no text. */
export function textOf(key: RegistryKey | null, name: string): string | null {
  const data = key?.values.get(name.toLowerCase());
  return typeof data === 'string' && data.trim() !== '' ? data.trim() : null;
}

/** Number of a DWORD or QWORD, or of a text of digits, which scripts write in its place; `null` where there is none. */
export function numberOf(key: RegistryKey | null, name: string): number | null {
  const data = key?.values.get(name.toLowerCase());
  if (typeof data === 'number') return data;
  if (typeof data === 'bigint') return data <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(data) : null;
  return typeof data === 'string' && /^\s*\d{1,15}\s*$/.test(data) ? Number(data) : null;
}

/** Texts of a REG_MULTI_SZ, or of a text in which commas or blanks stand between them; those that are empty are left out. */
export function textsOf(key: RegistryKey | null, name: string): readonly string[] {
  const data = key?.values.get(name.toLowerCase());
  const texts = typeof data === 'string' ? data.split(/[\s,;]+/) : Array.isArray(data) ? (data as readonly string[]) : [];
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** Whether a value is there, whatever it holds. */
export const hasValue = (key: RegistryKey | null, name: string): boolean => key?.values.has(name.toLowerCase()) ?? false;

/** @throws Unavailable `not-found` where Windows does not state what it always states */
export function stated<Value>(value: Value | null, source: RegistrySource, name: string): Value {
  if (value === null) throw new Unavailable('not-found', `${placeOf(source, name)} is not set, or has no form that is known.`);
  return value;
}

/** The environment of the machine itself, which every process begins with. */
export const machineEnvironment = registryValues(
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
  ['PROCESSOR_ARCHITECTURE', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
  'Architecture; proxy variables of the machine',
);

/**
 * Whether a 64-bit Windows has a second view of its registry, for 32-bit programs: on a 32-bit Windows both are one.
 *
 * @throws Unavailable where the architecture is not known
 */
export async function hasTwoViews(machine: Machine): Promise<boolean> {
  const key = await machine.registry(machineEnvironment);
  return stated(textOf(key, 'PROCESSOR_ARCHITECTURE'), machineEnvironment, 'PROCESSOR_ARCHITECTURE').toLowerCase() !== 'x86';
}
