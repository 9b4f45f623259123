import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { decodeCryptoPolicy } from '../../../core/inventory/decode/crypto-policy';
import { watchesByFanotify } from '../../../core/inventory/decode/fanotify-fdinfo';
import { decodeKernelConfig, type KernelOption } from '../../../core/inventory/decode/kernel-config';
import { decodeDeb822Sources, decodeRepoFile, decodeSourcesList, isOfMicrosoft } from '../../../core/inventory/decode/package-sources';
import { maskProxyUrl } from '../../../core/inventory/decode/proxy-url';
import type { LinuxSystem } from '../../../core/inventory/sections/linux-system';
import {
  asIs,
  command,
  type CommandSource,
  excerpt,
  file,
  fileOf,
  type FileSource,
  files,
  links,
  type Machine,
  place,
  Unavailable,
} from '../../machine/machine';
import type { Collector } from '../collector';
import { asUnavailable, ifFound, Ledger, settled } from '../ledger';
import { mountinfo, readMounts } from './mounts';
import { processNames, readProcesses } from './processes';

const configBytes = 1024 * 1024;

/** systemd's shared library lies in one of these. */
const libraryFolder = (path: string) => place('list', path, 'Version of systemd, which its library is named after');

/** A library of megabytes, of which one line is looked for. */
const banner = (source: FileSource): FileSource => excerpt(asIs(source), 'GNU C Library');

/** What is looked for is printed as an error. */
const ofErrors = (source: CommandSource): CommandSource => ({ ...source, withErrors: true });

const sources = {
  initName: asIs(file('/proc/1/comm', 'Name of process 1')),
  systemd: place('exists', '/run/systemd/system', 'Whether systemd runs'),
  libraries: libraryFolder('/usr/lib/systemd'),
  libraries64: libraryFolder('/usr/lib64/systemd'),
  librariesOfRoot: libraryFolder('/lib/systemd'),
  librariesOfDebian: libraryFolder('/usr/lib/x86_64-linux-gnu/systemd'),
  librariesOfDebianArm: libraryFolder('/usr/lib/aarch64-linux-gnu/systemd'),
  systemctl: asIs(command('systemctl', ['--version'], 'Version of systemd, where no library is named after it')),
  release: asIs(file('/proc/sys/kernel/osrelease', 'Release of the kernel, which names its configuration')),
  bootConfig: asIs(files('/boot/config-*', 'Options of the running kernel', { limitBytes: configBytes })),
  moduleConfig: asIs(files('/lib/modules/*/config', 'Options of the running kernel', { limitBytes: configBytes })),
  ownConfig: asIs(file('/proc/config.gz', 'Options of the running kernel', configBytes)),
  processNames,
  openFiles: links('/proc/*/fd/*', 'Which processes use fanotify', 'fanotify'),
  openFileMarks: asIs(files('/proc/*/fdinfo/*', 'What the users of fanotify watch', { limitBytes: 4 * 1024 * 1024 })),
  auditRules: files('/etc/audit/rules.d/*.rules', 'Whether audit rules are locked'),
  auditLoaded: file('/etc/audit/audit.rules', 'Whether audit rules are locked', 1024 * 1024),
  selinux: asIs(file('/sys/fs/selinux/enforce', 'State of SELinux')),
  selinuxConfig: place('exists', '/etc/selinux/config', 'Whether SELinux is installed'),
  appArmor: asIs(file('/sys/module/apparmor/parameters/enabled', 'State of AppArmor')),
  unprivilegedBpf: asIs(file('/proc/sys/kernel/unprivileged_bpf_disabled', 'Who may use eBPF')),
  btf: place('exists', '/sys/kernel/btf/vmlinux', 'Whether the kernel describes its types, for eBPF'),
  ldd: file('/usr/bin/ldd', 'Version of glibc'),
  glibc: banner(file('/lib64/libc.so.6', 'Version of glibc', 16 * 1024 * 1024)),
  glibcOfDebian: banner(file('/lib/x86_64-linux-gnu/libc.so.6', 'Version of glibc', 16 * 1024 * 1024)),
  glibcOfDebianArm: banner(file('/lib/aarch64-linux-gnu/libc.so.6', 'Version of glibc', 16 * 1024 * 1024)),
  muslThere: place('exists', '/lib/ld-musl-x86_64.so.1', 'Whether musl is there'),
  musl: ofErrors(command('/lib/ld-musl-x86_64.so.1', [], 'Version of musl')),
  muslArmThere: place('exists', '/lib/ld-musl-aarch64.so.1', 'Whether musl is there'),
  muslArm: ofErrors(command('/lib/ld-musl-aarch64.so.1', [], 'Version of musl')),
  mountinfo,
  ostree: place('exists', '/run/ostree-booted', 'Whether the system is an image of rpm-ostree'),
  transactionalUpdate: place('exists', '/usr/sbin/transactional-update', 'Whether the system is changed by transactional-update'),
  fips: asIs(file('/proc/sys/crypto/fips_enabled', 'Whether the kernel runs in FIPS mode')),
  cryptoPolicy: file('/etc/crypto-policies/config', 'System-wide policy for cryptography'),
  optLink: place('link', '/opt', 'Whether the folder of the package is a link'),
  optMicrosoftLink: place('link', '/opt/microsoft', 'Whether the folder of the package is a link'),
  opt: place('exists', '/opt', 'Whether the folder of the package is there'),
  optMicrosoft: place('exists', '/opt/microsoft', 'Whether the folder of the package is there'),
  apt: place('exists', '/usr/bin/apt-get', 'Which package manager is there'),
  zypper: place('exists', '/usr/bin/zypper', 'Which package manager is there'),
  dnf: place('exists', '/usr/bin/dnf', 'Which package manager is there'),
  yum: place('exists', '/usr/bin/yum', 'Which package manager is there'),
  tdnf: place('exists', '/usr/bin/tdnf', 'Which package manager is there'),
  aptList: files('/etc/apt/sources.list', 'Sources of packages.microsoft.com'),
  aptLists: files('/etc/apt/sources.list.d/*.list', 'Sources of packages.microsoft.com'),
  aptStanzas: files('/etc/apt/sources.list.d/*.sources', 'Sources of packages.microsoft.com'),
  yumRepositories: files('/etc/yum.repos.d/*.repo', 'Sources of packages.microsoft.com'),
  zyppRepositories: files('/etc/zypp/repos.d/*.repo', 'Sources of packages.microsoft.com'),
} as const;

/** What Defender's two sensors need of a kernel: fanotify for files, eBPF or audit for events, netfilter for network protection. */
const watchedOptions = [
  'CONFIG_FANOTIFY',
  'CONFIG_FANOTIFY_ACCESS_PERMISSIONS',
  'CONFIG_BPF',
  'CONFIG_BPF_SYSCALL',
  'CONFIG_DEBUG_INFO_BTF',
  'CONFIG_KPROBES',
  'CONFIG_NETFILTER',
  'CONFIG_AUDIT',
];

/** Looking through every open file of every process may take long on a large server; the rest of the section does not wait. */
const fanotifyLimitMs = 2_000;

export const linuxSystem: Collector<'linuxSystem'> = {
  section: 'linuxSystem',
  family: 'linux',
  sources,
  limitMs: 5_000,
  async read(machine) {
    const ledger = new Ledger();
    const [init, kernelOptions, audit, selinux, appArmor, ebpf, libc, users, immutable, fips, cryptoPolicy, links, packages] =
      await Promise.all([
        readInit(machine, ledger),
        ledger.fact('kernelOptions', sources.bootConfig.pattern, () => readKernelOptions(machine, ledger)),
        readAudit(machine, ledger),
        ledger.fact('selinux', sources.selinux.path, () => readSelinux(machine, ledger)),
        ledger.fact('appArmor', sources.appArmor.path, () => readAppArmor(machine)),
        readEbpf(machine, ledger),
        ledger.fact('libc', sources.ldd.path, () => readLibc(machine, ledger)),
        readFanotifyUsers(machine, ledger),
        ledger.fact('immutable', sources.ostree.path, () => readImmutable(machine, ledger)),
        ledger.fact('fips', sources.fips.path, () => readFips(machine)),
        ledger.fact('cryptoPolicy', sources.cryptoPolicy.path, () => readCryptoPolicy(machine)),
        readLinks(machine, ledger),
        readPackages(machine, ledger),
      ]);
    return ledger.reading<'linuxSystem'>({
      init,
      kernelOptions,
      fanotify: { users },
      audit,
      selinux,
      appArmor,
      ebpf,
      libc,
      immutable,
      fips,
      cryptoPolicy,
      links,
      packages,
    });
  },
};

async function readInit(machine: Machine, ledger: Ledger): Promise<LinuxSystem['init']> {
  const [name, systemd] = await Promise.all([
    ledger.fact('init.name', sources.initName.path, async () => (await machine.text(sources.initName)).trim()),
    ledger.fact('init.systemd', sources.systemd.path, () => machine.exists(sources.systemd.path)),
  ]);
  const systemdVersion =
    systemd === false ? null : await ledger.fact('init.systemdVersion', 'libsystemd-shared', () => readSystemdVersion(machine, ledger));
  return { name, systemd, systemdVersion };
}

const libraryFolders = [
  sources.libraries,
  sources.libraries64,
  sources.librariesOfRoot,
  sources.librariesOfDebian,
  sources.librariesOfDebianArm,
];

/** systemd's shared library carries the version in its name: libsystemd-shared-252.so. Before version 231 only the tool tells. */
async function readSystemdVersion(machine: Machine, ledger: Ledger): Promise<string> {
  for (const { path: folder } of libraryFolders) {
    for (const name of (await ifFound(machine.list(folder))) ?? []) {
      const version = /^libsystemd-shared-(\d+)\b.*\.so$/.exec(name)?.[1];
      if (version === undefined) continue;
      ledger.from('init.systemdVersion', `${folder}/${name}`);
      return version;
    }
  }
  const { stdout, exitCode } = await machine.run(sources.systemctl);
  const version = /^systemd (\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Unavailable('failed', `systemctl --version ended with ${exitCode} and named no version.`);
  ledger.from('init.systemdVersion', 'systemctl --version');
  return version;
}

async function readKernelOptions(machine: Machine, ledger: Ledger): Promise<Record<string, KernelOption>> {
  const release = (await machine.text(sources.release)).trim();
  const candidates = [
    ...[sources.bootConfig, sources.moduleConfig].map((source) => {
      const path = source.pattern.replace('*', release);
      return { path, read: () => machine.text(fileOf(source, path)) };
    }),
    { path: sources.ownConfig.path, read: async () => unpack(await machine.bytes(sources.ownConfig)) },
  ];
  const failures: Unavailable[] = [];
  for (const { path, read } of candidates) {
    try {
      const options = decodeKernelConfig(await read(), watchedOptions);
      ledger.from('kernelOptions', path);
      return options;
    } catch (cause) {
      failures.push(asUnavailable(cause, path));
    }
  }
  // That something is there and cannot be read says more than that something is not there.
  const told = failures.find(({ reason }) => reason !== 'not-found');
  throw told ?? new Unavailable('not-found', `There is no ${candidates.map(({ path }) => path).join(', ')}.`);
}

async function unpack(packed: Uint8Array): Promise<string> {
  const unpacked = await promisify(gunzip)(packed, { maxOutputLength: 4 * 1024 * 1024 }).catch(() => {
    throw new Unavailable('malformed', '/proc/config.gz cannot be unpacked.');
  });
  return unpacked.toString();
}

/**
 * Processes that watch mounts or file systems by fanotify, or decide on access by it. A process that may not be looked at leaves
 * the list open: then what was found stands, and the gap is noted; with nothing found the answer is not known.
 */
async function readFanotifyUsers(machine: Machine, ledger: Ledger): Promise<LinuxSystem['fanotify']['users']> {
  const fact = 'fanotify.users';
  ledger.from(fact, `${sources.openFiles.pattern}, ${sources.openFileMarks.pattern}`);
  const users: { pid: number; name: string }[] = [];
  try {
    if (machine.elevated === false) throw new Unavailable('not-elevated', 'Open files of other users may be read only as root.');
    const { holders, hidden } = await fanotifyHolders(machine.within(AbortSignal.timeout(fanotifyLimitMs)));
    for (const process of holders.size > 0 ? await readProcesses(machine) : []) if (holders.has(process.pid)) users.push({ ...process });
    if (hidden > 0) throw new Unavailable('not-readable', `Open files of ${hidden} of the running processes are refused to this one.`);
  } catch (cause) {
    if (!(cause instanceof Unavailable)) throw cause;
    ledger.missing(fact, cause);
    return users.length > 0 ? users : null;
  }
  return users;
}

/** Processes by number that have a descriptor of that kind, and how many refuse to be looked at. */
async function fanotifyHolders(machine: Machine): Promise<{ readonly holders: ReadonlySet<number>; readonly hidden: number }> {
  const holders = new Set<number>();
  const refused = new Set<string>();
  for (const { path, target } of await machine.links(sources.openFiles)) {
    const [, pid, descriptor] = /^\/proc\/(\d+)\/fd(?:\/(\d+))?$/.exec(path) ?? []; // /proc/self fits the pattern too
    if (pid === undefined) continue;
    const readable = typeof target === 'string' && descriptor !== undefined;
    const holds = readable ? await watches(machine, pid, descriptor) : null;
    if (holds === null) refused.add(pid);
    else if (holds) holders.add(Number(pid));
  }
  return { holders, hidden: refused.size };
}

/** `null`: refused. */
async function watches(machine: Machine, pid: string, descriptor: string): Promise<boolean | null> {
  const marks = await settled(ifFound(machine.text(fileOf(sources.openFileMarks, `/proc/${pid}/fdinfo/${descriptor}`))));
  if (!(marks instanceof Unavailable)) return marks !== null && watchesByFanotify(marks);
  if (marks.reason === 'not-readable' || marks.reason === 'not-elevated') return null;
  throw marks;
}

async function readAudit(machine: Machine, ledger: Ledger): Promise<LinuxSystem['audit']> {
  const daemonRunning = await ledger.fact('audit.daemonRunning', '/proc/*/comm', async () =>
    (await readProcesses(machine)).some(({ name }) => name === 'auditd'),
  );
  const rules = await ledger.facts(['audit.rulesFiles', 'audit.immutable'], '/etc/audit', async () => {
    const [parts, loaded] = await Promise.all([machine.texts(sources.auditRules), ifFound(machine.text(sources.auditLoaded))]);
    const all = [...parts, ...(loaded === null ? [] : [{ path: sources.auditLoaded.path, text: loaded }])];
    return all.map(({ path, text }) => {
      if (text instanceof Unavailable) throw text;
      return { path, text };
    });
  });
  const locks = /^\s*-e\s+2\s*$/m;
  return {
    daemonRunning,
    rulesFiles: rules?.map(({ path }) => path) ?? null,
    immutable: rules?.some(({ text }) => locks.test(text)) ?? null,
  };
}

async function readSelinux(machine: Machine, ledger: Ledger): Promise<LinuxSystem['selinux']> {
  const enforce = (await ifFound(machine.text(sources.selinux)))?.trim();
  if (enforce !== undefined) return enforce === '1' ? 'enforcing' : 'permissive';
  ledger.from('selinux', `/sys/fs/selinux, ${sources.selinuxConfig.path}`);
  return (await machine.exists(sources.selinuxConfig.path)) ? 'disabled' : 'not-present';
}

async function readAppArmor(machine: Machine): Promise<LinuxSystem['appArmor']> {
  const enabled = await ifFound(machine.text(sources.appArmor));
  if (enabled === null) return 'not-present';
  return enabled.trim() === 'Y' ? 'enabled' : 'disabled';
}

async function readEbpf(machine: Machine, ledger: Ledger): Promise<LinuxSystem['ebpf']> {
  const [btf, unprivilegedDisabled] = await Promise.all([
    ledger.fact('ebpf.btf', sources.btf.path, () => machine.exists(sources.btf.path)),
    ledger.fact('ebpf.unprivilegedDisabled', sources.unprivilegedBpf.path, async () => {
      const value = (await machine.text(sources.unprivilegedBpf)).trim();
      if (!/^\d$/.test(value)) throw new Unavailable('malformed', `${sources.unprivilegedBpf.path} does not hold a digit.`);
      return Number(value);
    }),
  ]);
  return { btf, unprivilegedDisabled };
}

/**
 * ldd of glibc is a script that names the version it belongs to, and glibc carries it inside; musl is its own loader, which prints a
 * banner and ends with an error when it is given nothing to load.
 */
async function readLibc(machine: Machine, ledger: Ledger): Promise<LinuxSystem['libc']> {
  const script = (await ifFound(machine.text(sources.ldd))) ?? '';
  const stated = /\bldd \([^)]*\) (\d+(?:\.\d+)+)/.exec(script)?.[1];
  if (stated !== undefined) return { name: 'glibc', version: stated };
  for (const source of [sources.glibcOfDebian, sources.glibcOfDebianArm, sources.glibc]) {
    const library = await ifFound(machine.bytes(source));
    const banner = library && /GNU C Library [^\n]*? version (\d+(?:\.\d+)+)/.exec(textAround(library, 'GNU C Library'));
    if (!banner?.[1]) continue;
    ledger.from('libc', source.path);
    return { name: 'glibc', version: banner[1] };
  }
  for (const source of [sources.musl, sources.muslArm]) {
    const answer = (await machine.exists(source.path)) ? await machine.run(source) : null;
    const version = /^Version (\S+)/m.exec(`${answer?.stderr}\n${answer?.stdout}`)?.[1];
    if (version === undefined) continue;
    ledger.from('libc', source.path);
    return { name: 'musl', version };
  }
  throw new Unavailable('not-found', 'Neither glibc nor musl is where they are usually installed.');
}

function textAround(bytes: Uint8Array, words: string): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.indexOf(words);
  return start < 0 ? '' : view.toString('latin1', start, start + 200);
}

/** transactional-update can be installed on any system; where it is the way, the root is mounted read-only. */
async function readImmutable(machine: Machine, ledger: Ledger): Promise<LinuxSystem['immutable']> {
  if (await machine.exists(sources.ostree.path)) return 'rpm-ostree';
  ledger.from('immutable', `${sources.ostree.path}, ${sources.transactionalUpdate.path}, ${mountinfo.path}`);
  if (!(await machine.exists(sources.transactionalUpdate.path))) return 'none';
  const root = (await readMounts(machine)).find(({ mount }) => mount === '/');
  if (!root) throw new Unavailable('not-found', `${mountinfo.path} does not name the root.`);
  return [...root.options, ...root.superOptions].includes('ro') ? 'transactional-update' : 'none';
}

/** A kernel that is built without the mode does not have the file. */
async function readFips(machine: Machine): Promise<boolean> {
  const enabled = (await ifFound(machine.text(sources.fips)))?.trim() ?? '0';
  if (!/^\d$/.test(enabled)) throw new Unavailable('malformed', `${sources.fips.path} does not hold a digit.`);
  return enabled !== '0';
}

async function readCryptoPolicy(machine: Machine): Promise<string> {
  const text = await ifFound(machine.text(sources.cryptoPolicy));
  return text === null ? 'not-present' : decodeCryptoPolicy(text);
}

async function readLinks(machine: Machine, ledger: Ledger): Promise<LinuxSystem['links']> {
  const folders = [sources.optLink.path, sources.optMicrosoftLink.path];
  return ledger.fact('links', folders.join(', '), async () => {
    const targets = await Promise.all(folders.map((path) => linkTarget(machine, path)));
    return folders.flatMap((path, index) => {
      const target = targets[index];
      return target == null ? [] : [{ path, target }];
    });
  });
}

/** Target of a link; `null` where there is none. Asked for the target of something else, the system refuses as it refuses a link. */
async function linkTarget(machine: Machine, path: string): Promise<string | null> {
  try {
    return await ifFound(machine.link(path));
  } catch (cause) {
    if (cause instanceof Unavailable && cause.reason === 'not-readable' && (await machine.exists(path))) return null;
    throw cause;
  }
}

/** In this order: dnf is there as yum too, and both may be there beside the manager of another distribution. */
const managers = ['apt', 'zypper', 'dnf', 'yum', 'tdnf'] as const;

async function readPackages(machine: Machine, ledger: Ledger): Promise<LinuxSystem['packages']> {
  const [manager, microsoftSources] = await Promise.all([
    ledger.fact('packages.manager', managers.map((name) => sources[name].path).join(', '), async () => {
      for (const name of managers) if (await machine.exists(sources[name].path)) return name;
      return 'none' as const;
    }),
    readMicrosoftSources(machine, ledger),
  ]);
  return { manager, microsoftSources };
}

const sourceFiles = [
  { source: sources.aptList, decode: decodeSourcesList },
  { source: sources.aptLists, decode: decodeSourcesList },
  { source: sources.aptStanzas, decode: decodeDeb822Sources },
  { source: sources.yumRepositories, decode: decodeRepoFile },
  { source: sources.zyppRepositories, decode: decodeRepoFile },
];

/** A file that cannot be read leaves the list open: what was found in others stands, and the gap is noted. */
async function readMicrosoftSources(machine: Machine, ledger: Ledger): Promise<LinuxSystem['packages']['microsoftSources']> {
  const fact = 'packages.microsoftSources';
  ledger.from(fact, sourceFiles.map(({ source }) => source.pattern).join(', '));
  const found: { url: string; file: string }[] = [];
  let gaps = 0;
  for (const { source, decode } of sourceFiles) {
    try {
      for (const { path, text } of await machine.texts(source)) {
        if (text instanceof Unavailable) throw text;
        for (const url of decode(text).filter(isOfMicrosoft)) found.push({ url: maskProxyUrl(url).value, file: path });
      }
    } catch (cause) {
      ledger.missing(fact, asUnavailable(cause, source.pattern));
      gaps += 1;
    }
  }
  return found.length > 0 || gaps === 0 ? found : null;
}
