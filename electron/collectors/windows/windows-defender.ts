import { decodeFileTime } from '../../../core/inventory/decode/filetime';
import type { RegistryKey } from '../../../core/inventory/decode/registry-data';
import type { WindowsDefender } from '../../../core/inventory/sections/windows-defender';
import { watchedNames } from '../../../core/catalogue/watched-names';
import { type Machine, registryPresence, type RegistrySource, registryValues, Unavailable, wmi, type WmiRow } from '../../machine/machine';
import type { Collector } from '../collector';
import { asUnavailable, Ledger, settled } from '../ledger';
import { endpointProtectionNames, namedPrograms, readPrograms, spelledPrograms, unifiedAgentNames } from './installed-programs';
import { hasValue, machineEnvironment, numberOf, placeOf, readKey, textOf } from './registry-values';
import { namedServices, readStates, serviceSource, spelledServices } from './services';
import { limitWithWmiMs, booleanIn, textIn } from './wmi-rows';

type Antivirus = WindowsDefender['antivirus'];

const sensor = 'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection';
const sensorPolicy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
const own = 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender';

/** The offboarding package writes its data into a value of this name; the onboarding package into OnboardingInfo (Install.ps1, microsoft/mdefordownlevelserver). */
const offboardingValue = '696C1FA1-4030-4FA4-8713-FAF9B2EA7C0A';

const sources = {
  states: namedServices.states,
  status: wmi(
    'defender',
    'MSFT_MpComputerStatus',
    [
      'AMRunningMode',
      'AMProductVersion',
      'AMEngineVersion',
      'AntivirusSignatureLastUpdated',
      'RealTimeProtectionEnabled',
      'IsTamperProtected',
    ],
    'Versions, mode and protection of Defender Antivirus',
    { namespace: 'root\\Microsoft\\Windows\\Defender' },
  ),
  service: serviceSource('WinDefend', 'Whether Defender Antivirus is there'),
  location: registryValues(own, ['InstallLocation'], 'Platform of Defender Antivirus'),
  signatures: registryValues(
    `${own}\\Signature Updates`,
    ['EngineVersion', 'AVSignatureApplied'],
    'Engine and day of the security intelligence',
  ),
  features: registryValues(`${own}\\Features`, ['TamperProtection'], 'Tamper protection of Defender'),
  onboarding: registryValues(`${sensor}\\Status`, ['OnboardingState'], 'Whether the device is onboarded'),
  organisation: registryPresence(`${sensor}\\Status`, ['OrgId'], 'Whether the id of an organisation is there'),
  device: registryPresence(sensor, ['senseGuid'], 'Whether the sensor has an id of the device'),
  packages: registryPresence(
    sensorPolicy,
    ['OnboardingInfo', offboardingValue],
    'Whether data of an onboarding or offboarding package is there',
  ),
  workspaces: registryPresence(
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\HealthService\\Parameters\\Service Connector Services\\*',
    [],
    'Workspaces of the Microsoft Monitoring Agent; only their number is kept in the inventory',
  ),
  programs: namedPrograms,
  environment: machineEnvironment,
  endpointProtection: registryPresence(
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Microsoft Security Client',
    [],
    'Whether System Center Endpoint Protection is installed',
  ),
} as const;

export const windowsDefender: Collector<'windowsDefender'> = {
  section: 'windowsDefender',
  family: 'windows',
  sources,
  named: (watch) => [...spelledPrograms(watch), ...spelledServices(watch).filter(({ kind }) => kind === 'wmi')],
  limitMs: limitWithWmiMs,
  async read(machine, { catalogue }) {
    const ledger = new Ledger();
    const presence = (fact: string, source: RegistrySource, name: string) =>
      ledger.fact(fact, placeOf(source, name), async () => hasValue(await readKey(machine, source), name));
    const states = await readStates(machine, catalogue);
    const [antivirus, onboarded, organisationId, onboardingData, offboardingData, senseGuid, monitoringAgentWorkspaces, installed] =
      await Promise.all([
        readAntivirus(machine, states instanceof Unavailable ? undefined : states.get('windefend'), ledger),
        ledger.fact('onboarding.onboarded', placeOf(sources.onboarding, 'OnboardingState'), async () => {
          return numberOf(await readKey(machine, sources.onboarding), 'OnboardingState') === 1;
        }),
        presence('onboarding.organisationId', sources.organisation, 'OrgId'),
        presence('onboarding.onboardingData', sources.packages, 'OnboardingInfo'),
        presence('onboarding.offboardingData', sources.packages, offboardingValue),
        presence('onboarding.senseGuid', sources.device, 'senseGuid'),
        ledger.fact('onboarding.monitoringAgentWorkspaces', placeOf(sources.workspaces), async () => {
          const found = await machine.registries(sources.workspaces);
          for (const { key } of found) if (key instanceof Unavailable) throw key;
          return found.length;
        }),
        readPrograms(machine, catalogue).catch((cause: unknown) => asUnavailable(cause, 'Uninstall')),
      ]);
    const isInstalled = (fact: string, names: readonly string[]) =>
      ledger.fact(fact, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall', async () => {
        if (installed instanceof Unavailable) throw installed;
        const wanted = watchedNames(
          [{ signals: { windows: names.map((name) => ({ kind: 'uninstall-entry', name })), macos: [], linux: [] } }],
          'windows',
          'uninstall-entry',
        );
        if (installed.programs.some(({ name }) => wanted.namesFor(name).length > 0)) return true;
        const [gap] = installed.gaps.values();
        if (gap) throw gap;
        return false;
      });
    return ledger.reading<'windowsDefender'>({
      antivirus,
      onboarding: { onboarded, organisationId, onboardingData, offboardingData, senseGuid, monitoringAgentWorkspaces },
      unifiedAgent: await isInstalled('unifiedAgent', unifiedAgentNames),
      systemCenterEndpointProtection: (await ledger.fact(
        'systemCenterEndpointProtection',
        placeOf(sources.endpointProtection),
        async () => (await readKey(machine, sources.endpointProtection)) !== null,
      ))
        ? true
        : await isInstalled('systemCenterEndpointProtection', endpointProtectionNames),
    });
  },
};

/** Words of AMRunningMode (Microsoft Learn, "Microsoft Defender Antivirus compatibility"); older texts write "Passive". */
const modes: ReadonlyMap<string, NonNullable<Antivirus['runningMode']>> = new Map([
  ['normal', 'normal'],
  ['passive', 'passive'],
  ['passive mode', 'passive'],
  ['sxs passive mode', 'passive-with-scanning'],
  ['edr block mode', 'edr-block'],
  ['not running', 'not-running'],
]);

/**
 * What Defender says of itself; what it does not, by the registry. Where its service is not there or is stopped it protects nothing,
 * and cannot be asked.
 *
 * @param runs whether its service runs; `undefined` where that is not known
 */
async function readAntivirus(machine: Machine, runs: boolean | undefined, ledger: Ledger): Promise<Antivirus> {
  const [rows, service, location, signatures, features] = await Promise.all([
    settled(machine.wmi(sources.status)),
    settled(readKey(machine, sources.service)),
    settled(readKey(machine, sources.location)),
    settled(readKey(machine, sources.signatures)),
    settled(readKey(machine, sources.features)),
  ]);
  const row = rows instanceof Unavailable ? null : (rows[0] ?? null);
  const off = service === null || runs === false;
  const why = rows instanceof Unavailable ? rows : new Unavailable('not-found', 'MSFT_MpComputerStatus does not state it.');
  /** What WMI states, else what the registry does, else what follows where Defender is not running. */
  const fact = <Value>(
    name: keyof Antivirus,
    property: string,
    told: (row: WmiRow) => Value | null,
    other: { readonly source: string; readonly read: () => Value | null } | null,
    whenOff: { readonly value: Value } | null,
  ): Value | null => {
    const path = `antivirus.${name}`;
    const stated = row && told(row);
    if (stated !== null) {
      ledger.from(path, `MSFT_MpComputerStatus : ${property}`);
      return stated;
    }
    if (off && whenOff) {
      ledger.from(path, placeOf(sources.service));
      return whenOff.value;
    }
    try {
      const value = other?.read() ?? null;
      if (value !== null) {
        ledger.from(path, other?.source ?? '');
        return value;
      }
    } catch (cause) {
      ledger.missing(path, asUnavailable(cause, other?.source ?? property));
      return null;
    }
    // A system without Defender states no version of it.
    if (service !== null) ledger.missing(path, service instanceof Unavailable ? service : why);
    return null;
  };
  const inRegistry = <Value>(
    source: RegistrySource,
    name: string,
    key: RegistryKey | null | Unavailable,
    read: (key: RegistryKey) => Value | null,
  ) => ({
    source: placeOf(source, name),
    read: () => {
      if (key instanceof Unavailable) throw key;
      return key && read(key);
    },
  });
  return {
    platformVersion: fact(
      'platformVersion',
      'AMProductVersion',
      (status) => versionIn(textIn(status, 'AMProductVersion')),
      inRegistry(sources.location, 'InstallLocation', location, platformOf),
      null,
    ),
    engineVersion: fact(
      'engineVersion',
      'AMEngineVersion',
      (status) => versionIn(textIn(status, 'AMEngineVersion')),
      inRegistry(sources.signatures, 'EngineVersion', signatures, (key) => versionIn(textOf(key, 'EngineVersion'))),
      null,
    ),
    intelligenceDate: fact(
      'intelligenceDate',
      'AntivirusSignatureLastUpdated',
      (status) => dateIn(textIn(status, 'AntivirusSignatureLastUpdated')),
      inRegistry(sources.signatures, 'AVSignatureApplied', signatures, appliedOn),
      null,
    ),
    runningMode: fact(
      'runningMode',
      'AMRunningMode',
      (status) => modes.get(textIn(status, 'AMRunningMode')?.toLowerCase() ?? '') ?? null,
      null,
      { value: 'not-running' },
    ),
    realTimeProtection: fact(
      'realTimeProtection',
      'RealTimeProtectionEnabled',
      (status) => booleanIn(status, 'RealTimeProtectionEnabled'),
      null,
      {
        value: false,
      },
    ),
    tamperProtection: fact(
      'tamperProtection',
      'IsTamperProtected',
      (status) => booleanIn(status, 'IsTamperProtected'),
      inRegistry(sources.features, 'TamperProtection', features, tamperOf),
      service === null ? { value: false } : null,
    ),
  };
}

/** "4.18.25100.9"; a part that Windows shows where there is none, "0.0.0.0", is none. */
function versionIn(text: string | null): string | null {
  return text !== null && /^\d+(?:\.\d+){1,3}$/.test(text) && !/^[0.]+$/.test(text) ? text : null;
}

/** The platform's folder is named after its version: "C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.25100.9-0\". */
const platformOf = (key: RegistryKey): string | null =>
  versionIn(/\\Platform\\(\d+(?:\.\d+){3})(?:-\d+)?\\?$/i.exec(textOf(key, 'InstallLocation') ?? '')?.[1] ?? null);

/** The first eight digits of a time of WMI, "20261120010203.000000+000" (Microsoft Learn, "Date and Time Format", CIM_DATETIME). */
function dateIn(text: string | null): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})\d{6}\./.exec(text ?? '') ?? [];
  return year === undefined || year < '2000' ? null : `${year}-${month}-${day}`;
}

/** A FILETIME in a REG_BINARY. */
function appliedOn(key: RegistryKey): string | null {
  const data = key.values.get('avsignatureapplied');
  const time = data instanceof Uint8Array || typeof data === 'bigint' ? decodeFileTime(data) : null;
  return time?.slice(0, 10) ?? null;
}

/** 5 is on, 4 and 0 are off, as public scripts read it; no page of Microsoft says so. */
function tamperOf(key: RegistryKey): boolean | null {
  const number = numberOf(key, 'TamperProtection');
  return number === 5 ? true : number === 4 || number === 0 ? false : null;
}
