import { describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import type { Outcome } from '../evaluate/finding';
import { machineWith, withoutSection } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import type { ProductSignal, SignalKind } from '../inventory/sections/security-products';
import { type Changes, findingOf, on, signal, signs, verdictLine, windowsSystem, withGap } from './check.test-support';
import { competingProduct } from './competing-product';
import { securityCenter } from './security-center';

const trend = signs(signal('service', 'ds_agent', 'running'), signal('process', 'ds_am'), signal('path', '/opt/ds_agent'));

test.each<readonly [string, Changes, Outcome, string]>([
  ['Symantec alone', {}, 'pass', 'No other protection product was found.'],
  ['Defender alone', signs(signal('package', 'mdatp'), signal('process', 'wdavdaemon')), 'pass', 'No other protection product was found.'],
  ['a product that blocks in fanotify', trend, 'fail', 'Trend Micro runs and cannot run beside Defender.'],
  [
    'the same, installed and stopped',
    signs(signal('service', 'ds_agent', 'stopped'), signal('path', '/opt/ds_agent')),
    'warn',
    'Trend Micro is on this device, beside what is to be migrated.',
  ],
  [
    'a service that runs',
    signs(signal('service', 'falcon-sensor', 'running')),
    'warn',
    'CrowdStrike Falcon is on this device, beside what is to be migrated.',
  ],
  ['one sign of it', signs(signal('path', '/opt/ds_agent')), 'warn', 'There may be Trend Micro on this device: one sign was found.'],
  [
    'a product of which no conflict is known',
    signs(signal('service', 'falcon-sensor', 'running'), signal('package', 'falcon-sensor')),
    'warn',
    'CrowdStrike Falcon is on this device, beside what is to be migrated.',
  ],
  [
    'ClamAV without scanning on access',
    signs(signal('package', 'clamav-daemon'), signal('process', 'clamd')),
    'warn',
    'ClamAV is on this device, beside what is to be migrated.',
  ],
  [
    'ClamAV that scans on access',
    signs(signal('package', 'clamav-daemon'), signal('process', 'clamonacc')),
    'fail',
    'ClamAV runs and cannot run beside Defender.',
  ],
  [
    'two at once',
    signs(signal('process', 'ds_am'), signal('path', '/opt/ds_agent'), signal('package', 'kesl'), signal('service', 'kesl', 'running')),
    'fail',
    'Trend Micro, Kaspersky run and cannot run beside Defender.',
  ],
  [
    'fapolicyd, which protects nothing by itself',
    signs(signal('service', 'fapolicyd', 'running')),
    'pass',
    'No other protection product was found.',
  ],
  [
    'the same product on Windows, where it steps aside',
    {
      ...on(windowsSystem('Windows 11', 26100)),
      securityProducts: {
        signals: [signal('service', 'ntrtscan', 'running'), signal('security-center', 'Trend Micro Apex One Antivirus')],
        looked: ['service', 'security-center'],
      },
    },
    'warn',
    'Trend Micro is on this device, beside what is to be migrated.',
  ],
  [
    'an agent that manages a product, without the product',
    signs(signal('service', 'klnagent64', 'running'), signal('package', 'klnagent64')),
    'warn',
    'An agent of Kaspersky may be on this device, without the protection itself.',
  ],
  [
    'the agent beside the product',
    signs(signal('service', 'klnagent64', 'running'), signal('package', 'kesl')),
    'warn',
    'Kaspersky is on this device, beside what is to be migrated.',
  ],
  [
    'agents of Trellix',
    signs(signal('service', 'ma', 'running'), signal('service', 'cma', 'running'), signal('process', 'masvc')),
    'warn',
    'An agent of McAfee / Trellix may be on this device, without the protection itself.',
  ],
  [
    'processes that were not looked through',
    { securityProducts: { signals: [], looked: ['package', 'service'] } },
    'unknown',
    'Other protection products: not known, because a fact of Security products is missing.',
  ],
  [
    'a machine that was read before the catalogue had the signs',
    { securityProducts: { signals: [], catalogueVersion: '2026.9.1' } },
    'unknown',
    'Other protection products: not known, because a fact of Security products is missing.',
  ],
  [
    'what such a machine shows all the same',
    {
      securityProducts: { signals: [signal('service', 'klnagent64', 'running'), signal('package', 'kesl')], catalogueVersion: '2027.1.4' },
    },
    'warn',
    'Kaspersky is on this device, beside what is to be migrated.',
  ],
])('%s', (_, changes, outcome, headline) => {
  // The literal tables are read-only; the inventory is not.
  expect(verdictLine(findingOf(competingProduct, changes))).toEqual([outcome, headline]);
});

test.each<readonly [string, Changes, boolean]>([
  ['signs whose names are not confirmed', trend, true],
  [
    'signs that are',
    {
      ...on(windowsSystem('Windows 11', 26100)),
      ...signs(signal('service', 'ntrtscan', 'running'), signal('service', 'tmlisten', 'running')),
    },
    false,
  ],
  ['nothing, looked for by names that are not confirmed', {}, true],
])('a finding that rests on %s is unconfirmed: %s', (_, changes, unconfirmed) => {
  expect(findingOf(competingProduct, changes).unconfirmed).toBe(unconfirmed);
});

test('what Windows Security Center says of others stands beside, known or not, and decides nothing where it is off or gone', () => {
  const inventory = machineWith('windows-11', {
    securityCenter: {
      products: [
        { kind: 'antivirus', name: 'Symantec Endpoint Protection', state: 0x041000, reportingProgramExists: true },
        { kind: 'antivirus', name: 'Sophos Intercept X', state: 0x040010, reportingProgramExists: true },
        { kind: 'antivirus', name: 'Fan Anti-Virus', state: 0x041000, reportingProgramExists: false },
        { kind: 'antivirus', name: 'Windows Defender', state: 0x060100, reportingProgramExists: true },
      ],
    },
  });
  const finding = findingOf(competingProduct, inventory);
  expect(finding.outcome).toBe('pass');
  expect(finding.evidence.filter(({ name }) => name === 'securityCenter').map(({ value, source }) => [value, source])).toEqual([
    ['antivirus Sophos Intercept X: off, out of date', 'source of securityCenter'],
    ['antivirus Fan Anti-Virus: on, up to date, its program is gone', 'source of securityCenter'],
  ]);
});

describe('a product that the Security Center has as an antivirus that is on', () => {
  type Entry = SectionData<'securityCenter'>['products'][number];
  const entry = (name: string, rest: Partial<Entry> = {}): Entry => ({
    kind: 'antivirus',
    name,
    state: 0x041000,
    reportingProgramExists: true,
    ...rest,
  });
  const registered = (products: Entry[], ...signals: readonly ProductSignal[]) =>
    machineWith('windows-11', { securityCenter: { products: [entry('Symantec Endpoint Protection'), ...products] }, ...signs(...signals) });
  const none = 'No other protection product was found.';

  test.each<readonly [string, Entry[], readonly ProductSignal[], Outcome, string]>([
    ['is there', [entry('McAfee VirusScan')], [], 'warn', 'McAfee VirusScan is on this device, beside what is to be migrated.'],
    [
      'is there though the catalogue does not have it',
      [entry('Norton 360')],
      [],
      'warn',
      'Norton 360 is on this device, beside what is to be migrated.',
    ],
    [
      'is the one of which there is a sign',
      [entry('Sophos Intercept X')],
      [signal('driver', 'SophosED')],
      'warn',
      'Sophos is on this device, beside what is to be migrated.',
    ],
    [
      'is named beside another',
      [entry('Fan Anti-Virus'), entry('Fan Anti-Virus')],
      [signal('service', 'ntrtscan', 'running'), signal('driver', 'SophosED')],
      'warn',
      'Trend Micro, Fan Anti-Virus are on this device, beside what is to be migrated.',
    ],
    [
      'counts though nobody knows whether its program exists',
      [entry('Norton 360', { reportingProgramExists: null })],
      [],
      'warn',
      'Norton 360 is on this device, beside what is to be migrated.',
    ],
    ['whose program is gone, is left over', [entry('Norton 360', { reportingProgramExists: false })], [], 'pass', none],
    ['is none when it is off', [entry('Norton 360', { state: 0x040000 })], [], 'pass', none],
    ['is none when it is a firewall', [entry('Fan Firewall', { kind: 'firewall', state: 0x011000 })], [], 'pass', none],
    ['is none when it is Defender', [entry('Windows Defender', { state: 0x061100 })], [], 'pass', none],
  ])('%s', (_, products, signals, outcome, headline) => {
    expect(verdictLine(findingOf(competingProduct, registered(products, ...signals)))).toEqual([outcome, headline]);
  });

  test('cannot be ruled out where the Security Center of a client was not read', () => {
    expect(findingOf(competingProduct, withoutSection(registered([]), 'securityCenter')).outcome).toBe('unknown');
    expect(findingOf(competingProduct, withGap(registered([]), 'securityCenter', 'products', 'WMI ended with an error')).outcome).toBe(
      'unknown',
    );
    expect(findingOf(competingProduct, withoutSection(machineWith('windows-server-2019'), 'securityCenter')).outcome).toBe('pass');
  });

  test('explains that the Security Center has two that are on', () => {
    const inputs = {
      inventory: registered([entry('McAfee VirusScan')]),
      statements: [],
      connectivity: { status: 'deferred', reason: 'offline-chosen' } as const,
    };
    const { findings } = evaluate(inputs, sampleCatalogue(), sampleNow(), [competingProduct, securityCenter]);
    expect(findings.map(({ outcome, owner, causedBy }) => [outcome, owner, causedBy])).toEqual([
      ['warn', 'workplace-team', null],
      ['warn', 'workplace-team', 'competing-product'],
    ]);
  });
});

describe('System Center Endpoint Protection', () => {
  const on2012R2 = (systemCenterEndpointProtection: boolean, ...signals: readonly ProductSignal[]) =>
    machineWith('windows-server-2012-r2', { windowsDefender: { systemCenterEndpointProtection }, ...signs(...signals) });
  const replaced = 'System Center Endpoint Protection is here; the installer takes it away.';

  test('goes by itself where the unified agent is installed', () => {
    expect(verdictLine(findingOf(competingProduct, on2012R2(true, signal('service', 'MsMpSvc', 'running'))))).toEqual(['pass', replaced]);
    expect(verdictLine(findingOf(competingProduct, on2012R2(true)))).toEqual(['pass', replaced]);
  });

  test('that goes by itself hides no other', () => {
    expect(verdictLine(findingOf(competingProduct, on2012R2(true, signal('service', 'ntrtscan', 'running'))))).toEqual([
      'warn',
      'Trend Micro is on this device, beside what is to be migrated.',
    ]);
  });

  test('one sign of it alone may be a leftover', () => {
    expect(verdictLine(findingOf(competingProduct, on2012R2(false, signal('driver', 'MpFilter'))))[0]).toBe('warn');
  });

  test('that Windows states is there, and not only perhaps', () => {
    const inventory = machineWith('windows-11', {
      windowsDefender: { systemCenterEndpointProtection: true },
      ...signs(signal('driver', 'MpFilter')),
    });
    expect(verdictLine(findingOf(competingProduct, inventory))).toEqual([
      'warn',
      'System Center Endpoint Protection / Microsoft Security Essentials is on this device, beside what is to be migrated.',
    ]);
  });
});

test('on macOS nothing is called absent before the system extensions were looked through', () => {
  const { securityProducts } = signs();
  const looked = securityProducts.looked.filter((kind) => kind !== 'system-extension');
  const outcomeOf = (kinds: SignalKind[]) =>
    findingOf(competingProduct, machineWith('macos-26', { securityProducts: { ...securityProducts, looked: kinds } })).outcome;
  expect(outcomeOf(looked)).toBe('unknown');
  expect(outcomeOf(securityProducts.looked)).toBe('pass');
});

test('two system extensions of one maker are a product that is there', () => {
  const inventory = machineWith(
    'macos-26',
    signs(
      signal('system-extension', 'com.sophos.endpoint.scanextension'),
      signal('system-extension', 'com.sophos.endpoint.networkextension'),
    ),
  );
  expect(verdictLine(findingOf(competingProduct, inventory))).toEqual(['warn', 'Sophos is on this device, beside what is to be migrated.']);
});

test('what an earlier catalogue did not know is named', () => {
  const [first] = findingOf(competingProduct, { securityProducts: { signals: [], catalogueVersion: '2026.9.1' } }).evidence;
  expect(first?.name).toBe('securityProducts.catalogueVersion');
  expect(first?.value).toMatch(/^2026\.9\.1 did not know all signs of .*Trend Micro.*$/);
});
