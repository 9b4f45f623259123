import { compareVersions } from '../units/versions';
import type { Catalogue } from './schema';
import type { WatchedProduct } from './watched-names';

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
  /** Root certificates, by the SHA-1 of their DER form (the name of their key in the registry). */
  readonly roots: readonly { readonly name: string; readonly sha1: string }[];
}

/** What collectors need of a catalogue: the signs of the products it knows, and what to look for on Windows. */
export interface WatchList {
  readonly version: string;
  readonly products: readonly WatchedProduct[];
  readonly windows: WatchedOnWindows;
}

/**
 * What collectors look for by a catalogue.
 *
 * @param known version of the catalogue with which raw evidence was brought: a product whose signs are newer was not looked for then
 */
export function watchListOf(catalogue: Catalogue, known: string = catalogue.version): WatchList {
  const version = compareVersions(known, catalogue.version) < 0 ? known : catalogue.version;
  return {
    version,
    products: catalogue.products.filter(({ signsSince }) => compareVersions(signsSince, version) <= 0),
    windows: watchedOnWindows(catalogue),
  };
}

/** Everything that the checks of Windows ask about by name, sorted and without repetition. */
export function watchedOnWindows({ common, platforms, network }: Catalogue): WatchedOnWindows {
  const proofs = platforms.flatMap(({ requirements }) => requirements.flatMap(({ rule }) => rule?.satisfiedBy ?? []));
  return {
    services: sorted(common.windows.services.map(({ name }) => name)),
    features: sorted(proofs.flatMap((proof) => (proof.by === 'feature' ? [proof.feature] : []))),
    capabilities: sorted(proofs.flatMap((proof) => (proof.by === 'capability' ? [proof.capability] : []))),
    updates: sorted(proofs.flatMap((proof) => (proof.by === 'update' ? [proof.update] : []))),
    files: sorted(proofs.flatMap((proof) => (proof.by === 'file' || proof.by === 'file-owner' ? [proof.file] : []))),
    policies: common.windows.policies.map(({ key, value }) => ({ key, name: value })),
    roots: [network.pinning.root, ...common.windows.rootCertificates].map(({ name, sha1 }) => ({ name, sha1 })),
  };
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].toSorted();
