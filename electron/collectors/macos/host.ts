import { decodeActiveDirectory, decodePlatformUuid } from '../../../core/inventory/decode/macos-commands';
import type { Host } from '../../../core/inventory/sections/host';
import { command, excerpt, type Machine, place, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';
import { machineIdPrefix } from '../machine-id';
import { output } from './commands';
import { processList, readProcessNames } from './processes';

const nameOf = (kind: string) => command('scutil', ['--get', kind], 'Host name');

const sources = {
  hostName: nameOf('HostName'),
  localHostName: nameOf('LocalHostName'),
  computerName: nameOf('ComputerName'),
  platform: excerpt(
    command('ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], 'Identity of the machine; only its digest is kept'),
    '"IOPlatformUUID"',
  ),
  activeDirectory: excerpt(command('dsconfigad', ['-show'], 'Directory membership'), '^Active Directory Domain'),
  ldap: place('list', '/Library/Preferences/OpenDirectory/Configurations/LDAPv3', 'Directory membership'),
  singleSignOn: place(
    'exists',
    '/Library/Managed Preferences/com.apple.extensiblesso.plist',
    'Whether sign-in to Microsoft Entra ID is set up',
  ),
  localTime: place('link', '/etc/localtime', 'Time zone'),
  networkTime: command('systemsetup', ['-getusingnetworktime'], 'Whether the clock is set from the network'),
  processes: processList,
} as const;

export const host: Collector<'host'> = {
  section: 'host',
  family: 'macos',
  sources,
  limitMs: 8_000,
  async read(machine) {
    const ledger = new Ledger();
    const [name, machineIdHash, directory, timeZone, clock] = await Promise.all([
      ledger.facts(['name', 'domain'], 'scutil', () => readName(machine, ledger)),
      ledger.fact('machineIdHash', 'ioreg', () => readMachineIdHash(machine)),
      ledger.fact('directory', 'dsconfigad, LDAPv3', () => readDirectory(machine)),
      ledger.fact('timeZone', sources.localTime.path, () => readTimeZone(machine)),
      readClock(machine, ledger),
    ]);
    return ledger.reading<'host'>({ name: name?.name ?? null, domain: name?.domain ?? null, machineIdHash, directory, timeZone, clock });
  },
};

/**
 * The name that is set for the host, with its domain; where there is none, as on most Macs, that of the local network, which has no
 * domain. What the network calls the host for now is not taken.
 */
async function readName(machine: Machine, ledger: Ledger): Promise<{ readonly name: string; readonly domain: string | null }> {
  for (const source of [sources.hostName, sources.localHostName, sources.computerName]) {
    const { stdout, exitCode } = await machine.run(source);
    const written = stdout.trim();
    if (exitCode !== 0 || written === '') continue;
    for (const fact of ['name', 'domain']) ledger.from(fact, `scutil --get ${source.args[1]}`);
    const dot = source === sources.hostName ? written.indexOf('.') : -1;
    return dot > 0 ? { name: written.slice(0, dot), domain: written.slice(dot + 1) } : { name: written, domain: null };
  }
  throw new Unavailable('not-found', 'scutil knows no name of this host.');
}

/** Nothing else of what ioreg prints is used, least of all the serial number. */
async function readMachineIdHash(machine: Machine): Promise<string> {
  const id = decodePlatformUuid(await output(machine, sources.platform));
  if (id === null) throw new Unavailable('not-found', 'ioreg names no IOPlatformUUID.');
  return machine.digest(machineIdPrefix + id.toLowerCase());
}

/** dsconfigad prints nothing where the Mac is in no domain. */
async function readDirectory(machine: Machine): Promise<Host['directory']> {
  const domain = decodeActiveDirectory(await output(machine, sources.activeDirectory));
  if (domain !== null) return { kind: 'active-directory', name: domain };
  const servers = ((await ifFound(machine.list(sources.ldap.path))) ?? []).filter((name) => name.endsWith('.plist'));
  if (servers.length > 0) return { kind: 'other', name: null };
  if (await machine.exists(sources.singleSignOn.path)) {
    throw new Unavailable(
      'not-readable',
      'Single sign-on is set up by a profile; whether the Mac is registered with Entra ID is not read.',
    );
  }
  return { kind: 'none', name: null };
}

async function readTimeZone(machine: Machine): Promise<string> {
  const name = (await machine.link(sources.localTime.path)).split('/zoneinfo/')[1];
  if (!name) throw new Unavailable('not-found', '/etc/localtime does not lead into zoneinfo.');
  return name;
}

/** macOS 10.13 and later have timed. Whether it has set the clock no command says without asking a server, so only "off" is certain. */
async function readClock(machine: Machine, ledger: Ledger): Promise<Host['clock']> {
  const service = await ledger.fact('clock.service', 'ps', async () => {
    const running = await readProcessNames(machine);
    return ['timed', 'ntpd'].find((name) => running.has(name)) ?? null;
  });
  const synchronised = await ledger.fact('clock.synchronised', 'systemsetup -getusingnetworktime', () => readSynchronised(machine));
  return { synchronised, service };
}

async function readSynchronised(machine: Machine): Promise<boolean> {
  if (machine.elevated === false) throw new Unavailable('not-elevated', 'systemsetup needs the rights of root.');
  const { stdout } = await machine.run(sources.networkTime);
  const answer = /Network Time: (On|Off)\b/i.exec(stdout)?.[1]?.toLowerCase();
  if (answer === 'off') return false;
  if (answer === undefined) throw new Unavailable('failed', 'systemsetup did not say whether the clock is set from the network.');
  throw new Unavailable('not-found', 'Setting the clock from the network is on; macOS does not say whether that has succeeded.');
}
