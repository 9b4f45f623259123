import { describe, expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { mdatp } from './mdatp';

const folder = '/etc/opt/microsoft/mdatp';
const managed = `${folder}/managed/mdatp_managed.json`;
const unknown = { version: null, healthy: null, licensed: null, organisationId: null, antivirus: null, realTimeProtection: null };

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
  expect(data).toMatchObject({ onboardingData: false, managedSettings: null, sampleValues: null });
  expect(unread.map(({ fact, reason: why }) => [fact, why])).toEqual([
    ['managedSettings', reason],
    ['sampleValues', reason],
  ]);
  expect(JSON.stringify(unread)).not.toContain('secret');
});

test('a folder that is closed to this process leaves all open', async () => {
  // A link to itself is refused even to root.
  const { data, unread } = await readTree(mdatp, { [folder]: { link: 'mdatp' } });
  expect(data).toMatchObject({ onboardingData: null, managedSettings: null, sampleValues: null });
  expect(unread).toHaveLength(3);
});

describe('the agent', () => {
  const opt = { '/opt/microsoft/mdatp': { folder: true } } as const;

  test('that is not there is not installed', async () => {
    const { data, unread } = await readTree(mdatp, {});
    expect(data.agent).toEqual({ installed: false, ...unknown });
    expect(unread).toEqual([]);
  });

  test('says what it is, and of ids only that there is one', async () => {
    const health = {
      appVersion: '101.25062.0003',
      healthy: true,
      licensed: true,
      orgId: '11111111-2222',
      passiveModeEnabled: { value: true },
    };
    const { data, sources, unread } = await readTree(mdatp, { ...opt, '/usr/bin/mdatp': { script: `echo '${JSON.stringify(health)}'` } });
    expect(data.agent).toEqual({
      installed: true,
      version: '101.25062.0003',
      healthy: true,
      licensed: true,
      organisationId: true,
      antivirus: 'passive',
      realTimeProtection: null,
    });
    expect(sources).toMatchObject({ agent: '/opt/microsoft/mdatp', 'agent.version': 'mdatp health' });
    expect(JSON.stringify([data, unread])).not.toContain('11111111');
  });

  test.each<[string, Readonly<Record<string, Entry>>, string]>([
    ['has no command', {}, 'not-found'],
    ['does not run', { '/usr/bin/mdatp': { script: 'echo "Could not connect to the daemon" >&2; exit 1' } }, 'failed'],
    ['prints something else', { '/usr/bin/mdatp': { script: 'echo Error: 11111111-2222' } }, 'malformed'],
  ])('that %s is installed, and no more is known', async (_, entries, reason) => {
    const { data, unread } = await readTree(mdatp, { ...opt, ...entries });
    expect(data.agent).toEqual({ installed: true, ...unknown });
    expect(unread.map(({ fact, reason: why }) => [fact, why])).toEqual(Object.keys(unknown).map((fact) => [`agent.${fact}`, reason]));
    expect(JSON.stringify(unread)).not.toContain('11111111');
  });
});
