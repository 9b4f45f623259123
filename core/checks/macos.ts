import type { Catalogue } from '../catalogue/schema';
import { watchedNames } from '../catalogue/watched-names';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import { compareVersions } from '../units/versions';

type Profile = Catalogue['common']['macos']['profiles'][number];

/** Where the catalogue has its facts of macOS. */
export const macosSource = ({ common }: Catalogue): string => `catalogue: ${common.macos.sources.join(', ')}`;

/** Whether protection products are kernel extensions on this version, and system extensions do not exist. */
export const isBeforeSystemExtensions = ({ common }: Catalogue, version: string): boolean =>
  compareVersions(version, common.macos.systemExtensionsFrom) < 0;

/** Whether Defender needs the profile on a system: by its version, of which a bound names only the first parts, and its architecture. */
export function needsProfile({ macosMin, macosMax, architectures }: Profile, version: string, architecture: string): boolean {
  const upTo = (bound: string) => version.split('.').slice(0, bound.split('.').length).join('.');
  return (
    (macosMin === null || compareVersions(version, macosMin) >= 0) &&
    (macosMax === null || compareVersions(upTo(macosMax), macosMax) <= 0) &&
    (architectures === null || architectures.includes(architecture))
  );
}

/** Whose product an extension is of, by the catalogue's names; `null`: none of them. */
export function roleOfBundle(catalogue: Catalogue, bundleId: string): 'symantec' | 'defender' | 'other' | null {
  for (const role of ['symantec', 'defender', 'other'] as const) {
    const products = catalogue.products.filter((product) => product.role === role);
    for (const kind of ['system-extension', 'kernel-module'] as const) {
      if (watchedNames(products, 'macos', kind).namesFor(bundleId).length > 0) return role;
    }
  }
  return null;
}

/** Apple's own processors. */
export const isAppleSilicon = ({ architecture }: OperatingSystem): boolean => architecture === 'arm64';
