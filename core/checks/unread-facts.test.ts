import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import type { Finding } from '../evaluate/finding';
import { arbitraryInventory } from '../inventory/arbitrary.test-support';
import { goodMachines, machineWith, policiesOf, updatesOf } from '../inventory/machines.test-support';
import { type Inventory, inventorySchema, type SectionName } from '../inventory/schema';
import { allChecks } from './all';
import type { Check } from './check';
import { findingOf, withGap } from './check.test-support';
import { windows } from './windows.test-support';

const catalogue = sampleCatalogue();

/** Machines on which nothing is wrong. Every check of facts passes on one of them at least. */
const machines: Readonly<Record<string, Inventory>> = {
  ...Object.fromEntries(Object.entries(goodMachines).map(([name, machine]) => [name, machine()])),
  'Windows 7': windows['7 SP1']({ windowsSystem: { updates: updatesOf('KB4474419', 'KB4490628') } }),
  'Windows Server 2016': windows['Server 2016'](),
  'behind a proxy alone': machineWith('windows-server-2019', { network: { routes: [] } }),
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
      policies: policiesOf({
        key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection',
        name: 'DisableEnterpriseAuthProxy',
        value: 1,
      }),
    },
  }),
};

const checksOfFacts = allChecks.filter(({ requires }) => requires.length > 0);

const judge = (check: Check, inventory: Inventory): Finding => findingOf(check, inventory, { catalogue });

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
  const changed = replaced(good, ['sections', section, 'data', ...path], value);
  return inventorySchema.safeParse(changed).success ? (changed as Inventory) : null; // as it is: a parsed copy would share nothing
}

const drawn = fc.sample(arbitraryInventory, { seed: 32, numRuns: 600 });

/** What a member of a list is of; `null` for one that is a value by itself. */
function identityOf(member: unknown): string | null {
  if (typeof member !== 'object' || member === null) return null;
  const names = ['key', 'name', 'kind', 'mount', 'path', 'bundleId', 'payloadType', 'identifier'].map((name) => at(member, [name]));
  return names.every((name) => name === undefined) ? null : JSON.stringify(names);
}

/**
 * A list with one member as it could be instead, beside what could be read of the list without this member: it is the first of its
 * name that a check looks at, so that one more would not be seen.
 */
function membersOf(good: Inventory, section: SectionName, path: Path): Way[] {
  const list = at(good, ['sections', section, 'data', ...path]);
  if (!Array.isArray(list)) return [];
  const own: readonly unknown[] = list;
  return own.flatMap((member, index) => {
    const identity = identityOf(member);
    if (identity === null) return [];
    const others = drawnMembers(section, path).get(identity) ?? [];
    const without = withFact(good, section, path, own.toSpliced(index, 1));
    return [
      {
        others: others.flatMap((other) => withFact(good, section, path, own.with(index, other)) ?? []),
        unread: without === null ? [] : [withGap(without, section, path.join('.'), 'could not be read')],
      },
    ];
  });
}

const membersByPlace = new Map<string, ReadonlyMap<string, readonly unknown[]>>();

/** The different members of a drawn list, by what they are of. */
function drawnMembers(section: SectionName, path: Path): ReadonlyMap<string, readonly unknown[]> {
  const place = [section, ...path].join('.');
  const known = membersByPlace.get(place);
  if (known) return known;
  const lists = drawn.map((inventory) => at(inventory, ['sections', section, 'data', ...path]));
  const members = new Map<string, unknown>(
    lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : [])).map((member) => [JSON.stringify(member), member]),
  );
  const byIdentity = new Map<string, unknown[]>();
  for (const member of members.values()) {
    const identity = identityOf(member) ?? '';
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), member]);
  }
  membersByPlace.set(place, byIdentity);
  return byIdentity;
}

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
    const none = withFact(good, section, path, null);
    return [
      ...[fact, `${fact}.a-part`].map((each) => withGap(good, section, each, 'could not be read')),
      ...(none === null ? [] : [withGap(none, section, fact, 'could not be read')]),
    ];
  }
  const inventory = withFact(good, section, path, null);
  return inventory === null ? [] : [withGap(inventory, section, fact, 'could not be read')];
}

interface Way {
  readonly others: readonly Inventory[];
  readonly unread: readonly Inventory[];
}

const waysOfMachines = new Map<Inventory, Map<string, readonly Way[]>>();

/** How a fact of a machine could be otherwise, each beside the machine on which just this was not read. Kept: many checks ask the same. */
function waysOf(good: Inventory, section: SectionName, path: Path): readonly Way[] {
  const ofMachine = waysOfMachines.get(good) ?? new Map<string, readonly Way[]>();
  waysOfMachines.set(good, ofMachine);
  const place = [section, ...path].join('.');
  const unread = unreadOf(good, section, path);
  const isKnown = unread.length > 0 && at(good, ['sections', section, 'data', ...path]) !== null;
  const ways =
    ofMachine.get(place) ?? (isKnown ? [{ others: othersOf(good, section, path), unread }, ...membersOf(good, section, path)] : []);
  ofMachine.set(place, ways);
  return ways;
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
          const fact = `${section}.${path.join('.')}`;
          for (const way of waysOf(good, section, path)) {
            const went = way.unread.some((inventory) => goes(judge(check, inventory)));
            if (!went && rests.has(fact)) continue;
            if (!way.others.some((other) => ['fail', 'warn'].includes(judge(check, other).outcome))) continue;
            rests.add(fact);
            if (went) passes.push(fact);
          }
        }
      }
    }
    if (check.essential) expect(rests.size, 'an essential check rests on a fact').toBeGreaterThan(0);
    expect(passes).toEqual([]);
    expect({ [check.id]: [...rests].sort() }).toEqual({ [check.id]: [...(restsOn[check.id] ?? [])].sort() });
  });
});

test.each([
  ['windows-edition', 'unsupported'],
  ['offline-updates', 'closed'],
  ['conflicting-services', 'running'],
  ['runtimes', 'missing'],
  ['runtimes', 'recommended'],
])('generated machines reach %s: %s', (id, headline) => {
  const check = allChecks.filter((each) => each.id === id);
  expect(check.flatMap((each) => drawn.map((inventory) => judge(each, inventory).headline.id))).toContain(`${id}.${headline}`);
});

/** Where a machine on which nothing is wrong is still warned of: an old system is. */
const exceptions: Readonly<Record<string, readonly (readonly [machine: string, outcome: string])[]>> = {
  'end-of-support': [
    ['windows-server-2012-r2', 'warn'],
    ['Windows 7', 'warn'],
    ['Windows Server 2016', 'warn'],
  ],
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
    'operatingSystem.windows.productName',
    'operatingSystem.windows.servicePack',
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
    'operatingSystem.windows.productName',
    'operatingSystem.windows.servicePack',
    'operatingSystem.windows.nt',
    'operatingSystem.windows.productType',
  ],
  'windows-edition': ['operatingSystem.windows', 'operatingSystem.windows.editionId'],
  'onboarding-route': ['operatingSystem.windows', 'operatingSystem.windows.editionId', 'operatingSystem.windows.productType'],
  'running-mode': ['windowsDefender.antivirus.runningMode'],
  'defender-services': [
    'windowsSystem.services',
    'operatingSystem.windows',
    'operatingSystem.windows.editionId',
    'operatingSystem.windows.productType',
  ],
  'defender-policies': ['windowsSystem.policies'],
  'defender-feature': ['windowsSystem.features'],
  'antivirus-platform-version': ['windowsDefender.antivirus.platformVersion'],
  'sensor-service': ['operatingSystem.windows', 'windowsSystem.capabilities', 'windowsSystem.services'],
  'telemetry-service': ['windowsSystem.services'],
  'required-updates': ['operatingSystem.windows.updateBuildRevision', 'windowsSystem.files'],
  'system-files': ['windowsSystem.files'],
  runtimes: ['windowsSystem.powerShell'],
  'update-services': ['windowsSystem.services'],
  'offline-updates': ['proxy.planes'],
  'passive-mode-policy': ['operatingSystem.windows', 'windowsSystem.policies'],
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
  'network-configuration': ['network.dns', 'proxy.planes'],
  'proxy-automatic': ['proxy.planes'],
  'static-proxy': ['proxy.planes'],
  'proxy-bypass': ['proxy.planes'],
  'proxy-authentication': ['proxy.planes', 'windowsSystem.policies'],
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
  'security-center-leftovers': ['securityCenter.products'],
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
