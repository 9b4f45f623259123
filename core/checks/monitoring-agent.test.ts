import { expect, test } from 'vitest';
import { goodMachines, machineWith, type SectionChanges } from '../inventory/machines.test-support';
import { english, findingOf, verdictLine } from './check.test-support';
import { monitoringAgent } from './monitoring-agent';
import { goodData, servicesWith, started, windows, windowsSystemWith } from './windows.test-support';

const workspaces = (monitoringAgentWorkspaces: number | null): SectionChanges => {
  const defender = goodData('windows-server-2019', 'windowsDefender');
  return { windowsDefender: { ...defender, onboarding: { ...defender.onboarding, monitoringAgentWorkspaces } } };
};
const none = 'The Microsoft Monitoring Agent reports to no workspace from here.';

test.each([
  ['none', goodMachines['windows-server-2019'](), 'pass', none],
  [
    'one',
    machineWith('windows-server-2019', workspaces(1)),
    'warn',
    'The Microsoft Monitoring Agent still reports to 1 workspace from here.',
  ],
  [
    'two on Server 2016',
    windows['Server 2016'](workspaces(2)),
    'warn',
    'The Microsoft Monitoring Agent still reports to 2 workspaces from here.',
  ],
  [
    'not read',
    machineWith('windows-server-2019', workspaces(null)),
    'unknown',
    'Microsoft Monitoring Agent: not known, because a fact of Microsoft Defender is missing.',
  ],
  [
    '8.1, which needs it',
    windows['8.1'](workspaces(1)),
    'pass',
    'The Microsoft Monitoring Agent reports to 1 workspace, as this system needs it.',
  ],
  ['8.1 without it yet', windows['8.1'](workspaces(0)), 'pass', 'The Microsoft Monitoring Agent that is needed here is not set up yet.'],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(monitoringAgent, machine))).toEqual([outcome, headline]);
});

test('its service alone may be that of another product', () => {
  const services = servicesWith('windows-server-2019', { HealthService: started('automatic', true) });
  const finding = findingOf(monitoringAgent, machineWith('windows-server-2019', windowsSystemWith('windows-server-2019', { services })));
  expect([...verdictLine(finding), english(finding.basis)]).toEqual([
    'pass',
    none,
    'Its service is here: automatic, running. System Center Operations Manager uses the same one.',
  ]);
});
