import { expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { macos26, macTree, plist } from './mac-tree.test-support';
import { mdatp } from './mdatp';

const managed = '/Library/Managed Preferences/com.microsoft.wdav.plist';
const application = '/Applications/Microsoft Defender.app';
const noAgent = {
  installed: false,
  version: null,
  healthy: null,
  licensed: null,
  organisationId: null,
  antivirus: null,
  realTimeProtection: null,
};
const none = { agent: noAgent, onboardingData: false, managedSettings: 'absent', sampleValues: [] };

test.each<[string, Readonly<Record<string, Entry>>, object]>([
  ['nothing of it', {}, none],
  ['onboarding data of a profile', { '/Library/Managed Preferences/com.microsoft.wdav.atp.plist': '' }, { ...none, onboardingData: true }],
  [
    'onboarding data of a script',
    { '/Library/Application Support/Microsoft/Defender/com.microsoft.wdav.atp.plist': '' },
    { ...none, onboardingData: true },
  ],
  [
    'settings of the site',
    { [managed]: plist({ antivirusEngine: { enforcementLevel: 'passive' } }) },
    { ...none, managedSettings: 'present' },
  ],
  [
    'a sample',
    {
      [managed]: plist({
        cloudService: { proxy: 'http://proxy.server:port/' },
        antivirusEngine: { allowedThreats: ['EICAR-Test-File (not a virus)'] },
      }),
    },
    {
      ...none,
      managedSettings: 'present',
      sampleValues: ['cloudService.proxy = http://proxy.server:port/', 'antivirusEngine.allowedThreats = EICAR-Test-File (not a virus)'],
    },
  ],
  [
    'an agent, of whose organisation nothing is kept',
    {
      [application]: { folder: true },
      '/usr/local/bin/mdatp': {
        script: `[ "$*" = 'health --output json' ] && echo '{"appVersion":"101.25082.0006","healthy":true,"licensed":true,"orgId":"never-carry-this-on"}'`,
      },
    },
    { ...none, agent: { ...noAgent, installed: true, version: '101.25082.0006', healthy: true, licensed: true, organisationId: true } },
  ],
])('%s', async (_, entries, data) => {
  const reading = await readTree(mdatp, { ...macTree(macos26), ...entries });
  expect(reading).toMatchObject({ data, unread: [] });
  expect(JSON.stringify(reading)).not.toContain('never-carry-this-on');
});

test('settings that are no list are not known', async () => {
  const { data, unread } = await readTree(mdatp, { ...macTree(macos26), [managed]: '<plist><dict><key>secret</key></dict></plist>' });
  expect(data).toMatchObject({ managedSettings: null, sampleValues: null });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual(['managedSettings malformed', 'sampleValues malformed']);
  expect(JSON.stringify(unread)).not.toContain('secret');
});

test('settings that are there, with nothing to print them, are not taken for none', async () => {
  const { data, unread } = await readTree(mdatp, { [managed]: '' });
  expect(data).toMatchObject({ managedSettings: null, sampleValues: null });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual(['managedSettings failed', 'sampleValues failed']);
});

test('an agent that does not answer is installed, and nothing else is known of it', async () => {
  const { data, unread } = await readTree(mdatp, { ...macTree(macos26), [application]: { folder: true } });
  expect(data.agent).toEqual({ ...noAgent, installed: true });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toContain('agent.healthy not-found');
});
