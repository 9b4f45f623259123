import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { machineWith } from '../inventory/machines.test-support';
import type { SectionData } from '../inventory/schema';
import { findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { symantecRemoval } from './symantec-removal';

type Client = Partial<SectionData<'symantecClient'>>;
type Entry = NonNullable<SectionData<'symantecClient'>['uninstallEntries']>[number];

const entry = (view: Entry['view'], name = 'Symantec Endpoint Protection'): Entry => ({
  name,
  version: '14.3.12154.10000',
  publisher: 'Broadcom',
  view,
});

const judged = (symantecClient: Client) => findingOf(symantecRemoval, machineWith('windows-11', { symantecClient }));

test.each<readonly [string, Client, Outcome, string]>([
  ['nothing', {}, 'pass', 'Nothing was found that hinders the removal of Symantec.'],
  ['a password', { uninstallPassword: true }, 'warn', 'A password is needed to uninstall Symantec.'],
  ['a restart', { pendingRestart: [4] }, 'warn', 'Symantec waits for a restart because of an installation that has finished.'],
  [
    'restarts for two reasons',
    { pendingRestart: [1, 7] },
    'warn',
    'Symantec waits for a restart because of remediation of a threat, a failed driver.',
  ],
  ['a reason that is not on record', { pendingRestart: [9] }, 'warn', 'Symantec waits for a restart because of reason 9.'],
  ['an upgrade', { upgradePending: true }, 'warn', 'An upgrade of Symantec waits for a restart.'],
  ['no entry', { uninstallEntries: [] }, 'warn', 'Symantec is installed, but has no entry among the installed programs.'],
  [
    'the entry of another product of Symantec only',
    { uninstallEntries: [entry('64-bit', 'Symantec Encryption Desktop')] },
    'warn',
    'Symantec is installed, but has no entry among the installed programs.',
  ],
  [
    'the entry of another one beside its own, in the other view',
    { uninstallEntries: [entry('64-bit'), entry('32-bit', 'Symantec Encryption Desktop')] },
    'pass',
    'Nothing was found that hinders the removal of Symantec.',
  ],
  [
    'both views',
    { uninstallEntries: [entry('64-bit'), entry('32-bit')] },
    'warn',
    'Symantec has entries in the 32-bit and in the 64-bit view of the registry.',
  ],
  ['two versions', { versions: ['14.3.12154.10000', '14.2.5323.2000'] }, 'warn', 'Symantec is installed in more than one version.'],
  ['a password and an upgrade', { uninstallPassword: true, upgradePending: true }, 'warn', '2 things hinder the removal of Symantec.'],
  [
    'a password, and the rest could not be read',
    { uninstallPassword: true, pendingRestart: null, upgradePending: null, uninstallEntries: null, versions: null },
    'warn',
    'A password is needed to uninstall Symantec.',
  ],
  ['no Symantec', { installed: false }, 'notApplicable', 'Symantec is not installed, so there is nothing to remove.'],
])('%s', (_, client, outcome, headline) => {
  expect(verdictLine(judged(client))).toEqual([outcome, headline]);
});

describe('what could not be read is not called free', () => {
  test.each<keyof Client>(['installed', 'uninstallPassword', 'pendingRestart', 'upgradePending', 'versions', 'uninstallEntries'])(
    '%s',
    (fact) => {
      expect(judged({ [fact]: null }).outcome).toBe('unknown');
    },
  );

  test('a list of entries with a gap does not show that one is missing', () => {
    const inventory = withGap(
      machineWith('windows-11', { symantecClient: { uninstallEntries: [] } }),
      'symantecClient',
      'uninstallEntries.32-bit',
      'refused',
    );
    expect(findingOf(symantecRemoval, inventory).outcome).toBe('unknown');
  });
});

test('every hindrance has its step, and one step is not told twice', () => {
  expect(remedyText(judged({ pendingRestart: [2], upgradePending: true, uninstallPassword: true }))).toEqual([
    'Clear what hinders the removal before phase 3.',
    'Look in the settings of this device’s group in the console of Symantec for the password to uninstall.',
    'Restart the device and see that Symantec no longer asks for it.',
    'Assess this device again.',
  ]);
});

test.each<readonly [string, Client, boolean]>([
  ['a restart, whose value is documented', { pendingRestart: [4] }, false],
  ['a password, whose place is known of older versions', { uninstallPassword: true }, true],
  ['nothing', {}, true],
])('%s: unconfirmed %s', (_, client, unconfirmed) => {
  expect(judged(client).unconfirmed).toBe(unconfirmed);
});
