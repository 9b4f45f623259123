import { library, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { machineIdPrefix } from '../machine-id';
import { stated } from './answers';

const notGiven = new Unavailable('not-found', 'The systeminformation library does not state it.');

/** Name, identity and time zone of a Windows or macOS machine. */
export function hostOf(family: 'windows' | 'macos'): Collector<'host'> {
  return {
    section: 'host',
    family,
    sources: {
      osInfo: library('osInfo', 'Host name'),
      uuid: library('uuid', 'Identity of the machine; only its digest is kept'),
      time: library('time', 'Time zone'),
    },
    limitMs: 20_000,
    async read(machine) {
      const ledger = new Ledger();
      const info = await ledger.facts(['name', 'domain'], 'systeminformation.osInfo', () => machine.systemInformation('osInfo'));
      const [name, machineIdHash, timeZone] = await Promise.all([
        info && ledger.fact('name', 'systeminformation.osInfo', async () => stated(info.hostname, 'its name')),
        ledger.fact('machineIdHash', 'systeminformation.uuid', async () => {
          const { os } = await machine.systemInformation('uuid');
          return machine.digest(machineIdPrefix + stated(os, 'its identity').toLowerCase());
        }),
        ledger.fact('timeZone', 'systeminformation.time', async () =>
          stated((await machine.systemInformation('time')).timezoneName, 'its time zone'),
        ),
      ]);
      for (const fact of ['directory', 'clock.synchronised', 'clock.service']) ledger.missing(fact, notGiven);
      return ledger.reading<'host'>({
        name,
        domain: info && domainOf(info.hostname, info.fqdn),
        machineIdHash,
        directory: null,
        timeZone,
        clock: { synchronised: null, service: null },
      });
    },
  };
}

/** The part of the full name behind the host's own label; `null` when the full name is no longer than that. */
function domainOf(hostname: string, fullName: string): string | null {
  const label = hostname.split('.')[0] ?? '';
  return label !== '' && fullName.toLowerCase().startsWith(`${label.toLowerCase()}.`) ? fullName.slice(label.length + 1) : null;
}
