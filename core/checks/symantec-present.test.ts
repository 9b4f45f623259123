import { describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import type { Outcome } from '../evaluate/finding';
import { machineWith, type SectionChanges, withoutSection } from '../inventory/machines.test-support';
import type { Inventory, SectionData } from '../inventory/schema';
import { type Changes, english, findingOf, on, signal, signs, verdictLine, windowsSystem } from './check.test-support';
import { runningMode } from './running-mode';
import { securityCenter } from './security-center';
import { symantecPresent } from './symantec-present';

const windows = on(windowsSystem('Windows 11', 26100));
const absent = 'Nothing of Symantec was found, so there is nothing to leave.';

test.each<readonly [string, Changes, Outcome, string]>([
  ['the agent for Linux', {}, 'pass', 'Symantec Agent for Linux is running, as expected before the switch.'],
  [
    'the older client for Linux',
    signs(signal('process', 'rtvscand'), signal('path', '/opt/Symantec/symantec_antivirus')),
    'pass',
    'SEP for Linux up to 14.3 MP1 is running, as expected before the switch.',
  ],
  [
    'installed and stopped',
    signs(signal('package', 'sdcss'), signal('service', 'cafagent', 'stopped')),
    'warn',
    'Symantec Agent for Linux is installed, but not seen running.',
  ],
  [
    'the management agent alone',
    signs(signal('package', 'sdcss-caf'), signal('service', 'cafagent', 'running'), signal('path', '/etc/caf/CAFConfig.ini')),
    'warn',
    'Only the management agent of Symantec Agent for Linux was found, not the protection itself.',
  ],
  ['a leftover folder', signs(signal('path', '/var/log/sdcsslog')), 'warn', 'Only traces of Symantec Agent for Linux were found.'],
  [
    'two leftovers without package, service or process',
    signs(signal('path', '/var/log/sdcsslog'), signal('kernel-module', 'sisap')),
    'warn',
    'Only traces of Symantec Agent for Linux were found.',
  ],
  ['nothing', signs(), 'warn', absent],
  ['a management agent, which protects nothing', signs(signal('path', '/opt/altiris/notification/nsagent')), 'warn', absent],
  [
    'the client for Windows',
    { ...windows, ...signs(signal('service', 'SepMasterService', 'running'), signal('process', 'ccSvcHst.exe')) },
    'pass',
    'Symantec Endpoint Protection client 14.x is running, as expected before the switch.',
  ],
  [
    'Norton, which shares drivers and processes with it',
    { ...windows, ...signs(signal('process', 'ccSvcHst.exe'), signal('driver', 'SRTSP'), signal('driver', 'BHDrvx64')) },
    'warn',
    absent,
  ],
  [
    'processes that were not looked through',
    { securityProducts: { signals: [], looked: ['package'] } },
    'unknown',
    'Symantec, the product to leave: not known, because a fact of Security products is missing.',
  ],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(symantecPresent, changes))).toEqual([outcome, headline]);
});

test.each<readonly [string, Changes, boolean]>([
  ['signs that are confirmed', {}, false],
  ['a package whose name is not', signs(signal('package', 'sav'), signal('package', 'savap')), true],
])('a finding that rests on %s is unconfirmed: %s', (_, changes, unconfirmed) => {
  expect(findingOf(symantecPresent, changes).unconfirmed).toBe(unconfirmed);
});

test('what Windows Security Center says of Symantec stands beside', () => {
  const { evidence } = findingOf(symantecPresent, machineWith('windows-11'));
  expect(evidence.filter(({ name }) => name === 'securityCenter').map(({ value }) => value)).toEqual([
    'antivirus Symantec Endpoint Protection: on, up to date',
  ]);
  const onLinux = findingOf(symantecPresent, machineWith('debian-13'));
  expect(onLinux.evidence.filter(({ name }) => name === 'securityCenter')).toEqual([]);
});

test('the folder of the agent for Linux is a trace of it', () => {
  expect(verdictLine(findingOf(symantecPresent, signs(signal('path', '/opt/Symantec/sdcssagent'))))).toEqual([
    'warn',
    'Only traces of Symantec Agent for Linux were found.',
  ]);
});

describe('where nothing of Symantec was found', () => {
  type Antivirus = SectionData<'windowsDefender'>['antivirus'];
  const without = (rest: SectionChanges = {}) =>
    machineWith('windows-11', { ...signs(), symantecClient: { installed: false }, securityCenter: { products: [] }, ...rest });
  const antivirus = (runningMode: Antivirus['runningMode'], realTimeProtection: boolean | null): SectionChanges => ({
    windowsDefender: {
      antivirus: {
        platformVersion: null,
        engineVersion: null,
        intelligenceDate: null,
        runningMode,
        realTimeProtection,
        tamperProtection: null,
      },
    },
  });
  const norton: SectionChanges = {
    securityCenter: { products: [{ kind: 'antivirus', name: 'Norton 360', state: 0x041000, reportingProgramExists: true }] },
  };

  test.each<readonly [string, Inventory, string]>([
    ['Defender', without(antivirus('normal', true)), 'Defender Antivirus protects this device.'],
    ['a product that is registered', without(norton), 'Norton 360 protects this device.'],
    ['both', without({ ...antivirus('normal', true), ...norton }), 'Defender Antivirus, Norton 360 protect this device.'],
    ['a product that runs', without(signs(signal('service', 'ntrtscan', 'running'))), 'Trend Micro protects this device.'],
    [
      'one on Linux',
      machineWith('debian-13', signs(signal('process', 'ds_am'), signal('path', '/opt/ds_agent'))),
      'Trend Micro protects this device.',
    ],
  ])('and %s protects, there is nothing to find out', (_, inventory, basis) => {
    const finding = findingOf(symantecPresent, inventory);
    expect(verdictLine(finding)).toEqual(['notApplicable', absent]);
    expect(english(finding.basis)).toBe(basis);
  });

  test.each<readonly [string, Inventory]>([
    ['nothing', without()],
    ['Defender without its real-time protection', without(antivirus('normal', false))],
    ['Defender of which it is not known', without(antivirus('normal', null))],
    ['a product that does not run', without(signs(signal('service', 'ntrtscan', 'stopped'), signal('driver', 'tmcomm')))],
    ['Defender that was not read', withoutSection(without(antivirus('normal', true)), 'windowsDefender')],
  ])('and %s protects, somebody has to', (_, inventory) => {
    expect(verdictLine(findingOf(symantecPresent, inventory))).toEqual(['warn', absent]);
  });

  test('that nothing protects is one finding, by the mode of Defender', () => {
    const inputs = { inventory: without(), statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
    const { findings } = evaluate(inputs, sampleCatalogue(), sampleNow(), [symantecPresent, runningMode, securityCenter]);
    expect(findings.map(({ checkId, causedBy }) => [checkId, causedBy])).toEqual([
      ['symantec-present', 'running-mode'],
      ['running-mode', null],
      ['security-center', 'running-mode'],
    ]);
  });
});
