import { expect, test } from 'vitest';
import { goodMachines } from '../inventory/machines.test-support';
import { antivirusPlatformVersion } from './antivirus-platform-version';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { goodData, windows } from './windows.test-support';

const server2016 = (platformVersion: string | null) => {
  const defender = goodData('windows-server-2019', 'windowsDefender');
  return windows['Server 2016']({ windowsDefender: { ...defender, antivirus: { ...defender.antivirus, platformVersion } } });
};
const care = (version: string, needed: string) =>
  `The platform of Defender Antivirus, ${version}, is older than ${needed}: its update needs care.`;

test.each([
  ['today', server2016('4.18.25100.9'), 'pass', 'The platform of Defender Antivirus is new enough for the agent.'],
  ['at the last that needs no care', server2016('4.18.23050.5'), 'pass', 'The platform of Defender Antivirus is new enough for the agent.'],
  ['one below', server2016('4.18.23050.4'), 'warn', care('4.18.23050.4', '4.18.23050.5')],
  ['below the older of the two', server2016('4.18.2102.3'), 'warn', care('4.18.2102.3', '4.18.2102.4')],
  ['at the floor', server2016('4.10.14393.2515'), 'warn', care('4.10.14393.2515', '4.18.2102.4')],
  [
    'one below the floor',
    server2016('4.10.14393.2514'),
    'fail',
    'The platform of Defender Antivirus is 4.10.14393.2514; the agent needs 4.10.14393.2515 or later.',
  ],
  ['not read', server2016(null), 'unknown', 'Platform of Defender Antivirus: not known, because a fact of Microsoft Defender is missing.'],
  [
    'Server 2019',
    goodMachines['windows-server-2019'](),
    'pass',
    'No oldest platform of Defender Antivirus is asked for on Windows Server 2019.',
  ],
  [
    'Server 2012 R2, which has none yet',
    goodMachines['windows-server-2012-r2'](),
    'pass',
    'No oldest platform of Defender Antivirus is asked for on Windows Server 2012 R2.',
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(antivirusPlatformVersion, machine))).toEqual([outcome, headline]);
});

test('the update is named', () => {
  expect(remedyText(findingOf(antivirusPlatformVersion, server2016('4.10.14393.0')))).toContain(
    'Install the newest update of the platform (KB4052623).',
  );
});
