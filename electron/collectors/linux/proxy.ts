import { type AptSetting, decodeAptConf } from '../../../core/inventory/decode/apt-conf';
import { decodeEnvironmentFile } from '../../../core/inventory/decode/environment-file';
import { decodeIni } from '../../../core/inventory/decode/ini';
import { decodeShowEnvironment } from '../../../core/inventory/decode/show-environment';
import { decodeManagedSettings } from '../../../core/inventory/decode/mdatp-managed';
import { maskProxyUrl, type ProxySetting, proxyVariable } from '../../../core/inventory/decode/proxy-url';
import { decodeShellAssignments } from '../../../core/inventory/decode/shell-assignments';
import { decodeSystemdUnit, environmentOf, type UnitEntry } from '../../../core/inventory/decode/systemd-unit';
import type { ProxyPlane } from '../../../core/inventory/sections/proxy';
import {
  command,
  environment,
  excerpt,
  file,
  files,
  type FilesSource,
  type FileSource,
  type Machine,
  named,
  place,
  Unavailable,
} from '../../machine/machine';
import type { Collector } from '../collector';
import { asUnavailable, ifFound, Ledger } from '../ledger';
import { managedSettings } from './mdatp';
import { processEnvironmentPlane, proxySettingsOf } from '../proxy-environment';

const mdatpUnits = {
  mdatpUnit: file('/etc/systemd/system/mdatp.service', 'Proxy of the Defender service'),
  mdatpUnitOfPackage: file('/usr/lib/systemd/system/mdatp.service', 'Proxy of the Defender service'),
  mdatpUnitOfOlderPackage: file('/lib/systemd/system/mdatp.service', 'Proxy of the Defender service'),
  mdatpDropIns: files('/etc/systemd/system/mdatp.service.d/*.conf', 'Proxy of the Defender service'),
} as const;

const sources = {
  ...mdatpUnits,
  processEnvironment: environment,
  systemd: place('exists', '/run/systemd/system', 'Whether systemd runs'),
  systemdFolder: place('exists', '/etc/systemd', 'Whether systemd is installed'),
  aptFolder: place('exists', '/etc/apt', 'Whether apt is installed'),
  mdatpEnvironment: named('text', Object.values(mdatpUnits), 'Proxy of the Defender service, in the files its unit names'),
  environment: file('/etc/environment', 'Proxy of login sessions'),
  profile: file('/etc/profile', 'Proxy of login shells'),
  profileParts: files('/etc/profile.d/*.sh', 'Proxy of login shells'),
  systemdConf: file('/etc/systemd/system.conf', 'Proxy of all services'),
  systemdConfParts: files('/etc/systemd/system.conf.d/*.conf', 'Proxy of all services'),
  systemdEnvironment: excerpt(
    command('systemctl', ['show-environment'], 'Proxy of all services, as the running manager has it'),
    '^[A-Za-z]+_[Pp][Rr][Oo][Xx][Yy]=',
  ),
  mdatpManaged: managedSettings,
  apt: file('/etc/apt/apt.conf', 'Proxy of apt'),
  aptParts: files('/etc/apt/apt.conf.d/*', 'Proxy of apt'),
  dnf: file('/etc/dnf/dnf.conf', 'Proxy of dnf'),
  yum: file('/etc/yum.conf', 'Proxy of yum'),
  zypp: file('/etc/zypp/zypp.conf', 'Proxy of zypper'),
  suseProxy: file('/etc/sysconfig/proxy', 'Proxy of zypper and of login sessions on SUSE'),
} as const;

export const proxy: Collector<'proxy'> = {
  section: 'proxy',
  family: 'linux',
  sources,
  limitMs: 5_000,
  async read(machine) {
    const ledger = new Ledger();
    const planes = await Promise.all(planesOfLinux.map((plane) => readPlane(plane, machine, ledger)));
    return ledger.reading<'proxy'>({ planes: [processEnvironmentPlane(machine), ...planes.filter((plane) => plane !== null)] });
  },
};

/** A place to look at. `read` gives the settings, and the sources that made them; `null` where the mechanism itself is not there. */
interface PlaneReader extends Pick<ProxyPlane, 'id' | 'kind' | 'name' | 'source'> {
  read(machine: Machine): Promise<readonly ProxySetting[] | null>;
}

const planesOfLinux: readonly PlaneReader[] = [
  {
    id: 'etc-environment',
    kind: 'etc-environment',
    name: 'Login sessions',
    source: sources.environment.path,
    read: async (machine) => proxySettingsOf(decodeEnvironmentFile((await ifFound(machine.text(sources.environment))) ?? '')),
  },
  {
    id: 'etc-environment-profile',
    kind: 'etc-environment',
    name: 'Login shells',
    source: '/etc/profile, /etc/profile.d',
    read: async (machine) => {
      const scripts = await readAll(machine, [sources.profile, sources.profileParts]);
      const texts = scripts.map(({ text }) => text);
      return proxySettingsOf(decodeShellAssignments(texts, isProxyVariable));
    },
  },
  {
    id: 'systemd-manager',
    kind: 'systemd-manager',
    name: 'systemd, for all services',
    source: 'systemctl show-environment, /etc/systemd/system.conf, /etc/systemd/system.conf.d',
    read: readSystemdManager,
  },
  {
    id: 'systemd-unit-mdatp',
    kind: 'systemd-unit',
    name: 'systemd unit of mdatp.service',
    source: `${sources.mdatpUnit.path}, its drop-ins, and the unit of the package`,
    read: readMdatpUnit,
  },
  {
    id: 'mdatp',
    kind: 'mdatp',
    name: 'Managed configuration of Defender',
    source: sources.mdatpManaged.path,
    read: async (machine) => {
      const text = await ifFound(machine.text(sources.mdatpManaged));
      const value = text === null ? null : decodeManagedSettings(text).proxy;
      return value === null ? [] : [{ variable: 'cloudService.proxy', purpose: 'all', ...maskProxyUrl(value) }];
    },
  },
  {
    id: 'package-manager-apt',
    kind: 'package-manager',
    name: 'apt',
    source: '/etc/apt/apt.conf, /etc/apt/apt.conf.d',
    read: async (machine) => {
      if (!(await machine.exists(sources.aptFolder.path))) return null;
      const texts = await readAll(machine, [sources.aptParts, sources.apt]); // in this order apt reads them; the last setting counts
      return aptProxies(texts.flatMap(({ text }) => decodeAptConf(text)));
    },
  },
  ...(
    [
      ['dnf', sources.dnf],
      ['yum', sources.yum],
    ] as const
  ).map(
    ([name, source]): PlaneReader => ({
      id: `package-manager-${name}`,
      kind: 'package-manager',
      name,
      source: source.path,
      read: async (machine) => {
        const text = await ifFound(machine.text(source));
        return text === null ? null : rpmProxies(text);
      },
    }),
  ),
  {
    id: 'package-manager-zypp',
    kind: 'package-manager',
    name: 'zypper',
    source: `${sources.suseProxy.path}, ${sources.zypp.path}`,
    read: readZypp,
  },
];

async function readPlane({ read, ...plane }: PlaneReader, machine: Machine, ledger: Ledger): Promise<ProxyPlane | null> {
  try {
    const settings = await read(machine);
    if (settings === null) return null;
    ledger.from(`planes.${plane.id}`, plane.source);
    return { ...plane, settings: [...settings] };
  } catch (cause) {
    ledger.missing(`planes.${plane.id}`, asUnavailable(cause, plane.source));
    return null;
  }
}

/** Texts in the order of the sources; one that is not there is left out, one that cannot be read makes the whole unread. */
async function readAll(
  machine: Machine,
  wanted: readonly (FileSource | FilesSource)[],
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const found = await Promise.all(
    wanted.map(async (source) => {
      if (source.kind === 'files') return machine.texts(source);
      const text = await ifFound(machine.text(source));
      return text === null ? [] : [{ path: source.path, text }];
    }),
  );
  return found.flat().map(({ path, text }) => {
    if (text instanceof Unavailable) throw text;
    return { path, text };
  });
}

const isProxyVariable = (name: string): boolean => proxyVariable(name, '') !== null;

const systemdRuns = (machine: Machine): Promise<boolean> => machine.exists(sources.systemd.path);

/** The running manager knows all that its configuration and `systemctl set-environment` gave it; files answer where it does not run. */
async function readSystemdManager(machine: Machine): Promise<readonly ProxySetting[] | null> {
  if (await systemdRuns(machine)) {
    const { stdout, exitCode } = await machine.run(sources.systemdEnvironment);
    if (exitCode === 0) return proxySettingsOf(decodeShowEnvironment(stdout));
  }
  const texts = await readAll(machine, [sources.systemdConf, sources.systemdConfParts]);
  if (texts.length === 0 && !(await machine.exists(sources.systemdFolder.path))) return null;
  const entries = texts.flatMap(({ text }) => decodeSystemdUnit(text)).filter(({ section }) => section === 'Manager');
  return proxySettingsOf([...environmentOf(entries, 'DefaultEnvironment'), ...environmentOf(entries, 'ManagerEnvironment')]);
}

/** The unit that counts (the administrator's replaces the package's) with its drop-ins, and the files its EnvironmentFile= names. */
async function readMdatpUnit(machine: Machine): Promise<readonly ProxySetting[]> {
  const units = await Promise.all(
    [sources.mdatpUnit, sources.mdatpUnitOfPackage, sources.mdatpUnitOfOlderPackage].map((source) => ifFound(machine.text(source))),
  );
  const dropIns = await readAll(machine, [sources.mdatpDropIns]);
  const unit = units.find((text) => text !== null) ?? '';
  const entries = [unit, ...dropIns.map(({ text }) => text)].flatMap((text) => decodeSystemdUnit(text)).filter(isOfService);
  const fromFiles = await Promise.all(environmentFiles(entries).map((path) => readEnvironmentFile(machine, path)));
  // Files override Environment= (systemd.exec(5)).
  return proxySettingsOf([...environmentOf(entries, 'Environment'), ...fromFiles.flat()]);
}

const isOfService = ({ section }: UnitEntry): boolean => section === 'Service';

function environmentFiles(entries: readonly UnitEntry[]): readonly string[] {
  let paths: string[] = [];
  for (const { key, value } of entries) {
    if (key !== 'EnvironmentFile') continue;
    if (value === '') paths = [];
    else paths.push(value.replace(/^-/, '').replace(/^(["'])(.*)\1$/, '$2'));
  }
  return paths.filter((path) => path.startsWith('/'));
}

/** A name with a wildcard is one that systemd expands. */
async function readEnvironmentFile(machine: Machine, path: string) {
  const { purpose, limitBytes } = sources.mdatpEnvironment;
  const source = path.includes('*') ? files(path, purpose, { limitBytes }) : file(path, purpose, limitBytes);
  return (await readAll(machine, [source])).flatMap(({ text }) => decodeEnvironmentFile(text));
}

/** Acquire::http::Proxy and its like, for all hosts or for one, and a program that finds the proxy out. The last of a name counts. */
function aptProxies(settings: readonly AptSetting[]): readonly ProxySetting[] {
  const last = new Map<string, ProxySetting>();
  for (const { name, value } of settings) {
    const [, purpose] = /^Acquire::(https?)::Proxy(?:::[\w.-]+)?$/i.exec(name) ?? [];
    const detects = /^Acquire::(?:https?::)?Proxy-?Auto-?Detect$/i.test(name);
    if (value.trim() === '') last.delete(name.toLowerCase());
    else if (purpose)
      last.set(name.toLowerCase(), { variable: name, purpose: purpose === 'https' ? 'https' : 'http', ...maskProxyUrl(value) });
    else if (detects) last.set(name.toLowerCase(), { variable: name, purpose: 'auto-detect', ...programOf(value) });
  }
  return [...last.values()];
}

/** A program with its arguments, which may hold anything: only its path is shown. */
function programOf(command: string): Pick<ProxySetting, 'value' | 'credentials'> {
  const [program = '', ...more] = command.trim().split(/\s+/);
  const shown = /^\/[\w./+-]{1,250}$/.test(program);
  return { value: shown ? program : '***', credentials: shown && more.length === 0 ? 'no' : 'unclear' };
}

/** `proxy=` of dnf and yum, which have user name and password in settings of their own. */
function rpmProxies(text: string): readonly ProxySetting[] {
  const main = decodeIni(text).find(({ name }) => name === 'main');
  const value = (key: string) => main?.entries.findLast((entry) => entry.key === key)?.value ?? '';
  const written = value('proxy');
  if (written === '' || written === '_none_') return [];
  const masked = maskProxyUrl(written);
  const credentials = value('proxy_username') !== '' || value('proxy_password') !== '' ? 'yes' : masked.credentials;
  return [{ variable: 'proxy', purpose: 'all', value: masked.value, credentials }];
}

async function readZypp(machine: Machine): Promise<readonly ProxySetting[] | null> {
  const [proxyFile, zyppConf] = await Promise.all([ifFound(machine.text(sources.suseProxy)), ifFound(machine.text(sources.zypp))]);
  if (zyppConf === null) return null; // /etc/sysconfig/proxy exists elsewhere too and means nothing there
  const assignments = decodeEnvironmentFile(proxyFile ?? '');
  const enabled = assignments.find(({ name }) => name === 'PROXY_ENABLED')?.value.toLowerCase() !== 'no';
  return enabled ? proxySettingsOf(assignments) : [];
}
