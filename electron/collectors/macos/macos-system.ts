import { decodeCsrutil, decodeKernelExtensions, decodeSystemExtensions } from '../../../core/inventory/decode/macos-commands';
import { decodeContentFilters, networkExtensionTexts } from '../../../core/inventory/decode/network-extension';
import { decodePlist } from '../../../core/inventory/decode/plist';
import {
  decodeEnrollment,
  decodeProfiles,
  decodeTccOverrides,
  decodeTccRows,
  profileTexts,
  tccQuery,
  tccTexts,
} from '../../../core/inventory/decode/profiles';
import type { MacosSystem } from '../../../core/inventory/sections/macos-system';
import { type CommandSource, command, excerpt, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';
import {
  kernelExtensionLists,
  output,
  propertyList,
  readKernelExtensionList,
  readPropertyList,
  readSystemExtensionList,
  swVers,
  systemExtensionList,
} from './commands';

const overrides = propertyList(
  '/Library/Application Support/com.apple.TCC/MDMOverrides.plist',
  'Decisions of the management on Full Disk Access',
  tccTexts,
);
const networkExtensions = propertyList('/Library/Preferences/com.apple.networkextension.plist', 'Content filters', networkExtensionTexts);

const profilePurpose = 'Payloads of configuration profiles, of the types that Defender needs';
const profileLimits = { limitMs: 10_000, limitBytes: 16 * 1024 * 1024 };

const decisionsOfUsers = (column: 'auth_value' | 'allowed', purpose: string): CommandSource =>
  command('sqlite3', ['-readonly', '/Library/Application Support/com.apple.TCC/TCC.db', tccQuery(column)], purpose);

const sources = {
  swVers,
  integrity: command('csrutil', ['status'], 'System Integrity Protection'),
  systemExtensions: systemExtensionList,
  ...kernelExtensionLists,
  profiles: {
    ...command('profiles', ['show', '-type', 'configuration', '-output', 'stdout-xml'], profilePurpose, profileLimits),
    texts: profileTexts,
  },
  profilesOfOlder: {
    ...command('profiles', ['-C', '-o', 'stdout-xml'], `${profilePurpose}; on macOS 10.13`, profileLimits),
    texts: profileTexts,
  },
  enrollment: excerpt(
    command('profiles', ['status', '-type', 'enrollment'], 'Enrolment with a management service', { limitMs: 10_000 }),
    'MDM enrollment:',
  ),
  overrides: overrides.list,
  overridesThere: overrides.there,
  decisions: decisionsOfUsers('auth_value', "Decisions of users on Full Disk Access of Microsoft's programs"),
  decisionsOfOlder: decisionsOfUsers('allowed', 'The same before macOS 11'),
  networkExtensions: networkExtensions.list,
  networkExtensionsThere: networkExtensions.there,
} as const;

export const macosSystem: Collector<'macosSystem'> = {
  section: 'macosSystem',
  family: 'macos',
  sources,
  limitMs: 25_000,
  async read(machine) {
    const ledger = new Ledger();
    const [systemIntegrityProtection, systemExtensions, kernelExtensions, profiles, fullDiskAccess, management, contentFilters] =
      await Promise.all([
        ledger.fact('systemIntegrityProtection', 'csrutil status', async () =>
          decodeCsrutil((await machine.run(sources.integrity)).stdout),
        ),
        ledger.fact('systemExtensions', 'systemextensionsctl list', async () => {
          const list = await readSystemExtensionList(machine);
          return list === null ? [] : decodeSystemExtensions(list);
        }),
        ledger.fact('kernelExtensions', 'kmutil showloaded', async () => {
          const { text, source } = await readKernelExtensionList(machine);
          ledger.from('kernelExtensions', source);
          return decodeKernelExtensions(text);
        }),
        ledger.fact('profiles', 'profiles show -type configuration', () => readProfiles(machine)),
        ledger.fact('fullDiskAccess', overrides.path, () => readFullDiskAccess(machine, ledger)),
        ledger.fact('management', 'profiles status -type enrollment', async () =>
          decodeEnrollment(await output(machine, sources.enrollment)),
        ),
        ledger.fact('contentFilters', networkExtensions.path, async () => {
          const list = await ifFound(readPropertyList(machine, networkExtensions));
          return list === null ? [] : decodeContentFilters(list);
        }),
      ]);
    return ledger.reading<'macosSystem'>({
      systemIntegrityProtection,
      systemExtensions,
      kernelExtensions,
      profiles,
      fullDiskAccess,
      management,
      contentFilters,
    });
  },
};

/** Without the rights of root `profiles` lists those of the user alone, and says nothing of the others. */
async function readProfiles(machine: Machine): Promise<MacosSystem['profiles']> {
  if (machine.elevated === false) throw new Unavailable('not-elevated', 'profiles lists those of the computer to root only.');
  for (const source of [sources.profiles, sources.profilesOfOlder]) {
    const { stdout, exitCode } = await machine.run(source);
    if (exitCode !== 0) continue;
    if (stdout.includes('<plist')) return decodeProfiles(decodePlist(stdout));
    if (/There are no configuration profiles installed(?! for user)/.test(stdout)) return [];
  }
  throw new Unavailable('failed', 'profiles did not list the profiles of the computer.');
}

/** Decisions of the management, and of users where the table of theirs is open to this process: it needs Full Disk Access itself. */
async function readFullDiskAccess(machine: Machine, ledger: Ledger): Promise<MacosSystem['fullDiskAccess']> {
  const list = await ifFound(readPropertyList(machine, overrides));
  const byManagement = list === null ? [] : decodeTccOverrides(list);
  const byUsers = await ledger.fact('fullDiskAccess.user', 'TCC.db', () => readDecisionsOfUsers(machine));
  return [...byManagement, ...(byUsers ?? [])];
}

async function readDecisionsOfUsers(machine: Machine): Promise<NonNullable<MacosSystem['fullDiskAccess']>> {
  const newer = await machine.run(sources.decisions);
  if (newer.exitCode === 0) return decodeTccRows(newer.stdout, 2);
  const older = await machine.run(sources.decisionsOfOlder);
  if (older.exitCode === 0) return decodeTccRows(older.stdout, 1);
  throw new Unavailable(
    'not-elevated',
    'Decisions of users on Full Disk Access are open to programs that have it: give it to the terminal, and run as root.',
  );
}
