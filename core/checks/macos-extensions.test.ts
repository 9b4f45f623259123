import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { english, findingOf, remedyText, signal, signs, verdictLine, withGap } from './check.test-support';
import { macosExtensions } from './macos-extensions';

type Extension = NonNullable<SectionData<'macosSystem'>['systemExtensions']>[number];

const extension = (bundleId: string, state: Extension['state'] = 'enabled'): Extension => ({
  bundleId,
  teamId: null,
  category: 'endpoint-security',
  state,
  version: null,
});
const symantec = 'com.broadcom.mes.systemextension';
const defender = 'com.microsoft.wdav.epsext';
const listed = (...systemExtensions: Extension[]): SectionChanges => ({ macosSystem: { systemExtensions } });

test.each<readonly [string, SectionChanges, Outcome, string]>([
  ['that of Symantec, active', {}, 'pass', 'The system extension of Symantec is active, as expected before the switch.'],
  [
    'that of an earlier build',
    listed(extension('com.symantec.mes.systemextension')),
    'pass',
    'The system extension of Symantec is active, as expected before the switch.',
  ],
  [
    'waiting for the user',
    listed(extension(symantec, 'waiting-for-user')),
    'warn',
    'The system extension of Symantec waits for the user to allow it.',
  ],
  [
    'that of Defender, waiting for the user',
    listed(extension(symantec), extension(defender, 'waiting-for-user'), extension('com.microsoft.wdav.netext', 'waiting-for-user')),
    'warn',
    '2 system extensions of Defender for Endpoint wait for the user to allow them.',
  ],
  [
    'waiting to be removed',
    listed(extension(symantec, 'waiting-to-uninstall')),
    'warn',
    'The system extension of Symantec waits for a restart to be removed.',
  ],
  [
    'in a state that is none of these',
    listed(extension(symantec, 'other')),
    'warn',
    'The system extension of Symantec is there, but not active.',
  ],
  [
    'that of another product, waiting for the user',
    listed(extension(symantec), extension('com.example.vpn', 'waiting-for-user')),
    'pass',
    'The system extension of Symantec is active, as expected before the switch.',
  ],
  [
    'none, though Symantec is there',
    { ...listed(), ...signs(signal('process', 'SymDaemon'), signal('path', '/Library/Application Support/Symantec')) },
    'warn',
    'SEP / SES for Mac is on this device, but no system extension of Symantec is active.',
  ],
  [
    'none, and kernel extensions instead',
    {
      ...signs(signal('process', 'SymDaemon'), signal('kernel-module', 'com.symantec.kext.ips')),
      macosSystem: { systemExtensions: [], kernelExtensions: [{ bundleId: 'com.symantec.kext.ips', version: null }] },
    },
    'notApplicable',
    'Symantec works by kernel extensions on this device.',
  ],
  [
    'none, and no Symantec',
    { ...listed(), ...signs() },
    'notApplicable',
    'Symantec is not on this device, so no system extension of it is expected.',
  ],
  [
    'before there were any',
    {
      operatingSystem: { version: '10.14.6', macos: { productVersion: '10.14.6', buildVersion: null } },
      macosSystem: { systemExtensions: null },
    },
    'notApplicable',
    'macOS 10.14.6 has no system extensions yet.',
  ],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(macosExtensions, machineWith('macos-26', changes)))).toEqual([outcome, headline]);
});

describe('what could not be read', () => {
  test.each<readonly [string, SectionChanges]>([
    ['the list', { macosSystem: { systemExtensions: null } }],
    ['the version of macOS', { operatingSystem: { macos: { productVersion: null, buildVersion: null } } }],
    [
      'whether Symantec is there at all',
      { ...listed(), securityProducts: { signals: [], looked: ['path'], catalogueVersion: '2026.11.24' } },
    ],
  ])('%s', (_, changes) => {
    expect(findingOf(macosExtensions, machineWith('macos-26', changes)).outcome).toBe('unknown');
  });

  test('a part of the list, where another one may wait', () => {
    expect(findingOf(macosExtensions, withGap(machineWith('macos-26'), 'macosSystem', 'systemExtensions', 'cut off')).outcome).toBe(
      'unknown',
    );
  });
});

test('that Defender has its own already is said', () => {
  const basis = (changes: SectionChanges) => english(findingOf(macosExtensions, machineWith('macos-26', changes)).basis);
  expect(basis({})).toBe('No system extension of Defender is there yet, as expected.');
  expect(basis(listed(extension(symantec), extension(defender)))).toBe('Defender has its own here already: com.microsoft.wdav.epsext.');
});

test('who allows it is told how', () => {
  expect(remedyText(findingOf(macosExtensions, machineWith('macos-26', listed(extension(symantec, 'waiting-for-user')))))).toEqual([
    'Have the system extension of Symantec allowed by a profile, or by the user.',
    'Deliver the profile for system extensions of its maker to this device.',
    'Or allow it on the device in the settings, under General, Login Items and Extensions.',
    'Assess this device again.',
  ]);
});

test('the name by which macOS lists it stands beside', () => {
  const { evidence } = findingOf(macosExtensions, machineWith('macos-26', listed(extension(symantec), extension('com.example.vpn'))));
  expect(evidence.map(({ value }) => value)).toEqual(['Symantec, com.broadcom.mes.systemextension, enabled', 'com.example.vpn, enabled']);
});
