import { expect, test } from 'vitest';
import { evaluate } from '../evaluate/evaluate';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { goodMachines } from '../inventory/machines.test-support';
import { bareSystem, findingOf, on, remedyText, verdictLine } from './check.test-support';
import { edrPlatform } from './edr-platform';
import { windowsEdition } from './windows-edition';
import { windowsAs } from './windows.test-support';

const windows11 = (editionId: string | null) => windowsAs('windows-11', { name: 'Windows 11', editionId });

test.each([
  ['Enterprise', windows11('Enterprise'), 'pass', 'Edition Enterprise of Windows 11 is supported by Defender for Endpoint.'],
  ['long-term servicing', windows11('EnterpriseS'), 'pass', 'Edition EnterpriseS of Windows 11 is supported by Defender for Endpoint.'],
  ['Home', windows11('Core'), 'fail', 'Edition Core of Windows 11 is not supported by Defender for Endpoint.'],
  ['SE', windows11('CloudEdition'), 'fail', 'Edition CloudEdition of Windows 11 is not supported by Defender for Endpoint.'],
  ['one on no list', windows11('PPIPro'), 'unknown', 'It is not known whether edition PPIPro of Windows 11 is supported.'],
  ['one that was not read', windows11(null), 'unknown', 'Edition of Windows: not known, because a fact of Operating system is missing.'],
  [
    'Windows 7 Home Premium',
    windowsAs('windows-11', { name: 'Windows 7 Home Premium', nt: '6.1', build: 7601, servicePack: 1, editionId: 'HomePremium' }),
    'fail',
    'Edition HomePremium of Windows 7 SP1 is not supported by Defender for Endpoint.',
  ],
  [
    'multi-session, a client that calls itself a server',
    windowsAs('windows-11', { name: 'Windows 11 Enterprise multi-session', productType: 3, editionId: 'ServerRdsh' }),
    'pass',
    'Edition ServerRdsh of Windows 11 is supported by Defender for Endpoint.',
  ],
  [
    'a server',
    goodMachines['windows-server-2019'](),
    'pass',
    'Edition ServerStandard of Windows Server 2019 is one for servers, which Defender for Endpoint supports.',
  ],
  [
    'the free Hyper-V Server, which is a system of its own',
    windowsAs('windows-server-2019', { name: 'Hyper-V Server 2019', editionId: 'ServerHyperCore' }),
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on Microsoft Hyper-V Server.',
  ],
  [
    'a Windows that no record fits',
    windowsAs('windows-11', { name: 'Windows 8 Enterprise', nt: '6.2', build: 9200 }),
    'notApplicable',
    'No record of the catalogue fits this Windows.',
  ],
  ['Linux', on(bareSystem('linux')), 'notApplicable', 'Only for Windows.'],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(windowsEdition, machine))).toEqual([outcome, headline]);
});

test('the spelling of editions in the registry is not confirmed, and the finding says so', () => {
  expect(['Core', 'Enterprise'].map((edition) => findingOf(windowsEdition, windows11(edition)).unconfirmed)).toEqual([true, true]);
});

test('the remedy names the editions that are supported', () => {
  const finding = findingOf(windowsEdition, windows11('Core'));
  expect(finding.owner).toBe('workplace-team');
  expect(remedyText(finding)[1]).toContain('Enterprise, IoT Enterprise, Education, Pro');
});

test('an edition on a system that is not supported itself stands under that', () => {
  const inventory = windowsAs('windows-11', { name: 'Windows 10 Home', build: 10586, editionId: 'Core' });
  const inputs = { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
  const { findings } = evaluate(inputs, sampleCatalogue(), sampleNow(), [edrPlatform, windowsEdition]);
  expect(findings.map(({ outcome, causedBy }) => [outcome, causedBy])).toEqual([
    ['fail', null],
    ['fail', 'edr-platform'],
  ]);
});
