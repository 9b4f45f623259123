import { execFileSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { liveMachine } from './live';
import { command, file, files, type Machine, registryTree, Unavailable, wmi } from './machine';
import { machineOf, treeOf } from './tree.test-support';

const never = new AbortController().signal;
const reasonOf = (cause: unknown) => (cause instanceof Unavailable ? cause.reason : cause);

describe('a file', () => {
  test('is read as UTF-8, without its byte order mark', async () => {
    const machine = await machineOf({ '/etc/a': '\uFEFFgrün', '/etc/empty': '' });
    expect(await machine.text(file('/etc/a', 'a test'))).toBe('grün');
    expect(await machine.text(file('/etc/empty', 'a test'))).toBe('');
  });

  test('with bytes that are not UTF-8 has replacement characters there', async () => {
    const root = await treeOf({});
    await writeFile(path.join(root, 'a'), Buffer.from([0x61, 0xff, 0x62]));
    const machine = liveMachine({ signal: never, root });
    expect(await machine.text(file('/a', 'a test'))).toBe('a\uFFFDb');
    expect([...(await machine.bytes(file('/a', 'a test')))]).toEqual([0x61, 0xff, 0x62]);
  });

  test('of its limit is read, one byte more is too large', async () => {
    const machine = await machineOf({ '/a': 'x'.repeat(100_000) });
    expect(await machine.text(file('/a', 'a test', 100_000))).toHaveLength(100_000);
    await expect(machine.text(file('/a', 'a test', 99_999))).rejects.toMatchObject({ reason: 'too-large' });
  });

  test.each(['/missing', '/a/below-a-file'])('%s is not found', async (name) => {
    const machine = await machineOf({ '/a': '' });
    await expect(machine.text(file(name, 'a test'))).rejects.toMatchObject({ reason: 'not-found' });
  });

  test('that is a folder is not readable', async () => {
    const machine = await machineOf({ '/a': { folder: true } });
    await expect(machine.text(file('/a', 'a test'))).rejects.toMatchObject({ reason: 'not-readable' });
  });

  test.skipIf(process.platform === 'win32')('that is a FIFO without a writer is not readable, at once', async () => {
    const root = await treeOf({});
    execFileSync('mkfifo', [path.join(root, 'pipe')]);
    await expect(liveMachine({ signal: never, root }).text(file('/pipe', 'a test'))).rejects.toMatchObject({ reason: 'not-readable' });
  });

  test.skipIf(process.platform === 'win32')('that is a device is not readable', async () => {
    await expect(liveMachine({ signal: never }).text(file('/dev/zero', 'a test'))).rejects.toMatchObject({ reason: 'not-readable' });
  });

  test.skipIf(process.platform === 'win32')('that others may not read needs more rights', async () => {
    const root = await treeOf({ '/secret': 'x', '/locked/a': 'x' });
    for (const name of ['secret', 'locked']) await chmod(path.join(root, name), 0o000);
    await chmod(root, 0o755);
    await withoutRoot(async () => {
      const machine = liveMachine({ signal: never, root });
      expect(machine.elevated).toBe(false);
      const asked = [machine.text(file('/secret', 'a test')), machine.list('/locked'), machine.exists('/locked/a')];
      expect((await Promise.allSettled(asked)).map((each) => each.status === 'rejected' && reasonOf(each.reason))).toEqual([
        'not-elevated',
        'not-elevated',
        'not-elevated',
      ]);
      const [found] = await machine.texts(files('/secre*', 'a test'));
      expect(found?.text).toMatchObject({ reason: 'not-elevated' });
    });
    await chmod(path.join(root, 'locked'), 0o755);
  });
});

/** Runs with the rights of nobody, where the tests themselves run as root. */
async function withoutRoot(body: () => Promise<void>): Promise<void> {
  const asRoot = process.geteuid?.() === 0;
  if (asRoot) process.seteuid?.(65_534);
  try {
    await body();
  } finally {
    if (asRoot) process.seteuid?.(0);
  }
}

describe('files by a pattern', () => {
  test('come in order, with what could not be read', async () => {
    const machine = await machineOf({
      '/d/b.conf': '2',
      '/d/a.conf': '1',
      '/d/c.txt': '3',
      '/d/large.conf': '12345',
      '/d/x.conf': { folder: true },
    });
    const found = await machine.texts(files('/d/*.conf', 'a test', { limitBytes: 4 }));
    expect(found.map(({ path: name, text }) => [name, text instanceof Unavailable ? text.reason : text])).toEqual([
      ['/d/a.conf', '1'],
      ['/d/b.conf', '2'],
      ['/d/large.conf', 'too-large'],
      ['/d/x.conf', 'not-readable'],
    ]);
  });

  test('no match and no folder are an empty list', async () => {
    const machine = await machineOf({ '/d/a': '' });
    expect(await machine.texts(files('/d/*.conf', 'a test'))).toEqual([]);
    expect(await machine.texts(files('/none/*', 'a test'))).toEqual([]);
  });

  test('a star in the middle, behind which not every folder has the file', async () => {
    const machine = await machineOf({ '/p/1/comm': 'a', '/p/2/comm': 'b', '/p/3/other': 'c', '/p/4': 'd' });
    expect((await machine.texts(files('/p/*/comm', 'a test'))).map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('more than the limit is too large', async () => {
    const machine = await machineOf({ '/d/a': '', '/d/b': '', '/d/c': '' });
    await expect(machine.texts(files('/d/*', 'a test', { limitCount: 2 }))).rejects.toMatchObject({ reason: 'too-large' });
  });
});

test('links, folders, and whether something is there', async () => {
  const machine = await machineOf({ '/d/b': '', '/d/a': '', '/etc/localtime': { link: '/usr/share/zoneinfo/Europe/Berlin' } });
  expect(await machine.list('/d')).toEqual(['a', 'b']);
  expect(await machine.link('/etc/localtime')).toBe('/usr/share/zoneinfo/Europe/Berlin');
  expect(await Promise.all(['/d', '/d/a', '/d/c', '/d/a/x'].map((name) => machine.exists(name)))).toEqual([true, true, false, false]);
  await expect(machine.link('/d/a')).rejects.toMatchObject({ reason: 'not-readable' });
});

describe('this machine', () => {
  const machine = liveMachine({ signal: never });

  test.skipIf(process.platform !== 'linux')('has kernel files, which state no size', async () => {
    expect(await machine.text(file('/proc/self/status', 'a test'))).toMatch(/^Name:/);
    expect(await machine.text(file('/proc/self/mountinfo', 'a test'))).toContain(' / / ');
    await expect(machine.text(file('/proc/self/status', 'a test', 10))).rejects.toMatchObject({ reason: 'too-large' });
    await expect(machine.text(file('/proc/self/fd', 'a test'))).rejects.toMatchObject({ reason: 'not-readable' });
    await expect(machine.text(file('/proc/0/comm', 'a test'))).rejects.toMatchObject({ reason: 'not-found' });
  });

  test.skipIf(process.platform !== 'linux')('has this process among its processes', async () => {
    const found = await machine.texts(files('/proc/*/comm', 'a test', { limitCount: 100_000 }));
    expect(found.map((entry) => entry.path)).toContain(`/proc/${process.pid}/comm`);
  });

  test('has room', async () => {
    const { totalBytes, freeBytes } = await machine.space('/');
    expect(totalBytes).toBeGreaterThan(0);
    expect(freeBytes).toBeLessThanOrEqual(totalBytes);
    expect(Number.isSafeInteger(totalBytes) && Number.isSafeInteger(freeBytes)).toBe(true);
  });

  test('has the addresses the system lists', async () => {
    const expected = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address));
    expect((await machine.addresses()).map(({ address }) => address).sort()).toEqual(expected.sort());
  });

  test('answers through the library, for the calls that are allowed', async () => {
    expect((await machine.systemInformation('mem')).total).toBeGreaterThan(0);
    expect((await machine.systemInformation('time')).current).toBeGreaterThan(0);
  });

  test.skipIf(process.platform === 'win32')('that is no Windows has no registry, no WMI and no System32', async () => {
    const registry = registryTree('HKLM\\SOFTWARE', 'a test');
    const asked = [
      machine.registry(registry),
      machine.registries(registry),
      machine.wmi(wmi('hotfixes', 'Win32_QuickFixEngineering', ['HotFixID'], 'a test')),
      machine.systemFiles({ kind: 'system-files', names: ['ntoskrnl.exe'], purpose: 'a test' }),
    ];
    for (const answer of asked) await expect(answer).rejects.toMatchObject({ reason: 'not-on-this-platform' });
  });

  test('digests by SHA-256', () => {
    // The first example of FIPS 180-2, appendix B.1.
    expect(machine.digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('gives no value of an unset variable', () => {
    expect(machine.environment.PATH).toBe(process.env.PATH);
    expect(Object.values(machine.environment).every((value) => typeof value === 'string')).toBe(true);
  });
});

describe('an aborted signal', () => {
  const calls: Readonly<Record<string, (machine: Machine) => Promise<unknown>>> = {
    text: (machine) => machine.text(file('/etc/hosts', 'a test')),
    bytes: (machine) => machine.bytes(file('/proc/self/status', 'a test')),
    texts: (machine) => machine.texts(files('/etc/*.conf', 'a test')),
    exists: (machine) => machine.exists('/etc'),
    link: (machine) => machine.link('/etc/localtime'),
    list: (machine) => machine.list('/etc'),
    run: (machine) => machine.run(command('true', [], 'a test')),
    space: (machine) => machine.space('/'),
    addresses: (machine) => machine.addresses(),
    systemInformation: (machine) => machine.systemInformation('mem'),
  };

  test.each(Object.keys(calls))('ends %s', async (name) => {
    const call = calls[name];
    await expect(call?.(liveMachine({ signal: AbortSignal.abort() }))).rejects.toMatchObject({ reason: 'cancelled' });
  });

  test('of the machine made by within has its own reason, and leaves the other machine alone', async () => {
    const machine = liveMachine({ signal: never });
    const limited = machine.within(AbortSignal.abort(new Unavailable('timed-out', 'Over.')));
    await expect(limited.exists('/etc')).rejects.toMatchObject({ reason: 'timed-out', detail: 'Over.' });
    expect(await machine.exists('/')).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('ends what is under way', async () => {
    const limited = liveMachine({ signal: never }).within(AbortSignal.timeout(200));
    const endless = command('sleep', ['600'], 'a test', { limitMs: 600_000 });
    await expect(limited.run(endless)).rejects.toMatchObject({ reason: 'timed-out' });
  });
});
