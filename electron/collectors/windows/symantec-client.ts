import { watchedNames } from '../../../core/catalogue/watched-names';
import { MalformedInput } from '../../../core/inventory/decode/malformed-input';
import type { RegistryKey } from '../../../core/inventory/decode/registry-data';
import type { SymantecClient } from '../../../core/inventory/sections/symantec-client';
import { compareVersions } from '../../../core/units/versions';
import { type Machine, type RegistrySource, registryPresence, registryValues, type RegistryView, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger, settled } from '../ledger';
import { namedPrograms, readPrograms, spelledPrograms } from './installed-programs';
import { hasTwoViews, hasValue, machineEnvironment, numberOf, placeOf, readKey, textOf } from './registry-values';
import { serviceSource } from './services';

const base = 'HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection';

/**
 * The client's own keys in one view: up to 14.3 RU4 it is a 32-bit program, from RU5 on a 64-bit one, and an upgrade may leave keys in
 * both. Sources: Broadcom KB181033 (versions, public-opstate), KB255099 (RebootMgr; 12.1.4 had the value one key higher), public
 * scripts (SyLink, SymProtect), and for the password versions before 14.
 */
const keysOf = (view: RegistryView) =>
  ({
    smc: registryValues(`${base}\\SMC`, ['ProductVersion'], 'Symantec: version', view),
    current: registryValues(`${base}\\CurrentVersion`, ['PRODUCTVERSION'], 'Symantec: version', view),
    state: registryValues(
      `${base}\\CurrentVersion\\public-opstate`,
      ['AVRunningStatus', 'ASRunningStatus', 'LatestVirusDefsDate'],
      'Symantec: protection and definitions',
      view,
    ),
    manager: registryPresence(`${base}\\SMC\\SYLINK\\SyLink`, ['HostGUID'], 'Symantec: whether a manager manages it', view),
    restart: registryValues(`${base}\\RebootMgr\\CurrentPendingRequest`, ['RebootReason'], 'Symantec: restarts it waits for', view),
    restartOfOlder: registryValues(`${base}\\RebootMgr`, ['RebootReason'], 'Symantec: restarts it waits for, before 12.1.5', view),
    tamper: registryValues(`${base}\\AV\\Storages\\SymProtect\\RealTimeScan`, ['Disabled', 'OnOff'], 'Symantec: tamper protection', view),
    password: registryValues(
      `${base}\\AV\\AdministratorOnly\\Security`,
      ['UseVPUninstallPassword'],
      'Symantec: whether a password is asked to uninstall',
      view,
    ),
  }) as const;

type Keys = ReturnType<typeof keysOf>;
const keys: Readonly<Record<RegistryView, Keys>> = { '64-bit': keysOf('64-bit'), '32-bit': keysOf('32-bit') };

/** Drivers of its firewall, by the catalogue's names; Teefer carries a number in some versions. */
const firewallDrivers = ['Teefer', 'Teefer2', 'Teefer3', 'WGX'].map((name) => serviceSource(name, 'Symantec: driver of its firewall'));

/** Services of the client itself: since 12.1, and of 11. */
const clientServices = ['SepMasterService', 'Symantec AntiVirus'].map((name) => serviceSource(name, 'Symantec: whether it is installed'));

const upgradeService = serviceSource('SepMasterServiceMig', 'Symantec: whether an upgrade waits for a restart');

const numbered = (name: string, sources: readonly RegistrySource[]) =>
  Object.fromEntries(sources.map((source, index) => [`${name}${index + 1}`, source]));

export const symantecClient: Collector<'symantecClient'> = {
  section: 'symantecClient',
  family: 'windows',
  sources: {
    ...numbered('own', Object.values(keys['64-bit'])),
    ...numbered('ownOf32Bit', Object.values(keys['32-bit'])),
    ...numbered('firewall', firewallDrivers),
    ...numbered('service', clientServices),
    upgrade: upgradeService,
    environment: machineEnvironment,
    programs: namedPrograms,
  },
  named: spelledPrograms,
  limitMs: 10_000,
  async read(machine, { catalogue }) {
    const ledger = new Ledger();
    const views: readonly RegistryView[] = (await hasTwoViews(machine)) ? ['64-bit', '32-bit'] : ['64-bit'];
    ledger.from('', `${base}, both views`);
    /** Each value in the views where the key is there; a view that could not be read is a gap of the fact. */
    const inViews = async <Value>(fact: string, name: keyof Keys, read: (key: RegistryKey) => Value | null) => {
      const values: Value[] = [];
      const gaps: Unavailable[] = [];
      for (const view of views) {
        const key = await settled(readKey(machine, keys[view][name]));
        if (key instanceof Unavailable) {
          gaps.push(key);
          continue;
        }
        try {
          const value = key && read(key);
          if (value !== null) values.push(value);
        } catch (cause) {
          if (!(cause instanceof MalformedInput)) throw cause;
          gaps.push(new Unavailable('malformed', `${placeOf(keys[view][name])}: ${cause.message}.`));
        }
      }
      return { fact, values, gaps };
    };
    type Found<Value> = Awaited<ReturnType<typeof inViews<Value>>>;
    /** The value of the view that has one; where none has, what that means, or why it is not known. */
    const settle = <Value>(
      { fact, values, gaps: [gap] }: Found<Value>,
      choose: (values: readonly Value[]) => Value,
      absent: { readonly means: Value | null } | { readonly unstated: string },
    ): Value | null => {
      if (values.length > 0) return choose(values);
      if (gap) ledger.missing(fact, gap);
      else if ('means' in absent) return absent.means;
      else ledger.missing(fact, new Unavailable('not-found', `The registry does not state ${absent.unstated}.`));
      return null;
    };
    const [smc, current, { programs, gaps: programGaps }, services] = await Promise.all([
      inViews('versions', 'smc', (key) => textOf(key, 'ProductVersion')),
      inViews('versions', 'current', (key) => textOf(key, 'PRODUCTVERSION')),
      readPrograms(machine, catalogue),
      anyThere(machine, clientServices),
    ]);
    const own = watchedNames(catalogue.products, 'windows', 'uninstall-entry');
    const entries = programs.filter(({ name }) => /^symantec\b/i.test(name) && own.namesFor(name).length > 0);
    const versions = distinctVersions([...smc.values, ...current.values]);
    const versionGaps = [...smc.gaps, ...current.gaps];
    const [versionGap] = versionGaps;
    const [programGap] = programGaps.values();
    const installed = settleInstalled(services, versions.length > 0 && entries.length > 0, versionGap ?? programGap ?? null);
    if (installed instanceof Unavailable) ledger.missing('installed', installed);
    if (versionGap) ledger.missing('versions', versionGap);
    if (programGap) ledger.missing('uninstallEntries', programGap);
    // Where it is not installed nothing is to be stated.
    const unstated = (what: string) => (installed === false ? { means: null } : { unstated: what });
    const running = (name: string) => (key: RegistryKey) => flagOf(key, name);
    const any = (values: readonly boolean[]) => values.includes(true);
    const [av, as, definitions, manager, restart, restartOfOlder, tamper, password, firewall, upgrade] = await Promise.all([
      inViews('antivirusRunning', 'state', running('AVRunningStatus')),
      inViews('antispywareRunning', 'state', running('ASRunningStatus')),
      inViews('definitionsDate', 'state', definitionsOf),
      inViews('managed', 'manager', (key) => hasValue(key, 'HostGUID')),
      inViews('pendingRestart', 'restart', reasonsOf),
      inViews('pendingRestart', 'restartOfOlder', reasonsOf),
      inViews('tamperProtection', 'tamper', tamperOf),
      inViews('uninstallPassword', 'password', (key) => flagOf(key, 'UseVPUninstallPassword')),
      anyThere(machine, firewallDrivers),
      anyThere(machine, [upgradeService]),
    ]);
    const presence = (fact: string, found: boolean | Unavailable): boolean | null => {
      if (!(found instanceof Unavailable)) return found;
      ledger.missing(fact, found);
      return null;
    };
    const restarts = [...restart.values, ...restartOfOlder.values];
    return ledger.reading<'symantecClient'>({
      installed: installed instanceof Unavailable ? null : installed,
      versions: versions.length === 0 && versionGap ? null : versions,
      antivirusRunning: settle<boolean>(av, any, unstated('whether its virus protection runs')),
      antispywareRunning: settle<boolean>(as, any, unstated('whether its spyware protection runs')),
      definitionsDate: settle<string>(definitions, newest, unstated('the day of its definitions')),
      managed: settle<boolean>(manager, any, { means: installed === false ? null : false }),
      tamperProtection: settle<boolean>(tamper, any, unstated('whether its tamper protection is on')),
      firewall: presence('firewall', firewall),
      pendingRestart: settle<readonly number[]>(
        { fact: 'pendingRestart', values: restarts, gaps: [...restart.gaps, ...restartOfOlder.gaps] },
        (all) => [...new Set(all.flat())],
        { means: installed === false ? null : [] },
      ) as SymantecClient['pendingRestart'], // a new array each time
      upgradePending: presence('upgradePending', upgrade),
      uninstallPassword: settle<boolean>(password, any, unstated('whether a password is asked to uninstall')),
      uninstallEntries: entries.length === 0 && programGap ? null : entries.map((entry) => ({ ...entry })),
    });
  },
};

/** Whether any of these services is there. */
async function anyThere(machine: Machine, sources: readonly RegistrySource[]): Promise<boolean | Unavailable> {
  const found = await Promise.all(sources.map((source) => settled(readKey(machine, source))));
  if (found.some((key) => key !== null && !(key instanceof Unavailable))) return true;
  return found.find((key) => key instanceof Unavailable) ?? false;
}

/** Its service is there, or it states a version and has an entry among the programs: one of these alone may be left over. */
function settleInstalled(services: boolean | Unavailable, stated: boolean, gap: Unavailable | null): boolean | Unavailable {
  if (services === true || stated) return true;
  if (services instanceof Unavailable) return services;
  return gap ?? false;
}

const distinctVersions = (versions: readonly string[]): string[] =>
  versions.filter((version, index) => versions.findIndex((other) => compareVersions(other, version) === 0) === index);

function flagOf(key: RegistryKey, name: string): boolean | null {
  const number = numberOf(key, name);
  return number === null ? null : number !== 0;
}

/** "2026-11-23", as KB181033 shows it; some versions write it without hyphens, or with a revision behind it. */
function definitionsOf(key: RegistryKey): string | null {
  const text = textOf(key, 'LatestVirusDefsDate');
  if (text === null) return null;
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  if (year === undefined || Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date) {
    throw new MalformedInput('LatestVirusDefsDate', 'it is no day');
  }
  return date;
}

const newest = (dates: readonly string[]): string => dates.toSorted().at(-1) ?? '';

function tamperOf(key: RegistryKey): boolean | null {
  const off = flagOf(key, 'Disabled');
  return off === null ? flagOf(key, 'OnOff') : !off;
}

/** One reason, 1 to 8, as a number; 0 is none. */
function reasonsOf(key: RegistryKey): readonly number[] | null {
  if (!hasValue(key, 'RebootReason')) return null;
  const reason = numberOf(key, 'RebootReason');
  if (reason === null) throw new MalformedInput('RebootReason', 'it is no number');
  return reason === 0 ? [] : [reason];
}
