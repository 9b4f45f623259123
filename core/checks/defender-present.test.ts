import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import { type Changes, findingOf, macosSystem, on, signal, signs, verdictLine, windowsSystem } from './check.test-support';
import { defenderPresent } from './defender-present';

test.each<readonly [string, Changes, Outcome, string]>([
  ['nothing', {}, 'pass', 'Defender for Endpoint is not on this device yet, as expected.'],
  [
    'installed, not onboarded',
    signs(signal('package', 'mdatp'), signal('path', '/opt/microsoft/mdatp')),
    'warn',
    'Defender for Endpoint is installed here, but not onboarded.',
  ],
  [
    'onboarded',
    signs(signal('package', 'mdatp'), signal('path', '/etc/opt/microsoft/mdatp/mdatp_onboard.json')),
    'warn',
    'Defender for Endpoint is installed here and has been onboarded.',
  ],
  [
    'onboarding data alone, which is left over',
    signs(signal('path', '/etc/opt/microsoft/mdatp/mdatp_onboard.json')),
    'warn',
    'Only traces of Defender for Endpoint were found.',
  ],
  ['a leftover folder', signs(signal('path', '/opt/microsoft/mdatp')), 'warn', 'Only traces of Defender for Endpoint were found.'],
  [
    'services that were not looked through',
    { securityProducts: { signals: [], looked: ['package'] } },
    'unknown',
    'Defender for Endpoint on this device: not known, because a fact of Security products is missing.',
  ],
  ['macOS', { ...on(macosSystem('15.1')), ...signs() }, 'pass', 'Defender for Endpoint is not on this device yet, as expected.'],
  ['Windows, which brings it along', on(windowsSystem('Windows 11', 26100)), 'notApplicable', 'Only for Linux, macOS.'],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(defenderPresent, changes))).toEqual([outcome, headline]);
});

test('onboarding data of macOS, which no file shows, is told by its own section', () => {
  const there = signs(signal('system-extension', 'com.microsoft.wdav.epsext'), signal('system-extension', 'com.microsoft.wdav.netext'));
  const headline = (onboardingData: boolean | null) =>
    verdictLine(findingOf(defenderPresent, machineWith('macos-26', { ...there, mdatp: { onboardingData } })));
  expect(headline(true)).toEqual(['warn', 'Defender for Endpoint is installed here and has been onboarded.']);
  expect(headline(false)).toEqual(['warn', 'Defender for Endpoint is installed here, but not onboarded.']);
  expect(headline(null)).toEqual(['warn', 'Defender for Endpoint is installed here, but not onboarded.']);
});
