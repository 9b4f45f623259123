import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith, type SectionChanges } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { english, findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { fullDiskAccess } from './full-disk-access';

type Decision = NonNullable<SectionData<'macosSystem'>['fullDiskAccess']>[number];

const app = 'com.microsoft.wdav';
const extension = 'com.microsoft.wdav.epsext';
const decision = (identifier: string, by: Decision['by'], allowed = true): Decision => ({ identifier, by, allowed });
const both = (by: Decision['by'], allowed = true) => [decision(app, by, allowed), decision(extension, by, allowed)];
const decided = (decisions: Decision[] | null, rest: SectionChanges['macosSystem'] = {}): SectionChanges => ({
  macosSystem: { fullDiskAccess: decisions, ...rest },
});

test.each<readonly [string, SectionChanges, Outcome, string]>([
  ['allowed by the management', {}, 'pass', 'The management allows Defender Full Disk Access.'],
  [
    'refused by the user, allowed by the management',
    decided([...both('user', false), ...both('management')]),
    'pass',
    'The management allows Defender Full Disk Access.',
  ],
  ['allowed by the user', decided(both('user')), 'pass', 'Defender has Full Disk Access, by a decision of the user.'],
  [
    'the one by the user, the other by the management',
    decided([decision(app, 'management'), decision(extension, 'user')]),
    'pass',
    'Defender has Full Disk Access, by a decision of the user.',
  ],
  [
    'refused by the management',
    decided(both('management', false)),
    'fail',
    'The management refuses com.microsoft.wdav, com.microsoft.wdav.epsext Full Disk Access.',
  ],
  [
    'one refused by the management, though the user allows it',
    decided([decision(app, 'management'), decision(extension, 'management', false), ...both('user')]),
    'fail',
    'The management refuses com.microsoft.wdav.epsext Full Disk Access.',
  ],
  [
    'allowed and refused by the management',
    decided([...both('management'), decision(app, 'management', false)]),
    'fail',
    'The management refuses com.microsoft.wdav Full Disk Access.',
  ],
  [
    'refused by the user',
    decided(both('user', false)),
    'warn',
    'The user has refused com.microsoft.wdav, com.microsoft.wdav.epsext Full Disk Access, and no profile decides.',
  ],
  ['one not decided', decided([decision(app, 'management')]), 'warn', 'Full Disk Access is not decided for com.microsoft.wdav.epsext.'],
  [
    'nothing decided, though the profile is there',
    decided([]),
    'warn',
    'Full Disk Access is not decided for com.microsoft.wdav, com.microsoft.wdav.epsext.',
  ],
  [
    'nothing decided, and no profile yet',
    decided([], { profiles: [] }),
    'notApplicable',
    'Full Disk Access is not decided yet: its profile has still to come.',
  ],
  [
    'decisions on other programs only',
    decided([decision('com.example.backup', 'management'), decision('com.microsoft.wdav.tray', 'user')], { profiles: [] }),
    'notApplicable',
    'Full Disk Access is not decided yet: its profile has still to come.',
  ],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(fullDiskAccess, machineWith('macos-26', changes)))).toEqual([outcome, headline]);
});

describe('what could not be read', () => {
  test.each<readonly [string, SectionChanges]>([
    ['the decisions', decided(null)],
    ['the profiles, where nothing is decided', decided([], { profiles: null })],
  ])('%s', (_, changes) => {
    expect(findingOf(fullDiskAccess, machineWith('macos-26', changes)).outcome).toBe('unknown');
  });

  test('a part of the decisions; a refusal in the others counts', () => {
    const partly = (decisions: Decision[]) =>
      findingOf(fullDiskAccess, withGap(machineWith('macos-26', decided(decisions)), 'macosSystem', 'fullDiskAccess', 'refused')).outcome;
    expect(partly(both('management'))).toBe('unknown');
    expect(partly(both('management', false))).toBe('fail');
  });

  test('the decisions of users, which count where the management has not decided', () => {
    const outcome = (decisions: Decision[]) =>
      findingOf(fullDiskAccess, withGap(machineWith('macos-26', decided(decisions)), 'macosSystem', 'fullDiskAccess.user', 'closed'))
        .outcome;
    expect(outcome(both('management'))).toBe('pass');
    expect(outcome([])).toBe('unknown');
  });
});

test('the refusal is mended in the profile, and the settings need not show the decision', () => {
  expect(remedyText(findingOf(fullDiskAccess, machineWith('macos-26', decided(both('management', false)))))).toEqual([
    'Change the profile, so that Defender gets Full Disk Access.',
    'Find the profile for privacy preferences that names com.microsoft.wdav, com.microsoft.wdav.epsext.',
    'Have it allow SystemPolicyAllFiles, as in Microsoft’s sample profile.',
    'Assess this device again.',
  ]);
  expect(english(findingOf(fullDiskAccess, machineWith('macos-26')).basis)).toBe(
    'The list in the settings does not show that, and need not.',
  );
});
