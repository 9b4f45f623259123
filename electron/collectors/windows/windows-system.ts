import type { WatchedOnWindows } from '../../../core/catalogue/watched';
import { maskProxyUrl } from '../../../core/inventory/decode/proxy-url';
import type { RegistryData } from '../../../core/inventory/decode/registry-data';
import type { WindowsFeature, WindowsSystem } from '../../../core/inventory/sections/windows-system';
import {
  type Machine,
  named,
  registryPresence,
  type RegistrySource,
  registryValues,
  type Source,
  type SystemFilesSource,
  Unavailable,
  wmi,
} from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger, settled } from '../ledger';
import { hasValue, numberOf, placeOf, readKey, stated, textOf } from './registry-values';
import { namedServices, readStates, serviceSource, spelledServices, startOf } from './services';
import { limitWithWmiMs, numberIn, textIn } from './wmi-rows';

const servicing = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing';
const frameworks = 'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP';
const computerName = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName';
const restart = 'What a restart is pending for';

const protocolNames = ['TLS 1.2', 'TLS 1.3'] as const;
const protocolOf = (name: string): RegistrySource =>
  registryValues(
    `HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\${name}\\Client`,
    ['Enabled', 'DisabledByDefault'],
    'Protocols of Schannel',
  );

const sources = {
  ...namedServices,
  rows: named('wmi', 'catalogue', 'Features and updates of the catalogue'),
  files: named('system-files', 'catalogue', 'System files of the catalogue: whether they are there, versions, owners'),
  policies: named('registry', 'catalogue', 'Policies and settings of the catalogue'),
  roots: named('registry', 'catalogue', 'Root certificates of the catalogue: whether they are there'),
  componentServicing: registryPresence(`${servicing}\\RebootPending`, [], restart),
  windowsUpdate: registryPresence(
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired',
    [],
    restart,
  ),
  fileRename: registryPresence(
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager',
    ['PendingFileRenameOperations', 'PendingFileRenameOperations2'],
    restart,
  ),
  activeName: registryValues(`${computerName}\\ActiveComputerName`, ['ComputerName'], restart),
  nextName: registryValues(`${computerName}\\ComputerName`, ['ComputerName'], restart),
  /** Left by Install.ps1 of microsoft/mdefordownlevelserver, which refuses to run until the next start. */
  defenderInstallation: registryPresence('HKLM\\SOFTWARE\\Microsoft\\Microsoft Defender for Endpoint Install', ['PendingReboot'], restart),
  framework4: registryValues(`${frameworks}\\v4\\Full`, ['Release', 'Install'], 'Versions of .NET Framework'),
  framework35: registryValues(`${frameworks}\\v3.5`, ['Install'], 'Versions of .NET Framework'),
  powerShell: registryValues('HKLM\\SOFTWARE\\Microsoft\\PowerShell\\3\\PowerShellEngine', ['PowerShellVersion'], 'Version of PowerShell'),
  powerShellOfOlder: registryValues(
    'HKLM\\SOFTWARE\\Microsoft\\PowerShell\\1\\PowerShellEngine',
    ['PowerShellVersion'],
    'Version of PowerShell, before 3.0',
  ),
  image: registryValues('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State', ['ImageState'], 'State of the setup'),
  firstRun: registryValues('HKLM\\SYSTEM\\Setup', ['OOBEInProgress', 'SystemSetupInProgress'], 'Whether the first run is done'),
  enrolments: {
    ...registryValues('HKLM\\SOFTWARE\\Microsoft\\Enrollments\\*', ['ProviderID'], 'Whether Intune manages the device'),
    only: { value: 'ProviderID', texts: ['MS DM Server'] },
  },
  configurationManager: serviceSource('CcmExec', 'Whether the client of Configuration Manager is installed'),
  tls12: protocolOf('TLS 1.2'),
  tls13: protocolOf('TLS 1.3'),
  strongCrypto: registryValues(
    'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
    ['SchUseStrongCrypto'],
    'Strong cryptography of .NET Framework',
  ),
  rootUpdates: registryValues(
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot',
    ['DisableRootAutoUpdate'],
    'Automatic update of root certificates',
  ),
  sense: registryValues(
    `${servicing}\\Packages\\Microsoft-Windows-SenseClient-FoD-Package*`,
    ['CurrentState'],
    'Feature on demand of the sensor',
  ),
  build: registryValues(
    'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
    ['CurrentBuildNumber', 'InstallationType'],
    'Build of Windows',
  ),
} as const;

const featuresOf = ({ features }: WatchedOnWindows) =>
  wmi('features', 'Win32_OptionalFeature', ['Name', 'InstallState'], 'Features of the catalogue', {
    only: { property: 'Name', texts: features },
  });

const updatesOf = ({ updates }: WatchedOnWindows) =>
  wmi('hotfixes', 'Win32_QuickFixEngineering', ['HotFixID'], 'Updates of the catalogue', {
    only: { property: 'HotFixID', texts: updates },
  });

const filesOf = ({ files }: WatchedOnWindows): SystemFilesSource => ({
  kind: 'system-files',
  names: files,
  purpose: 'System files of the catalogue: whether they are there, versions, owners',
});

const policyOf = (key: string, names: readonly string[]): RegistrySource =>
  registryValues(key, names, 'Policies and settings of the catalogue');

/**
 * Where Windows keeps the roots that the machine trusts: its own, those of the automatic update, of group policy, and of the directory
 * (Microsoft Learn, "System Store Locations").
 */
const rootStores = [
  'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\ROOT\\Certificates',
  'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\Root\\Certificates',
  'HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\Root\\Certificates',
] as const;

/** The key of a certificate is its SHA-1. */
const rootsOf = (sha1: string): readonly RegistrySource[] =>
  rootStores.map((store) => registryPresence(`${store}\\${sha1}`, [], 'Root certificates of the catalogue: whether they are there'));

export const windowsSystem: Collector<'windowsSystem'> = {
  section: 'windowsSystem',
  family: 'windows',
  sources,
  named: (watch): readonly Source[] => [
    ...spelledServices(watch),
    featuresOf(watch.windows),
    updatesOf(watch.windows),
    filesOf(watch.windows),
    ...policyKeys(watch.windows).map(({ key, names }) => policyOf(key, names)),
    ...watch.windows.roots.flatMap(({ sha1 }) => rootsOf(sha1)),
  ],
  limitMs: limitWithWmiMs,
  async read(machine, { catalogue }) {
    const ledger = new Ledger();
    const { windows } = catalogue;
    const [states, features, capabilities, updates, files, pendingRestart, dotNetFramework, powerShell, setup, management, tls, policies] =
      await Promise.all([
        readStates(machine, catalogue),
        ledger.fact('features', 'Win32_OptionalFeature', () => readFeatures(machine, windows, ledger)),
        ledger.fact('capabilities', placeOf(sources.sense), () => readCapabilities(machine, windows)),
        ledger.fact('updates', 'Win32_QuickFixEngineering', async () => {
          const found = new Set((await machine.wmi(updatesOf(windows))).map((row) => textIn(row, 'HotFixID')?.toUpperCase()));
          return windows.updates.map((name) => ({ name, installed: found.has(name.toUpperCase()) }));
        }),
        ledger.fact('files', '%SystemRoot%\\System32', () => readFiles(machine, windows, ledger)),
        ledger.fact('pendingRestart', 'registry', () => readPendingRestart(machine, ledger)),
        ledger.fact('dotNetFramework', placeOf(sources.framework4, 'Release'), () => readFrameworks(machine)),
        ledger.fact('powerShell', placeOf(sources.powerShell, 'PowerShellVersion'), () => readPowerShell(machine)),
        readSetup(machine, ledger),
        readManagement(machine, ledger),
        readTls(machine, windows, ledger),
        ledger.fact('policies', 'registry', () => readPolicies(machine, windows, ledger)),
      ]);
    const services = await readServices(machine, windows, states instanceof Unavailable ? new Map() : states, ledger);
    return ledger.reading<'windowsSystem'>({
      services,
      features,
      capabilities,
      updates,
      files,
      pendingRestart,
      dotNetFramework,
      powerShell,
      setup,
      management,
      tls,
      policies,
    });
  },
};

async function readServices(
  machine: Machine,
  { services: names }: WatchedOnWindows,
  states: ReadonlyMap<string, boolean>,
  ledger: Ledger,
): Promise<WindowsSystem['services']> {
  ledger.from('services', 'HKLM\\SYSTEM\\CurrentControlSet\\Services');
  const keys = await Promise.all(names.map((name) => settled(readKey(machine, serviceSource(name)))));
  const services: NonNullable<WindowsSystem['services']> = [];
  const gaps: Unavailable[] = [];
  for (const [index, name] of names.entries()) {
    const key = keys[index] ?? null;
    if (key instanceof Unavailable) {
      gaps.push(key);
      ledger.missing(`services.${name}`, key);
    } else if (key === null) {
      services.push({ name, installed: false, start: null, running: null });
    } else {
      services.push({ name, installed: true, start: startOf(key), running: states.get(name.toLowerCase()) ?? null });
    }
  }
  return services.length === 0 && gaps.length > 0 ? null : services;
}

/** InstallState of Win32_OptionalFeature (Microsoft Learn): 3 is a feature whose files are gone. */
const installStates: ReadonlyMap<number, WindowsFeature['state']> = new Map([
  [1, 'enabled'],
  [2, 'disabled'],
  [3, 'payload-removed'],
]);

async function readFeatures(machine: Machine, windows: WatchedOnWindows, ledger: Ledger): Promise<WindowsSystem['features']> {
  const rows = await machine.wmi(featuresOf(windows));
  return windows.features.flatMap((name): WindowsFeature[] => {
    const row = rows.find((each) => textIn(each, 'Name')?.toLowerCase() === name.toLowerCase());
    if (!row) return [{ name, state: 'absent' }];
    const state = installStates.get(numberIn(row, 'InstallState') ?? 0);
    if (state !== undefined) return [{ name, state }];
    ledger.missing(`features.${name}`, new Unavailable('not-found', `Windows does not state whether ${name} is enabled.`));
    return [];
  });
}

/** Features on demand by the beginning of the name of their package, and the first build of clients that has them. */
const packages: Readonly<Record<string, { readonly source: RegistrySource; readonly firstBuild: number }>> = {
  'Microsoft.Windows.Sense.Client': { source: sources.sense, firstBuild: 26_100 },
};

/**
 * CurrentState of Component Based Servicing, in steps of 16: 0x70 is installed, 0x80 permanent; 0x60 and 5 wait for a restart (Windows
 * servicing blog of Microsoft, "CBS Servicing States Chart").
 */
const packageStates: ReadonlyMap<number, 'installed' | 'pending'> = new Map([
  [0x70, 'installed'],
  [0x80, 'installed'],
  [0x60, 'pending'],
  [0x05, 'pending'],
]);

async function readCapabilities(machine: Machine, { capabilities: names }: WatchedOnWindows): Promise<WindowsSystem['capabilities']> {
  const system = await machine.registry(sources.build);
  const build = stated(numberOf(system, 'CurrentBuildNumber'), sources.build, 'CurrentBuildNumber');
  const client = textOf(system, 'InstallationType')?.toLowerCase() === 'client';
  return Promise.all(
    names.map(async (name) => {
      const known = packages[name];
      if (!known) throw new Unavailable('not-collected', `Where Windows keeps the state of ${name} is not known to this version.`);
      const found = await machine.registries(known.source);
      const states = found.map(({ key }) => {
        if (key instanceof Unavailable) throw key;
        return packageStates.get(numberOf(key, 'CurrentState') ?? 0);
      });
      if (states.includes('installed')) return { name, state: 'installed' as const };
      if (states.includes('pending')) return { name, state: 'pending' as const };
      return { name, state: client && build >= known.firstBuild ? ('not-present' as const) : ('absent' as const) };
    }),
  );
}

async function readFiles(machine: Machine, windows: WatchedOnWindows, ledger: Ledger): Promise<WindowsSystem['files']> {
  const found = await machine.systemFiles(filesOf(windows));
  return windows.files.map((name, index) => {
    const { present, version, owner } = found.get(name) ?? { present: false, version: null, owner: null };
    if (present && owner === null) {
      ledger.missing(`files.${index}.owner`, new Unavailable('not-collected', `The owner of ${name} was not told.`));
    }
    return { name, present, version, owner };
  });
}

type Reason = NonNullable<WindowsSystem['pendingRestart']>[number];

/** A mark that cannot be looked at leaves the others; then what is found is not all. */
async function readPendingRestart(machine: Machine, ledger: Ledger): Promise<WindowsSystem['pendingRestart']> {
  const isThere = async (source: RegistrySource): Promise<boolean> => {
    const key = await readKey(machine, source);
    return key !== null && (source.values?.length === 0 || key.values.size > 0);
  };
  const marks: readonly (readonly [Reason, () => Promise<boolean>])[] = [
    ['component-servicing', () => isThere(sources.componentServicing)],
    ['windows-update', () => isThere(sources.windowsUpdate)],
    ['file-rename', () => isThere(sources.fileRename)],
    [
      'computer-rename',
      async () => {
        const [active, next] = await Promise.all([machine.registry(sources.activeName), machine.registry(sources.nextName)]);
        const [now, then] = [textOf(active, 'ComputerName'), textOf(next, 'ComputerName')];
        return now?.toLowerCase() !== then?.toLowerCase();
      },
    ],
    ['defender-installation', () => isThere(sources.defenderInstallation)],
  ];
  const answers = await Promise.all(marks.map(async ([reason, ask]) => ({ reason, pending: await settled(ask()) })));
  for (const { reason, pending } of answers) if (pending instanceof Unavailable) ledger.missing(`pendingRestart.${reason}`, pending);
  return answers.filter(({ pending }) => pending === true).map(({ reason }) => reason);
}

/**
 * The least Release of each version of .NET Framework 4.5 and later (Microsoft Learn, "Determine which .NET Framework versions are
 * installed", 20 October 2025).
 */
const releases: readonly (readonly [release: number, version: string])[] = [
  [533_320, '4.8.1'],
  [528_040, '4.8'],
  [461_808, '4.7.2'],
  [461_308, '4.7.1'],
  [460_798, '4.7'],
  [394_802, '4.6.2'],
  [394_254, '4.6.1'],
  [393_295, '4.6'],
  [379_893, '4.5.2'],
  [378_675, '4.5.1'],
  [378_389, '4.5'],
];

async function readFrameworks(machine: Machine): Promise<string[]> {
  const [four, three] = await Promise.all([readKey(machine, sources.framework4), readKey(machine, sources.framework35)]);
  const release = numberOf(four, 'Release');
  const newest = release === null ? null : releases.find(([least]) => release >= least)?.[1];
  const fourth = newest ?? (numberOf(four, 'Install') === 1 ? '4.0' : null);
  return [...(numberOf(three, 'Install') === 1 ? ['3.5'] : []), ...(fourth === null ? [] : [fourth])];
}

/** "5.1" of "5.1.26100.1"; Windows PowerShell 3.0 and later have a key of their own beside that of 1.0 and 2.0. */
async function readPowerShell(machine: Machine): Promise<string> {
  for (const source of [sources.powerShell, sources.powerShellOfOlder]) {
    const version = /^\d+\.\d+/.exec(textOf(await readKey(machine, source), 'PowerShellVersion') ?? '')?.[0];
    if (version !== undefined) return version;
  }
  throw new Unavailable('not-found', 'The registry names no version of Windows PowerShell.');
}

async function readSetup(machine: Machine, ledger: Ledger): Promise<WindowsSystem['setup']> {
  const [imageState, firstRunDone] = await Promise.all([
    ledger.fact('setup.imageState', placeOf(sources.image, 'ImageState'), async () =>
      stated(textOf(await machine.registry(sources.image), 'ImageState'), sources.image, 'ImageState'),
    ),
    ledger.fact('setup.firstRunDone', placeOf(sources.firstRun, 'OOBEInProgress'), async () => {
      const key = await machine.registry(sources.firstRun);
      const [firstRun, setup] = [numberOf(key, 'OOBEInProgress'), numberOf(key, 'SystemSetupInProgress')];
      if (firstRun !== null && firstRun !== 0) return false;
      if (setup !== null && setup !== 0) return false;
      return stated(firstRun, sources.firstRun, 'OOBEInProgress') === 0;
    }),
  ]);
  return { imageState, firstRunDone };
}

async function readManagement(machine: Machine, ledger: Ledger): Promise<WindowsSystem['management']> {
  const [intune, configurationManager] = await Promise.all([
    ledger.fact('management.intune', placeOf(sources.enrolments, 'ProviderID'), async () => {
      const found = await machine.registries(sources.enrolments);
      if (found.some(({ key }) => !(key instanceof Unavailable))) return true;
      for (const { key } of found) if (key instanceof Unavailable) throw key;
      return false;
    }),
    ledger.fact(
      'management.configurationManager',
      placeOf(sources.configurationManager),
      async () => (await readKey(machine, sources.configurationManager)) !== null,
    ),
  ]);
  return { intune, configurationManager };
}

async function readTls(machine: Machine, { roots }: WatchedOnWindows, ledger: Ledger): Promise<WindowsSystem['tls']> {
  const [protocols, strongCrypto, found, rootUpdates] = await Promise.all([
    ledger.fact('tls.protocols', 'SCHANNEL\\Protocols', () =>
      Promise.all(
        protocolNames.map(async (name) => {
          const key = await readKey(machine, name === 'TLS 1.2' ? sources.tls12 : sources.tls13);
          const [enabled, disabled] = [numberOf(key, 'Enabled'), numberOf(key, 'DisabledByDefault')];
          if (enabled === 0 || (disabled !== null && disabled !== 0)) return { name, client: 'disabled' as const };
          return { name, client: enabled === null && disabled === null ? ('default' as const) : ('enabled' as const) };
        }),
      ),
    ),
    ledger.fact('tls.strongCrypto', placeOf(sources.strongCrypto, 'SchUseStrongCrypto'), async () => {
      const value = numberOf(await readKey(machine, sources.strongCrypto), 'SchUseStrongCrypto');
      return value === null ? ('default' as const) : value === 0 ? ('off' as const) : ('on' as const);
    }),
    ledger.fact('tls.roots', 'SystemCertificates', () =>
      Promise.all(roots.map(async ({ name, sha1 }) => ({ name, present: await isTrusted(machine, sha1) }))),
    ),
    ledger.fact('tls.rootUpdates', placeOf(sources.rootUpdates, 'DisableRootAutoUpdate'), async () => {
      const value = numberOf(await readKey(machine, sources.rootUpdates), 'DisableRootAutoUpdate');
      return value === 1 ? ('off' as const) : ('on' as const);
    }),
  ]);
  return { protocols, strongCrypto, roots: found, rootUpdates };
}

/** In any of the stores; one that could not be looked at leaves it open where no other has it. */
async function isTrusted(machine: Machine, sha1: string): Promise<boolean> {
  const keys = await Promise.all(rootsOf(sha1).map((source) => settled(readKey(machine, source))));
  if (keys.some((key) => key !== null && !(key instanceof Unavailable))) return true;
  for (const key of keys) if (key instanceof Unavailable) throw key;
  return false;
}

/** The values that are looked for, by their key. */
function policyKeys({ policies }: WatchedOnWindows): readonly { readonly key: string; readonly names: readonly string[] }[] {
  const keys = [...new Set(policies.map(({ key }) => key))];
  return keys.map((key) => ({ key, names: policies.filter((each) => each.key === key).map(({ name }) => name) }));
}

async function readPolicies(machine: Machine, windows: WatchedOnWindows, ledger: Ledger): Promise<WindowsSystem['policies']> {
  const keys = await Promise.all(
    policyKeys(windows).map(async ({ key, names }) => [key, await settled(readKey(machine, policyOf(key, names)))] as const),
  );
  const byKey = new Map(keys);
  return windows.policies.flatMap(({ key, name }) => {
    const found = byKey.get(key) ?? null;
    if (found instanceof Unavailable) {
      ledger.missing(`policies.${name}`, found);
      return [];
    }
    return [{ key, name, value: found && hasValue(found, name) ? shownOf(found.values.get(name.toLowerCase())) : null }];
  });
}

/** A number as it is, everything else as text. An address with a sign-in in it loses it. */
function shownOf(data: RegistryData | undefined): string | number | null {
  if (data === undefined || typeof data === 'number') return data ?? null;
  if (typeof data === 'bigint') return data <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(data) : data.toString();
  if (data instanceof Uint8Array) return `${data.length} bytes`;
  const text = typeof data === 'string' ? data : data.join('; ');
  return text.includes('@') ? maskProxyUrl(text).value : text;
}
