import { expect, test } from 'vitest';
import { machineWith, withoutSection } from '../inventory/machines.test-support';
import { findingOf, signal, signs, verdictLine } from './check.test-support';
import { mdatpOnboarded } from './mdatp-onboarded';

const data = (onboardingData: boolean | null) => ({ mdatp: { onboardingData } });
const defender = signs(signal('package', 'mdatp'), signal('service', 'mdatp', 'running'), signal('process', 'wdavdaemon'));

test.each([
  ['none', machineWith('debian-13'), 'pass', 'No onboarding data of Defender is on this device.'],
  ['none on macOS', machineWith('macos-26'), 'pass', 'No onboarding data of Defender is on this device.'],
  ['none, with Defender', machineWith('debian-13', defender), 'pass', 'No onboarding data of Defender is on this device.'],
  [
    'without Defender',
    machineWith('debian-13', data(true)),
    'warn',
    'Onboarding data of Defender is on this device, though Defender is not.',
  ],
  [
    'with Defender',
    machineWith('debian-13', { ...data(true), ...defender }),
    'warn',
    'This device holds onboarding data of Defender already.',
  ],
  [
    'where it is not known whether Defender is there',
    withoutSection(machineWith('macos-26', data(true)), 'securityProducts'),
    'warn',
    'This device holds onboarding data of Defender already.',
  ],
  [
    'where not all was looked through',
    machineWith('debian-13', { ...data(true), securityProducts: { ...signs().securityProducts, looked: ['package'] } }),
    'warn',
    'This device holds onboarding data of Defender already.',
  ],
  [
    'not read',
    machineWith('debian-13', data(null)),
    'unknown',
    'Onboarding data: not known, because a fact of Settings for Microsoft Defender is missing.',
  ],
  ['Windows has a check of its own', machineWith('windows-11'), 'notApplicable', 'Only for Linux, macOS.'],
] as const)('%s', (_, inventory, outcome, headline) => {
  expect(verdictLine(findingOf(mdatpOnboarded, inventory))).toEqual([outcome, headline]);
});
