import { type CpuInfo, decodeCpuinfo } from '../../../core/inventory/decode/cpuinfo';
import { decodeOsRelease } from '../../../core/inventory/decode/os-release';
import { decodeReleaseFile } from '../../../core/inventory/decode/release-file';
import type { OperatingSystem, OsRelease } from '../../../core/inventory/sections/operating-system';
import { asIs, command, file, type FileSource, type Machine, place, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { asUnavailable, firstFound, ifFound, Ledger } from '../ledger';

const sources = {
  osRelease: file('/etc/os-release', 'Distribution and version'),
  osReleaseOfVendor: file('/usr/lib/os-release', 'Distribution and version, where /etc has no os-release'),
  oracleRelease: file('/etc/oracle-release', 'Distribution and version of Oracle Linux, before os-release'),
  centosRelease: file('/etc/centos-release', 'Minor version of CentOS'),
  redhatRelease: file('/etc/redhat-release', 'Minor version of Red Hat systems'),
  suseRelease: file('/etc/SuSE-release', 'Distribution and version of SUSE, before os-release'),
  debianVersion: file('/etc/debian_version', 'Point release of Debian'),
  kernel: asIs(file('/proc/sys/kernel/osrelease', 'Kernel version')),
  architecture: asIs(file('/proc/sys/kernel/arch', 'Architecture')),
  uname: asIs(command('uname', ['-m'], 'Architecture, before Linux 6.1')),
  containerManager: asIs(file('/run/systemd/container', 'Container technology, as its manager states it')),
  cgroup: asIs(file('/proc/1/cgroup', 'Control group of process 1: containers show there')),
  cpuinfo: asIs(file('/proc/cpuinfo', 'Whether a hypervisor announces itself', 8 * 1024 * 1024)),
  vendor: asIs(file('/sys/class/dmi/id/sys_vendor', 'Which hypervisor')),
  product: asIs(file('/sys/class/dmi/id/product_name', 'Which hypervisor')),
  biosVendor: asIs(file('/sys/class/dmi/id/bios_vendor', 'Which hypervisor')),
  podmanMark: place('exists', '/run/.containerenv', 'Mark of a container of Podman'),
  dockerMark: place('exists', '/.dockerenv', 'Mark of a container of Docker'),
  pidNamespace: place('link', '/proc/self/ns/pid', 'Whether this is a container'),
  cgroupNamespace: place('link', '/proc/self/ns/cgroup', 'Whether this is a container'),
  hypervisor: asIs(file('/sys/hypervisor/type', 'Whether this is a Xen guest')),
} as const;

export const operatingSystem: Collector<'operatingSystem'> = {
  section: 'operatingSystem',
  family: 'linux',
  sources,
  limitMs: 3_000,
  async read(machine) {
    const ledger = new Ledger();
    const release = await readRelease(machine, ledger).catch((cause: unknown) => asUnavailable(cause, sources.osRelease.path));
    if (release instanceof Unavailable) ledger.missing('osRelease', release);
    const osRelease = release instanceof Unavailable ? null : release.osRelease;
    const kernel = await ledger.fact('kernel', sources.kernel.path, async () => (await machine.text(sources.kernel)).trim());
    const [named, architecture, runsIn] = await Promise.all([
      readNameAndVersion(machine, ledger, release),
      ledger.fact('architecture', sources.architecture.path, () => readArchitecture(machine, ledger)),
      ledger.fact('runsIn', 'container marks, DMI, /proc/cpuinfo', () => readRunsIn(machine, kernel, ledger)),
    ]);
    const role = osRelease && roleOf(osRelease);
    if (role === null) ledger.missing('role', whyUnknown(release, 'os-release does not say whether this is a server or a client.'));
    return ledger.reading<'operatingSystem'>({
      family: 'linux',
      ...named,
      kernel,
      architecture,
      edition: osRelease?.variantId ?? null,
      role,
      runsIn,
      osRelease,
      windows: null,
      macos: null,
    });
  },
};

/** What identifies the distribution, and the file that says it. */
interface Release {
  readonly path: string;
  readonly osRelease: OsRelease;
}

/** Systems of before os-release(5) have a file of their maker; Oracle Linux and CentOS have that of Red Hat beside their own. */
async function readRelease(machine: Machine, ledger: Ledger): Promise<Release> {
  const candidates: readonly (readonly [source: FileSource, decode: (text: string) => OsRelease])[] = [
    [sources.osRelease, decodeOsRelease],
    [sources.osReleaseOfVendor, decodeOsRelease],
    [sources.oracleRelease, decodeReleaseFile],
    [sources.centosRelease, decodeReleaseFile],
    [sources.redhatRelease, decodeReleaseFile],
    [sources.suseRelease, decodeReleaseFile],
  ];
  const { source, value: osRelease } = await firstFound(
    candidates,
    async ([candidate, decode]) => decode(await machine.text(candidate)),
    'There is neither an os-release nor an older file that names the distribution.',
  );
  const [{ path }] = source;
  for (const fact of ['osRelease', 'edition', 'role']) ledger.from(fact, path);
  return { path, osRelease };
}

/**
 * The version with its minor part: os-release of CentOS says only "7" and of Debian only "12", and a file beside it says more. It
 * counts only where it refines what os-release says, because derived systems carry their parent's file. Where the distribution
 * is not known, its line still names the system.
 */
async function readNameAndVersion(
  machine: Machine,
  ledger: Ledger,
  release: Release | Unavailable,
): Promise<Pick<OperatingSystem, 'name' | 'version'>> {
  const osRelease = release instanceof Unavailable ? null : release.osRelease;
  const major = osRelease?.versionId ?? null;
  const candidates = osRelease?.id === 'debian' ? [sources.debianVersion] : [sources.centosRelease, sources.redhatRelease];
  const statesAll = major?.includes('.') === true;
  for (const candidate of statesAll ? [] : candidates) {
    const line = await ifFound(machine.text(candidate)).catch((cause: unknown) => {
      ledger.missing('version', asUnavailable(cause, candidate.path));
      return null;
    });
    const version = /\d+(?:\.\d+)+/.exec(line ?? '')?.[0];
    if (line === null || version === undefined) continue;
    if (release instanceof Unavailable || osRelease === null) {
      for (const fact of ['name', 'version']) ledger.from(fact, candidate.path);
      return { name: line.trim(), version };
    }
    if (major !== null && version.startsWith(`${major}.`)) {
      ledger.from('version', candidate.path);
      ledger.from('name', release.path);
      return { name: osRelease.prettyName ?? osRelease.name, version };
    }
  }
  if (release instanceof Unavailable || osRelease === null) {
    const nowhere = whyUnknown(release, 'There is no os-release, and no older file that states the version.');
    for (const fact of ['name', 'version']) ledger.missing(fact, nowhere);
    return { name: null, version: null };
  }
  for (const fact of ['name', 'version']) ledger.from(fact, release.path);
  return { name: osRelease.prettyName ?? osRelease.name, version: major };
}

/** What could not be read may say it; what could be read, or is not there, does not. */
const whyUnknown = (release: Release | Unavailable, otherwise: string): Unavailable =>
  release instanceof Unavailable && release.reason !== 'not-found' ? release : new Unavailable('not-found', otherwise);

/** Only what the maker's own file says: a server may have a desktop, and a workstation none. */
function roleOf({ name, prettyName, variantId }: OsRelease): OperatingSystem['role'] {
  const words = `${variantId ?? ''} ${name ?? ''} ${prettyName ?? ''}`.toLowerCase().split(/[^a-z]+/);
  if (words.includes('server')) return 'server';
  return words.includes('workstation') || words.includes('desktop') ? 'client' : null;
}

async function readArchitecture(machine: Machine, ledger: Ledger): Promise<string> {
  const stated = await ifFound(machine.text(sources.architecture));
  if (stated !== null) return stated.trim();
  const { stdout, exitCode } = await machine.run(sources.uname);
  if (exitCode !== 0 || stdout.trim() === '') throw new Unavailable('failed', `uname -m ended with ${exitCode}.`);
  ledger.from('architecture', 'uname -m');
  return stdout.trim();
}

/** Inode numbers the kernel gives to its first PID and cgroup namespace (include/linux/proc_ns.h): no container has both. */
const firstPidNamespace = 'pid:[4026531836]';
const firstCgroupNamespace = 'cgroup:[4026531835]';

/** Words in the cgroup path of process 1 that name a container's manager. */
const cgroupWords: readonly (readonly [form: RegExp, technology: string])[] = [
  [/\/kubepods/, 'kubernetes'],
  [/\/docker[/-]/, 'docker'],
  [/\/libpod[/-]/, 'podman'],
  [/\/lxc[./]/, 'lxc'],
];

/** Firmware's words for what it is part of, in the order in which systemd-detect-virt(1) compares them; first field, first word. */
const firmwareWords: readonly (readonly [start: string, technology: string])[] = [
  ['KVM', 'kvm'],
  ['OpenStack', 'kvm'],
  ['KubeVirt', 'kvm'],
  ['Amazon EC2', 'amazon'],
  ['QEMU', 'qemu'],
  ['VMware', 'vmware'],
  ['VMW', 'vmware'],
  ['innotek GmbH', 'oracle'],
  ['VirtualBox', 'oracle'],
  ['Oracle Corporation', 'oracle'],
  ['Xen', 'xen'],
  ['Bochs', 'bochs'],
  ['Parallels', 'parallels'],
  ['BHYVE', 'bhyve'],
  ['Hyper-V', 'microsoft'],
  ['Google Compute Engine', 'google'],
];

async function readRunsIn(machine: Machine, kernel: string | null, ledger: Ledger): Promise<OperatingSystem['runsIn']> {
  const container = await readContainer(machine, kernel, ledger);
  if (container !== null) return { kind: 'container', technology: container };
  if ((await ifFound(machine.text(sources.hypervisor)))?.trim() === 'xen') {
    ledger.from('runsIn', sources.hypervisor.path);
    return { kind: 'virtual-machine', technology: 'xen' };
  }
  const cpu: CpuInfo = decodeCpuinfo(await machine.text(sources.cpuinfo));
  const fields = await Promise.all(
    [sources.product, sources.vendor, sources.biosVendor].map(async (source) => ({ source, text: await ifFound(machine.text(source)) })),
  );
  // Bare metal of a cloud carries the cloud's name too: its model says so, and on x86 the processor.
  const bareMetal = cpu.hypervisor === false || fields.some(({ text }) => /\.metal\b/.test(text ?? ''));
  for (const { source, text } of bareMetal ? [] : fields) {
    const technology = firmwareWords.find(([start]) => text?.startsWith(start))?.[1] ?? hyperV(fields.map((field) => field.text));
    if (technology === undefined) continue;
    ledger.from('runsIn', source.path);
    return { kind: 'virtual-machine', technology };
  }
  if (cpu.hypervisor !== null) {
    ledger.from('runsIn', sources.cpuinfo.path);
    return { kind: cpu.hypervisor ? 'virtual-machine' : 'physical', technology: null };
  }
  if (fields.some(({ text }) => text !== null)) {
    ledger.from('runsIn', sources.vendor.path);
    return { kind: 'physical', technology: null };
  }
  throw new Unavailable('not-found', 'Neither the processor nor the firmware says whether this is a virtual machine.');
}

/** Microsoft makes machines too: only the model tells a guest from them. */
const hyperV = (fields: readonly (string | null)[]): string | undefined =>
  fields.some((text) => text?.startsWith('Microsoft Corporation')) && fields.some((text) => text?.startsWith('Virtual Machine'))
    ? 'microsoft'
    : undefined;

/** The container's technology; `null` outside of one. */
async function readContainer(machine: Machine, kernel: string | null, ledger: Ledger): Promise<string | null> {
  const stated = (await ifFound(machine.text(sources.containerManager)))?.trim();
  if (stated) {
    ledger.from('runsIn', sources.containerManager.path);
    return stated;
  }
  if (kernel !== null && /microsoft/i.test(kernel)) {
    ledger.from('runsIn', sources.kernel.path);
    return 'wsl';
  }
  const cgroup = (await ifFound(machine.text(sources.cgroup))) ?? '';
  const byCgroup = cgroupWords.find(([form]) => form.test(cgroup))?.[1];
  if (byCgroup !== undefined) {
    ledger.from('runsIn', sources.cgroup.path);
    return byCgroup;
  }
  const marks = [
    [sources.podmanMark.path, 'podman'],
    [sources.dockerMark.path, 'docker'],
  ] as const;
  for (const [mark, technology] of marks) {
    // A virtual machine whose disk was made from an image keeps the mark.
    if ((await machine.exists(mark)) && !(await inFirstNamespaces(machine))) {
      ledger.from('runsIn', mark);
      return technology;
    }
  }
  return null;
}

async function inFirstNamespaces(machine: Machine): Promise<boolean> {
  const [pid, cgroup] = await Promise.all([
    ifFound(machine.link(sources.pidNamespace.path)),
    ifFound(machine.link(sources.cgroupNamespace.path)),
  ]);
  return pid === firstPidNamespace && cgroup === firstCgroupNamespace;
}
