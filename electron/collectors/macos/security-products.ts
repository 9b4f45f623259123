import type { WatchList } from '../../../core/catalogue/watched';
import { type WatchedNames, watchedNames } from '../../../core/catalogue/watched-names';
import { decodeKernelExtensions, decodeSystemExtensions } from '../../../core/inventory/decode/macos-commands';
import { MalformedInput } from '../../../core/inventory/decode/malformed-input';
import { decodePlist, dictOf, textIn } from '../../../core/inventory/decode/plist';
import type { ProductSignal } from '../../../core/inventory/sections/security-products';
import { type CommandSource, command, type Machine, named, place, type Source, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, settled } from '../ledger';
import { byNames, type Gap, type Looks, lookForProducts } from '../product-looks';
import {
  kernelExtensionLists,
  plutilArguments,
  readKernelExtensionList,
  readSystemExtensionList,
  swVers,
  systemExtensionList,
} from './commands';
import { processList, readProcessNames } from './processes';

const sources = {
  swVers,
  processes: processList,
  systemExtensions: systemExtensionList,
  ...kernelExtensionLists,
  paths: named('exists', 'catalogue', 'Files and folders of the catalogue'),
  folders: named('list', 'catalogue', 'Files and folders of the catalogue, by the beginning of their name'),
  versions: {
    ...command('plutil', plutilArguments, 'Version of the applications that were found'),
    texts: '[0-9][0-9A-Za-z.+-]*',
    operands: 'Info.plist of the applications that were found of those the catalogue names',
  },
} as const;

const looks: Looks = {
  process: byNames('macos', 'process', findProcesses),
  path: byNames('macos', 'path', findPaths),
  'system-extension': byNames('macos', 'system-extension', findSystemExtensions),
  'kernel-module': byNames('macos', 'kernel-module', findKernelExtensions),
};

export const securityProducts: Collector<'securityProducts'> = {
  section: 'securityProducts',
  family: 'macos',
  sources,
  named: ({ products }: WatchList): readonly Source[] => {
    const { all } = watchedNames(products, 'macos', 'path');
    return [
      ...all.map((path) =>
        path.endsWith('*') ? place('list', folderOf(path), sources.folders.purpose) : place('exists', path, sources.paths.purpose),
      ),
      ...all.filter(isApplication).map(versionOf),
    ];
  },
  limitMs: 15_000,
  read: (machine, { catalogue }) => lookForProducts(looks, machine, catalogue, 'ps, systemextensionsctl, kmutil or kextstat, paths'),
};

async function findProcesses(machine: Machine, watched: WatchedNames): Promise<readonly ProductSignal[]> {
  const names = new Set([...(await readProcessNames(machine))].flatMap(watched.namesFor));
  return [...names].map((name) => ({ kind: 'process', name, state: null, version: null, source: 'ps' }));
}

/** Those that macOS has activated: one that waits for the user does nothing yet, one that waits to be uninstalled nothing any more. */
async function findSystemExtensions(machine: Machine, watched: WatchedNames): Promise<readonly ProductSignal[]> {
  const list = await readSystemExtensionList(machine);
  return (list === null ? [] : decodeSystemExtensions(list))
    .filter(({ state }) => state === 'enabled')
    .flatMap(({ bundleId, version }) =>
      watched
        .namesFor(bundleId)
        .map((name) => ({ kind: 'system-extension' as const, name, state: null, version, source: 'systemextensionsctl list' })),
    );
}

async function findKernelExtensions(machine: Machine, watched: WatchedNames): Promise<readonly ProductSignal[]> {
  const { text, source } = await readKernelExtensionList(machine);
  return decodeKernelExtensions(text).flatMap(({ bundleId, version }) =>
    watched.namesFor(bundleId).map((name) => ({ kind: 'kernel-module' as const, name, state: null, version, source })),
  );
}

/** One path that cannot be looked at leaves the others. */
async function findPaths(machine: Machine, { all }: WatchedNames, gap: Gap): Promise<readonly ProductSignal[]> {
  const found = await Promise.all(
    all.map(async (name): Promise<readonly ProductSignal[]> => {
      const source = await settled(name.endsWith('*') ? firstWithPrefix(machine, name.slice(0, -1)) : whole(machine, name));
      if (source instanceof Unavailable) gap(source);
      if (source instanceof Unavailable || source === null) return [];
      return [{ kind: 'path', name, state: null, version: isApplication(name) ? await readVersion(machine, name) : null, source }];
    }),
  );
  return found.flat();
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

const isApplication = (path: string): boolean => path.endsWith('.app');

const whole = async (machine: Machine, path: string): Promise<string | null> => ((await machine.exists(path)) ? path : null);

async function firstWithPrefix(machine: Machine, prefix: string): Promise<string | null> {
  const folder = folderOf(prefix);
  const start = prefix.slice(prefix.lastIndexOf('/') + 1);
  const name = ((await ifFound(machine.list(folder))) ?? []).find((candidate) => candidate.startsWith(start));
  return name === undefined ? null : `${folder === '/' ? '' : folder}/${name}`;
}

/** plutil over the Info.plist of an application. */
const versionOf = (application: string): CommandSource => {
  const { operands, ...source } = sources.versions;
  return { ...source, args: [...plutilArguments, `${application}/Contents/Info.plist`] };
};

/** The version an application states of itself; `null` when it does not: the sign that it is there stays one. */
async function readVersion(machine: Machine, application: string): Promise<string | null> {
  try {
    const { stdout, exitCode } = await machine.run(versionOf(application));
    const information = exitCode === 0 ? dictOf(decodePlist(stdout)) : null;
    return textIn(information?.CFBundleShortVersionString) ?? textIn(information?.CFBundleVersion);
  } catch (cause) {
    if (cause instanceof Unavailable || cause instanceof MalformedInput) return null;
    throw cause;
  }
}
