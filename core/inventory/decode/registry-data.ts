/**
 * Data of a registry value: text of REG_SZ and REG_EXPAND_SZ (as it stands, nothing expanded, without its end mark), texts of
 * REG_MULTI_SZ, a number of REG_DWORD, a big integer of REG_QWORD, bytes of every other type.
 */
export type RegistryData = string | readonly string[] | number | bigint | Uint8Array;

/** A registry key as far as it was asked for. Names of values and subkeys are in lower case, as Windows does not tell case; '' is the default value. */
export interface RegistryKey {
  /** The key's own name as it is written: its last segment. */
  readonly name: string;
  readonly values: ReadonlyMap<string, RegistryData>;
  readonly keys: ReadonlyMap<string, RegistryKey>;
}
