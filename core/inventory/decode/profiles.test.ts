import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodePlist } from './plist';
import { decodeEnrollment, decodeProfiles, decodeTccOverrides, decodeTccRows, profileTexts, tccQuery, tccTexts } from './profiles';

/** A list of profiles in the form that fleetdm/fleet and goauthentik/platform have in their tests, with one payload; values made up. */
const profileOf = (type: string, content: string) =>
  decodePlist(`<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
	<key>_computerlevel</key>
	<array>
		<dict>
			<key>ProfileDisplayName</key>
			<string>Profile</string>
			<key>ProfileItems</key>
			<array>
				<dict>
					<key>PayloadContent</key>
					<dict>${content}</dict>
					<key>PayloadType</key>
					<string>${type}</string>
				</dict>
			</array>
		</dict>
	</array>
</dict>
</plist>`);

const key = (name: string, value: string) => `<key>${name}</key>${value}`;
const string = (value: string) => `<string>${value}</string>`;
const array = (...items: readonly string[]) => `<array>${items.join('')}</array>`;
const dict = (...entries: readonly string[]) => `<dict>${entries.join('')}</dict>`;
const team = 'UBF8T346G9';
const requirement = (id: string) => `identifier "${id}" and anchor apple generic and certificate leaf[subject.OU] = ${team}`;

test.each<[string, string, string, readonly { identifiers: readonly string[]; teamIds: readonly string[] }[]]>([
  [
    'system extensions by name, beside those of others',
    'com.apple.system-extension-policy',
    key(
      'AllowedSystemExtensions',
      dict(key(team, array(string('com.microsoft.wdav.epsext'))), key('9PTGMPNXZ2', array(string('com.symantec.mes.systemextension')))),
    ),
    [{ identifiers: ['com.microsoft.wdav.epsext'], teamIds: [team] }],
  ],
  [
    'system extensions of a team as a whole, among others',
    'com.apple.system-extension-policy',
    key('AllowedTeamIdentifiers', array(string('9PTGMPNXZ2'), string(team))),
    [{ identifiers: [], teamIds: [team] }],
  ],
  [
    'kernel extensions of a team',
    'com.apple.syspolicy.kernel-extension-policy',
    key('AllowedTeamIdentifiers', array(string(team))),
    [{ identifiers: [], teamIds: [team] }],
  ],
  [
    'privacy: what is allowed, in the old words and the new, by service',
    'com.apple.TCC.configuration-profile-policy',
    key(
      'Services',
      dict(
        key(
          'SystemPolicyAllFiles',
          array(
            dict(
              key('Identifier', string('com.microsoft.wdav')),
              key('Allowed', '<true/>'),
              key('CodeRequirement', string(requirement('com.microsoft.wdav'))),
            ),
            dict(key('Identifier', string('com.microsoft.wdav.epsext')), key('Authorization', string('Allow'))),
            dict(key('Identifier', string('com.microsoft.refused')), key('Authorization', string('Deny')), key('Allowed', '<true/>')),
            dict(key('Identifier', string('net.example.backup')), key('Allowed', '<true/>')),
          ),
        ),
        key('Accessibility', array(dict(key('Identifier', string('com.microsoft.dlp.daemon')), key('Allowed', '<true/>')))),
        key('Camera', array(dict(key('Identifier', string('com.microsoft.teams2')), key('Allowed', '<true/>')))),
      ),
    ),
    [
      { identifiers: ['com.microsoft.wdav', 'com.microsoft.wdav.epsext'], teamIds: [team] },
      { identifiers: ['com.microsoft.dlp.daemon'], teamIds: [] },
    ],
  ],
  [
    'a filter of the network',
    'com.apple.webcontent-filter',
    key('PluginBundleID', string('com.microsoft.wdav')) +
      key('FilterDataProviderBundleIdentifier', string('com.microsoft.wdav.netext')) +
      key('FilterDataProviderDesignatedRequirement', string(requirement('com.microsoft.wdav.netext'))),
    [{ identifiers: ['com.microsoft.wdav', 'com.microsoft.wdav.netext'], teamIds: [team] }],
  ],
  ['a filter of another maker', 'com.apple.webcontent-filter', key('PluginBundleID', string('net.example.filter')), []],
  [
    'background services by team, and by name',
    'com.apple.servicemanagement',
    key(
      'Rules',
      array(
        dict(key('RuleType', string('TeamIdentifier')), key('RuleValue', string(team))),
        dict(key('RuleType', string('LabelPrefix')), key('RuleValue', string('com.microsoft.dlp'))),
        dict(key('RuleType', string('LabelPrefix')), key('RuleValue', string('net.example'))),
      ),
    ),
    [
      { identifiers: [], teamIds: [team] },
      { identifiers: ['com.microsoft.dlp'], teamIds: [] },
    ],
  ],
  [
    'notifications that are on',
    'com.apple.notificationsettings',
    key(
      'NotificationSettings',
      array(
        dict(key('BundleIdentifier', string('com.microsoft.wdav.tray')), key('NotificationsEnabled', '<true/>')),
        dict(key('BundleIdentifier', string('com.microsoft.autoupdate2')), key('NotificationsEnabled', '<false/>')),
      ),
    ),
    [{ identifiers: ['com.microsoft.wdav.tray'], teamIds: [] }],
  ],
  ['a payload that nobody asks about', 'com.apple.wifi.managed', key('Password', string('secret')), []],
])('%s', (_, type, content, entries) => {
  expect(decodeProfiles(profileOf(type, content))).toEqual(entries.map((entry) => ({ payloadType: type, ...entry })));
});

test('no profile at all, and what is no list of them', () => {
  expect(decodeProfiles(decodePlist('<plist version="1.0"><dict/></plist>'))).toEqual([]);
  expect(() => decodeProfiles(decodePlist('<plist version="1.0"><array/></plist>'))).toThrow('Not a valid list of profiles');
});

test('what a script may bring of profiles is what is read of them, and nothing that looks like a secret', () => {
  const [profiles, tcc] = [profileTexts, tccTexts].map((form) => new RegExp(`^(${form})$`));
  for (const text of [
    'com.apple.TCC.configuration-profile-policy',
    'com.microsoft.wdav',
    team,
    'LabelPrefix',
    'Allow',
    requirement('com.microsoft.wdav'),
  ]) {
    expect(profiles?.test(text), text).toBe(true);
  }
  for (const text of [
    'ABCDEF1234',
    'pass.word',
    'com.microsoft.wdav: secret',
    'https://mdm.example.net',
    'identifier "net.example" and secret',
  ]) {
    expect(profiles?.test(text), text).toBe(false);
    expect(tcc?.test(text), text).toBe(false);
  }
});

test('decisions of the management: allowed, refused, left to the user, and those of others', () => {
  const decided = (id: string, ...decision: readonly string[]) => key(id, dict(key('kTCCServiceSystemPolicyAllFiles', dict(...decision))));
  const list = `<plist>${dict(
    decided('com.microsoft.wdav', key('Allowed', '<integer>1</integer>')),
    decided('com.microsoft.wdav.epsext', key('Authorization', string('Deny'))),
    decided('com.microsoft.teams2', key('Authorization', string('AllowStandardUserToSetSystemService'))),
    decided('net.example.backup', key('Allowed', '<true/>')),
    key('com.microsoft.edgemac', dict(key('kTCCServiceCamera', dict(key('Allowed', '<true/>'))))),
  )}</plist>`;
  expect(decodeTccOverrides(decodePlist(list))).toEqual([
    { identifier: 'com.microsoft.wdav', allowed: true, by: 'management' },
    { identifier: 'com.microsoft.wdav.epsext', allowed: false, by: 'management' },
  ]);
  expect(() => decodeTccOverrides('no list')).toThrow('Not a valid list of privacy decisions');
});

test('decisions of users', () => {
  expect(tccQuery('allowed')).toContain('SELECT client, allowed FROM access');
  expect(decodeTccRows('com.microsoft.wdav|2\ncom.microsoft.x|1\n', 2)).toEqual([
    { identifier: 'com.microsoft.wdav', allowed: true, by: 'user' },
  ]);
  expect(() => decodeTccRows('Error: unable to open', 2)).toThrow('Not a valid list of privacy decisions');
});

// Outputs as the readers of emas and darkbloom quote them in their tests; the first of macOS 26.5.
test.each([
  ['Enrolled via DEP: No\nMDM enrollment: No\n', { enrolled: false, userApproved: null }],
  ['Enrolled via DEP: Yes\nMDM enrollment: Yes\nMDM server: https://mdm.example.com:8443/path\n', { enrolled: true, userApproved: false }],
  ['Enrolled via DEP: No\nMDM enrollment: Yes (User Approved)\n', { enrolled: true, userApproved: true }],
])('enrolment: %j', (text, management) => {
  expect(decodeEnrollment(text)).toEqual(management);
});

test('an answer without the enrolment', () => {
  expect(() => decodeEnrollment('Error fetching Device Enrollment configuration')).toThrow('Not a valid answer of profiles status');
});

test('any text is decoded', () => {
  decodesAnyText(decodeEnrollment, ['MDM enrollment:', ' Yes', '(User Approved)']);
  decodesAnyText((text) => decodeTccRows(text, 2), ['com.microsoft.wdav', '|', '2', '0']);
  decodesAnyText(
    (text) => decodeProfiles(decodePlist(`<plist>${text}</plist>`)),
    ['<dict>', '</dict>', '<key>ProfileItems</key>', '<array>', '</array>'],
  );
  decodesAnyText(
    (text) => decodeTccOverrides(decodePlist(`<plist>${text}</plist>`)),
    ['<dict>', '</dict>', '<key>com.microsoft.x</key>', '<true/>'],
  );
});
