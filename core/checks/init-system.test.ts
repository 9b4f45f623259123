import { expect, test } from 'vitest';
import { findingOf, linuxSystem, on, remedyText, verdictLine } from './check.test-support';
import { initSystem } from './init-system';

const container = { operatingSystem: { runsIn: { kind: 'container', technology: 'docker' } } } as const;
const init = (name: string | null, systemd: boolean | null) => ({ linuxSystem: { init: { name, systemd, systemdVersion: null } } });

test.each([
  ['systemd', {}, 'pass', 'systemd runs as process 1.'],
  ['OpenRC', init('init', false), 'fail', 'Process 1 is init, not systemd.'],
  ['a process 1 without a name', init(null, false), 'fail', 'Process 1 is another program, not systemd.'],
  ['a container', { ...container, ...init('tini', false) }, 'fail', 'systemd does not run in this container.'],
  ['a container with systemd', { ...container, ...init('systemd', true) }, 'pass', 'systemd runs as process 1.'],
  [
    'a system that is not supported',
    { ...on(linuxSystem('alpine', '3.20')), ...init('init', false) },
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on alpine 3.20.',
  ],
  ['what was not read', init(null, null), 'unknown', 'Init system: not known, because a fact of Linux system is missing.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(initSystem, changes))).toEqual([outcome, headline]);
});

test('in WSL the order is to assess Windows', () => {
  const wsl = { operatingSystem: { runsIn: { kind: 'container', technology: 'wsl' } }, ...init('init', false) } as const;
  expect(remedyText(findingOf(initSystem, wsl))).toEqual([
    'Assess Windows on this device instead.',
    'Run the assessment on the Windows that holds this system.',
  ]);
});
