import { describe, expect, test } from 'vitest';
import { allChecks } from '../checks/all';
import { windows } from '../checks/windows.test-support';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import type { Finding } from '../evaluate/finding';
import { goodMachines } from '../inventory/machines.test-support';
import type { Inventory } from '../inventory/schema';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { type WatchedOnWindows, watchedOnWindows } from './watched';

const catalogue = sampleCatalogue();
const watched = watchedOnWindows(catalogue);

/** Every kind of Windows that the tests know. */
const machines: Readonly<Record<string, Inventory>> = {
  'Windows 11': goodMachines['windows-11'](),
  'Server 2019': goodMachines['windows-server-2019'](),
  'Server 2012 R2': goodMachines['windows-server-2012-r2'](),
  ...Object.fromEntries(Object.entries(windows).map(([name, machine]) => [name, machine()])),
};

/** What a collector brings that looks for exactly these names, and finds every one of them. */
const collected = ({ services, features, capabilities, updates, files, policies, roots }: WatchedOnWindows): WindowsSystem => ({
  services: services.map((name) => ({ name, installed: true, start: 'automatic', running: null })),
  features: features.map((name) => ({ name, state: 'enabled' })),
  capabilities: capabilities.map((name) => ({ name, state: 'installed' })),
  updates: updates.map((name) => ({ name, installed: true })),
  files: files.map((name) => ({ name, present: true, version: '10.0.99999.1', owner: 'trusted-installer' })),
  pendingRestart: [],
  dotNetFramework: ['4.8'],
  powerShell: '5.1',
  setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone: true },
  management: { intune: false, configurationManager: false },
  tls: { protocols: [], strongCrypto: 'default', roots: roots.map(({ name }) => ({ name, present: true })), rootUpdates: 'on' },
  policies: policies.map((policy) => ({ ...policy, value: null })),
});

/** What the checks of Windows find on the machine with this system. */
function findingsOn(machine: Inventory, data: WindowsSystem): readonly Finding[] {
  const { windowsSystem } = machine.sections;
  if (windowsSystem.status !== 'read') throw new Error('the machine has read its system');
  const inventory = { ...machine, sections: { ...machine.sections, windowsSystem: { ...windowsSystem, data } } };
  const asked = allChecks.filter(({ requires }) => requires.includes('windowsSystem'));
  return evaluate(
    { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } },
    catalogue,
    sampleNow(),
    asked,
  ).findings;
}

/** The checks to which something of Windows is missing there. */
function unanswered(machine: Inventory, data: WindowsSystem): string[] {
  const findings = findingsOn(machine, data);
  const missing = findings.filter(
    ({ evidence, outcome }) => outcome === 'unknown' && evidence.some(({ name }) => name.startsWith('windowsSystem.')),
  );
  return missing.map(({ checkId }) => checkId);
}

describe('a collector that looks for what is watched answers every check', () => {
  test.each(Object.entries(machines))('%s', (_, machine) => {
    expect(unanswered(machine, collected(watched))).toEqual([]);
  });
});

describe('and one that forgets a name that a check asks about leaves one open', () => {
  /** Names that decide by themselves on these machines. */
  const decisive = [
    ...[
      'Sense',
      'DiagTrack',
      'WinDefend',
      'WdNisSvc',
      'WdBoot',
      'WdFilter',
      'WdNisDrv',
      'wscsvc',
      'SecurityHealthService',
      'BITS',
      'wuauserv',
    ].map((name) => ['services', name] as const),
    ...['Windows-Defender', 'Windows-Defender-Features'].map((name) => ['features', name] as const),
    ...['Microsoft.Windows.Sense.Client'].map((name) => ['capabilities', name] as const),
    ...['ntoskrnl.exe'].map((name) => ['files', name] as const),
    ...['KB4474419'].map((name) => ['updates', name] as const),
  ];
  test.each(decisive)('%s %s', (list, name) => {
    expect<readonly string[]>(watched[list]).toContain(name);
    const without = { ...watched, [list]: watched[list].filter((other) => other !== name) };
    const open = Object.values(machines).flatMap((machine) => unanswered(machine, collected(without)));
    expect(open.length).toBeGreaterThan(0);
  });
});

test.each(['DisableAntiSpyware', 'DisableAntiVirus', 'ForceDefenderPassiveMode'])('policies %s', (name) => {
  const policies = watched.policies.filter((policy) => policy.name !== name);
  expect(policies.length).toBeLessThan(watched.policies.length);
  const open = Object.values(machines).flatMap((machine) => unanswered(machine, collected({ ...watched, policies })));
  expect(open.length).toBeGreaterThan(0);
});

describe('a list that speaks of nothing makes nothing wrong', () => {
  const isWrong = ({ outcome }: Finding) => outcome === 'fail' || outcome === 'warn';
  const nothing: WatchedOnWindows = { services: [], features: [], capabilities: [], updates: [], files: [], policies: [], roots: [] };
  test.each(Object.entries(machines))('%s', (_, machine) => {
    const before = findingsOn(machine, collected(watched)).filter(isWrong);
    const wrong = findingsOn(machine, collected(nothing)).filter(isWrong);
    const known = before.map(({ checkId }) => checkId);
    expect(wrong.map(({ checkId }) => checkId).filter((id) => !known.includes(id))).toEqual([]);
  });
});

test('the names are those that the systems of the catalogue ask for', () => {
  expect(watched.updates).toEqual(expect.arrayContaining(['KB4474419', 'KB3045999', 'KB2919442', 'KB5001384', 'KB5011503', 'KB4536952']));
  expect(watched.files).toEqual(['ntoskrnl.exe', 'tdh.dll', 'ucrtbase.dll']);
  expect(watched.policies).toContainEqual({
    key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
    name: 'ForceDefenderPassiveMode',
  });
  expect(watched.policies.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'DisableAntiSpyware',
      'DisableAntiVirus',
      'PreferStaticProxyForHttpRequest',
      'DisableEnterpriseAuthProxy',
      'WUServer',
    ]),
  );
  expect(watched.services).toEqual(expect.arrayContaining(['HealthService', 'W32Time', 'WinHttpAutoProxySvc']));
});

test('no name is there twice', () => {
  const { policies, roots, ...lists } = watched;
  for (const [list, names] of Object.entries(lists)) expect(new Set(names).size, list).toBe(names.length);
  const keys = policies.map(({ key, name }) => `${key} : ${name}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(roots.map(({ sha1 }) => sha1)).size).toBe(roots.length);
});
