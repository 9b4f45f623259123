import { goodMachines, type GoodMachine, machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { Inventory, SectionData, SectionName } from '../inventory/schema';
import type { WindowsService } from '../inventory/sections/windows-system';

/** Which system a machine is told to be. */
type Version = Partial<NonNullable<SectionData<'operatingSystem'>['windows']>> & { readonly name: string };

/** The data of a section that a good machine has. */
export function goodData<Name extends SectionName>(machine: GoodMachine, name: Name): SectionData<Name> {
  const section = goodMachines[machine]().sections[name];
  if (section.status !== 'read') throw new Error(`${machine} has not read ${name}`);
  return section.data as SectionData<Name>; // the union of sections does not keep the name
}

/** A good machine told to be another Windows, with some facts changed. */
export function windowsAs(machine: GoodMachine, { name, ...version }: Version, changes: SectionChanges = {}): Inventory {
  const system = goodData(machine, 'operatingSystem');
  if (system.windows === null) throw new Error(`${machine} is no Windows`);
  const windows = { ...system.windows, productName: name, ...version };
  return machineWith(machine, { ...changes, operatingSystem: { ...system, name, windows } });
}

/** Systems of the catalogue beside the good machines, each with what a good one of its kind has. Revisions are of recent updates. */
export const windows = {
  '10 22H2': (changes: SectionChanges = {}) =>
    windowsAs('windows-11', { name: 'Windows 10 Enterprise', build: 19045, updateBuildRevision: 6456, displayVersion: '22H2' }, changes),
  '10 1803': (changes: SectionChanges = {}) =>
    windowsAs('windows-11', { name: 'Windows 10 Enterprise', build: 17134, updateBuildRevision: 2208 }, changes),
  '10 1607': (changes: SectionChanges = {}) =>
    windowsAs('windows-11', { name: 'Windows 10 Enterprise', build: 14393, updateBuildRevision: 8422 }, changes),
  '10 1511': (changes: SectionChanges = {}) =>
    windowsAs('windows-11', { name: 'Windows 10 Enterprise', build: 10586, updateBuildRevision: 1540 }, changes),
  '8.1': (changes: SectionChanges = {}) =>
    windowsAs('windows-11', { name: 'Windows 8.1 Enterprise', nt: '6.3', build: 9600, updateBuildRevision: 20778 }, changes),
  '7 SP1': (changes: SectionChanges = {}) =>
    windowsAs('windows-11', { name: 'Windows 7 Enterprise', nt: '6.1', build: 7601, updateBuildRevision: null, servicePack: 1 }, changes),
  'Server 2008 R2': (changes: SectionChanges = {}) =>
    windowsAs(
      'windows-server-2012-r2',
      { name: 'Windows Server 2008 R2 Standard', nt: '6.1', build: 7601, updateBuildRevision: null, servicePack: 1 },
      changes,
    ),
  'Server 2016': (changes: SectionChanges = {}) =>
    windowsAs('windows-server-2019', { name: 'Windows Server 2016 Standard', build: 14393, updateBuildRevision: 8422 }, changes),
  'Server 2022': (changes: SectionChanges = {}) =>
    windowsAs('windows-server-2019', { name: 'Windows Server 2022 Standard', build: 20348, updateBuildRevision: 4346 }, changes),
} as const;

/** What Windows says of itself on a good machine, with some of it changed. */
export const windowsSystemWith = (
  machine: GoodMachine,
  changes: Partial<SectionData<'windowsSystem'>>,
): { readonly windowsSystem: SectionData<'windowsSystem'> } => ({ windowsSystem: { ...goodData(machine, 'windowsSystem'), ...changes } });

/** The services of a good machine, some of them as given; `null` takes one off the list. */
export function servicesWith(machine: GoodMachine, changes: Readonly<Record<string, Partial<WindowsService> | null>>): WindowsService[] {
  const services = goodData(machine, 'windowsSystem').services ?? [];
  const unknown = Object.keys(changes).filter((name) => !services.some((service) => service.name === name));
  if (unknown.length > 0) throw new Error(`${machine} does not list ${unknown.join(', ')}`);
  return services.flatMap((service) => {
    const change = changes[service.name];
    return change === null ? [] : [{ ...service, ...change }];
  });
}

/** A service that is there with this start type, and one that is not. */
export const started = (start: WindowsService['start'], running: boolean | null = null): Partial<WindowsService> => ({
  installed: true,
  start,
  running,
});
export const gone: Partial<WindowsService> = { installed: false, start: null, running: null };
