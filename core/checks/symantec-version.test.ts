import { describe, expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { type GoodMachine, machineWith, type SectionChanges, withoutSection } from '../inventory/machines.test-support';
import type { ProductSignal } from '../inventory/sections/security-products';
import { english, findingOf, remedyText, signal, signs, verdictLine, withGap } from './check.test-support';
import { symantecVersion } from './symantec-version';

const stating = (each: ProductSignal, version: string): ProductSignal => ({ ...each, version });
const legacy = [signal('service', 'rtvscand', 'running'), signal('path', '/opt/Symantec/symantec_antivirus')];
const nothing = 'Symantec is not on this device, so there is no version to judge.';

test.each<readonly [string, GoodMachine, SectionChanges, Outcome, string]>([
  ['Windows, the newest', 'windows-11', {}, 'pass', 'Symantec is at version 14.3.12154.10000, which gets definitions.'],
  [
    'Windows, the oldest that gets definitions',
    'windows-11',
    { symantecClient: { versions: ['14.3.558.0000'] } },
    'pass',
    'Symantec is at version 14.3.558.0000, which gets definitions.',
  ],
  [
    'Windows, one before it',
    'windows-11',
    { symantecClient: { versions: ['14.2.5323.2000'] } },
    'warn',
    'Symantec is at version 14.2.5323.2000, which has had no definitions since 31 Dec 2024.',
  ],
  [
    'a server, 12.1',
    'windows-server-2012-r2',
    { symantecClient: { versions: ['12.1.7004.6500'] } },
    'warn',
    'Symantec is at version 12.1.7004.6500, which has had no definitions since 31 Dec 2024.',
  ],
  [
    'Windows, two versions that get definitions',
    'windows-11',
    { symantecClient: { versions: ['14.3.12154.10000', '14.3.558.0000'] } },
    'warn',
    'Symantec states 2 versions at once: 14.3.558.0000, 14.3.12154.10000.',
  ],
  [
    'Windows, an old one beside a new one',
    'windows-11',
    { symantecClient: { versions: ['14.3.12154.10000', '12.1.7004.6500'] } },
    'warn',
    'Symantec is at version 12.1.7004.6500, which has had no definitions since 31 Dec 2024.',
  ],
  [
    'Windows, installed without stating a version',
    'windows-11',
    { symantecClient: { versions: [] } },
    'unknown',
    'Symantec Endpoint Protection client 14.x states no version.',
  ],
  [
    'Windows, a version of a file alone, which is that of a part',
    'windows-11',
    { symantecClient: { versions: null } },
    'unknown',
    'Version of Symantec: not known, because a fact of Symantec Endpoint Protection is missing.',
  ],
  ['Windows without it', 'windows-11', { ...signs(), symantecClient: { installed: false, versions: [] } }, 'notApplicable', nothing],
  [
    'Linux, by a sign that only newer agents show',
    'debian-13',
    {},
    'pass',
    'Symantec Agent for Linux is of version 14.3 or later, which gets definitions.',
  ],
  [
    'Linux, by its package',
    'debian-13',
    signs(stating(signal('package', 'sdcss'), '14.3.9205-2700'), signal('service', 'sisamdagent', 'running')),
    'pass',
    'Symantec is at version 14.3.9205-2700, which gets definitions.',
  ],
  [
    'Linux, a part of it with a version of its own',
    'debian-13',
    signs(stating(signal('package', 'sdcss-caf'), '2.2.6-1'), signal('process', 'sisamddaemon')),
    'pass',
    'Symantec Agent for Linux is of version 14.3 or later, which gets definitions.',
  ],
  [
    'Linux, the older client without a package that says so',
    'debian-13',
    signs(...legacy),
    'unknown',
    'SEP for Linux up to 14.3 MP1 states no version.',
  ],
  [
    'Linux, the older client at 14.2',
    'debian-13',
    signs(...legacy, stating(signal('package', 'sav'), '14.2.2332-1000')),
    'warn',
    'Symantec is at version 14.2.2332-1000, which has had no definitions since 31 Dec 2024.',
  ],
  [
    'Linux, the older client at 14.3',
    'debian-13',
    signs(...legacy, stating(signal('package', 'sav'), '14.3.558-1000')),
    'pass',
    'Symantec is at version 14.3.558-1000, which gets definitions.',
  ],
  [
    'macOS, by its system extension, whose own version is another',
    'macos-26',
    signs(stating(signal('system-extension', 'com.broadcom.mes.systemextension'), '10.0.1'), signal('process', 'SymDaemon')),
    'pass',
    'SEP / SES for Mac is of version 14.3 or later, which gets definitions.',
  ],
  [
    'macOS, with kernel extensions',
    'macos-26',
    signs(signal('kernel-module', 'com.symantec.kext.ips'), signal('process', 'SymDaemon')),
    'unknown',
    'SEP / SES for Mac states no version.',
  ],
  ['Linux without it', 'debian-13', signs(), 'notApplicable', nothing],
  [
    'Norton, to which other versions apply',
    'windows-11',
    { ...signs(signal('service', 'Norton Security', 'running')), symantecClient: { installed: false, versions: [] } },
    'notApplicable',
    nothing,
  ],
])('%s', (_, machine, changes, outcome, headline) => {
  expect(verdictLine(findingOf(symantecVersion, machineWith(machine, changes)))).toEqual([outcome, headline]);
});

describe('what could not be read', () => {
  const notKnown = 'Version of Symantec: not known, because';

  test('the section of the client: the signs of Windows do not make up for it', () => {
    const inventory = withoutSection(machineWith('windows-11'), 'symantecClient', 'the registry was locked');
    const finding = findingOf(symantecVersion, inventory);
    expect(verdictLine(finding)).toEqual(['unknown', `${notKnown} Symantec Endpoint Protection could not be read.`]);
    expect(finding.evidence.map(({ value }) => value)).toEqual(['the registry was locked']);
  });

  test('a part of the versions: what was read is too old all the same', () => {
    const gap = (versions: string[]) =>
      withGap(machineWith('windows-11', { symantecClient: { versions } }), 'symantecClient', 'versions.32-bit', 'refused');
    expect(findingOf(symantecVersion, gap(['14.3.12154.10000'])).outcome).toBe('unknown');
    expect(findingOf(symantecVersion, gap(['14.2.5323.2000'])).outcome).toBe('warn');
  });

  test('packages of Linux, where an older client may hide', () => {
    const { securityProducts } = signs(signal('service', 'sisamdagent', 'running'), signal('process', 'sisamddaemon'));
    const inventory = machineWith('debian-13', { securityProducts: { ...securityProducts, looked: ['service', 'process'] } });
    expect(verdictLine(findingOf(symantecVersion, inventory))).toEqual(['unknown', `${notKnown} a fact of Security products is missing.`]);
  });
});

test.each<readonly [string, GoodMachine, SectionChanges, boolean]>([
  ['the registry of Windows', 'windows-11', {}, false],
  ['a package whose name is not confirmed', 'debian-13', signs(...legacy, stating(signal('package', 'sav'), '14.3.558-1000')), true],
  ['a sign that is', 'debian-13', {}, false],
])('%s: unconfirmed %s', (_, machine, changes, unconfirmed) => {
  expect(findingOf(symantecVersion, machineWith(machine, changes)).unconfirmed).toBe(unconfirmed);
});

test('the remedy orders an update, or an early place in the migration', () => {
  const finding = findingOf(symantecVersion, machineWith('windows-11', { symantecClient: { versions: ['14.2.5323.2000'] } }));
  expect(finding.owner).toBe('security-administrator');
  expect(remedyText(finding)).toEqual([
    'Upgrade Symantec to 14.3 or later, or migrate this device first.',
    'Install a client of 14.3 or later from the console of Symantec.',
    'Where that is not worth it any more, plan this device into the first wave of the migration.',
    'Assess this device again.',
  ]);
  expect(english(findingOf(symantecVersion, machineWith('windows-11')).basis)).toBe('Versions below 14.3 have had none since 31 Dec 2024.');
});
