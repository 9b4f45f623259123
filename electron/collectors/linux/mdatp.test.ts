import { expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { mdatp } from './mdatp';

const folder = '/etc/opt/microsoft/mdatp';
const managed = `${folder}/managed/mdatp_managed.json`;

test.each<[string, Readonly<Record<string, Entry>>, object]>([
  ['nothing of it', {}, { onboardingData: false, managedSettings: 'absent', sampleValues: [] }],
  [
    'onboarding data, of which nothing is read',
    { [`${folder}/mdatp_onboard.json`]: { folder: true } },
    { onboardingData: true, managedSettings: 'absent', sampleValues: [] },
  ],
  [
    'settings of the site',
    { [managed]: '{"antivirusEngine":{"enforcementLevel":"passive"}}' },
    { onboardingData: false, managedSettings: 'present', sampleValues: [] },
  ],
  [
    'a sample',
    { [managed]: '{"cloudService":{"proxy":"http://proxy.server:port/"}}' },
    { onboardingData: false, managedSettings: 'present', sampleValues: ['cloudService.proxy = http://proxy.server:port/'] },
  ],
])('%s', async (_, entries, data) => {
  expect(await readTree(mdatp, entries)).toMatchObject({ data, unread: [] });
});

test.each<[string, Entry, string]>([
  ['cannot be read', { folder: true }, 'not-readable'],
  ['is not JSON', '{"cloudService":{"proxy":"http://user:secret@', 'malformed'],
])('settings in a file that %s are not known', async (_, entry, reason) => {
  const { data, unread } = await readTree(mdatp, { [managed]: entry });
  expect(data).toEqual({ onboardingData: false, managedSettings: null, sampleValues: null });
  expect(unread.map(({ fact, reason: why }) => [fact, why])).toEqual([
    ['managedSettings', reason],
    ['sampleValues', reason],
  ]);
  expect(JSON.stringify(unread)).not.toContain('secret');
});

test('a folder that is closed to this process leaves all open', async () => {
  // A link to itself is refused even to root.
  const { data, unread } = await readTree(mdatp, { [folder]: { link: 'mdatp' } });
  expect(data).toEqual({ onboardingData: null, managedSettings: null, sampleValues: null });
  expect(unread).toHaveLength(3);
});
