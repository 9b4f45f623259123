import { decodeIni, type IniSection } from '../../../core/inventory/decode/ini';
import { decodeResolvConf } from '../../../core/inventory/decode/resolv-conf';
import type { Host } from '../../../core/inventory/sections/host';
import { addresses, asIs, command, file, files, type Machine, place, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { machineIdPrefix } from '../machine-id';
import { firstFound, ifFound, Ledger, settled } from '../ledger';
import { doubtfulHolder, mountinfo, readMounts } from './mounts';
import { processNames, readProcesses } from './processes';

const sources = {
  hostname: asIs(file('/proc/sys/kernel/hostname', 'Host name')),
  hosts: file('/etc/hosts', 'Full host name'),
  resolvConf: file('/etc/resolv.conf', 'Local domain'),
  machineId: asIs(file('/etc/machine-id', 'Identity of the machine; only its digest is kept')),
  busMachineId: asIs(file('/var/lib/dbus/machine-id', 'Identity of the machine, before systemd; only its digest is kept')),
  sssd: file('/etc/sssd/sssd.conf', 'Directory membership'),
  sssdParts: files('/etc/sssd/conf.d/*.conf', 'Directory membership'),
  samba: file('/etc/samba/smb.conf', 'Directory membership'),
  himmelblau: file('/etc/himmelblau/himmelblau.conf', 'Membership of Microsoft Entra ID'),
  mountinfo,
  centrify: place('exists', '/etc/centrifydc', 'Directory membership'),
  pbis: place('exists', '/opt/pbis', 'Directory membership'),
  quest: place('exists', '/opt/quest/sbin/vasd', 'Directory membership'),
  keytab: place('exists', '/etc/krb5.keytab', 'Directory membership'),
  addresses,
  localTime: place('link', '/etc/localtime', 'Time zone'),
  timeZone: asIs(file('/etc/timezone', 'Time zone, where /etc/localtime is not a link')),
  processNames,
  timesyncMark: place('exists', '/run/systemd/timesync/synchronized', 'Whether systemd-timesyncd has set the clock from a server'),
  systemd: place('exists', '/run/systemd/system', 'Whether systemd runs'),
  chrony: asIs(command('chronyc', ['-n', '-c', 'tracking'], 'Whether chrony has synchronised the clock')),
  timedatectl: asIs(
    command('timedatectl', ['show', '--property=NTPSynchronized', '--value'], 'Whether the kernel takes the clock as synchronised'),
  ),
} as const;

export const host: Collector<'host'> = {
  section: 'host',
  family: 'linux',
  sources,
  limitMs: 5_000,
  async read(machine) {
    const ledger = new Ledger();
    const name = await ledger.fact('name', sources.hostname.path, async () => (await machine.text(sources.hostname)).trim());
    const [domain, machineIdHash, directory, timeZone, clock] = await Promise.all([
      ledger.fact('domain', sources.hosts.path, () => readDomain(machine, name, ledger)),
      ledger.fact('machineIdHash', sources.machineId.path, () => readMachineIdHash(machine, ledger)),
      ledger.fact('directory', 'sssd, Samba, Himmelblau, Kerberos keytab', () => readDirectory(machine, ledger)),
      ledger.fact('timeZone', sources.localTime.path, () => readTimeZone(machine, ledger)),
      readClock(machine, ledger),
    ]);
    return ledger.reading<'host'>({ name, domain, machineIdHash, directory, timeZone, clock });
  },
};

/** Only what is certain: the full name, a line of /etc/hosts for an own address, or the local domain. A search list is no domain. */
async function readDomain(machine: Machine, name: string | null, ledger: Ledger): Promise<string | null> {
  if (name === null) throw new Unavailable('not-found', 'The host name is not known.');
  const dot = name.indexOf('.');
  if (dot > 0) {
    ledger.from('domain', sources.hostname.path);
    return name.slice(dot + 1);
  }
  const [hosts, resolvConf, own] = await Promise.all([
    ifFound(machine.text(sources.hosts)),
    ifFound(machine.text(sources.resolvConf)),
    machine.addresses(),
  ]);
  const names = (hosts ?? '').split('\n').flatMap((line) => {
    const [address = '', ...named] = line.replace(/#.*/, '').trim().split(/\s+/);
    const isOwn = /^127\./.test(address) || address === '::1' || own.some((entry) => entry.address === address.toLowerCase());
    return isOwn ? named : [];
  });
  const fullName = names.find((candidate) => candidate.toLowerCase().startsWith(`${name.toLowerCase()}.`));
  if (fullName !== undefined) return fullName.slice(name.length + 1);
  ledger.from('domain', `${sources.hosts.path}, ${sources.resolvConf.path}`);
  return decodeResolvConf(resolvConf ?? '').domain;
}

async function readMachineIdHash(machine: Machine, ledger: Ledger): Promise<string> {
  const { source, value } = await firstFound(
    [sources.machineId, sources.busMachineId],
    (candidate) => machine.text(candidate),
    'There is neither /etc/machine-id nor /var/lib/dbus/machine-id.',
  );
  const id = value.trim();
  if (!/^[0-9a-f]{32}$/.test(id)) throw new Unavailable('malformed', `${source.path} does not hold a machine id.`);
  ledger.from('machineIdHash', source.path);
  return machine.digest(machineIdPrefix + id);
}

/** Other makers' ways into a directory, whose configuration is not read here: "none" would be wrong where one is installed. */
const otherClients = [sources.centrify, sources.pbis, sources.quest];

/**
 * Membership by the configuration of what makes it. A file that needs more rights leaves it open: "none" is said only when all
 * places could be read.
 */
async function readDirectory(machine: Machine, ledger: Ledger): Promise<Host['directory']> {
  const [sssd, sssdParts, samba, himmelblau] = await Promise.all([
    settled(ifFound(machine.text(sources.sssd))),
    settled(machine.texts(sources.sssdParts)),
    settled(ifFound(machine.text(sources.samba))),
    settled(ifFound(machine.text(sources.himmelblau))),
  ]);
  const parts = sssdParts instanceof Unavailable ? [] : sssdParts.map(({ text }) => text);
  const found =
    membershipOfSssd([sssd, ...parts].flatMap((text) => (typeof text === 'string' ? decodeIni(text) : []))) ??
    (typeof samba === 'string' ? membershipOfSamba(decodeIni(samba)) : null) ??
    (typeof himmelblau === 'string' ? membershipOfHimmelblau(decodeIni(himmelblau)) : null);
  if (found) {
    ledger.from('directory', found.source);
    return found.membership;
  }
  for (const unread of [sssd, sssdParts, samba, himmelblau, ...parts]) if (unread instanceof Unavailable) throw unread;
  const mounts = await readMounts(machine);
  for (const { path } of otherClients) {
    const doubtful = doubtfulHolder(mounts, path);
    if (doubtful)
      throw new Unavailable('not-collected', `${path} lies on ${doubtful.mount} (${doubtful.fileSystem}) and is not looked at.`);
    if (await machine.exists(path)) throw new Unavailable('not-readable', `${path} is there; what it says of membership is not read.`);
  }
  return (await machine.exists(sources.keytab.path)) ? { kind: 'other', name: null } : { kind: 'none', name: null };
}

interface Found {
  readonly source: string;
  readonly membership: NonNullable<Host['directory']>;
}

function membershipOfSssd(sections: readonly IniSection[]): Found | null {
  const domains = sections.filter(({ name }) => name.startsWith('domain/'));
  for (const domain of domains) {
    const name = domain.name.slice('domain/'.length);
    switch (entryOf(domain, 'id_provider')) {
      case 'ad':
        return { source: sources.sssd.path, membership: { kind: 'active-directory', name: entryOf(domain, 'ad_domain') ?? name } };
      case 'ipa':
        return { source: sources.sssd.path, membership: { kind: 'ipa', name: entryOf(domain, 'ipa_domain') ?? name } };
      case 'ldap':
        return { source: sources.sssd.path, membership: { kind: 'other', name } };
    }
  }
  return null;
}

function membershipOfSamba(sections: readonly IniSection[]): Found | null {
  const global = sections.find(({ name }) => name.toLowerCase() === 'global');
  if (!global || entryOf(global, 'security')?.toLowerCase() !== 'ads') return null;
  return { source: sources.samba.path, membership: { kind: 'active-directory', name: entryOf(global, 'realm') } };
}

function membershipOfHimmelblau(sections: readonly IniSection[]): Found | null {
  const global = sections.find(({ name }) => name === 'global');
  const domain = global && (entryOf(global, 'domain') ?? entryOf(global, 'domains'));
  return domain ? { source: sources.himmelblau.path, membership: { kind: 'entra', name: domain } } : null;
}

const entryOf = ({ entries }: IniSection, key: string): string | null =>
  entries.findLast((entry) => entry.key.toLowerCase() === key)?.value || null;

async function readTimeZone(machine: Machine, ledger: Ledger): Promise<string> {
  const target = await machine.link(sources.localTime.path).catch(() => null); // a copy instead of a link has no name in it
  const name = target?.split('/zoneinfo/')[1];
  if (name) return name;
  const stated = await ifFound(machine.text(sources.timeZone));
  if (!stated?.trim()) throw new Unavailable('not-found', '/etc/localtime is not a link into zoneinfo, and /etc/timezone names none.');
  ledger.from('timeZone', sources.timeZone.path);
  return stated.trim();
}

/** Time services by the name of their process; the kernel cuts the name of systemd's. */
const timeServices: ReadonlyMap<string, string> = new Map([
  ['chronyd', 'chronyd'],
  ['ntpd', 'ntpd'],
  ['ntpsec', 'ntpd'],
  ['systemd-timesyn', 'systemd-timesyncd'],
]);

async function readClock(machine: Machine, ledger: Ledger): Promise<Host['clock']> {
  const service = await ledger.fact('clock.service', '/proc/*/comm', async () => {
    const running = (await readProcesses(machine)).map(({ name }) => timeServices.get(name));
    return running.find((name) => name !== undefined) ?? null;
  });
  const synchronised = await ledger.fact('clock.synchronised', 'timedatectl', () => readSynchronised(machine, service, ledger));
  return { synchronised, service };
}

/** How chrony words its leap status when it follows a source: a second may be due. */
const synchronisedStates = ['Normal', 'Insert second', 'Delete second'];

async function readSynchronised(machine: Machine, service: string | null, ledger: Ledger): Promise<boolean> {
  if (service === 'systemd-timesyncd') {
    ledger.from('clock.synchronised', sources.timesyncMark.path);
    return machine.exists(sources.timesyncMark.path);
  }
  if (service === 'chronyd') {
    const { stdout, exitCode } = await machine.run(sources.chrony);
    if (exitCode !== 0) throw new Unavailable('failed', `chronyc tracking ended with ${exitCode}.`);
    ledger.from('clock.synchronised', 'chronyc tracking');
    const leapStatus = stdout.trim().split(',').at(-1) ?? '';
    if (leapStatus === 'Not synchronised') return false;
    if (synchronisedStates.includes(leapStatus)) return true;
    throw new Unavailable('malformed', 'chronyc tracking gave no leap status that is known.');
  }
  if (!(await machine.exists(sources.systemd.path))) {
    throw new Unavailable(
      'not-found',
      `${service === null ? 'No time service runs here' : `${service} does not tell`}, and without systemd nothing else says whether the clock is synchronised.`,
    );
  }
  const { stdout, exitCode } = await machine.run(sources.timedatectl);
  const answer = stdout.trim();
  if (exitCode !== 0 || (answer !== 'yes' && answer !== 'no')) throw new Unavailable('failed', `timedatectl show ended with ${exitCode}.`);
  return answer === 'yes';
}
