import { managedSettingsOf } from '../../../core/inventory/decode/mdatp-managed';
import { maskProxyUrl, type ProxySetting } from '../../../core/inventory/decode/proxy-url';
import { decodeNetworkServices, decodeScutilDictionary, proxySettingsIn } from '../../../core/inventory/decode/scutil';
import type { ProxyPlane } from '../../../core/inventory/sections/proxy';
import { command, environment, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';
import { processEnvironmentPlane, proxySettingsOf } from '../proxy-environment';
import { output, propertyList, readPropertyList } from './commands';
import { managedSettings } from './mdatp';

const services = propertyList(
  '/Library/Preferences/SystemConfiguration/preferences.plist',
  'Proxies of the network services that are not in use now',
);

/** Variables that launchd gives to all that it starts, by the names that clients know. */
const launchdVariables = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].map(
  (name) => ({ name, source: command('launchctl', ['getenv', name], 'Proxy of what launchd starts') }),
);

const sources = {
  processEnvironment: environment,
  system: command('scutil', ['--proxy'], 'Proxy of the system'),
  services: services.list,
  servicesThere: services.there,
  managedSettings: managedSettings.list,
  managedSettingsThere: managedSettings.there,
  ...Object.fromEntries(launchdVariables.map(({ name, source }) => [`launchd ${name}`, source])),
} as const;

/** Services of Defender go by the first two; the environment is that of programs in a terminal. */
export const proxy: Collector<'proxy'> = {
  section: 'proxy',
  family: 'macos',
  sources,
  limitMs: 8_000,
  async read(machine) {
    const ledger = new Ledger();
    const [system, others, managed, launchd, ofProcess] = await Promise.all([
      ledger.fact('planes.macos-network-service', 'scutil --proxy', () => readSystem(machine)),
      ledger.fact('planes.macos-network-services', services.path, () => readServices(machine)),
      ledger.fact('planes.mdatp', managedSettings.path, () => readManaged(machine)),
      ledger.fact('planes.launchd-environment', 'launchctl getenv', () => readLaunchd(machine)),
      ledger.fact('planes.process-environment', 'environment variables', async () => processEnvironmentPlane(machine)),
    ]);
    const inUse = JSON.stringify(system?.settings);
    const further = (others ?? []).filter(({ settings }) => JSON.stringify(settings) !== inUse);
    const planes = [ofProcess, system, ...further, managed, launchd].filter((plane) => plane !== null);
    return ledger.reading<'proxy'>({ planes });
  },
};

async function readSystem(machine: Machine): Promise<ProxyPlane> {
  return {
    id: 'macos-network-service',
    kind: 'macos-network-service',
    name: 'System settings',
    source: 'scutil --proxy',
    settings: [...proxySettingsIn(decodeScutilDictionary(await output(machine, sources.system)))],
  };
}

/**
 * Network services that name a proxy, in the order in which macOS prefers them. `scutil --proxy` tells of the one in use alone: a Mac that
 * is off the network, or on another one, has its proxy here.
 */
async function readServices(machine: Machine): Promise<readonly ProxyPlane[]> {
  return decodeNetworkServices(await readPropertyList(machine, services)).flatMap(({ name, proxies }, index) =>
    proxies.length === 0
      ? []
      : [
          {
            id: `macos-network-service-${index + 1}`,
            kind: 'macos-network-service' as const,
            name: `Network service ${name}`,
            source: services.path,
            settings: [...proxies],
          },
        ],
  );
}

async function readManaged(machine: Machine): Promise<ProxyPlane> {
  const list = await ifFound(readPropertyList(machine, managedSettings));
  const value = list === null ? null : managedSettingsOf(list).proxy;
  const settings: ProxySetting[] = value === null ? [] : [{ variable: 'cloudService.proxy', purpose: 'all', ...maskProxyUrl(value) }];
  return { id: 'mdatp', kind: 'mdatp', name: 'Profile com.microsoft.wdav', source: managedSettings.path, settings };
}

async function readLaunchd(machine: Machine): Promise<ProxyPlane> {
  const assignments = await Promise.all(
    launchdVariables.map(async ({ name, source }) => {
      const { stdout, exitCode } = await machine.run(source);
      if (exitCode !== 0 && stdout.trim() !== '') throw new Unavailable('failed', `launchctl getenv ended with ${exitCode}.`);
      return { name, value: stdout.trim() };
    }),
  );
  return {
    id: 'launchd-environment',
    kind: 'etc-environment',
    name: 'Environment of launchd',
    source: 'launchctl getenv',
    settings: proxySettingsOf(assignments),
  };
}
