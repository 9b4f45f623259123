import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { command } from './machine';
import { runCommand } from './run-command';
import { temporaryFolder } from './tree.test-support';

const never = new AbortController().signal;
const shell = (script: string, limits: { limitMs?: number; limitBytes?: number } = {}) =>
  command('/bin/sh', ['-c', script], 'a test', { limitMs: 10_000, ...limits });

/** Waits until a process has ended; a dead one that nobody has collected yet counts as ended. */
async function ended(pidFile: string): Promise<boolean> {
  const pid = (await readFile(pidFile, 'utf8')).trim();
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').then(
      (stat) => stat.slice(stat.lastIndexOf(')') + 2)[0],
      () => 'gone',
    );
    if (state === 'gone' || state === 'Z' || state === 'X') return true;
    await delay(50);
  }
  return false;
}

describe.skipIf(process.platform !== 'linux')('a command', () => {
  test('gives its output and exit code, whatever it is', async () => {
    expect(await runCommand(shell('echo out; echo err >&2; exit 3'), never)).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 3 });
  });

  test('is given no input, no shell and nothing of our environment', async () => {
    expect((await runCommand(command('cat', [], 'a test'), never)).stdout).toBe('');
    expect((await runCommand(command('echo', ['$HOME; *'], 'a test'), never)).stdout).toBe('$HOME; *\n');
    const { stdout } = await runCommand(command('env', [], 'a test'), never);
    expect(stdout.trim().split('\n').sort()).toEqual(['LC_ALL=C', 'PATH=/usr/bin:/bin:/usr/sbin:/sbin']);
  });

  test('that hangs is ended at its limit, with the process it started that holds the pipe', async () => {
    const pidFile = path.join(await temporaryFolder(), 'pid');
    const hanging = shell(`sleep 600 & echo $! > ${pidFile}; wait`, { limitMs: 500 });
    await expect(runCommand(hanging, never)).rejects.toMatchObject({ reason: 'timed-out' });
    expect(await ended(pidFile)).toBe(true);
  });

  test('that ends while its child holds the pipe gives what it printed, and the child is ended', async () => {
    const pidFile = path.join(await temporaryFolder(), 'pid');
    const { stdout, exitCode } = await runCommand(shell(`sleep 600 & echo $! > ${pidFile}; echo done`), never);
    expect({ stdout, exitCode }).toEqual({ stdout: 'done\n', exitCode: 0 });
    expect(await ended(pidFile)).toBe(true);
  });

  test('whose child has left the group and holds the pipe keeps nobody waiting', async () => {
    const pidFile = path.join(await temporaryFolder(), 'pid');
    const { stdout } = await runCommand(shell(`setsid sleep 600 & echo $! > ${pidFile}; echo done`), never);
    expect(stdout).toBe('done\n');
    process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL');
  });

  test('that prints a megabyte is too large', async () => {
    const loud = command('head', ['-c', '1048576', '/dev/zero'], 'a test', { limitBytes: 65_536 });
    await expect(runCommand(loud, never)).rejects.toMatchObject({ reason: 'too-large' });
  });

  test('that prints exactly its limit is not', async () => {
    const loud = command('head', ['-c', '65536', '/dev/zero'], 'a test', { limitBytes: 65_536 });
    expect((await runCommand(loud, never)).stdout).toHaveLength(65_536);
  });

  test.each(['no-such-command', '/usr/bin/no-such-command'])('%s is not found', async (name) => {
    await expect(runCommand(command(name, [], 'a test'), never)).rejects.toMatchObject({ reason: 'not-found' });
  });

  test('that may not be started says so', async () => {
    const file = path.join(await temporaryFolder(), 'plain');
    await writeFile(file, '', { mode: 0o644 });
    const reason = process.geteuid?.() === 0 ? 'not-readable' : 'not-elevated';
    await expect(runCommand(command(file, [], 'a test'), never)).rejects.toMatchObject({ reason });
  });

  test('that a signal ended has failed', async () => {
    await expect(runCommand(shell('kill -9 $$'), never)).rejects.toMatchObject({ reason: 'failed' });
  });

  test('is ended when the signal is aborted', async () => {
    const pidFile = path.join(await temporaryFolder(), 'pid');
    const cancel = new AbortController();
    const running = runCommand(shell(`echo $$ > ${pidFile}; exec sleep 600`), cancel.signal);
    running.catch(() => {});
    while ((await readFile(pidFile, 'utf8').catch(() => '')) === '') await delay(10);
    cancel.abort();
    await expect(running).rejects.toMatchObject({ reason: 'cancelled' });
    expect(await ended(pidFile)).toBe(true);
  });

  test('is not started when the signal is already aborted', async () => {
    const marker = path.join(await temporaryFolder(), 'marker');
    await expect(runCommand(command('touch', [marker], 'a test'), AbortSignal.abort())).rejects.toMatchObject({ reason: 'cancelled' });
    await expect(readFile(marker)).rejects.toThrow();
  });
});
