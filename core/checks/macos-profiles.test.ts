import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { macosProfiles } from './macos-profiles';

type Payload = NonNullable<SectionData<'macosSystem'>['profiles']>[number];

const team = 'UBF8T346G9';
const types = {
  extensions: 'com.apple.system-extension-policy',
  privacy: 'com.apple.TCC.configuration-profile-policy',
  filter: 'com.apple.webcontent-filter',
  services: 'com.apple.servicemanagement',
  notifications: 'com.apple.notificationsettings',
  kernel: 'com.apple.syspolicy.kernel-extension-policy',
} as const;

function delivered(): Payload[] {
  const { macosSystem } = machineWith('macos-26').sections;
  if (macosSystem.status !== 'read' || macosSystem.data.profiles === null) throw new Error('the machine has read them');
  return macosSystem.data.profiles;
}

const without = (...payloadTypes: string[]): Payload[] => delivered().filter(({ payloadType }) => !payloadTypes.includes(payloadType));
const payload = (payloadType: string, identifiers: string[], teamIds: string[] = []): Payload => ({ payloadType, identifiers, teamIds });
const having = (profiles: Payload[] | null, operatingSystem: SectionChanges['operatingSystem'] = {}): SectionChanges => ({
  operatingSystem,
  macosSystem: { profiles },
});

const all = 'All 5 profiles that Defender needs on macOS 26.1 are here already.';

test.each<readonly [string, Payload[] | null, Outcome, string]>([
  ['all delivered ahead', delivered(), 'pass', all],
  [
    'none',
    [],
    'warn',
    '5 profiles that Defender needs are missing: System extensions, Full Disk Access, Network content filter, Background services, Notifications.',
  ],
  ['one missing', without(types.filter), 'warn', 'A profile that Defender needs is missing: Network content filter.'],
  [
    'one that lacks an identifier',
    [...without(types.privacy), payload(types.privacy, ['com.microsoft.wdav'])],
    'warn',
    'A profile that Defender needs is missing: Full Disk Access.',
  ],
  [
    'the identifiers in two payloads of one type',
    [...without(types.privacy), payload(types.privacy, ['com.microsoft.wdav']), payload(types.privacy, ['com.microsoft.wdav.epsext'])],
    'pass',
    all,
  ],
  [
    'the identifiers in a payload of another type',
    [...without(types.privacy), payload(types.notifications, ['com.microsoft.wdav', 'com.microsoft.wdav.epsext'])],
    'warn',
    'A profile that Defender needs is missing: Full Disk Access.',
  ],
  [
    'the team alone, which allows all of its extensions',
    [...without(types.extensions), payload(types.extensions, [], [team])],
    'pass',
    all,
  ],
  [
    'the team with one extension, which allows that one',
    [...without(types.extensions), payload(types.extensions, ['com.microsoft.wdav.epsext'], [team])],
    'warn',
    'A profile that Defender needs is missing: System extensions.',
  ],
  [
    'another team alone',
    [...without(types.extensions), payload(types.extensions, [], ['Y2CCP3S9W7'])],
    'warn',
    'A profile that Defender needs is missing: System extensions.',
  ],
  [
    'the team alone where that is not enough',
    [...without(types.privacy), payload(types.privacy, [], [team])],
    'warn',
    'A profile that Defender needs is missing: Full Disk Access.',
  ],
  [
    'background services by the beginning of their names',
    [...without(types.services), payload(types.services, ['com.microsoft.'])],
    'pass',
    all,
  ],
  [
    'the beginning of a name where it is not enough',
    [...without(types.notifications), payload(types.notifications, ['com.microsoft.'])],
    'warn',
    'A profile that Defender needs is missing: Notifications.',
  ],
  ['kernel extensions of Symantec', [...delivered(), payload(types.kernel, [], ['9PTGMPNXZ2'])], 'pass', all],
  [
    'kernel extensions of Defender on Apple silicon',
    [...delivered(), payload(types.kernel, [], [team])],
    'warn',
    'A profile is for kernel extensions, which fail on Apple silicon.',
  ],
  ['not read', null, 'unknown', 'Configuration profiles for Defender: not known, because a fact of macOS system is missing.'],
])('%s', (_, profiles, outcome, headline) => {
  expect(verdictLine(findingOf(macosProfiles, machineWith('macos-26', having(profiles))))).toEqual([outcome, headline]);
});

test('on a Mac with an Intel processor a payload for kernel extensions does no harm', () => {
  const profiles = [...delivered(), payload(types.kernel, [], [team])];
  expect(findingOf(macosProfiles, machineWith('macos-26', having(profiles, { architecture: 'x86_64' }))).outcome).toBe('pass');
});

test('an unsupported macOS needs none', () => {
  const macos = { productVersion: '12.7.6', buildVersion: null };
  expect(findingOf(macosProfiles, machineWith('macos-26', having([], { version: '12.7.6', macos }))).outcome).toBe('notApplicable');
});

describe('what could not be read', () => {
  test('a part of the profiles, in which the missing one may be', () => {
    const partly = (profiles: Payload[]) => withGap(machineWith('macos-26', having(profiles)), 'macosSystem', 'profiles', 'refused');
    expect(findingOf(macosProfiles, partly(without(types.filter))).outcome).toBe('unknown');
    expect(findingOf(macosProfiles, partly([payload(types.kernel, [], [team])])).outcome).toBe('warn');
  });

  test('the processor, which decides on kernel extensions', () => {
    expect(findingOf(macosProfiles, machineWith('macos-26', having(delivered(), { architecture: null }))).outcome).toBe('unknown');
  });
});

test('the team that manages Macs is told what to deliver', () => {
  const finding = findingOf(macosProfiles, machineWith('macos-26', having(without(types.filter, types.services))));
  expect(finding.owner).toBe('workplace-team');
  expect(remedyText(finding)).toEqual([
    'Deliver Network content filter, Background services to this device before phase 2.',
    'Take the profiles for Defender from Microsoft’s samples for the management service in use.',
    'Assign them to this device: Network content filter, Background services.',
    'See that they arrive on the device, in the settings under General, Device Management.',
    'Assess this device again.',
  ]);
});
