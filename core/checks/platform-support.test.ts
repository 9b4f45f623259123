import { expect, test } from 'vitest';
import { antivirusPlatform } from './antivirus-platform';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import {
  bareSystem,
  type Changes,
  english,
  findingOf,
  inventoryWith,
  linuxSystem,
  macosSystem,
  on,
  remedyText,
  verdictLine,
  windowsSystem,
} from './check.test-support';
import { edrPlatform } from './edr-platform';

test.each([
  ['Debian 12', {}, 'pass', 'Debian 12 is supported for EDR.'],
  ['RHEL 9.4', on(linuxSystem('rhel', '9.4')), 'pass', 'Red Hat Enterprise Linux 9 is supported for EDR.'],
  [
    'a record of its own that is unsupported',
    on(linuxSystem('ubuntu', '25.10', { osName: 'Ubuntu' })),
    'fail',
    'Ubuntu 25.10 is not supported for EDR.',
  ],
  [
    'a record that could not be confirmed',
    on(linuxSystem('ubuntu', '26.04')),
    'fail',
    'Ubuntu 26.04 LTS is unsupported or unconfirmed for EDR.',
  ],
  [
    'any other Linux, by its own name',
    on(linuxSystem('arch', 'rolling', { osName: 'Arch Linux' })),
    'fail',
    'Arch Linux rolling is not supported for EDR.',
  ],
  [
    'a system whose support is not known',
    on(linuxSystem('azurelinux', '3.0')),
    'unknown',
    'It is unconfirmed whether Azure Linux 3 is supported for EDR.',
  ],
  ['CentOS 7 with its minor version', on(linuxSystem('centos', '7.9.2009')), 'pass', 'CentOS Linux 7 is supported for EDR.'],
  [
    'CentOS 7 without its minor version',
    on(linuxSystem('centos', '7')),
    'unknown',
    'CentOS Linux 7 is supported for EDR from 7.2 on; its minor version is not known.',
  ],
  ['CentOS 8, whose every minor version is supported', on(linuxSystem('centos', '8')), 'pass', 'CentOS Linux 8 is supported for EDR.'],
  [
    'a Linux without os-release',
    on(bareSystem('linux')),
    'unknown',
    'Operating system, for EDR: not known, because a fact of Operating system is missing.',
  ],
  ['Windows 11', on(windowsSystem('Windows 11 Enterprise', 26100)), 'pass', 'Windows 11 is supported for EDR.'],
  [
    'Windows 7 SP1',
    on(windowsSystem('Windows 7 Enterprise', 7601, { nt: '6.1', servicePack: 1 })),
    'pass',
    'Windows 7 SP1 is supported for EDR, onboarded by Defender deployment tool (DefenderDT.exe).',
  ],
  [
    'Windows Home, whose edition is judged by itself',
    on(windowsSystem('Windows 11 Home', 26100, { editionId: 'Core' })),
    'pass',
    'Windows 11 is supported for EDR.',
  ],
  [
    'a Windows 10 from before the sensor',
    on(windowsSystem('Windows 10 Enterprise', 10586)),
    'fail',
    'Windows 10, version 1511, has no EDR sensor.',
  ],
  [
    'a Windows that no record fits',
    on(windowsSystem('Windows 8 Enterprise', 9200, { nt: '6.2' })),
    'fail',
    'Windows 8 Enterprise is unsupported or unconfirmed for EDR.',
  ],
  [
    'a Windows whose build was not read',
    on(bareSystem('windows')),
    'unknown',
    'Operating system, for EDR: not known, because a fact of Operating system is missing.',
  ],
  ['macOS 15', on(macosSystem('15.5')), 'pass', 'macOS 15 is supported for EDR.'],
  ['macOS 14', on(macosSystem('14.8')), 'unknown', 'It is unconfirmed whether macOS 14 is supported for EDR.'],
  ['macOS 13', on(macosSystem('13.7')), 'fail', 'macOS 13 is not supported for EDR.'],
  [
    'a system that is listed but unconfirmed',
    on(windowsSystem('Azure Stack HCI', 25398, { productType: 3, editionId: 'ServerAzureStackHCICor' })),
    'pass',
    'Azure Stack HCI OS / Azure Local node is listed for EDR; this is unconfirmed.',
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(edrPlatform, changes))).toEqual([outcome, headline]);
});

test('a Windows whose edition was not read may be one that is told by it', () => {
  const system = windowsSystem('Windows Server 2019', 17763, { productType: 3 });
  const windows = system.windows && { ...system.windows, editionId: null };
  expect(findingOf(edrPlatform, on({ ...system, windows })).outcome).toBe('unknown');
});

test('what the guide of March 2021 said stands beside what holds today', () => {
  const finding = findingOf(edrPlatform, {});
  expect(english(finding.basis)).toBe('March 2021: not listed. Today: supported.');
  expect(finding.evidence).toContainEqual(expect.objectContaining({ name: 'march2021', value: 'not listed' }));
});

test('antivirus is judged by itself: Server 2016 has it as a feature of the system, Windows 8.1 has another product', () => {
  expect(verdictLine(findingOf(antivirusPlatform, on(windowsSystem('Windows Server 2016', 14393, { productType: 3 }))))).toEqual([
    'pass',
    'Windows Server 2016 is supported for antivirus.',
  ]);
  const older = findingOf(antivirusPlatform, on(windowsSystem('Windows 8.1 Enterprise', 9600, { nt: '6.3' })));
  expect(verdictLine(older)).toEqual(['warn', 'Windows 8.1 has no Defender Antivirus; System Center Endpoint Protection takes its place.']);
  expect(remedyText(older)[0]).toBe('Plan System Center Endpoint Protection for this device, or move it to a supported system.');
});

test.each([
  ['26.04', true],
  ['24.04', false],
])('a finding on Ubuntu %s is marked unconfirmed: %s', (version, unconfirmed) => {
  expect(findingOf(edrPlatform, on(linuxSystem('ubuntu', version))).unconfirmed).toBe(unconfirmed);
});

test.each<readonly [string, Changes, string | null]>([
  ['a system that is supported for neither', on(linuxSystem('arch', 'rolling')), 'edr-platform'],
  ['a Windows that no record fits', on(windowsSystem('Windows 8', 9200, { nt: '6.2' })), 'edr-platform'],
  ['a system that was not read', on(bareSystem('linux')), 'edr-platform'],
])('what ails both capabilities stands once: %s', (_, changes, cause) => {
  const inputs = {
    inventory: inventoryWith(changes),
    statements: [],
    connectivity: { status: 'deferred', reason: 'offline-chosen' } as const,
  };
  const { findings } = evaluate(inputs, sampleCatalogue(), sampleNow(), [edrPlatform, antivirusPlatform]);
  expect(findings.map(({ causedBy }) => causedBy)).toEqual([null, cause]);
});

test('an antivirus that is missing for a reason of its own stands by itself', () => {
  const catalogue = sampleCatalogue();
  const platforms = catalogue.platforms.map((record) =>
    record.id === 'windows-10'
      ? { ...record, capabilities: { ...record.capabilities, av: { ...record.capabilities.av, supportToday: 'unsupported' as const } } }
      : record,
  );
  const inventory = inventoryWith(on(windowsSystem('Windows 10', 10586)));
  const inputs = { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
  const { findings } = evaluate(inputs, { ...catalogue, platforms }, sampleNow(), [edrPlatform, antivirusPlatform]);
  expect(findings.map(({ outcome, causedBy }) => [outcome, causedBy])).toEqual([
    ['fail', null],
    ['fail', null],
  ]);
});
