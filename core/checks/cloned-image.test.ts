import { expect, test } from 'vitest';
import { goodMachines, machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { WindowsDefender } from '../inventory/sections/windows-defender';
import { english, findingOf, verdictLine } from './check.test-support';
import { clonedImage } from './cloned-image';
import { goodData, servicesWith, started, windowsSystemWith } from './windows.test-support';

const client = (onboarding: Partial<WindowsDefender['onboarding']>, changes: SectionChanges = {}) => {
  const defender = goodData('windows-11', 'windowsDefender');
  return machineWith('windows-11', { windowsDefender: { ...defender, onboarding: { ...defender.onboarding, ...onboarding } }, ...changes });
};
const setup = (imageState: string | null) => windowsSystemWith('windows-11', { setup: { imageState, firstRunDone: true } });
const clean = 'The sensor has no id of this device yet, as it should be before onboarding.';
const unread = (section: string) => `Sensor data in an image: not known, because a fact of ${section} is missing.`;
const sealed = 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE';

test.each([
  ['nothing of it', goodMachines['windows-11'](), 'pass', clean],
  [
    'an id without an onboarding',
    client({ senseGuid: true }),
    'warn',
    'The sensor has an id of this device, but this device is not onboarded.',
  ],
  [
    'an id of its own',
    client({ senseGuid: true, onboarded: true }),
    'pass',
    'The id of the sensor belongs to the onboarding of this device.',
  ],
  ['a package on a device that is set up, which is another matter', client({ onboardingData: true }), 'pass', clean],
  [
    'a package in an image',
    client({ onboardingData: true }, setup(sealed)),
    'warn',
    'This image carries data of an onboarding while its setup is not over.',
  ],
  ['an image without anything', client({}, setup(sealed)), 'pass', clean],
  [
    'a package, and a state of the setup that was not read',
    client({ onboardingData: true }, setup(null)),
    'unknown',
    unread('Windows system'),
  ],
  ['an id that was not read', client({ senseGuid: null }), 'unknown', unread('Microsoft Defender')],
  ['an id, and an onboarding that was not read', client({ senseGuid: true, onboarded: null }), 'unknown', unread('Microsoft Defender')],
  ['data of a package that was not read', client({ onboardingData: null }), 'unknown', unread('Microsoft Defender')],
] as const)('%s', (_, machine, outcome, headline) => {
  expect(verdictLine(findingOf(clonedImage, machine))).toEqual([outcome, headline]);
});

test('the agent of virtual desktops is a hint, by a name that is not confirmed', () => {
  const finding = findingOf(
    clonedImage,
    client({}, windowsSystemWith('windows-11', { services: servicesWith('windows-11', { RDAgentBootLoader: started('automatic') }) })),
  );
  expect([finding.outcome, finding.unconfirmed, english(finding.basis)]).toEqual([
    'pass',
    true,
    'Virtual desktops are run here (agent of Azure Virtual Desktop): onboard those that are made from an image when they start.',
  ]);
});
