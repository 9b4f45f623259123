import type { ProxyPlane } from '../../../core/inventory/sections/proxy';
import { environment, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { processEnvironmentPlane } from '../proxy-environment';

/** The places besides the environment from which programs of these systems take a proxy. */
const otherPlanes: Readonly<Record<'windows' | 'macos', readonly (readonly [kind: ProxyPlane['kind'], name: string])[]>> = {
  windows: [
    ['wininet-user', 'The proxy of the user (WinINET)'],
    ['winhttp-machine', 'The proxy of the machine (WinHTTP)'],
    ['telemetry-proxy', 'The proxy for telemetry (TelemetryProxyServer)'],
    ['defender-antivirus', 'The proxy of Defender Antivirus (ProxyServer, ProxyPacUrl)'],
  ],
  macos: [['macos-network-service', 'The proxies of the network services']],
};

/** The proxy that the environment of this process names, on Windows or macOS; the other planes are named as not read. */
export function proxyOf(family: 'windows' | 'macos'): Collector<'proxy'> {
  return {
    section: 'proxy',
    family,
    sources: { environment },
    limitMs: 1_000,
    async read(machine) {
      const ledger = new Ledger();
      ledger.from('planes', 'environment variables');
      for (const [kind, name] of otherPlanes[family]) {
        ledger.missing(`planes.${kind}`, new Unavailable('not-collected', `${name}: not read by this version.`));
      }
      return ledger.reading<'proxy'>({ planes: [processEnvironmentPlane(machine)] });
    },
  };
}
