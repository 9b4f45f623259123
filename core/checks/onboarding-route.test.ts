import { expect, test } from 'vitest';
import { goodMachines } from '../inventory/machines.test-support';
import { english, findingOf, remedyText, verdictLine } from './check.test-support';
import { onboardingRoute } from './onboarding-route';
import { windows } from './windows.test-support';

const tool = 'Defender deployment tool (DefenderDT.exe)';
const builtIn = 'Sensor built into the OS';
const agent = 'Modern unified solution (md4ws.msi)';
const old = 'Microsoft Monitoring Agent (MMA / Log Analytics agent) plus workspace';

/** By the guide of March 2021 and by today's pages of each system. */
test.each([
  [
    'Windows 11',
    goodMachines['windows-11'](),
    'pass',
    `Windows 11 is onboarded with: ${builtIn}, ${tool}.`,
    'In March 2021 there was no way to onboard it.',
  ],
  ['Windows 10', windows['10 22H2'](), 'pass', `Windows 10 is onboarded with: ${builtIn}, ${tool}.`, `In March 2021: ${builtIn}.`],
  ['Windows 7', windows['7 SP1'](), 'pass', `Windows 7 SP1 is onboarded with: ${tool}.`, `In March 2021: ${old}.`],
  ['Windows 8.1', windows['8.1'](), 'warn', `Windows 8.1 can be onboarded only in the old way: ${old}.`, ''],
  [
    'Server 2008 R2',
    windows['Server 2008 R2'](),
    'pass',
    `Windows Server 2008 R2 SP1 is onboarded with: ${tool}.`,
    `In March 2021: ${old}.`,
  ],
  [
    'Server 2012 R2',
    goodMachines['windows-server-2012-r2'](),
    'pass',
    `Windows Server 2012 R2 is onboarded with: ${agent}, ${tool}.`,
    `In March 2021: ${old}.`,
  ],
  ['Server 2016', windows['Server 2016'](), 'pass', `Windows Server 2016 is onboarded with: ${agent}, ${tool}.`, `In March 2021: ${old}.`],
  [
    'Server 2019',
    goodMachines['windows-server-2019'](),
    'pass',
    `Windows Server 2019 is onboarded with: ${builtIn}, ${tool}.`,
    `In March 2021: ${builtIn}.`,
  ],
] as const)('%s', (_, machine, outcome, headline, basis) => {
  const finding = findingOf(onboardingRoute, machine);
  expect([...verdictLine(finding), english(finding.basis)]).toEqual([outcome, headline, basis]);
});

test('the old way needs an agent and hosts of its own', () => {
  expect(remedyText(findingOf(onboardingRoute, windows['8.1']()))).toEqual([
    'Plan the old way for this device, or move it to a newer system.',
    'Prepare its agent and a workspace for it: other devices of this migration do not need them.',
    'Have the hosts of this agent opened as well: they are others than those of the sensor.',
    'Ask the owner of the device when it can be replaced: the agent is no longer developed.',
    'Assess this device again.',
  ]);
});
