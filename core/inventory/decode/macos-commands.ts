import type { MacosSystem } from '../sections/macos-system';
import type { OperatingSystem } from '../sections/operating-system';
import { MalformedInput } from './malformed-input';

/**
 * Version and build, as `sw_vers` prints them.
 *
 * @throws MalformedInput when it states no version
 */
export function decodeSwVers(text: string): NonNullable<OperatingSystem['macos']> {
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(\\S+)`, 'm').exec(text)?.[1] ?? null;
  const productVersion = field('ProductVersion');
  if (productVersion === null || !/^\d+(?:\.\d+)*$/.test(productVersion))
    throw new MalformedInput('answer of sw_vers', 'it states no version');
  return { productVersion, buildVersion: field('BuildVersion') };
}

/** Settings of the kernel by name, as `sysctl` prints them: "hw.memsize: 17179869184". Those it does not know are left out. */
export function decodeSysctl(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^([\w.]{1,100}): (.*?)\s*$/.exec(line) ?? [];
      return name === undefined || value === undefined || value === '' ? [] : [[name, value] as const];
    }),
  );
}

/** The processor's own switch for a kernel of its maker's, which protects nothing. */
const noProtection = 'Apple Internal';

/**
 * Whether System Integrity Protection is on, as `csrutil status` prints it. A configuration of one's own counts as on while every
 * protection in its list is.
 *
 * @throws MalformedInput when it does not say
 */
export function decodeCsrutil(text: string): boolean {
  const [, status, custom] =
    /System Integrity Protection status: (enabled|disabled|unknown)\s?(\(Custom Configuration\))?/i.exec(text) ?? [];
  if (status === undefined) throw new MalformedInput('answer of csrutil', 'it states no status');
  if (custom === undefined && !/^unknown$/i.test(status)) return /^enabled$/i.test(status);
  const protections = [...text.matchAll(/^[ \t]+([A-Z][\w -]{1,60}): (enabled|disabled)\s*$/gim)].filter(
    ([, name]) => name !== noProtection,
  );
  if (protections.length === 0) throw new MalformedInput('answer of csrutil', 'it does not list the protections of its configuration');
  return protections.every(([, , state]) => state === 'enabled');
}

type SystemExtension = NonNullable<MacosSystem['systemExtensions']>[number];

const categories: Readonly<Record<string, SystemExtension['category']>> = {
  endpoint_security: 'endpoint-security',
  network_extension: 'network',
  driver_extension: 'driver',
};

/**
 * System extensions, as `systemextensionsctl list` prints them: under a heading for each category lines of columns with tabs between,
 * `enabled active teamID bundleID (version) name [state]`.
 *
 * @throws MalformedInput when it is not that
 */
export function decodeSystemExtensions(text: string): SystemExtension[] {
  if (!/^\s*\d+ extension\(s\)/m.test(text)) throw new MalformedInput('list of system extensions', 'it does not count them');
  const found: SystemExtension[] = [];
  let category: SystemExtension['category'] = 'other';
  for (const line of text.split('\n')) {
    const heading = /^---\s*com\.apple\.system_extension\.(\w+)/.exec(line)?.[1];
    if (heading !== undefined) category = categories[heading] ?? 'other';
    const [enabled = '', , teamId = '', bundle = '', , state] = line.split('\t', 7);
    const [, bundleId, version = ''] = /^([\w.-]+) \(([^)]{0,100})\)$/.exec(bundle.trim()) ?? [];
    if (heading !== undefined || bundleId === undefined || !/^\*?$/.test(enabled.trim())) continue;
    const [short = ''] = version.split('/');
    const team = /^[A-Z0-9]{10}$/.test(teamId.trim()) ? teamId.trim() : null;
    found.push({ bundleId, teamId: team, category, state: stateOf(state ?? ''), version: short === '' ? null : short });
  }
  return found;
}

function stateOf(written: string): SystemExtension['state'] {
  const state = /^\s*\[([^\]]{1,100})\]/.exec(written)?.[1] ?? '';
  if (state === 'activated enabled') return 'enabled';
  if (state === 'activated waiting for user') return 'waiting-for-user';
  return state.startsWith('terminated waiting to uninstall') ? 'waiting-to-uninstall' : 'other';
}

/**
 * Kernel extensions that are loaded and not Apple's, as `kmutil showloaded --list-only` and `kextstat -l` print them: `Index Refs Address
 * Size Wired Name (Version) UUID <Linked Against>`.
 *
 * @throws MalformedInput when it lists none at all: some of Apple's are always loaded
 */
export function decodeKernelExtensions(text: string): NonNullable<MacosSystem['kernelExtensions']> {
  const loaded = text.split('\n').flatMap((line) => {
    const [, bundleId, version] = /^\s*\d+\s+\d+\s+\S+\s+\S+\s+\S+\s+([\w.-]+) \(([^)]{0,100})\)/.exec(line.slice(0, 2_000)) ?? [];
    return bundleId === undefined ? [] : [{ bundleId, version: version || null }];
  });
  if (loaded.length === 0) throw new MalformedInput('list of kernel extensions', 'it has no line of its form');
  return loaded.filter(({ bundleId }) => !bundleId.startsWith('com.apple.'));
}

/** A share without who is signed in there: `//user@files.example.net/share`. */
const withoutUser = (device: string): string => device.replace(/^\/\/[^/]*@/, '//');

/** The hardware's own identifier, out of what `ioreg -rd1 -c IOPlatformExpertDevice` prints; `null` when it is not there. */
export const decodePlatformUuid = (text: string): string | null =>
  /^[ \t|]*"IOPlatformUUID" = "([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})"/im.exec(text)?.[1] ?? null;

/** The Active Directory domain, as `dsconfigad -show` prints it; `null` where the Mac is in none. */
export const decodeActiveDirectory = (text: string): string | null => /^Active Directory Domain[ \t]*= (\S+)/m.exec(text)?.[1] ?? null;

export interface MacosMount {
  readonly device: string;
  readonly mount: string;
  readonly fileSystem: string;
  readonly options: readonly string[];
}

/**
 * Mounted file systems, as `mount` prints them: `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)`; without the names of
 * people.
 *
 * @throws MalformedInput when there is none
 */
export function decodeMacosMounts(text: string): readonly MacosMount[] {
  const mounts = text.split('\n').flatMap((line) => {
    const [, device, mount, list] = /^(\S.{0,1000}?) on (\/.{0,1000}) \(([^()]{1,500})\)\s*$/.exec(line.slice(0, 3_000)) ?? [];
    const [fileSystem, ...options] = list?.split(', ') ?? [];
    if (device === undefined || mount === undefined || fileSystem === undefined) return [];
    return [{ device: withoutUser(device), mount, fileSystem, options: options.filter((option) => !option.startsWith('mounted by ')) }];
  });
  if (mounts.length === 0) throw new MalformedInput('list of mounts', 'it has no line of its form');
  return mounts;
}

/**
 * Sizes of the local file systems by the folder they are mounted on, in bytes, as `df -lkP` prints them: `Filesystem 1024-blocks Used
 * Available Capacity Mounted on`.
 *
 * @throws MalformedInput when its blocks are not of 1,024 bytes
 */
export function decodeDfTable(text: string): ReadonlyMap<string, { readonly totalBytes: number; readonly freeBytes: number }> {
  const [heading = '', ...lines] = text.split('\n');
  if (!/^Filesystem\s+(?:1024|1K)-blocks\s/.test(heading))
    throw new MalformedInput('list of sizes', 'it does not count in blocks of 1,024 bytes');
  return new Map(
    lines.flatMap((line) => {
      const [, total, free, mount] = /\s(\d{1,12})\s+-?\d{1,12}\s+(-?\d{1,12})\s+\d{1,5}%\s+(\/.*)$/.exec(line.slice(0, 3_000)) ?? [];
      if (mount === undefined) return [];
      return [[mount, { totalBytes: Number(total) * 1024, freeBytes: Math.max(0, Number(free)) * 1024 }] as const];
    }),
  );
}
