import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { english, findingOf, remedyText, verdictLine } from './check.test-support';
import { symantecProtection } from './symantec-protection';

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
  ['a day more', { definitionsDate: '2026-10-24' }, 'fail', 'The definitions of Symantec are 31 days old: nothing new is recognised.'],
  ['virus protection off', { antivirusRunning: false }, 'fail', 'Symantec is installed on this device, but its virus protection is off.'],
  [
    'off, and how old its definitions are could not be read',
    { antivirusRunning: false, definitionsDate: null, antispywareRunning: null },
    'fail',
    'Symantec is installed on this device, but its virus protection is off.',
  ],
  ['spyware protection off', { antispywareRunning: false }, 'warn', 'The spyware protection of Symantec is off.'],
  [
    'old definitions, and whether it is on could not be read',
    { antivirusRunning: null, definitionsDate: '2026-01-01' },
    'fail',
    'The definitions of Symantec are 327 days old: nothing new is recognised.',
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

  test('an active Defender protects the device, so that nothing is blocked', () => {
    expect(verdictLine(off('normal', true))).toEqual(['warn', 'The virus protection of Symantec is off; Defender Antivirus is active.']);
  });

  test.each([
    ['normal', false],
    ['normal', null],
    ['passive', true],
    ['not-running', false],
    [null, null],
  ] as const)('Defender %s with real-time protection %s does not', (mode, realTime) => {
    expect(off(mode, realTime).outcome).toBe('fail');
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
    'Bring the definitions of Symantec up to date.',
    'Check whether the device reaches the server or the service that gives it definitions.',
    'Start an update of the definitions, and see that it succeeds.',
    'Assess this device again.',
  ]);
});
