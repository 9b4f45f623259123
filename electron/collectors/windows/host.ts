import type { Host } from '../../../core/inventory/sections/host';
import { type Machine, registryPresence, registryValues, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger, settled } from '../ledger';
import { machineIdPrefix } from '../machine-id';
import { serviceSource, startOf } from './services';
import { scriptClock } from './script-clock';
import { placeOf, readKey, stated, textOf } from './registry-values';
import { limitWithWmiMs, booleanIn, computer, onlyRow, textIn } from './wmi-rows';

const sources = {
  tcpip: registryValues('HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', ['Hostname', 'Domain'], 'Name and DNS domain'),
  machineId: registryValues(
    'HKLM\\SOFTWARE\\Microsoft\\Cryptography',
    ['MachineGuid'],
    'Identity of the machine; only its digest is kept in the inventory',
  ),
  computer,
  netlogon: serviceSource('Netlogon', 'Membership of a domain'),
  entra: registryPresence('HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\*', [], 'Membership of Microsoft Entra ID'),
  timeZone: registryValues('HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation', ['TimeZoneKeyName'], 'Time zone'),
  timeService: serviceSource('W32Time', 'Time service'),
  timeSource: registryValues(
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters',
    ['Type'],
    'Where the time service takes the time from',
  ),
  ...scriptClock,
} as const;

export const host: Collector<'host'> = {
  section: 'host',
  family: 'windows',
  sources,
  limitMs: limitWithWmiMs,
  async read(machine) {
    const ledger = new Ledger();
    const [tcpip, machineIdHash, directory, timeZone, clock] = await Promise.all([
      ledger.facts(['name', 'domain'], placeOf(sources.tcpip), async () => {
        const key = await machine.registry(sources.tcpip);
        return { name: stated(textOf(key, 'Hostname'), sources.tcpip, 'Hostname'), domain: textOf(key, 'Domain') };
      }),
      ledger.fact('machineIdHash', placeOf(sources.machineId, 'MachineGuid'), async () => {
        const id = stated(textOf(await machine.registry(sources.machineId), 'MachineGuid'), sources.machineId, 'MachineGuid');
        return machine.digest(machineIdPrefix + id.toLowerCase());
      }),
      ledger.fact('directory', placeOf(sources.netlogon, 'Start'), () => readDirectory(machine, ledger)),
      ledger.fact('timeZone', placeOf(sources.timeZone, 'TimeZoneKeyName'), async () =>
        stated(textOf(await machine.registry(sources.timeZone), 'TimeZoneKeyName'), sources.timeZone, 'TimeZoneKeyName'),
      ),
      readClock(machine, ledger),
    ]);
    return ledger.reading<'host'>({
      name: tcpip?.name ?? null,
      domain: tcpip?.domain ?? null,
      machineIdHash,
      directory,
      timeZone,
      clock,
    });
  },
};

/**
 * WMI says whether the machine is member of a domain. Without it the start type of Netlogon does: it is automatic on members and manual
 * elsewhere (Microsoft Learn, "Netlogon service startup"), and the DNS domain is then that of the directory. A member of a domain may
 * be registered with Entra besides, which is not told.
 */
async function readDirectory(machine: Machine, ledger: Ledger): Promise<Host['directory']> {
  const rows = await settled(machine.wmi(computer));
  const row = rows instanceof Unavailable || rows.length === 0 ? null : onlyRow(rows, 'Win32_ComputerSystem');
  const member = row && booleanIn(row, 'PartOfDomain');
  if (row && member) {
    ledger.from('directory', 'Win32_ComputerSystem : PartOfDomain');
    return { kind: 'active-directory', name: textIn(row, 'Domain') };
  }
  if (member === null) {
    const netlogon = await machine.registry(sources.netlogon);
    if (startOf(netlogon) === 'automatic') {
      const name = textOf(await machine.registry(sources.tcpip), 'Domain');
      return { kind: 'active-directory', name: stated(name, sources.tcpip, 'Domain') };
    }
  }
  const joins = await machine.registries(sources.entra);
  if (joins.length === 0) return { kind: 'none', name: null };
  ledger.from('directory', placeOf(sources.entra));
  return { kind: 'entra', name: null };
}

/**
 * Whether the time service follows a source is told by a tool in the language of the system only; that it cannot is certain where it
 * is disabled, or told to follow none (Microsoft Learn, "Windows Time service tools and settings": Type NoSync).
 */
async function readClock(machine: Machine, ledger: Ledger): Promise<Host['clock']> {
  const key = await ledger.facts(['clock.service'], placeOf(sources.timeService, 'Start'), async () => ({
    start: await readKey(machine, sources.timeService).then((found) => found && startOf(found)),
  }));
  const service = key === null || key.start === null || key.start === 'disabled' ? null : 'W32Time';
  const synchronised = await ledger.fact('clock.synchronised', placeOf(sources.timeSource, 'Type'), async () => {
    if (key !== null && service === null) return false;
    const type = textOf(await readKey(machine, sources.timeSource), 'Type');
    if (type?.toLowerCase() === 'nosync') return false;
    throw new Unavailable('not-collected', 'Windows tells in words of its own language only whether its clock is synchronised.');
  });
  return { synchronised, service };
}
