/**
 * Data of a registry value: text of REG_SZ and REG_EXPAND_SZ (as it stands, nothing expanded, up to its first NUL), texts of
 * REG_MULTI_SZ, a number of REG_DWORD, a big integer of REG_QWORD, bytes of every other type, and of a DWORD or QWORD that has not
 * its size.
 */
export type RegistryData = string | readonly string[] | number | bigint | Uint8Array;

/** A registry key as far as it was asked for. Names of values and subkeys are in lower case, as Windows does not tell case; '' is the default value. */
export interface RegistryKey {
  /** The key's own name as it is written: its last segment. */
  readonly name: string;
  readonly values: ReadonlyMap<string, RegistryData>;
  readonly keys: ReadonlyMap<string, RegistryKey>;
}

/** The numbers of the types that are told apart (winnt.h); every other is bytes. */
export const registryTypes = { sz: 1, expandSz: 2, binary: 3, dword: 4, multiSz: 7, qword: 11 } as const;

/** The data of a value from its type, as a number of winnt.h, and its bytes. Whoever reads a registry, by whatever way, decodes it by this. */
export function registryDataOf(type: number, bytes: Uint8Array): RegistryData {
  switch (type) {
    case registryTypes.sz:
    case registryTypes.expandSz:
      return untilNul(utf16(bytes));
    case registryTypes.multiSz:
      return textsOf(utf16(bytes));
    case registryTypes.dword:
      return bytes.length === 4 ? Number(littleEndian(bytes)) : bytes;
    case registryTypes.qword:
      return bytes.length === 8 ? littleEndian(bytes) : bytes;
    default:
      return bytes;
  }
}

/** What programs read of a text: up to the first NUL. */
export function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/**
 * Each text ends with a NUL, the list with one more. Texts may be empty: PendingFileRenameOperations has one for every file that is
 * to be deleted.
 */
function textsOf(text: string): readonly string[] {
  if (/^\0*$/.test(text)) return [];
  const texts = text.replace(/\0$/, '').split('\0');
  if (texts.at(-1) === '') texts.pop();
  return texts;
}

/** Text of UTF-16LE, half a character at its end left out. */
export function utf16(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  const units: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    units.push(view.getUint16(at, true));
    if (units.length === 4096) parts.push(String.fromCharCode(...units.splice(0)));
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** Full names of the roots, as `reg.exe` prints them, and how they are written here. */
export const registryRoots: ReadonlyMap<string, string> = new Map([
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKEY_USERS', 'HKU'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
  ['HKEY_CURRENT_CONFIG', 'HKCC'],
]);

/**
 * The key at a path below another: `keyAt(decodeRegistryExport(bytes), 'HKLM\\SOFTWARE\\Symantec')`. Case does not matter.
 *
 * @returns `null` where there is none
 */
export function keyAt(key: RegistryKey, path: string): RegistryKey | null {
  let found: RegistryKey | undefined = key;
  for (const name of path.split('\\')) found = found?.keys.get(name.toLowerCase());
  return found ?? null;
}

/** A key to which values and keys are added while a registry is read or decoded. */
export class RegistryBranch implements RegistryKey {
  readonly values = new Map<string, RegistryData>();
  readonly keys = new Map<string, RegistryBranch>();

  constructor(readonly name: string) {}

  /** The key of that name, made where it is missing. */
  child(name: string): RegistryBranch {
    const known = this.keys.get(name.toLowerCase());
    if (known) return known;
    const made = new RegistryBranch(name);
    this.keys.set(name.toLowerCase(), made);
    return made;
  }
}
