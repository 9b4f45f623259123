import type { RegistryKey } from '../../../core/inventory/decode/registry-data';
import type { ConnectionSettings } from '../../../core/inventory/decode/connection-settings';
import { decodeDefaultConnectionSettings } from '../../../core/inventory/decode/default-connection-settings';
import { type MaskedValue, maskBypassList, maskProxyUrl, type ProxySetting } from '../../../core/inventory/decode/proxy-url';
import { decodeWinHttpSettings } from '../../../core/inventory/decode/winhttp-settings';
import type { ProxyPlane } from '../../../core/inventory/sections/proxy';
import { environment, type Machine, registryValues, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { asUnavailable, Ledger, settled } from '../ledger';
import { processEnvironmentPlane, proxySettingsOf } from '../proxy-environment';
import { machineEnvironment, numberOf, placeOf, readKey, textOf } from './registry-values';

const internetSettings = 'Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const userValues = ['ProxyEnable', 'ProxyServer', 'ProxyOverride', 'AutoConfigURL'] as const;
const ofUsers = 'Proxy of each account (WinINET)';
const ofMachine = 'Proxy of all accounts, where a policy makes it one (WinINET)';
const antivirusValues = ['ProxyServer', 'ProxyPacUrl', 'ProxyBypass'] as const;
const antivirus = 'Proxy of Defender Antivirus';

const sources = {
  environment,
  machineEnvironment,
  users: registryValues(`HKU\\*\\Software\\${internetSettings}`, userValues, ofUsers),
  connectionsOfUsers: registryValues(`HKU\\*\\Software\\${internetSettings}\\Connections`, ['DefaultConnectionSettings'], ofUsers),
  perUser: registryValues(
    `HKLM\\SOFTWARE\\Policies\\${internetSettings}`,
    ['ProxySettingsPerUser'],
    'Whether all accounts have one proxy (WinINET)',
  ),
  machine: registryValues(`HKLM\\SOFTWARE\\${internetSettings}`, userValues, ofMachine),
  connections: registryValues(
    `HKLM\\SOFTWARE\\${internetSettings}\\Connections`,
    ['DefaultConnectionSettings', 'WinHttpSettings'],
    'Proxy of the machine (WinHTTP), and of all accounts (WinINET)',
  ),
  sensor: registryValues(
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection',
    ['TelemetryProxyServer'],
    'Static proxy of the sensor',
  ),
  sensorElsewhere: registryValues(
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\DataCollection',
    ['TelemetryProxyServer'],
    'Static proxy in a place that the sensor does not read',
  ),
  antivirusPolicy: registryValues('HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', antivirusValues, antivirus),
  antivirusOwn: registryValues('HKLM\\SOFTWARE\\Microsoft\\Windows Defender', antivirusValues, antivirus),
} as const;

export const proxy: Collector<'proxy'> = {
  section: 'proxy',
  family: 'windows',
  sources,
  limitMs: 10_000,
  async read(machine) {
    const ledger = new Ledger();
    ledger.from('planes', 'environment, registry');
    const planes = await Promise.all([
      planesOf(ledger, 'wininet-user', () => readWinInet(machine, ledger)),
      planesOf(ledger, 'winhttp-machine', async () => [await readWinHttp(machine)]),
      planesOf(ledger, 'telemetry-proxy', () => readTelemetry(machine)),
      planesOf(ledger, 'defender-antivirus', async () => [await readAntivirus(machine)]),
      planesOf(ledger, 'machine-environment', async () => [await readMachineEnvironment(machine)]),
    ]);
    return ledger.reading<'proxy'>({ planes: [processEnvironmentPlane(machine), ...planes.flat()] });
  },
};

/** A kind of place that cannot be read leaves the others. */
async function planesOf(
  ledger: Ledger,
  kind: ProxyPlane['kind'],
  read: () => Promise<readonly ProxyPlane[]>,
): Promise<readonly ProxyPlane[]> {
  return (await ledger.fact(`planes.${kind}`, 'registry', read)) ?? [];
}

/** Accounts of the system by their SID (Microsoft Learn, "Well-known SIDs"). */
const accounts: ReadonlyMap<string, string> = new Map([
  ['S-1-5-18', 'WinINET of the system account'],
  ['S-1-5-19', 'WinINET of the local service'],
  ['S-1-5-20', 'WinINET of the network service'],
]);

/**
 * Settings of WinINET: one for each account that is loaded, or one for all where the policy ProxySettingsPerUser is 0 (Microsoft Learn,
 * "Microsoft-Windows-IE-ClientNetworkProtocolImplementation, HKLMProxyServer"). HKU\.DEFAULT is another name of the system account's.
 */
async function readWinInet(machine: Machine, ledger: Ledger): Promise<readonly ProxyPlane[]> {
  if (numberOf(await readKey(machine, sources.perUser), 'ProxySettingsPerUser') === 0) {
    const [values, connections] = await Promise.all([readKey(machine, sources.machine), readKey(machine, sources.connections)]);
    const name = 'WinINET of all accounts';
    // The system account goes by it as well, and is what a consumer is asked for.
    return [
      {
        id: 'wininet-user S-1-5-18',
        kind: 'wininet-user',
        name,
        source: placeOf(sources.machine),
        settings: settingsOf(values, connections),
      },
    ];
  }
  const [users, connections] = await Promise.all([machine.registries(sources.users), machine.registries(sources.connectionsOfUsers)]);
  const isUser = (name: string) => !/_Classes$/i.test(name) && name.toUpperCase() !== '.DEFAULT';
  const planes: ProxyPlane[] = [];
  const names = [...new Set([...users, ...connections].map(({ name }) => name))];
  const withSystem = names.some((name) => name.toUpperCase() === 'S-1-5-18');
  for (const name of names) {
    const sid = !withSystem && name.toUpperCase() === '.DEFAULT' ? 'S-1-5-18' : name;
    if (!isUser(sid)) continue;
    const id = `wininet-user ${sid}`;
    const [values, own] = [users, connections].map((found) => found.find((each) => each.name === name)?.key ?? null);
    const gap = [values, own].find((key) => key instanceof Unavailable);
    if (gap instanceof Unavailable) {
      ledger.missing(`planes.${id}`, gap);
      continue;
    }
    try {
      const settings = settingsOf(values as RegistryKey | null, own as RegistryKey | null); // gaps were left out above
      const source = placeOf({ ...sources.users, key: sources.users.key.replace('*', name) });
      planes.push({ id, kind: 'wininet-user', name: accounts.get(sid.toUpperCase()) ?? 'WinINET of a person', source, settings });
    } catch (cause) {
      ledger.missing(`planes.${id}`, asUnavailable(cause, sources.connectionsOfUsers.key.replace('*', name)));
    }
  }
  return planes;
}

/**
 * The flags of DefaultConnectionSettings decide (Microsoft, Internet Explorer support blog, "What is DefaultConnectionSettings key?",
 * 20 June 2017); ProxyEnable and AutoConfigURL beside them only where that value is not there.
 */
function settingsOf(values: RegistryKey | null, connections: RegistryKey | null): ProxyPlane['settings'] {
  const blob = connections?.values.get('defaultconnectionsettings');
  if (blob instanceof Uint8Array)
    return settingsIn(decodeDefaultConnectionSettings(blob), { proxy: 'ProxyServer', bypass: 'ProxyOverride' });
  const flags = {
    direct: true,
    proxy: numberOf(values, 'ProxyEnable') === 1,
    pac: textOf(values, 'AutoConfigURL') !== null,
    autoDetect: false,
  };
  const texts = { proxy: textOf(values, 'ProxyServer'), bypass: textOf(values, 'ProxyOverride'), pacUrl: textOf(values, 'AutoConfigURL') };
  return settingsIn({ flags, ...texts }, { proxy: 'ProxyServer', bypass: 'ProxyOverride' });
}

/** The settings that are switched on. */
function settingsIn(
  { flags, proxy: server, bypass, pacUrl }: ConnectionSettings,
  names: { readonly proxy: string; readonly bypass: string },
): ProxySetting[] {
  return [
    ...(flags.proxy && server !== null ? [setting(names.proxy, 'all', maskProxyList(server))] : []),
    ...(flags.proxy && bypass !== null ? [setting(names.bypass, 'bypass', maskBypassList(bypass))] : []),
    ...(flags.pac && pacUrl !== null ? [setting('AutoConfigURL', 'pac', maskProxyUrl(pacUrl))] : []),
    ...(flags.autoDetect ? [setting('AutoDetect', 'auto-detect', { value: 'on', credentials: 'no' })] : []),
  ];
}

const setting = (variable: string, purpose: ProxySetting['purpose'], masked: MaskedValue): ProxySetting => ({
  variable,
  purpose,
  ...masked,
});

const protocolForm = /^(https?|ftp|socks)=(.*)$/is;

/**
 * Masks what WinINET and WinHTTP take for proxies: one address, or several with the protocol they are for, as in
 * "http=proxy:8080;https=proxy:8443" (Microsoft Learn, INTERNET_PROXY_INFO). A password may hold the signs between them, so a list
 * with an "@" is masked whole.
 */
function maskProxyList(written: string): MaskedValue {
  const entries = written.split(/[\s;]+/).filter((entry) => entry !== '');
  if (entries.length < 2 && !protocolForm.test(written)) return maskProxyUrl(written);
  if (/@|%(?:25)*40/.test(written)) return { value: '***', credentials: 'yes' };
  const masked = entries.map((entry) => {
    const [, protocol, address] = protocolForm.exec(entry) ?? [];
    if (protocol === undefined || address === undefined) return maskProxyUrl(entry);
    const { value, credentials } = maskProxyUrl(address);
    return { value: `${protocol}=${value}`, credentials };
  });
  return {
    value: masked.map(({ value }) => value).join(';'),
    credentials: masked.some(({ credentials }) => credentials !== 'no') ? 'unclear' : 'no',
  };
}

/** Without the value WinHTTP goes direct. */
async function readWinHttp(machine: Machine): Promise<ProxyPlane> {
  const blob = (await readKey(machine, sources.connections))?.values.get('winhttpsettings');
  const settings = blob instanceof Uint8Array ? settingsIn(decodeWinHttpSettings(blob), { proxy: 'Proxy', bypass: 'ProxyBypass' }) : [];
  const source = placeOf(sources.connections, 'WinHttpSettings');
  return { id: 'winhttp-machine', kind: 'winhttp-machine', name: 'WinHTTP (machine)', source, settings };
}

/** The proxy that a policy gives the sensor, and the one in a place that it ignores: only the first is one of Defender's. */
async function readTelemetry(machine: Machine): Promise<readonly ProxyPlane[]> {
  const [policy, elsewhere] = await Promise.all([readKey(machine, sources.sensor), readKey(machine, sources.sensorElsewhere)]);
  const settings = (key: RegistryKey | null) => {
    const written = textOf(key, 'TelemetryProxyServer');
    return written === null ? [] : [setting('TelemetryProxyServer', 'all', maskProxyUrl(written))];
  };
  const name = 'Static proxy of the sensor (TelemetryProxyServer)';
  const plane = { id: 'telemetry-proxy', kind: 'telemetry-proxy', name, source: placeOf(sources.sensor, 'TelemetryProxyServer') } as const;
  const ignored = settings(elsewhere);
  if (ignored.length === 0) return [{ ...plane, settings: settings(policy) }];
  const source = placeOf(sources.sensorElsewhere, 'TelemetryProxyServer');
  return [
    { ...plane, settings: settings(policy) },
    {
      id: 'telemetry-ignored',
      kind: 'telemetry-ignored',
      name: 'TelemetryProxyServer where the sensor does not read it',
      source,
      settings: ignored,
    },
  ];
}

/** What a policy sets comes before what Set-MpPreference set. */
async function readAntivirus(machine: Machine): Promise<ProxyPlane> {
  const [policy, own] = await Promise.all([readKey(machine, sources.antivirusPolicy), settled(readKey(machine, sources.antivirusOwn))]);
  if (own instanceof Unavailable) throw own;
  const of = (name: string) => textOf(policy, name) ?? textOf(own, name);
  const [server, pac, bypass] = [of('ProxyServer'), of('ProxyPacUrl'), of('ProxyBypass')];
  return {
    id: 'defender-antivirus',
    kind: 'defender-antivirus',
    name: 'Proxy of Defender Antivirus',
    source: placeOf(sources.antivirusPolicy, 'ProxyServer'),
    settings: [
      ...(server === null ? [] : [setting('ProxyServer', 'all', maskProxyUrl(server))]),
      ...(pac === null ? [] : [setting('ProxyPacUrl', 'pac', maskProxyUrl(pac))]),
      ...(bypass === null ? [] : [setting('ProxyBypass', 'bypass', maskBypassList(bypass))]),
    ],
  };
}

/** Windows does not tell case in names of variables: they are taken by the form that others know. */
async function readMachineEnvironment(machine: Machine): Promise<ProxyPlane> {
  const key = await readKey(machine, machineEnvironment);
  const assignments = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].map((name) => ({ name, value: textOf(key, name) ?? '' }));
  return {
    id: 'machine-environment',
    kind: 'machine-environment',
    name: 'Environment of the machine',
    source: placeOf(machineEnvironment),
    settings: proxySettingsOf(assignments),
  };
}
