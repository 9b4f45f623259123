import { expect, test } from 'vitest';
import { goodMachines, updatesOf } from '../inventory/machines.test-support';
import { findingOf, remedyText, verdictLine } from './check.test-support';
import { firstRun } from './first-run';
import { windowsAs, windowsSystemWith } from './windows.test-support';

const setUp = (firstRunDone: boolean | null, updates: string[] = []) =>
  windowsSystemWith('windows-11', { setup: { imageState: 'IMAGE_STATE_COMPLETE', firstRunDone }, updates: updatesOf(...updates) });
const windows10 = (build: number, updateBuildRevision: number | null, firstRunDone: boolean | null, updates: string[] = []) =>
  windowsAs('windows-11', { name: 'Windows 10', build, updateBuildRevision }, setUp(firstRunDone, updates));
const waits = (update: string) => `Nobody has signed in here since setup; without ${update} the sensor waits for that.`;
const updated = (update: string) => `The sensor does not wait for a first sign-in here: ${update} is there.`;
const unread = (section: string) => `First sign-in after setup: not known, because a fact of ${section} is missing.`;

/** Updates and builds as the page on troubleshooting of onboarding names them, revisions of Windows' release history. */
test.each([
  ['1809 before the update, untouched', windows10(17763, 1910, false), 'warn', waits('KB5001384')],
  ['1809 at the update, untouched', windows10(17763, 1911, false), 'pass', updated('KB5001384')],
  ['1909 before the update, untouched', windows10(18363, 1532, false), 'warn', waits('KB5001396')],
  ['20H2 before the update, untouched', windows10(19042, 963, false), 'warn', waits('KB5001391')],
  [
    '1809 before the update, in use',
    windows10(17763, 1910, true),
    'pass',
    'Somebody has signed in here since setup, so that the sensor can start.',
  ],
  ['1809 before the update, not read', windows10(17763, 1910, null), 'unknown', unread('Windows system')],
  ['1809 at the update, not read', windows10(17763, 1911, null), 'pass', updated('KB5001384')],
  ['1809 of an unread level, untouched', windows10(17763, null, false), 'unknown', unread('Operating system')],
  ['1809 of an unread level, with the update listed', windows10(17763, null, false, ['KB5001384']), 'unknown', unread('Operating system')],
  [
    '22H2, which came later',
    windows10(19045, 2130, false),
    'notApplicable',
    'The sensor of Windows 10, build 19045, does not wait for a first sign-in.',
  ],
  [
    'Server 2019 today',
    goodMachines['windows-server-2019'](),
    'pass',
    'Somebody has signed in here since setup, so that the sensor can start.',
  ],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(firstRun, machine))).toEqual([outcome, headline]);
});

test('either the update or a sign-in helps', () => {
  expect(remedyText(findingOf(firstRun, windows10(17763, 1, false)))).toEqual([
    'Install KB5001384, or finish the setup with a first sign-in.',
    'Install KB5001384 or a later cumulative update, and restart the device.',
    'Or sign in once, and go through what Windows asks after its setup.',
    'Assess this device again.',
  ]);
});
