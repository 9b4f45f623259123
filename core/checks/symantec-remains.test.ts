import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { type GoodMachine, machineWith, type SectionChanges, withoutSection } from '../inventory/machines.test-support';
import type { ProductSignal } from '../inventory/sections/security-products';
import { findingOf, remedyText, signal, signs, verdictLine } from './check.test-support';
import { symantecRemains } from './symantec-remains';

const sep = [signal('service', 'SepMasterService', 'running'), signal('process', 'ccSvcHst.exe')];
const agent = [signal('package', 'sdcss'), signal('service', 'sisamdagent', 'running')];
const none = 'Nothing of Symantec was found beside what the migration replaces.';

const beside = (...more: readonly ProductSignal[]) => signs(...sep, ...more);

test.each<readonly [string, GoodMachine, SectionChanges, Outcome, string]>([
  ['Windows with the client alone', 'windows-11', {}, 'pass', none],
  ['Linux with the agent alone', 'debian-13', {}, 'pass', none],
  ['macOS with the client alone', 'macos-26', {}, 'pass', none],
  [
    'the console',
    'windows-server-2019',
    beside(signal('service', 'semsrv', 'running'), signal('process', 'SemSvc.exe')),
    'warn',
    'Symantec Endpoint Protection Manager is on this device too.',
  ],
  [
    'Data Center Security',
    'windows-server-2019',
    beside(signal('service', 'SISIPSService', 'running'), signal('service', 'SISIDSService', 'running')),
    'warn',
    'Symantec Data Center Security / Critical System Protection is on this device too.',
  ],
  [
    'data loss prevention and encryption',
    'windows-11',
    beside(
      signal('process', 'edpa.exe'),
      signal('driver', 'vfsmfd'),
      signal('process', 'EACommunicatorSrv.exe'),
      signal('driver', 'PGPfs'),
    ),
    'warn',
    'Symantec Endpoint Encryption / PGP, Symantec DLP endpoint agent are on this device too.',
  ],
  [
    'a management agent, which needs no care',
    'windows-11',
    beside(signal('service', 'AeXNSClient', 'running')),
    'pass',
    'Nothing of Symantec needs care here; Symantec Management Agent stays.',
  ],
  [
    'Norton beside the client',
    'windows-11',
    beside(signal('service', 'Norton Security', 'running'), signal('service', 'nsWscSvc', 'running')),
    'warn',
    'Symantec Endpoint Protection client 14.x, Norton are on this device at once.',
  ],
  [
    'two generations on Windows',
    'windows-11',
    beside(signal('service', 'Symantec AntiVirus', 'stopped'), signal('process', 'Rtvscan.exe')),
    'warn',
    'Symantec Endpoint Protection client 14.x, Symantec Endpoint Protection 11.x / 12.1 are on this device at once.',
  ],
  [
    'two generations on Linux',
    'debian-13',
    signs(...agent, signal('service', 'rtvscand', 'stopped'), signal('package', 'sav')),
    'warn',
    'SEP for Linux up to 14.3 MP1, Symantec Agent for Linux are on this device at once.',
  ],
  [
    'a folder of the older one on Linux',
    'debian-13',
    signs(...agent, signal('path', '/var/symantec')),
    'warn',
    'Traces of SEP for Linux up to 14.3 MP1 are on this device, beside Symantec Agent for Linux.',
  ],
  [
    'drivers without their service',
    'windows-11',
    { ...signs(signal('driver', 'SRTSP'), signal('driver', 'SymEFASI')), symantecClient: { installed: false } },
    'warn',
    'Symantec is not installed, but 2 signs of it are left.',
  ],
  [
    'a registry key without its service',
    'windows-11',
    {
      ...signs(signal('registry', 'HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection\\SMC : ProductVersion')),
      symantecClient: { installed: false },
    },
    'warn',
    'Symantec is not installed, but one sign of it is left.',
  ],
  [
    'drivers of Norton, which are the same',
    'windows-11',
    {
      ...signs(signal('service', 'Norton Security', 'running'), signal('service', 'nsWscSvc'), signal('driver', 'SRTSP')),
      symantecClient: { installed: false },
    },
    'warn',
    'Norton is on this device too.',
  ],
  [
    'a process alone, which another product may have',
    'windows-11',
    { ...signs(signal('process', 'ccSvcHst.exe')), symantecClient: { installed: false } },
    'pass',
    none,
  ],
  [
    'a client that no manager manages',
    'windows-11',
    { symantecClient: { managed: false } },
    'warn',
    'No Symantec Endpoint Protection Manager manages the client of Symantec.',
  ],
  ['no client, so nobody manages it', 'windows-11', { ...signs(), symantecClient: { installed: false, managed: false } }, 'pass', none],
])('%s', (_, machine, changes, outcome, headline) => {
  expect(verdictLine(findingOf(symantecRemains, machineWith(machine, changes)))).toEqual([outcome, headline]);
});

describe('what could not be read', () => {
  const { securityProducts } = signs(signal('driver', 'SRTSP'));

  test('services: drivers are not called left over, and nothing is called absent', () => {
    const inventory = machineWith('windows-11', { securityProducts: { ...securityProducts, looked: ['driver', 'process'] } });
    expect(findingOf(symantecRemains, inventory).outcome).toBe('unknown');
  });

  test('services: what was found all the same counts', () => {
    const changes = { securityProducts: { ...signs(signal('process', 'edpa.exe')).securityProducts, looked: ['process' as const] } };
    expect(findingOf(symantecRemains, machineWith('windows-11', changes)).outcome).toBe('warn');
  });

  test.each<readonly [string, SectionChanges]>([
    ['whether somebody manages the client', { symantecClient: { managed: null } }],
    ['whether there is a client', { symantecClient: { installed: null } }],
  ])('%s', (_, changes) => {
    expect(findingOf(symantecRemains, machineWith('windows-11', changes)).outcome).toBe('unknown');
  });

  test('the section of the client, which only Windows has', () => {
    expect(findingOf(symantecRemains, withoutSection(machineWith('windows-11'), 'symantecClient')).outcome).toBe('unknown');
    expect(findingOf(symantecRemains, machineWith('debian-13')).outcome).toBe('pass');
  });
});

test('each product is told with the care that it needs, and all that was found has its steps', () => {
  const finding = findingOf(
    symantecRemains,
    machineWith('windows-server-2019', {
      ...beside(signal('service', 'semsrv', 'running'), signal('service', 'SISIPSService', 'running')),
      symantecClient: { managed: false },
    }),
  );
  expect(remedyText(finding)).toEqual([
    'Treat Symantec Endpoint Protection Manager, Symantec Data Center Security / Critical System Protection as products of their own in this migration.',
    'Mind of Symantec Endpoint Protection Manager: this machine manages the clients of Symantec: migrate it last, when none of them is left.',
    'Mind of Symantec Data Center Security / Critical System Protection: its policy may block the installation of Defender: have it relaxed first; removing Endpoint Protection does not remove it.',
    'Search for the device in the cloud console of Symantec.',
    'Where it is in none, plan to remove Symantec on the device itself.',
    'Assess this device again.',
  ]);
});
