import type { WatchList } from '../../../core/catalogue/watched';
import { type WatchedNames, watchedNames } from '../../../core/catalogue/watched-names';
import type { ProductSignal, SignalKind } from '../../../core/inventory/sections/security-products';
import {
  type Machine,
  named,
  place,
  type RegistrySource,
  registryPresence,
  registryValues,
  type Source,
  Unavailable,
  wmi,
} from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, settled } from '../ledger';
import { type Gap, type Looks, lookForProducts } from '../product-looks';
import { namedPrograms, readPrograms, spelledPrograms } from './installed-programs';
import { hasTwoViews, hasValue, machineEnvironment, placeOf, readKey, textOf } from './registry-values';
import { isDriver, namedServices, readStates, serviceSource, spelledServices, startOf } from './services';
import { securityCenter } from './security-center';
import { limitWithWmiMs, textIn } from './wmi-rows';

const sources = {
  ...namedServices,
  programs: namedPrograms,
  environment: machineEnvironment,
  processes: named('wmi', 'catalogue', 'Processes of the catalogue'),
  signs: named('registry', 'catalogue', 'Keys and values of the registry that products of the catalogue make'),
  paths: named('exists', 'catalogue', 'Files and folders of the catalogue'),
  folders: named('list', 'catalogue', 'Folders of the catalogue, by what is in them'),
  ...securityCenter.sources,
} as const;

const processesOf = (watched: WatchedNames) =>
  wmi('processes', 'Win32_Process', ['Name'], 'Processes of the catalogue', { only: { property: 'Name', texts: watched.all } });

const looks: Looks = {
  service: (machine, watch, gap) => findServices(machine, watch, 'service', gap),
  driver: (machine, watch, gap) => findServices(machine, watch, 'driver', gap),
  process: findProcesses,
  path: findPaths,
  registry: findSigns,
  'uninstall-entry': findPrograms,
  'security-center': findReporting,
};

export const securityProducts: Collector<'securityProducts'> = {
  section: 'securityProducts',
  family: 'windows',
  sources,
  named: (watch) => [
    ...spelledServices(watch),
    ...spelledPrograms(watch),
    processesOf(namesOf(watch, 'process')),
    ...namesOf(watch, 'registry').all.map((name) => signSource(signOf(name))),
    ...namesOf(watch, 'path').all.map(pathSource),
  ],
  limitMs: limitWithWmiMs,
  read: (machine, { catalogue }) => lookForProducts(looks, machine, catalogue, 'registry, WMI, paths'),
};

const namesOf = ({ products }: WatchList, kind: SignalKind): WatchedNames => watchedNames(products, 'windows', kind);

/** A service and a driver may have one name in the catalogue: what the key says decides. */
async function findServices(machine: Machine, watch: WatchList, kind: 'service' | 'driver', gap: Gap): Promise<readonly ProductSignal[]> {
  const states = await readStates(machine, watch);
  const signals = await Promise.all(
    namesOf(watch, kind).all.map(async (name): Promise<readonly ProductSignal[]> => {
      const source = serviceSource(name);
      const found = name.endsWith('*')
        ? await settled(machine.registries(source))
        : await settled(ifFound(machine.registry(source)).then((key) => (key === null ? [] : [{ name, key }])));
      if (found instanceof Unavailable) {
        gap(found);
        return [];
      }
      for (const { key } of found) if (key instanceof Unavailable) gap(key);
      const own = found.flatMap(({ name: service, key }) => {
        if (key instanceof Unavailable) return [];
        const driver = isDriver(key);
        return driver === null || driver === (kind === 'driver') ? [{ service, key }] : [];
      });
      const [first] = own;
      if (!first) return [];
      const running = states instanceof Unavailable ? [] : own.map(({ service }) => states.get(service.toLowerCase()));
      const state = running.includes(true)
        ? 'running'
        : own.every(({ key }) => startOf(key) === 'disabled')
          ? 'disabled'
          : running.includes(false)
            ? 'stopped'
            : null;
      return [{ kind, name, state, version: null, source: placeOf({ ...source, key: serviceSource(first.service).key }) }];
    }),
  );
  return signals.flat();
}

async function findProcesses(machine: Machine, watch: WatchList): Promise<readonly ProductSignal[]> {
  const watched = namesOf(watch, 'process');
  const rows = await machine.wmi(processesOf(watched));
  const found = new Set(rows.flatMap((row) => watched.namesFor(textIn(row, 'Name') ?? '')));
  return [...found].map((name) => ({ kind: 'process' as const, name, state: null, version: null, source: 'Win32_Process' }));
}

/** A sign of the catalogue: "HKLM\\SOFTWARE\\WOW6432Node\\Symantec : Version", or a key alone. */
interface Sign {
  readonly key: string;
  readonly value: string | null;
  readonly view: RegistrySource['view'];
}

function signOf(name: string): Sign {
  const [place = '', value] = name.split(' : ');
  const key = place.replace(/\\WOW6432Node(?=\\|$)/i, '');
  return { key, value: value?.trim() ?? null, view: key === place ? '64-bit' : '32-bit' };
}

/** Only a version is read; of every other value whether it is there. */
const isVersion = ({ value }: Sign): boolean => /^product_?version$/i.test(value ?? '');

function signSource(sign: Sign): RegistrySource {
  const { key, value, view } = sign;
  const values = value === null ? [] : [value];
  return isVersion(sign)
    ? registryValues(key, values, 'Versions of products of the catalogue', view)
    : registryPresence(key, values, 'Signs of products of the catalogue', view);
}

async function findSigns(machine: Machine, watch: WatchList, gap: Gap): Promise<readonly ProductSignal[]> {
  const twoViews = await hasTwoViews(machine);
  const signals = await Promise.all(
    namesOf(watch, 'registry').all.map(async (name): Promise<readonly ProductSignal[]> => {
      const sign = signOf(name);
      // On a 32-bit Windows there is no such key.
      if (sign.view === '32-bit' && !twoViews) return [];
      const source = signSource(sign);
      const key = await settled(readKey(machine, source));
      if (key instanceof Unavailable) {
        gap(key);
        return [];
      }
      if (key === null || (sign.value !== null && !hasValue(key, sign.value))) return [];
      const version = sign.value !== null && isVersion(sign) ? textOf(key, sign.value) : null;
      return [{ kind: 'registry', name, state: null, version, source: placeOf(source, sign.value ?? undefined) }];
    }),
  );
  return signals.flat();
}

async function findPrograms(machine: Machine, watch: WatchList, gap: Gap): Promise<readonly ProductSignal[]> {
  const { programs, gaps } = await readPrograms(machine, watch);
  for (const cause of gaps.values()) gap(cause);
  const watched = namesOf(watch, 'uninstall-entry');
  const found = new Map<string, ProductSignal>();
  for (const { name, version, view } of programs) {
    for (const each of watched.namesFor(name)) {
      const source = placeOf({ key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall', view });
      if (!found.has(each)) found.set(each, { kind: 'uninstall-entry', name: each, state: null, version, source });
    }
  }
  return [...found.values()];
}

/** What the section of the Security Center says, as signs. */
async function findReporting(machine: Machine, watch: WatchList, gap: Gap): Promise<readonly ProductSignal[]> {
  const { data, unread } = await securityCenter.read(machine, { catalogue: watch, signal: new AbortController().signal });
  const [first] = unread.filter(({ fact }) => !fact.endsWith('.reportingProgramExists'));
  if (first) gap(new Unavailable(first.reason, first.detail));
  const watched = namesOf(watch, 'security-center');
  const found = new Set(data.products.flatMap(({ name }) => watched.namesFor(name)));
  return [...found].map((name) => ({ kind: 'security-center', name, state: null, version: null, source: 'root\\SecurityCenter2' }));
}

/** A star behind a folder stands for anything in it, behind another name for anything that begins so. */
function pathSource(name: string): Source {
  const purpose = 'Files and folders of the catalogue';
  return name.endsWith('*') ? place('list', folderOf(name), purpose) : place('exists', name, purpose);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('\\'));

async function findPaths(machine: Machine, watch: WatchList, gap: Gap): Promise<readonly ProductSignal[]> {
  const signals = await Promise.all(
    namesOf(watch, 'path').all.map(async (name): Promise<readonly ProductSignal[]> => {
      const source = await settled(name.endsWith('*') ? firstThatFits(machine, name) : wholePath(machine, name));
      if (source instanceof Unavailable) gap(source);
      return source === null || source instanceof Unavailable ? [] : [{ kind: 'path', name, state: null, version: null, source }];
    }),
  );
  return signals.flat();
}

const wholePath = async (machine: Machine, path: string): Promise<string | null> => ((await machine.exists(path)) ? path : null);

async function firstThatFits(machine: Machine, name: string): Promise<string | null> {
  const folder = folderOf(name);
  const start = name.slice(folder.length + 1, -1).toLowerCase();
  const found = ((await ifFound(machine.list(folder))) ?? []).find((each) => each.toLowerCase().startsWith(start));
  return found === undefined ? null : `${folder}\\${found}`;
}
