import type { OperatingSystem } from '../../../core/inventory/sections/operating-system';
import { library, type SystemInformation, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { architectures, stated } from './answers';

const source = 'systeminformation.osInfo';

/** Name, version and build of Windows or macOS. What the library does not give is `null` with its reason. */
export function operatingSystemOf(family: 'windows' | 'macos'): Collector<'operatingSystem'> {
  return {
    section: 'operatingSystem',
    family,
    sources: { osInfo: library('osInfo', 'Name, version, build and architecture') },
    limitMs: 20_000,
    async read(machine) {
      const ledger = new Ledger();
      const info = await machine.systemInformation('osInfo');
      const text = (fact: string, value: string | undefined) => ledger.fact(fact, source, async () => stated(value, fact));
      for (const fact of ['role', 'runsIn', 'edition']) ledger.missing(fact, notGiven);
      return ledger.reading<'operatingSystem'>({
        family,
        name: await text('name', family === 'macos' ? `macOS ${info.release}` : info.distro),
        version: await text('version', info.release),
        kernel: await text('kernel', info.kernel),
        architecture: await text('architecture', architectures.get(info.arch) ?? info.arch),
        edition: null,
        role: null,
        runsIn: null,
        osRelease: null,
        windows: family === 'windows' ? windowsVersion(info, ledger) : null,
        macos: family === 'macos' ? { productVersion: info.release || null, buildVersion: info.build || null } : null,
      });
    },
  };
}

const notGiven = new Unavailable('not-found', 'The systeminformation library does not state it.');

function windowsVersion(info: SystemInformation['osInfo'], ledger: Ledger): OperatingSystem['windows'] {
  for (const fact of ['updateBuildRevision', 'displayVersion', 'editionId', 'installationType', 'productType']) {
    ledger.missing(`windows.${fact}`, notGiven);
  }
  const number = (text: string | undefined) => (/^\d+$/.test(text ?? '') ? Number(text) : null);
  return {
    productName: info.distro || null,
    nt: /^\d+\.\d+/.exec(info.release)?.[0] ?? null,
    build: number(info.build),
    updateBuildRevision: null,
    displayVersion: null,
    editionId: null,
    installationType: null,
    productType: null,
    servicePack: number(info.servicepack?.split('.')[0]),
  };
}
