import { scriptLimitMs } from '../../machine/machine';
import { Unavailable, wmi, type WmiRow } from '../../machine/machine';

/**
 * For sections that ask WMI too. One run of its script answers all of them, and ends before: what only WMI tells may then be missing,
 * but nothing of the registry is.
 */
export const limitWithWmiMs = scriptLimitMs + 10_000;

/** Rows that more than one collector asks for: what is declared under one id has to be one source. */
export const computer = wmi(
  'computer',
  'Win32_ComputerSystem',
  ['TotalPhysicalMemory', 'PartOfDomain', 'Domain'],
  'Memory; membership of a domain',
);

/** Text of a property; `null` where it has none. */
export function textIn(row: WmiRow, property: string): string | null {
  const value = row[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Texts of a property that is a list. */
export function textsIn(row: WmiRow, property: string): readonly string[] {
  const value = row[property];
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string' && text.trim() !== '') : [];
}

/** Number of a property: WMI gives those of 64 bits as text. */
export function numberIn(row: WmiRow, property: string): number | null {
  const value = row[property];
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

export function booleanIn(row: WmiRow, property: string): boolean | null {
  const value = row[property];
  return typeof value === 'boolean' ? value : null;
}

/** @throws Unavailable `not-found` for a class of which there is always one row, where there is none */
export function onlyRow(rows: readonly WmiRow[], className: string): WmiRow {
  const [row] = rows;
  if (!row) throw new Unavailable('not-found', `WMI gave no row of ${className}.`);
  return row;
}
