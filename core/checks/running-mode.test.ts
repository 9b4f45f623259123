import { expect, test } from 'vitest';
import { type GoodMachine, goodMachines, machineWith, type SectionChanges, withoutSection } from '../inventory/machines.test-support';
import type { SymantecClient } from '../inventory/sections/symantec-client';
import type { WindowsDefender } from '../inventory/sections/windows-defender';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import { english, findingOf, signal, signs, verdictLine, withGap } from './check.test-support';
import { runningMode } from './running-mode';
import { symantecProtection } from './symantec-protection';
import { goodData, windows } from './windows.test-support';

type Antivirus = WindowsDefender['antivirus'];

const antivirus = (machine: GoodMachine, changes: Partial<Antivirus>): SectionChanges => {
  const defender = goodData(machine, 'windowsDefender');
  return { windowsDefender: { ...defender, antivirus: { ...defender.antivirus, ...changes } } };
};
const client = (changes: Partial<Antivirus>, more: SectionChanges = {}) =>
  machineWith('windows-11', { ...antivirus('windows-11', changes), ...more });
const server = (changes: Partial<Antivirus>, more: SectionChanges = {}) =>
  machineWith('windows-server-2019', { ...antivirus('windows-server-2019', changes), ...more });
/** No sign of a product, no Symantec, and nothing in the Security Center. */
const nothing: SectionChanges = {
  ...signs(),
  securityCenter: { products: [] },
  symantecClient: { ...goodData('windows-11', 'symantecClient'), installed: false },
};
const registered = (name: string, state: number, reportingProgramExists: boolean | null = true): SectionChanges => ({
  securityCenter: { products: [{ kind: 'antivirus', name, state, reportingProgramExists }] },
});
const symantec = (changes: Partial<SymantecClient>): SectionChanges => ({
  symantecClient: { ...goodData('windows-11', 'symantecClient'), ...changes },
});
const unlooked: SectionChanges = { securityProducts: { ...signs().securityProducts, looked: [] } };
const panda = 'Panda Endpoint Protection';
const sep = 'Symantec Endpoint Protection client 14.x';
const active = { runningMode: 'normal', realTimeProtection: true } as const;
const unread = (section: string) => `Mode of Defender Antivirus: not known, because a fact of ${section} is missing.`;

test.each([
  [
    'a client on which Symantec protects',
    goodMachines['windows-11'](),
    'pass',
    `Defender is not running beside ${sep}, as it should be before the switch.`,
  ],
  [
    'a client in passive mode',
    client({ runningMode: 'passive' }),
    'pass',
    `Defender is passive beside ${sep}, as it should be before the switch.`,
  ],
  [
    'a client with EDR in block mode',
    client({ runningMode: 'edr-block' }),
    'pass',
    `Defender is passive with EDR in block mode beside ${sep}, as it should be before the switch.`,
  ],
  [
    'a client on which both are active',
    client(active),
    'warn',
    `Defender is active though ${sep} is here: Windows does not see it as the protection.`,
  ],
  ['a client that Defender protects alone', client(active, nothing), 'pass', 'Defender is active and protects this device.'],
  [
    'a client that nothing protects',
    client({}, nothing),
    'warn',
    'Defender is not running, and no other protection was found on this device.',
  ],
  [
    'a client that waits for another to leave',
    client({ runningMode: 'passive' }, nothing),
    'warn',
    'Defender is passive, and no other protection was found on this device.',
  ],
  ['a mode that was not read', client({ runningMode: null }), 'unknown', unread('Microsoft Defender')],
  ['nothing found, but services not looked through', client({}, { ...nothing, ...unlooked }), 'unknown', unread('Security products')],
  [
    'active and alone, but services not looked through',
    client(active, { ...nothing, ...unlooked }),
    'unknown',
    unread('Security products'),
  ],
  [
    'a server on which Defender was turned off',
    goodMachines['windows-server-2019'](),
    'pass',
    `Defender is not running beside ${sep}, as it should be before the switch.`,
  ],
  ['a server on which both scan', server(active), 'warn', `Defender and ${sep} are both active on this server.`],
  [
    'a server on which both run, and it is not known whether both scan',
    server({ ...active, realTimeProtection: null }),
    'unknown',
    unread('Microsoft Defender'),
  ],
  [
    'a server on which Defender runs without scanning',
    server({ ...active, realTimeProtection: false }),
    'pass',
    `Defender is active beside ${sep}, with its real-time protection off.`,
  ],
  [
    'Server 2012 R2 before its agent',
    goodMachines['windows-server-2012-r2'](),
    'pass',
    'Defender Antivirus is not on Windows Server 2012 R2 yet, as expected.',
  ],
  [
    'Windows 8.1, whose own Defender is active',
    windows['8.1'](antivirus('windows-11', active)),
    'warn',
    `Defender is active though ${sep} is here: Windows does not see it as the protection.`,
  ],
  [
    'a client whose Defender is active, with its real-time protection off',
    client({ ...active, realTimeProtection: false }, nothing),
    'warn',
    'Defender is active without real-time protection, and no other protection was found on this device.',
  ],
  [
    'a client whose Defender is active, and whether it scans was not read',
    client({ ...active, realTimeProtection: null }, nothing),
    'unknown',
    unread('Microsoft Defender'),
  ],
  [
    'a server whose Defender is active, with its real-time protection off',
    server({ ...active, realTimeProtection: false }, nothing),
    'warn',
    'Defender is active without real-time protection, and no other protection was found on this device.',
  ],
  [
    'a product that the catalogue does not have',
    client({}, { ...nothing, ...registered(panda, 0x041000) }),
    'pass',
    `Defender is not running beside ${panda}, as it should be before the switch.`,
  ],
  [
    'such a product, and Defender does not scan',
    client({ ...active, realTimeProtection: false }, { ...nothing, ...registered(panda, 0x041000) }),
    'pass',
    `Defender is active beside ${panda}, with its real-time protection off.`,
  ],
  [
    'such a product, switched off',
    client({}, { ...nothing, ...registered(panda, 0x040000) }),
    'warn',
    'Defender is not running, and no other protection was found on this device.',
  ],
  [
    'such a product, whose program is gone',
    client({}, { ...nothing, ...registered(panda, 0x041000, false) }),
    'warn',
    'Defender is not running, and no other protection was found on this device.',
  ],
  [
    'such a product, whose program was not looked for',
    client({}, { ...nothing, ...registered(panda, 0x041000, null) }),
    'unknown',
    unread('Windows Security Center'),
  ],
  [
    'such a product in a state that nobody has written down',
    client({}, { ...nothing, ...registered(panda, 0x047000) }),
    'warn',
    `Defender is not running, and of ${panda} there are traces only.`,
  ],
  [
    'a firewall that is on',
    client(
      {},
      {
        ...nothing,
        securityCenter: { products: [{ kind: 'firewall', name: panda, state: 0x011000, reportingProgramExists: true }] },
      },
    ),
    'warn',
    'Defender is not running, and no other protection was found on this device.',
  ],
  [
    'Defender as the Security Center has it, which is no other protection',
    client({}, { ...nothing, ...registered('Windows Defender', 0x061100) }),
    'warn',
    'Defender is not running, and no other protection was found on this device.',
  ],
  [
    'a server on which the Security Center cannot say anything',
    server({}, { ...nothing, ...registered(panda, 0x041000) }),
    'warn',
    'Defender is not running, and no other protection was found on this device.',
  ],
  [
    'a client on which the virus protection of Symantec is off',
    client({}, symantec({ antivirusRunning: false })),
    'warn',
    `Defender is not running, and the virus protection of ${sep} is off.`,
  ],
  [
    'a client on which it is off, and Defender protects',
    client(active, symantec({ antivirusRunning: false })),
    'pass',
    'Defender is active and protects this device.',
  ],
  [
    'a server on which neither scans',
    server({ ...active, realTimeProtection: false }, symantec({ antivirusRunning: false })),
    'warn',
    `Defender is active without real-time protection, and the virus protection of ${sep} is off.`,
  ],
  [
    'a client of Symantec that was not asked',
    client({}, symantec({ antivirusRunning: null })),
    'unknown',
    unread('Symantec Endpoint Protection'),
  ],
  [
    'a server without a Defender of its own that nothing protects',
    machineWith('windows-server-2012-r2', nothing),
    'warn',
    'Defender is not running, and no other protection was found on this device.',
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(runningMode, machine))).toEqual([outcome, headline]);
});

test('traces of a product are no protection, nor are they none', () => {
  const finding = findingOf(runningMode, client({}, { ...nothing, ...signs(signal('service', 'SepMasterService', 'stopped')) }));
  expect(verdictLine(finding)).toEqual(['warn', `Defender is not running, and of ${sep} there are traces only.`]);
});

test('another product than Symantec protects as well', () => {
  const sophos = signs(signal('service', 'Sophos Endpoint Defense Service', 'running'), signal('service', 'SAVService', 'running'));
  expect(findingOf(runningMode, client({}, sophos)).outcome).toBe('pass');
});

test.each([
  ['the Security Center', 'securityCenter'],
  ['what Symantec says of itself', 'symantecClient'],
] as const)('without %s it is not known', (_, section) => {
  const machine = section === 'securityCenter' ? client({}, nothing) : client({});
  expect(findingOf(runningMode, withoutSection(machine, section)).outcome).toBe('unknown');
});

test('that Symantec is off explains that nothing protects, where that is why', () => {
  const explained = (changes: SectionChanges) => {
    const inputs = {
      inventory: client({}, changes),
      statements: [],
      connectivity: { status: 'deferred', reason: 'offline-chosen' },
    } as const;
    const { findings } = evaluate(inputs, sampleCatalogue(), sampleNow(), [symantecProtection, runningMode]);
    return findings.map(({ outcome, causedBy }) => [outcome, causedBy]);
  };
  expect(explained(symantec({ antivirusRunning: false }))).toEqual([
    ['warn', null],
    ['warn', 'symantec-protection'],
  ]);
  expect(explained(nothing)).toEqual([
    ['notApplicable', null],
    ['warn', null],
  ]);
});

test('that the Security Center has a product as on is not confirmed', () => {
  const finding = findingOf(runningMode, client({}, { ...nothing, ...registered(panda, 0x041000) }));
  expect(finding.unconfirmed).toBe(true);
  expect(english(finding.basis)).toBe(`The Security Center has ${panda} as on.`);
});

test('a gap among the signs leaves open whether anything protects', () => {
  expect(findingOf(runningMode, withGap(client({}, nothing), 'securityProducts', 'signals', 'denied')).outcome).toBe('unknown');
});

test('what is expected in this phase stands beside it, as the catalogue words it', () => {
  const { evidence } = findingOf(runningMode, goodMachines['windows-11']());
  expect(evidence.find(({ name }) => name === 'expected')?.value).toMatch(/disabled by itself/);
  expect(evidence.find(({ name }) => name === 'acceptable')?.value).toMatch(/Smart App Control/);
});

test('what the installer of the agent takes away is said', () => {
  const windowsDefender = { ...goodData('windows-server-2012-r2', 'windowsDefender'), systemCenterEndpointProtection: true };
  const basis = english(findingOf(runningMode, machineWith('windows-server-2012-r2', { windowsDefender })).basis);
  expect(basis).toBe('System Center Endpoint Protection is here: the installer of the agent takes it away.');
  expect(english(findingOf(runningMode, goodMachines['windows-server-2012-r2']()).basis)).toBe('');
});
