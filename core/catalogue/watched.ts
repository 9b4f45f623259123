import type { Catalogue } from './schema';

/** What a collector for Windows has to look for, by the names that the catalogue uses. Nothing else of its kind is kept. */
export interface WatchedOnWindows {
  /** Services and drivers. */
  readonly services: readonly string[];
  readonly features: readonly string[];
  /** Features on demand, without the trailing tildes. */
  readonly capabilities: readonly string[];
  /** "KB4474419". */
  readonly updates: readonly string[];
  /** Files in %SystemRoot%\System32. */
  readonly files: readonly string[];
  /** Values of the registry. */
  readonly policies: readonly { readonly key: string; readonly name: string }[];
}

/** Everything that the checks of Windows ask about by name, sorted and without repetition. */
export function watchedOnWindows({ common, platforms }: Catalogue): WatchedOnWindows {
  const proofs = platforms.flatMap(({ requirements }) => requirements.flatMap(({ rule }) => rule?.satisfiedBy ?? []));
  return {
    services: sorted(common.windows.services.map(({ name }) => name)),
    features: sorted(proofs.flatMap((proof) => (proof.by === 'feature' ? [proof.feature] : []))),
    capabilities: sorted(proofs.flatMap((proof) => (proof.by === 'capability' ? [proof.capability] : []))),
    updates: sorted(proofs.flatMap((proof) => (proof.by === 'update' ? [proof.update] : []))),
    files: sorted(proofs.flatMap((proof) => (proof.by === 'file' || proof.by === 'file-owner' ? [proof.file] : []))),
    policies: common.windows.policies.map(({ key, value }) => ({ key, name: value })),
  };
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].toSorted();
