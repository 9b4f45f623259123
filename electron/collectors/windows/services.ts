import type { WatchList } from '../../../core/catalogue/watched';
import type { RegistryKey } from '../../../core/inventory/decode/registry-data';
import type { WindowsService } from '../../../core/inventory/sections/windows-system';
import {
  type Machine,
  named,
  type RegistrySource,
  registryValues,
  type Source,
  Unavailable,
  wmi,
  type WmiSource,
} from '../../machine/machine';
import { settled } from '../ledger';
import { numberOf } from './registry-values';
import { textIn } from './wmi-rows';

const servicesKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/** What Windows has on record of one service or driver; a name that ends with "*" is of all that begin so. */
export const serviceSource = (name: string, purpose = 'Services and drivers of the catalogue'): RegistrySource =>
  registryValues(`${servicesKey}\\${name}`, ['Start', 'Type'], purpose);

/** The sources of services as far as they can be told before a catalogue is at hand. */
export const namedServices = {
  services: named('registry', 'catalogue', 'Services and drivers of the catalogue: whether they are there, and how they start'),
  states: named('wmi', 'catalogue', 'Services and drivers of the catalogue: whether they run'),
} as const;

/** Names of all services and drivers that the catalogue asks about, for Windows itself and for products. */
function watchedServices({ windows, products }: WatchList): readonly string[] {
  const signals = products.flatMap((product) => product.signals.windows.filter(({ kind }) => kind === 'service' || kind === 'driver'));
  const byForm = new Map([...windows.services, ...signals.map(({ name }) => name)].map((name) => [name.toLowerCase(), name]));
  return [...byForm.values()].toSorted();
}

/** The two classes have the same names of properties, and are asked for the same services: what is both is in one of them. */
const stateSources = (watch: WatchList): readonly WmiSource[] => {
  const only = { property: 'Name', texts: watchedServices(watch) };
  const purpose = 'Whether services and drivers of the catalogue run';
  return [
    wmi('services', 'Win32_Service', ['Name', 'State'], purpose, { only }),
    wmi('drivers', 'Win32_SystemDriver', ['Name', 'State'], purpose, { only }),
  ];
};

/** `namedServices` spelled out. */
export const spelledServices = (watch: WatchList): readonly Source[] => [
  ...watchedServices(watch).map((name) => serviceSource(name)),
  ...stateSources(watch),
];

/**
 * Which services and drivers run, by their name in lower case. `Running` and the other states are constants of the class, in no
 * language (Microsoft Learn, Win32_BaseService).
 *
 * @returns `Unavailable` where neither class could be asked
 */
export async function readStates(machine: Machine, watch: WatchList): Promise<ReadonlyMap<string, boolean> | Unavailable> {
  const answers = await Promise.all(stateSources(watch).map((source) => settled(machine.wmi(source))));
  const states = new Map<string, boolean>();
  for (const rows of answers) {
    for (const row of rows instanceof Unavailable ? [] : rows) {
      const [name, state] = [textIn(row, 'Name'), textIn(row, 'State')];
      if (name !== null && state !== null) states.set(name.toLowerCase(), state === 'Running');
    }
  }
  const [services] = answers;
  return services instanceof Unavailable && states.size === 0 ? services : states;
}

/** Start types of the registry: SERVICE_BOOT_START to SERVICE_DISABLED of winnt.h. */
const starts: readonly NonNullable<WindowsService['start']>[] = ['boot', 'system', 'automatic', 'manual', 'disabled'];

/** How a service starts; `null` where its key does not say. */
export function startOf(key: RegistryKey): WindowsService['start'] {
  const number = numberOf(key, 'Start');
  return number === null ? null : (starts[number] ?? null);
}

/** Bits of the type: SERVICE_KERNEL_DRIVER, _FILE_SYSTEM_DRIVER, _ADAPTER, _RECOGNIZER_DRIVER of winnt.h. */
const driverBits = 0x0f;

/** Whether a key is that of a driver; `null` where it does not say. */
export function isDriver(key: RegistryKey): boolean | null {
  const type = numberOf(key, 'Type');
  return type === null ? null : (type & driverBits) !== 0;
}
