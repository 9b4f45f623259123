import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { SignalKind } from '../inventory/sections/security-products';
import { type Changes, findingOf, on, signal, signs, verdictLine, windowsSystem } from './check.test-support';
import { competingProduct } from './competing-product';

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

test('what Windows Security Center says of others stands beside, known or not, and decides nothing', () => {
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
