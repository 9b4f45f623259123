import { expect, test } from 'vitest';
import { machineIdPrefix } from '../machine-id';
import { machineOf } from '../../machine/tree.test-support';
import { readDeclared, readTree } from '../declared.test-support';
import { host } from './host';
import { type Mac, macos26, macTree } from './mac-tree.test-support';

const { fullName: _, domain: __, ...alone } = macos26;

test('a Mac in a domain, with a full name', async () => {
  const machine = await machineOf(macTree(macos26), { family: 'macos' });
  expect(await readDeclared(host, machine)).toMatchObject({
    data: {
      name: 'mac-b12-07',
      domain: 'b12.example.net',
      machineIdHash: machine.digest(machineIdPrefix + macos26.uuid.toLowerCase()),
      directory: { kind: 'active-directory', name: 'example.net' },
      timeZone: 'Europe/Berlin',
      clock: { synchronised: null, service: 'timed' },
    },
  });
});

test('a Mac for itself: its name on the local network, which has no domain', async () => {
  const { data, sources } = await readTree(host, macTree(alone));
  expect(data).toMatchObject({ name: 'mac-b12-07', domain: null, directory: { kind: 'none', name: null } });
  expect(sources.name).toBe('scutil --get LocalHostName');
});

test.each<[string, NonNullable<Mac['own']>, object]>([
  [
    'a directory of another kind',
    { '/Library/Preferences/OpenDirectory/Configurations/LDAPv3/ldap.example.net.plist': '' },
    { kind: 'other', name: null },
  ],
  [
    'a folder of directories that is empty',
    { '/Library/Preferences/OpenDirectory/Configurations/LDAPv3': { folder: true } },
    { kind: 'none', name: null },
  ],
])('%s', async (_name, own, directory) => {
  expect((await readTree(host, macTree({ ...alone, own }))).data.directory).toEqual(directory);
});

test('single sign-on leaves open whether the Mac is registered', async () => {
  const own = { '/Library/Managed Preferences/com.apple.extensiblesso.plist': '' };
  const { data, unread } = await readTree(host, macTree({ ...alone, own }));
  expect(data.directory).toBeNull();
  expect(unread.find(({ fact }) => fact === 'directory')?.reason).toBe('not-readable');
});

test.each<[string, string, boolean | null]>([
  ['on, which does not say that it succeeds', 'echo "Network Time: On"', null],
  ['off', 'echo "Network Time: Off"', false],
  ['not told', 'echo "You need administrator access to run this tool... exiting!"', null],
])('setting of the clock from the network: %s', async (_name, script, synchronised) => {
  const machine = await machineOf({ ...macTree(alone), '/usr/sbin/systemsetup': { script } }, { family: 'macos' });
  const asRoot = Object.create(machine, { elevated: { value: true } });
  const { data, unread } = await readDeclared(host, asRoot);
  expect(data.clock.synchronised).toBe(synchronised);
  expect(unread.some(({ fact }) => fact === 'clock.synchronised')).toBe(synchronised === null);
});

test('what another is needed for is not asked without his rights', async () => {
  const asUser = Object.create(await machineOf(macTree(alone), { family: 'macos' }), { elevated: { value: false } });
  const { unread } = await readDeclared(host, asUser);
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual(['clock.synchronised not-elevated']);
});

test('a Mac that names nothing', async () => {
  const tree = {
    '/usr/sbin/scutil': { script: 'exit 1' },
    '/usr/sbin/ioreg': { script: 'echo nothing' },
    '/bin/ps': { script: 'echo /bin/zsh' },
  };
  const { data, unread } = await readTree(host, tree);
  expect(data).toMatchObject({ name: null, domain: null, machineIdHash: null, directory: null, timeZone: null });
  expect(Object.fromEntries(unread.map(({ fact, reason }) => [fact, reason]))).toMatchObject({
    name: 'not-found',
    machineIdHash: 'not-found',
    directory: 'not-found',
    timeZone: 'not-found',
    'clock.service': 'not-readable',
  });
});
