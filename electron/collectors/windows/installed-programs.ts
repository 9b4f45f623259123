import type { WatchList } from '../../../core/catalogue/watched';
import { watchedNames } from '../../../core/catalogue/watched-names';
import { type Machine, named, type RegistrySource, registryValues, type RegistryView, Unavailable } from '../../machine/machine';
import { hasTwoViews, textOf } from './registry-values';

/** An entry among the installed programs. */
export interface InstalledProgram {
  readonly name: string;
  readonly version: string | null;
  readonly publisher: string | null;
  readonly view: RegistryView;
}

/** As the installation package of the agent calls itself: the names that Install.ps1 of microsoft/mdefordownlevelserver looks for. */
export const unifiedAgentNames = ['Microsoft Defender for Endpoint', 'Microsoft Defender for Windows Server'] as const;

/** System Center Endpoint Protection, by its own and its older names. */
export const endpointProtectionNames = ['System Center Endpoint Protection', 'Microsoft Forefront Endpoint Protection*'] as const;

export const namedPrograms = named('registry', 'catalogue', 'Installed programs of the catalogue: their names, versions and makers');

/** The entries of one view that are looked for; nothing of the others is read. */
const programsOf = (watch: WatchList, view: RegistryView): RegistrySource => ({
  ...registryValues(
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*',
    ['DisplayName', 'DisplayVersion', 'Publisher'],
    'Installed programs of the catalogue',
    view,
  ),
  only: {
    value: 'DisplayName',
    texts: [...watchedNames(watch.products, 'windows', 'uninstall-entry').all, ...unifiedAgentNames, ...endpointProtectionNames],
  },
});

export const spelledPrograms = (watch: WatchList): readonly RegistrySource[] => [programsOf(watch, '64-bit'), programsOf(watch, '32-bit')];

/**
 * The entries that are looked for, of both views. On a 32-bit Windows all are of the 32-bit view.
 *
 * @returns what could be read; `gaps` by the view that could not, or not wholly
 */
export async function readPrograms(
  machine: Machine,
  watch: WatchList,
): Promise<{ readonly programs: readonly InstalledProgram[]; readonly gaps: ReadonlyMap<RegistryView, Unavailable> }> {
  const twoViews = await hasTwoViews(machine);
  const programs: InstalledProgram[] = [];
  const gaps = new Map<RegistryView, Unavailable>();
  for (const source of twoViews ? spelledPrograms(watch) : [programsOf(watch, '64-bit')]) {
    const view = twoViews ? source.view : '32-bit';
    try {
      for (const { key } of await machine.registries(source)) {
        if (key instanceof Unavailable) {
          gaps.set(view, key);
          continue;
        }
        const name = textOf(key, 'DisplayName');
        if (name !== null) programs.push({ name, version: textOf(key, 'DisplayVersion'), publisher: textOf(key, 'Publisher'), view });
      }
    } catch (cause) {
      if (!(cause instanceof Unavailable)) throw cause;
      gaps.set(view, cause);
    }
  }
  return { programs, gaps };
}
