import { type WatchedNames, watchedNames } from '../../../core/catalogue/watched-names';
import { decodeDpkgStatus, type InstalledPackage } from '../../../core/inventory/decode/dpkg-status';
import { decodeRpmList, rpmListFormat } from '../../../core/inventory/decode/rpm-list';
import { decodeSystemctlShow, type UnitState } from '../../../core/inventory/decode/systemctl-show';
import type { ProductSignal } from '../../../core/inventory/sections/security-products';
import {
  asIs,
  command,
  type CommandSource,
  excerpt,
  file,
  links,
  type Machine,
  named,
  place,
  type Source,
  Unavailable,
} from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, settled } from '../ledger';
import { byNames, type Gap, type Looks, lookForProducts } from '../product-looks';
import { doubtfulHolder, mountinfo, readMounts } from './mounts';
import { processNameLength, processNames, readProcesses } from './processes';

const unitFolder = (path: string) => place('list', path, 'Services of the catalogue');

const sources = {
  dpkg: excerpt(asIs(file('/var/lib/dpkg/status', 'Installed packages of the catalogue', 64 * 1024 * 1024)), '^(Package|Status|Version): '),
  rpm: asIs(
    command('rpm', ['-qa', '--nodigest', '--nosignature', '--qf', rpmListFormat], 'Installed packages of the catalogue', {
      limitMs: 8_000,
      limitBytes: 8 * 1024 * 1024,
    }),
  ),
  rpmDatabase: place('exists', '/usr/lib/sysimage/rpm', 'Whether there is a database of rpm'),
  rpmDatabaseOfOlder: place('exists', '/var/lib/rpm', 'Whether there is a database of rpm'),
  processNames,
  executables: links('/proc/*/exe', 'Names of the running programs'),
  modules: asIs(file('/proc/modules', 'Kernel modules of the catalogue', 4 * 1024 * 1024)),
  moduleSettings: place('exists', '/proc/sys/kernel/modprobe', 'Whether the kernel loads modules'),
  kernelSettings: place('exists', '/proc/sys/kernel/osrelease', 'Whether the settings of the kernel are visible'),
  mergedLib: place('link', '/lib', 'Whether /lib is /usr/lib'),
  ownUnits: unitFolder('/etc/systemd/system'),
  localUnits: unitFolder('/usr/local/lib/systemd/system'),
  units: unitFolder('/usr/lib/systemd/system'),
  unitsOfRoot: unitFolder('/lib/systemd/system'),
  wants: unitFolder('/etc/systemd/system/*.wants'),
  localWants: unitFolder('/usr/local/lib/systemd/system/*.wants'),
  wantsOfUnits: unitFolder('/usr/lib/systemd/system/*.wants'),
  wantsOfRoot: unitFolder('/lib/systemd/system/*.wants'),
  scripts: unitFolder('/etc/init.d'),
  scriptsOfRedHat: unitFolder('/etc/rc.d/init.d'),
  systemd: place('exists', '/run/systemd/system', 'Whether systemd runs'),
  states: {
    ...asIs(
      command('systemctl', ['show', '--property=Id,ActiveState,SubState,UnitFileState', '--'], 'State of the services that were found'),
    ),
    operands: 'the services that the catalogue names',
  },
  mountinfo,
  paths: named('exists', 'catalogue', 'Files and folders of the catalogue'),
  folders: named('list', 'catalogue', 'Files and folders of the catalogue, by the beginning of their name'),
} as const;

/** In this order systemd looks for a unit. */
const unitFolders = [sources.ownUnits.path, sources.localUnits.path, sources.units.path, sources.unitsOfRoot.path];

/** Scripts of System V. */
const scriptFolders = [sources.scripts.path, sources.scriptsOfRedHat.path];

const rpmDatabases = [sources.rpmDatabase.path, sources.rpmDatabaseOfOlder.path];

/** Of Node's four file threads so many may wait for paths of the catalogue: a file system that does not answer keeps each for ever. */
const pathsAtOnce = 2;

const pathsLimitMs = 3_000;

const looks: Looks = {
  package: byNames('linux', 'package', findPackages),
  service: byNames('linux', 'service', findServices),
  process: byNames('linux', 'process', findProcesses),
  path: byNames('linux', 'path', findPaths),
  'kernel-module': byNames('linux', 'kernel-module', findModules),
};

export const securityProducts: Collector<'securityProducts'> = {
  section: 'securityProducts',
  family: 'linux',
  sources,
  limitMs: 10_000,
  named({ products }) {
    const paths = watchedNames(products, 'linux', 'path').all.map(
      (name): Source =>
        name.endsWith('*') ? place('list', folderOf(name), sources.folders.purpose) : place('exists', name, sources.paths.purpose),
    );
    return [...paths, statesOf(watchedNames(products, 'linux', 'service'))];
  },
  read: (machine, { catalogue }) => lookForProducts(looks, machine, catalogue, 'package database, unit files, /proc, paths'),
};

async function findPackages(machine: Machine, watched: WatchedNames): Promise<readonly ProductSignal[]> {
  const wants = (name: string) => watched.namesFor(name).length > 0;
  const [status, hasRpm] = await Promise.all([ifFound(readDpkgStatus(machine)), anyExists(machine, rpmDatabases)]);
  const found: { installed: InstalledPackage; source: string }[] = [];
  if (status !== null) {
    for (const installed of decodeDpkgStatus(status, wants)) found.push({ installed, source: sources.dpkg.path });
  }
  // On Debian the rpm tool may be installed with a database that is empty; on others it is the only one.
  const list = hasRpm ? await runRpm(machine, status !== null) : null;
  if (list !== null) for (const installed of decodeRpmList(list, wants)) found.push({ installed, source: 'rpm -qa' });
  if (status === null && list === null) throw new Unavailable('not-found', 'There is neither a dpkg nor an rpm database.');
  return found.flatMap(({ installed: { name, version }, source }) =>
    watched.namesFor(name).map((watchedName) => ({ kind: 'package' as const, name: watchedName, state: null, version, source })),
  );
}

/** Names, states and versions are ASCII, so each byte may stand for itself: on megabytes that is much faster than UTF-8. */
async function readDpkgStatus(machine: Machine): Promise<string> {
  const { buffer, byteOffset, byteLength } = await machine.bytes(sources.dpkg);
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

async function anyExists(machine: Machine, paths: readonly string[]): Promise<boolean> {
  return (await Promise.all(paths.map((path) => machine.exists(path)))).includes(true);
}

/** @param optional the other kind of package is there: a missing rpm is then no gap */
async function runRpm(machine: Machine, optional: boolean): Promise<string | null> {
  const result = optional ? await ifFound(machine.run(sources.rpm)) : await machine.run(sources.rpm);
  if (result && result.exitCode !== 0) throw new Unavailable('failed', `rpm -qa ended with ${result.exitCode}.`);
  return result?.stdout ?? null;
}

async function findServices(machine: Machine, watched: WatchedNames): Promise<readonly ProductSignal[]> {
  const [units, scripts] = await Promise.all([listUnits(machine, watched), listAll(machine, scriptFolders)]);
  const found = new Map<string, string>();
  for (const [names, nameOf] of [
    [units, (name: string) => /^(.+)\.service$/.exec(name)?.[1]],
    [scripts, (name: string) => name],
  ] as const) {
    for (const { folder, name } of names) {
      const service = nameOf(name);
      if (service !== undefined && !found.has(service) && watched.namesFor(service).length > 0) found.set(service, `${folder}/${name}`);
    }
  }
  const states = found.size > 0 ? await readStates(machine, watched) : [];
  return [...found].flatMap(([service, source]) =>
    watched.namesFor(service).map((name) => ({
      kind: 'service' as const,
      name,
      state: stateOf(states.find(({ id }) => id === `${service}.service`)),
      version: null,
      source,
    })),
  );
}

interface Listed {
  readonly folder: string;
  readonly name: string;
}

/** Unit files, and the instances of templates that are watched: those stand in the `.wants` folders beside the units. */
async function listUnits(machine: Machine, { all }: WatchedNames): Promise<readonly Listed[]> {
  // Where /lib is a link into /usr both last folders are one.
  const merged = (await quietly(machine.link(sources.mergedLib.path))) !== null;
  const units = await listAll(machine, merged ? unitFolders.slice(0, -1) : unitFolders);
  const templates = new Set(all.filter((name) => name.includes('@')).map((name) => name.replace(/@.*$/, '@.service')));
  if (!units.some(({ name }) => templates.has(name))) return units;
  const wants = units.filter(({ name }) => name.endsWith('.wants')).map(({ folder, name }) => `${folder}/${name}`);
  return [...units, ...(await listAll(machine, wants)).filter(({ name }) => name.includes('@'))];
}

/** Names in the folders that exist. */
async function listAll(machine: Machine, folders: readonly string[]): Promise<readonly Listed[]> {
  const listed = await Promise.all(
    folders.map(async (folder) => ((await ifFound(machine.list(folder))) ?? []).map((name) => ({ folder, name }))),
  );
  return listed.flat();
}

/** One question for all that are watched, so that a script can ask the same before it is known which are there. */
function statesOf({ all }: WatchedNames): CommandSource {
  const units = all.filter((name) => !name.endsWith('*')).toSorted();
  return { ...sources.states, args: [...sources.states.args, ...units.map((name) => `${name}.service`)] };
}

/** Nothing where systemd does not run. */
async function readStates(machine: Machine, watched: WatchedNames): Promise<readonly UnitState[]> {
  if (!(await machine.exists(sources.systemd.path))) return [];
  return decodeSystemctlShow((await machine.run(statesOf(watched))).stdout);
}

function stateOf(unit: UnitState | undefined): ProductSignal['state'] {
  if (!unit) return null;
  // A unit that ran once and ended counts as active: no process of it is there.
  if (['active', 'activating', 'reloading'].includes(unit.activeState) && unit.subState !== 'exited') return 'running';
  return ['disabled', 'masked'].includes(unit.unitFileState) ? 'disabled' : 'stopped';
}

async function findProcesses(machine: Machine, watched: WatchedNames, gap: Gap): Promise<readonly ProductSignal[]> {
  const processes = await readProcesses(machine);
  // A mount option of /proc hides the processes of others, and then process 1 is hidden too.
  if (!processes.some(({ pid }) => pid === 1)) throw new Unavailable('not-elevated', '/proc shows only processes of the own user.');
  const found = new Map<string, string>();
  const executables = new Map((await machine.links(sources.executables)).map(({ path, target }) => [path, target]));
  for (const { pid, name } of processes) {
    const executable = programOf(executables.get(`/proc/${pid}/exe`));
    const known = typeof executable === 'string';
    const mayBeCut = name.length >= processNameLength;
    // A name of full length may be cut: then only the executable tells.
    const names = [...(mayBeCut && known ? [] : [name]), ...(known ? [executable] : [])];
    if (mayBeCut && executable instanceof Unavailable && watched.all.some((each) => each.length > name.length && each.startsWith(name)))
      gap(executable);
    for (const each of names.flatMap(watched.namesFor)) if (!found.has(each)) found.set(each, `/proc/${pid}`);
  }
  return [...found].map(([name, source]) => ({ kind: 'process' as const, name, state: null, version: null, source }));
}

/** The name of a process's executable file; the kernel's own threads have none. */
const programOf = (target: string | Unavailable | undefined): string | Unavailable | undefined =>
  typeof target === 'string' ? baseName(target.replace(/ \(deleted\)$/, '')) : target;

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `null` for whatever could not be read: one process among many that has ended or is another user's. */
async function quietly<Value>(read: Promise<Value>): Promise<Value | null> {
  return read.catch((cause: unknown) => {
    if (cause instanceof Unavailable && ['not-found', 'not-elevated', 'not-readable'].includes(cause.reason)) return null;
    throw cause;
  });
}

/** Paths below a file system that is served are not looked at; one that cannot be looked at leaves the others. */
async function findPaths(machine: Machine, { all }: WatchedNames, gap: Gap): Promise<readonly ProductSignal[]> {
  const mounts = await readMounts(machine);
  const limited = machine.within(AbortSignal.timeout(pathsLimitMs));
  const found = new Map<string, string>();
  const queue = all.values();
  const work = async () => {
    for (const name of queue) {
      const doubtful = doubtfulHolder(mounts, name.endsWith('*') ? folderOf(name) : name);
      if (doubtful) {
        const { mount, fileSystem } = doubtful;
        gap(new Unavailable('not-collected', `${name} lies on ${mount} (${fileSystem}) and is not looked at: a server may be gone.`));
        continue;
      }
      const place = await settled(name.endsWith('*') ? firstWithPrefix(limited, name.slice(0, -1)) : whole(limited, name));
      if (place instanceof Unavailable) gap(place);
      else if (place !== null) found.set(name, place);
    }
  };
  await Promise.all(Array.from({ length: pathsAtOnce }, work));
  return all.flatMap((name) => {
    const source = found.get(name);
    return source === undefined ? [] : [{ kind: 'path' as const, name, state: null, version: null, source }];
  });
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

const whole = async (machine: Machine, path: string): Promise<string | null> => ((await machine.exists(path)) ? path : null);

async function firstWithPrefix(machine: Machine, prefix: string): Promise<string | null> {
  const folder = folderOf(prefix);
  const start = baseName(prefix);
  const name = ((await ifFound(machine.list(folder))) ?? []).find((candidate) => candidate.startsWith(start));
  return name === undefined ? null : `${folder === '/' ? '' : folder}/${name}`;
}

async function findModules(machine: Machine, watched: WatchedNames): Promise<readonly ProductSignal[]> {
  const text = await readModules(machine);
  const found = new Set(text.split('\n').flatMap((line) => watched.namesFor(line.split(' ')[0] ?? '')));
  return [...found].map((name) => ({ kind: 'kernel-module' as const, name, state: null, version: null, source: sources.modules.path }));
}

/** A kernel built without modules has neither this file nor the setting: then nothing can be loaded. */
async function readModules(machine: Machine): Promise<string> {
  const text = await ifFound(machine.text(sources.modules));
  if (text !== null) return text;
  const [hasSettings, hasModules] = await Promise.all([
    machine.exists(sources.kernelSettings.path),
    machine.exists(sources.moduleSettings.path),
  ]);
  if (hasSettings && !hasModules) return '';
  throw new Unavailable('not-found', `${sources.modules.path} is hidden.`);
}
