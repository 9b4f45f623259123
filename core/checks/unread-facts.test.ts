import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import type { Finding } from '../evaluate/finding';
import { arbitraryInventory } from '../inventory/arbitrary.test-support';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import { type Inventory, inventorySchema, type SectionName } from '../inventory/schema';
import { allChecks } from './all';
import type { Check } from './check';
import { withGap } from './check.test-support';

const catalogue = sampleCatalogue();
const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;

/** Machines on which nothing is wrong. Every check of facts passes on one of them at least. */
const machines: Readonly<Record<string, Inventory>> = {
  ...Object.fromEntries(Object.entries(goodMachines).map(([name, machine]) => [name, machine()])),
  'with SELinux': machineWith('debian-13', { linuxSystem: { selinux: 'enforcing' } }),
  'with RPM': machineWith('debian-13', { linuxSystem: { packages: { manager: 'dnf', microsoftSources: [] } } }),
  'with a static proxy': machineWith('windows-11', {
    proxy: {
      planes: [
        {
          id: 'telemetry-proxy',
          kind: 'telemetry-proxy',
          name: 'TelemetryProxyServer',
          source: 'registry',
          settings: [{ variable: 'TelemetryProxyServer', purpose: 'all', value: 'proxy.example.net:8080', credentials: 'no' }],
        },
      ],
    },
    windowsSystem: {
      policies: [{ key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection', name: 'DisableEnterpriseAuthProxy', value: 1 }],
    },
  }),
};

const checksOfFacts = allChecks.filter(({ requires }) => requires.length > 0);

function judge(check: Check, inventory: Inventory): Finding {
  const [finding] = evaluate({ inventory, statements: [], connectivity }, catalogue, sampleNow(), [check]).findings;
  if (!finding) throw new Error('one check gives one finding');
  return finding;
}

const goes = ({ outcome }: Finding): boolean => outcome === 'pass' || outcome === 'notApplicable';

type Path = readonly string[];

/** Paths of everything inside a value; a list is one fact. */
function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => [[name], ...pathsIn(member).map((path) => [name, ...path])]);
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Object.getOwnPropertyDescriptor(inner, name)?.value : undefined),
    value,
  );

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  return typeof value === 'object' && value !== null ? { ...value, [name]: replaced(at(value, [name]), rest, by) } : value;
}

/** The machine with another value of a fact; `null` where the inventory cannot hold it. */
function withFact(good: Inventory, section: SectionName, path: Path, value: unknown): Inventory | null {
  return inventorySchema.safeParse(replaced(good, ['sections', section, 'data', ...path], value)).data ?? null;
}

const drawn = fc.sample(arbitraryInventory, { seed: 32, numRuns: 600 });

/** What else a fact could be; of a list, what more it could hold: an incomplete list is right in what it holds. */
function othersOf(good: Inventory, section: SectionName, path: Path): Inventory[] {
  const own = at(good, ['sections', section, 'data', ...path]);
  const values = drawn.map((inventory) => at(inventory, ['sections', section, 'data', ...path])).filter((value) => value != null);
  const others = new Map(
    values.map((value) => [JSON.stringify(value), Array.isArray(own) && Array.isArray(value) ? [...own, ...value] : value]),
  );
  return [...others.values()].flatMap((value) => withFact(good, section, path, value) ?? []);
}

/** The machine on which the fact was not read: `null` with its reason, or a list with a gap. `[]` for what is always known. */
function unreadOf(good: Inventory, section: SectionName, path: Path): Inventory[] {
  const fact = path.join('.');
  if (Array.isArray(at(good, ['sections', section, 'data', ...path]))) {
    return [fact, `${fact}.a-part`].map((each) => withGap(good, section, each, 'could not be read'));
  }
  const inventory = withFact(good, section, path, null);
  return inventory === null ? [] : [withGap(inventory, section, fact, 'could not be read')];
}

describe.each(checksOfFacts.map((check) => [check.id, check] as const))('%s', (_, check) => {
  const passing = Object.values(machines).filter((machine) => judge(check, machine).outcome === 'pass');

  test('passes on one of the machines of these tests, and neither fails nor warns on another', () => {
    expect(passing.length).toBeGreaterThan(0);
    const outcomes = Object.entries(machines).map(([name, machine]) => [name, judge(check, machine).outcome]);
    expect(outcomes.filter(([, outcome]) => outcome === 'fail' || outcome === 'warn')).toEqual(exceptions[check.id] ?? []);
  });

  test('does not pass, nor stop to apply, for want of a fact that could have made it warn or fail', () => {
    const rests = new Set<string>();
    const passes: string[] = [];
    for (const good of passing) {
      for (const section of check.requires) {
        for (const path of pathsIn(at(good, ['sections', section, 'data']))) {
          const unread = unreadOf(good, section, path);
          if (unread.length === 0 || at(good, ['sections', section, 'data', ...path]) === null) continue;
          const matters = othersOf(good, section, path).some((other) => ['fail', 'warn'].includes(judge(check, other).outcome));
          if (!matters) continue;
          rests.add(`${section}.${path.join('.')}`);
          if (unread.some((inventory) => goes(judge(check, inventory)))) passes.push(`${section}.${path.join('.')}`);
        }
      }
    }
    expect(passes).toEqual([]);
    expect({ [check.id]: [...rests].sort() }).toEqual({ [check.id]: [...(restsOn[check.id] ?? [])].sort() });
  });
});

/** Where a machine on which nothing is wrong is still warned of: an old system is. */
const exceptions: Readonly<Record<string, readonly (readonly [machine: string, outcome: string])[]>> = {
  'edr-platform': [['windows-server-2012-r2', 'warn']],
  'antivirus-platform': [['windows-server-2012-r2', 'warn']],
  'end-of-support': [['windows-server-2012-r2', 'warn']],
};

/** The facts that each check was found to rest on: a check that forgets one, or takes one more, has to say so here. */
const restsOn: Readonly<Record<string, readonly string[]>> = {
  'edr-platform': [
    'operatingSystem.version',
    'operatingSystem.osRelease',
    'operatingSystem.osRelease.id',
    'operatingSystem.macos',
    'operatingSystem.macos.productVersion',
    'operatingSystem.windows',
    'operatingSystem.windows.build',
    'operatingSystem.windows.editionId',
    'operatingSystem.windows.nt',
  ],
  'antivirus-platform': [
    'operatingSystem.version',
    'operatingSystem.osRelease',
    'operatingSystem.osRelease.id',
    'operatingSystem.macos',
    'operatingSystem.macos.productVersion',
    'operatingSystem.windows',
    'operatingSystem.windows.build',
    'operatingSystem.windows.editionId',
    'operatingSystem.windows.nt',
  ],
  'windows-edition': ['operatingSystem.windows.editionId'],
  'onboarding-route': ['operatingSystem.windows.editionId', 'operatingSystem.windows.productType'],
  'running-mode': ['windowsDefender.antivirus.runningMode'],
  'defender-services': ['operatingSystem.windows', 'operatingSystem.windows.editionId', 'operatingSystem.windows.productType'],
  'defender-policies': ['windowsSystem.policies'],
  'passive-mode-policy': ['operatingSystem.windows'],
  'already-onboarded': [
    'windowsDefender.onboarding.onboarded',
    'windowsDefender.onboarding.onboardingData',
    'windowsDefender.onboarding.organisationId',
  ],
  'cloned-image': ['windowsDefender.onboarding.senseGuid'],
  'monitoring-agent': ['windowsDefender.onboarding.monitoringAgentWorkspaces'],
  'update-level': ['operatingSystem.windows', 'operatingSystem.windows.updateBuildRevision'],
  'pending-restart': ['windowsSystem.pendingRestart'],
  'proxy-planes': ['proxy.planes'],
  'proxy-kind': ['proxy.planes'],
  'network-configuration': ['network.dns'],
  'proxy-automatic': ['proxy.planes'],
  'static-proxy': ['proxy.planes'],
  'proxy-bypass': ['proxy.planes'],
  'proxy-authentication': ['proxy.planes'],
  'conflicting-services': ['securityProducts.signals'],
  'mdatp-onboarded': ['mdatp.onboardingData'],
  'sample-settings': ['mdatp.sampleValues'],
  'system-image': ['linuxSystem.immutable'],
  'file-systems': ['storage.mounts'],
  'crypto-policy': ['linuxSystem.fips', 'linuxSystem.cryptoPolicy'],
  'event-source': ['linuxSystem.kernelOptions', 'operatingSystem.kernel'],
  'audit-daemon': ['linuxSystem.audit.rulesFiles'],
  'proxy-credentials': ['proxy.planes'],
  'symantec-version': ['securityProducts.signals'],
  'symantec-protection': ['symantecClient.antispywareRunning', 'symantecClient.antivirusRunning', 'symantecClient.definitionsDate'],
  'symantec-firewall': ['symantecClient.firewall'],
  'symantec-removal': [
    'symantecClient.pendingRestart',
    'symantecClient.uninstallEntries',
    'symantecClient.uninstallPassword',
    'symantecClient.upgradePending',
    'symantecClient.versions',
  ],
  'symantec-remains': ['securityProducts.signals'],
  'security-center': ['securityCenter.products'],
  'macos-extensions': ['macosSystem.systemExtensions'],
  'competing-product': ['securityProducts.signals'],
  'defender-present': ['securityProducts.signals'],
  'end-of-support': [
    'operatingSystem.version',
    'operatingSystem.macos',
    'operatingSystem.macos.productVersion',
    'operatingSystem.windows',
    'operatingSystem.windows.build',
    'operatingSystem.windows.editionId',
    'operatingSystem.windows.productName',
    'operatingSystem.windows.productType',
  ],
  architecture: ['operatingSystem.architecture'],
  'hardware-minimum': ['hardware.logicalCores', 'hardware.memoryBytes'],
  'free-disk-space': ['storage.mounts', 'storage.systemVolume.freeBytes'],
  'opt-folder': ['storage.mounts', 'linuxSystem.links'],
  container: ['operatingSystem.runsIn'],
  'init-system': ['linuxSystem.init.systemd'],
  'kernel-version': ['operatingSystem.kernel'],
  'c-library': ['linuxSystem.libc', 'linuxSystem.libc.version'],
  'fanotify-conflict': ['linuxSystem.kernelOptions', 'linuxSystem.fanotify.users'],
  'device-management': ['macosSystem.management', 'macosSystem.management.userApproved'],
  'macos-profiles': ['macosSystem.profiles'],
  'full-disk-access': ['macosSystem.fullDiskAccess'],
  'system-integrity': ['macosSystem.systemIntegrityProtection'],
  'kernel-extension-era': ['macosSystem.kernelExtensions', 'operatingSystem.macos', 'operatingSystem.macos.productVersion'],
  'content-filters': ['macosSystem.contentFilters'],
  clock: ['host.clock.synchronised'],
};
