import type { Platform } from '../catalogue/schema';
import type { Owner } from '../evaluate/finding';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import type { Context } from './check';

/**
 * A system's name for a headline, without what stands in brackets after it: the record's, or what the system calls itself
 * where the record is of many versions or of any system.
 */
export function systemName(platform: Platform | null, system: OperatingSystem): string {
  const name = platform === null || isOfMany(platform) ? (system.name ?? platform?.displayName ?? 'This system') : platform.displayName;
  return name.replace(/ \([^()]*\)$/, '');
}

function isOfMany({ match }: Platform): boolean {
  if (match.kind !== 'os-release') return false;
  const majorOf = (version: string | null) => version?.split('.')[0];
  return match.id.includes('*') || majorOf(match.versionMin) !== majorOf(match.versionMax);
}

/** Who looks after the system itself: the team of the workplaces or of the servers. */
export function ownerOfSystem({ role, family }: OperatingSystem): Owner {
  if (role === null) return family === 'linux' ? 'server-team' : 'workplace-team';
  return role === 'server' ? 'server-team' : 'workplace-team';
}

/** Source of a value that stands in the platform's record. */
export const recordSource = (platform: Platform): string => `catalogue: ${platform.sources.join(', ')}`;

/**
 * The fact without which a system cannot be told from another, where it is `null`; a record that was matched without it,
 * or not at all, says nothing about this machine. Some distributions state no version: one is missing only where it could
 * not be read.
 */
export function missingIdentity(system: OperatingSystem, { gaps }: Pick<Context, 'gaps'>): string | null {
  const { family, version, osRelease, windows, macos } = system;
  switch (family) {
    case 'linux':
      if (osRelease?.id == null) return 'osRelease.id';
      return version === null && osRelease.versionId === null && gaps('operatingSystem', 'version').length > 0 ? 'version' : null;
    case 'macos':
      return macos?.productVersion == null ? 'macos.productVersion' : null;
    case 'windows':
      if (windows?.build == null) return 'windows.build';
      if (windows.nt === null) return 'windows.nt';
      if (windows.productType === null) return 'windows.productType';
      // Windows 7 and Server 2008 R2 have records from their first service pack on.
      if (windows.nt === '6.1' && windows.servicePack === null) return 'windows.servicePack';
      // The newest records have no upper build: a system to come is told from them by its name.
      return windows.productName === null ? 'windows.productName' : null;
  }
}

/** Neither capability is supported on the record's system, so that what Defender asks of a system does not matter there. */
export const supportsNothing = ({ capabilities: { edr, av } }: Platform): boolean =>
  edr.supportToday === 'unsupported' && av.supportToday === 'unsupported';

/**
 * The edition's fact where it is `null` on Windows: clients are sold in editions that Defender does not support, and some
 * records of servers are told by their edition.
 */
export const missingEdition = ({ windows }: OperatingSystem): string | null =>
  windows !== null && windows.editionId === null ? 'windows.editionId' : null;
