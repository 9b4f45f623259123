import type { RegistryKey } from '../../../core/inventory/decode/registry-data';
import type { RegistrySource, Unavailable } from '../machine';

/** A way into the registry of this machine. Both methods throw `Unavailable` and nothing else. */
export interface RegistryReader {
  /** What `Machine.registry` gives. */
  key(source: RegistrySource, signal: AbortSignal): Promise<RegistryKey>;
  /** What `Machine.registries` gives. */
  keys(source: RegistrySource, signal: AbortSignal): Promise<readonly { readonly name: string; readonly key: RegistryKey | Unavailable }[]>;
}

/** What one source may bring: many times what the products have that are looked for. More is `too-large`. */
export const registryLimits = { keys: 20_000, values: 50_000, bytes: 32 * 1024 * 1024, depth: 512 } as const;
