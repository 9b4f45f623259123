import type { Catalogue, WindowsPolicyFact } from '../catalogue/schema';
import type { SectionData } from '../inventory/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { ProxyPlane } from '../inventory/sections/proxy';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import type { Context } from './check';
import { type ProxySetting, proxyNamed, waysOut } from './proxy-settings';
import { arePoliciesUnread, numberOf, policyNamed } from './windows';

/** A part of Defender, or of the system for it, that goes out by itself. */
export type ConsumerId = 'sensor' | 'antivirus' | 'system' | 'mdatp' | 'package-manager' | 'auto-update';

/** One try: through a proxy, by automatic detection, or without a proxy. */
export type Way = ProxySetting | 'direct' | 'automatic detection';

export interface ConsumerWays {
  readonly id: ConsumerId;
  /** For people. */
  readonly name: string;
  /** What it tries, in this order. */
  readonly ways: readonly Way[];
  /** Whether the makers publish this order; else it is put together from what they say of its parts. */
  readonly documented: boolean;
}

/** A policy of Windows that bears on proxies, as the catalogue has it. */
export const proxyPolicy = ({ common }: Catalogue, name: string): WindowsPolicyFact | undefined =>
  common.windows.policies.find(({ part, value }) => part === 'proxy' && value === name);

/** The policy by which the sensor takes its static proxy first. */
export const preferStaticName = 'PreferStaticProxyForHttpRequest';

/** Whether the sensor takes its static proxy first; `null`: whether that is set was not read. */
export function prefersStatic(windowsSystem: WindowsSystem | null, catalogue: Catalogue, context: Pick<Context, 'gaps'>): boolean | null {
  const fact = proxyPolicy(catalogue, preferStaticName);
  if (windowsSystem === null || !fact) return null;
  const found = policyNamed(windowsSystem, fact);
  if (!found && arePoliciesUnread(windowsSystem, [fact], context)) return null;
  return numberOf(found) === 1;
}

/**
 * Who uses which proxy setting in which order, as far as that is published.
 *
 * Windows
 * - `sensor`: automatic detection or the machine's WinHTTP proxy; TelemetryProxyServer; without a proxy. With PreferStaticProxyForHttpRequest
 *   TelemetryProxyServer is first. Source: PROXY names the parts, no page their order; that WinHTTP wins is BALDOCK's.
 * - `antivirus`: its ProxyServer; its ProxyPacUrl; without a proxy; the WinINET settings of the system account; automatic detection.
 *   Source: ADMX; that it is the hive of the system account is not published.
 * - `system` (Windows Update, certificate revocation and trust lists): the machine's WinHTTP proxy only; without one, direct. Source: PROXY, AVNET.
 *
 * Linux
 * - `package-manager`: its own configuration; HTTPS_PROXY of the session. Source: LINUXPROXY.
 * - `mdatp`: `cloudService.proxy` of the managed configuration; HTTPS_PROXY of its systemd unit. Variables of the whole system do not count.
 *   Source: LINUXPROXY; the order is not published. `mdatp config proxy` stands between, and is not seen before the installation.
 *
 * macOS
 * - `mdatp`: `cloudService.proxy` of the managed preferences, else the settings of the network service. Source: MACSCHEMA, MACPRE.
 * - `auto-update`: the settings of the network service. Not published.
 */
export function consumersOf(family: Family, proxy: SectionData<'proxy'>, options: { readonly preferStatic: boolean }): ConsumerWays[] {
  const settings = waysOut(proxy);
  const of = (...kinds: readonly ProxyPlane['kind'][]) => settings.filter(({ plane }) => kinds.includes(plane.kind));
  switch (family) {
    case 'windows': {
      const telemetry = of('telemetry-proxy');
      const winhttp = of('winhttp-machine');
      const own = of('defender-antivirus');
      const isPac = ({ setting }: ProxySetting) => setting.purpose === 'pac';
      const first: readonly Way[] = options.preferStatic
        ? [...telemetry, 'automatic detection', ...winhttp]
        : ['automatic detection', ...winhttp, ...telemetry];
      return [
        { id: 'sensor', name: 'Sensor of Defender', ways: [...first, 'direct'], documented: false },
        {
          id: 'antivirus',
          name: 'Defender Antivirus',
          ways: [
            ...own.filter((setting) => !isPac(setting)),
            ...own.filter(isPac),
            'direct',
            ...settings.filter(({ plane }) => isOfSystemAccount(plane)),
            'automatic detection',
          ],
          documented: true,
        },
        { id: 'system', name: 'Windows Update and revocation lists', ways: winhttp.length > 0 ? winhttp : ['direct'], documented: true },
      ];
    }
    case 'linux': {
      const manager = [...of('package-manager'), ...of('etc-environment')];
      const mdatp = [...of('mdatp'), ...of('systemd-unit')];
      return [
        { id: 'package-manager', name: 'Package manager', ways: manager.length > 0 ? manager : ['direct'], documented: true },
        { id: 'mdatp', name: 'Defender', ways: mdatp.length > 0 ? mdatp : ['direct'], documented: false },
      ];
    }
    case 'macos': {
      const system = of('macos-network-service');
      const managed = of('mdatp');
      const orDirect = (ways: readonly ProxySetting[]): readonly Way[] => (ways.length > 0 ? ways : ['direct']);
      return [
        { id: 'mdatp', name: 'Defender', ways: orDirect(managed.length > 0 ? managed : system), documented: true },
        { id: 'auto-update', name: 'Microsoft AutoUpdate', ways: orDirect(system), documented: false },
      ];
    }
  }
}

const usedKinds: Readonly<Record<Family, readonly ProxyPlane['kind'][] | 'all'>> = {
  windows: ['winhttp-machine', 'telemetry-proxy', 'defender-antivirus', 'wininet-user'],
  macos: ['macos-network-service', 'mdatp'],
  // What a session has is handed on to the installation.
  linux: 'all',
};

/** Whether a consumer goes by the plane: WinINET settings and variables of a person are used by no service. */
export function isUsed(plane: ProxyPlane, family: Family): boolean {
  const kinds = usedKinds[family];
  return kinds === 'all' || (kinds.includes(plane.kind) && (plane.kind !== 'wininet-user' || isOfSystemAccount(plane)));
}

/** Whether the services of Defender go by the plane; on Linux fewer do than the installation does. Sources as for `consumersOf`. */
export const isOfService = (plane: ProxyPlane, family: Family): boolean =>
  family === 'linux' ? plane.kind === 'mdatp' || plane.kind === 'systemd-unit' : isUsed(plane, family);

/** WinINET settings of the system account carry its SID in the id of their plane. */
const isOfSystemAccount = ({ kind, id }: ProxyPlane): boolean => kind === 'wininet-user' && /\bS-1-5-18\b|\.DEFAULT\b/i.test(id);

/**
 * The settings that a consumer goes by. Automatic detection on Windows and macOS stands beside a named proxy as a matter of course, and is
 * no other way out.
 */
export const usedByDefender = (settings: readonly ProxySetting[], family: Family): ProxySetting[] =>
  settings.filter(({ plane, setting }) => isUsed(plane, family) && (family === 'linux' || setting.purpose !== 'auto-detect'));

/** Settings by which a consumer looks for a proxy that is named nowhere: whether it finds one is not known. */
export const detections = (proxy: SectionData<'proxy'>, family: Family): ProxySetting[] =>
  family === 'linux' ? [] : waysOut(proxy).filter(({ plane, setting }) => isUsed(plane, family) && setting.purpose === 'auto-detect');

/** Whether a machine names a proxy that a consumer goes by. */
export const namesProxy = (proxy: SectionData<'proxy'>, family: Family): boolean => usedByDefender(waysOut(proxy), family).length > 0;

/** A consumer with what it tries, for people: "Sensor of Defender: automatic detection, WinHTTP proxy.example.net:8080, direct". */
export function consumerText({ name, ways }: ConsumerWays): string {
  const text = (way: Way) => (typeof way === 'string' ? way : `${way.plane.name} ${proxyNamed(way)}`);
  return `${name}: ${[...new Set(ways.map(text))].join(', ')}`;
}
