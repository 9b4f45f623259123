import { describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import type { Outcome } from '../evaluate/finding';
import { machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { english, findingOf, remedyText, signal, signs, verdictLine } from './check.test-support';
import { securityCenter } from './security-center';
import { symantecPresent } from './symantec-present';
import { symantecProtection } from './symantec-protection';
import { symantecVersion } from './symantec-version';

type Client = Partial<SectionData<'symantecClient'>>;

/** The day of these tests is 24 November 2026. */
test.each<readonly [string, Client, Outcome, string]>([
  ['on, with definitions of yesterday', {}, 'pass', 'Symantec protects this device, with definitions of 23 Nov 2026.'],
  ['definitions of today', { definitionsDate: '2026-11-24' }, 'pass', 'Symantec protects this device, with definitions of 24 Nov 2026.'],
  [
    'definitions of tomorrow, where it is later',
    { definitionsDate: '2026-11-25' },
    'pass',
    'Symantec protects this device, with definitions of 25 Nov 2026.',
  ],
  [
    'definitions of the day after',
    { definitionsDate: '2026-11-26' },
    'warn',
    'The definitions of Symantec are dated 26 Nov 2026, which is still to come.',
  ],
  ['a week old', { definitionsDate: '2026-11-17' }, 'pass', 'Symantec protects this device, with definitions of 17 Nov 2026.'],
  ['a day more', { definitionsDate: '2026-11-16' }, 'warn', 'The definitions of Symantec are 8 days old.'],
  ['a month old', { definitionsDate: '2026-10-25' }, 'warn', 'The definitions of Symantec are 30 days old.'],
  ['a day more', { definitionsDate: '2026-10-24' }, 'warn', 'The definitions of Symantec are 31 days old: nothing new is recognised.'],
  ['virus protection off', { antivirusRunning: false }, 'warn', 'Symantec is installed on this device, but its virus protection is off.'],
  [
    'off, and how old its definitions are could not be read',
    { antivirusRunning: false, definitionsDate: null, antispywareRunning: null },
    'warn',
    'Symantec is installed on this device, but its virus protection is off.',
  ],
  ['spyware protection off', { antispywareRunning: false }, 'warn', 'The spyware protection of Symantec is off.'],
  [
    'old definitions, and whether it is on could not be read',
    { antivirusRunning: null, definitionsDate: '2026-01-01' },
    'warn',
    'The definitions of Symantec are 327 days old: nothing new is recognised.',
  ],
  [
    'old definitions of a version that gets no new ones',
    { versions: ['12.1.6168.6000'], definitionsDate: '2019-04-03' },
    'warn',
    'The definitions of Symantec are 2792 days old, and its version gets no new ones.',
  ],
  [
    'fresh definitions of such a version',
    { versions: ['12.1.6168.6000'] },
    'pass',
    'Symantec protects this device, with definitions of 23 Nov 2026.',
  ],
  [
    'old definitions of a version that was not read',
    { versions: null, definitionsDate: '2019-04-03' },
    'warn',
    'The definitions of Symantec are 2792 days old: nothing new is recognised.',
  ],
  [
    'not installed',
    { installed: false, antivirusRunning: null },
    'notApplicable',
    'Symantec is not installed, so it protects nothing here.',
  ],
])('%s', (_, symantecClient, outcome, headline) => {
  expect(verdictLine(findingOf(symantecProtection, machineWith('windows-11', { symantecClient })))).toEqual([outcome, headline]);
});

test.each<readonly [string, Client]>([
  ['whether it is installed', { installed: null }],
  ['whether it is on', { antivirusRunning: null }],
  ['of which day its definitions are', { definitionsDate: null }],
  ['whether spyware protection is on', { antispywareRunning: null }],
])('%s could not be read', (_, symantecClient) => {
  expect(findingOf(symantecProtection, machineWith('windows-server-2019', { symantecClient })).outcome).toBe('unknown');
});

describe('where Symantec is off', () => {
  const off = (runningMode: SectionData<'windowsDefender'>['antivirus']['runningMode'], realTimeProtection: boolean | null) => {
    const { windowsDefender } = machineWith('windows-server-2019').sections;
    if (windowsDefender.status !== 'read') throw new Error('the machine has read it');
    const { antivirus } = windowsDefender.data;
    return findingOf(
      symantecProtection,
      machineWith('windows-server-2019', {
        symantecClient: { antivirusRunning: false },
        windowsDefender: { antivirus: { ...antivirus, runningMode, realTimeProtection } },
      }),
    );
  };

  test('an active Defender protects the device', () => {
    expect(verdictLine(off('normal', true))).toEqual(['warn', 'The virus protection of Symantec is off; Defender Antivirus is active.']);
  });

  test.each([
    ['normal', false],
    ['normal', null],
    ['passive', true],
    ['not-running', false],
    [null, null],
  ] as const)('Defender %s with real-time protection %s does not', (mode, realTime) => {
    expect(verdictLine(off(mode, realTime))).toEqual(['warn', 'Symantec is installed on this device, but its virus protection is off.']);
  });
});

test('the basis tells how old the definitions are, and who acts is told what to do', () => {
  const basis = (definitionsDate: string) =>
    english(findingOf(symantecProtection, machineWith('windows-11', { symantecClient: { definitionsDate } })).basis);
  expect([basis('2026-11-24'), basis('2026-11-23'), basis('2026-11-20')]).toEqual([
    'They are of today.',
    'They are 1 day old.',
    'They are 4 days old.',
  ]);
  expect(
    remedyText(findingOf(symantecProtection, machineWith('windows-11', { symantecClient: { definitionsDate: '2026-11-01' } }))),
  ).toEqual([
    'Bring the definitions of Symantec up to date, or migrate this device first.',
    'Check whether the device reaches the server or the service that gives it definitions.',
    'Start an update of the definitions, and see that it succeeds.',
    'Where that fails or is not worth it any more, plan this device into the first wave of the migration.',
    'Assess this device again.',
  ]);
});

describe('one cause is one finding', () => {
  const [symantec, defender] = [
    { kind: 'antivirus', name: 'Symantec Endpoint Protection', reportingProgramExists: true },
    { kind: 'antivirus', name: 'Windows Defender', state: 0x060100, reportingProgramExists: true },
  ] as const;
  const judged = (symantecClient: Client, state: number, rest: SectionChanges = {}) => {
    const inventory = machineWith('windows-11', {
      symantecClient,
      securityCenter: { products: [{ ...symantec, state }, { ...defender }] },
      ...rest,
    });
    const inputs = { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
    const checks = [symantecPresent, symantecVersion, symantecProtection, securityCenter];
    const { findings, verdict } = evaluate(inputs, sampleCatalogue(), sampleNow(), checks);
    const wrong = findings.filter(({ outcome }) => outcome !== 'pass');
    return { wrong: wrong.map(({ checkId, outcome, causedBy }) => [checkId, outcome, causedBy]), verdict };
  };

  test('a version that gets no definitions: upgrade it, or migrate this device first', () => {
    const { wrong, verdict } = judged({ versions: ['12.1.6168.6000'], definitionsDate: '2019-04-03' }, 0x041010);
    expect(wrong).toEqual([
      ['symantec-version', 'warn', null],
      ['symantec-protection', 'warn', 'symantec-version'],
      ['security-center', 'warn', 'symantec-version'],
    ]);
    expect(verdict).toEqual({ word: 'readyWithWarnings', decidedBy: ['symantec-version'] });
  });

  test('definitions that are old, of a version that gets new ones', () => {
    expect(judged({ definitionsDate: '2026-09-01' }, 0x041010).wrong).toEqual([
      ['symantec-protection', 'warn', null],
      ['security-center', 'warn', 'symantec-protection'],
    ]);
  });

  test('a virus protection that is off, whose services do not run', () => {
    const root = ({ wrong }: ReturnType<typeof judged>) => wrong.filter(([, , causedBy]) => causedBy === null);
    const stopped = signs(signal('service', 'SepMasterService', 'stopped'), signal('driver', 'SRTSP'));
    const traces = signs(signal('service', 'SepMasterService', 'disabled'));
    for (const seen of [stopped, traces]) {
      expect(root(judged({ antivirusRunning: false }, 0x040000, seen))).toEqual([['symantec-protection', 'warn', null]]);
    }
  });

  test('an old version that is off besides has two', () => {
    const { wrong } = judged({ versions: ['12.1.6168.6000'], antivirusRunning: false }, 0x040000);
    expect(wrong.filter(([, , causedBy]) => causedBy === null).map(([id]) => id)).toEqual(['symantec-version', 'symantec-protection']);
  });
});
