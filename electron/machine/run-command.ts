import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { interruptionOf, throwIfInterrupted } from './interruption';
import { type CommandResult, type CommandSource, Unavailable } from './machine';

const systemFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** Nothing of our own environment reaches a command: no proxy, no preloaded library, no language. */
const environment = { LC_ALL: 'C', PATH: systemFolders.join(':') };

/** How long an ended command's output is waited for when another process still holds its pipe. */
const graceMs = 250;

/**
 * Runs a system command of Linux or macOS without a shell, in a process group of its own, so that at its limits or at an abort
 * all that it started ends with it.
 *
 * @param root folder that stands for `/`, the system's own by default
 * @throws Unavailable `not-found`, `not-elevated`, `not-readable`, `timed-out`, `too-large`, `failed` when a signal ended it, or
 *   the reason of the aborted signal
 */
export async function runCommand(source: CommandSource, signal: AbortSignal, root = '/'): Promise<CommandResult> {
  if (process.platform === 'win32') throw new Unavailable('not-on-this-platform', `${source.path} is a command of Linux or macOS.`);
  const file = path.isAbsolute(source.path) ? path.join(root, source.path) : await lookUp(source.path, root);
  throwIfInterrupted(signal);
  return new Promise<CommandResult>((resolve, reject) => {
    const child = spawn(file, source.args, { env: environment, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const chunks: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    let size = 0;
    let settled = false;
    const timers: NodeJS.Timeout[] = [];
    const stop = () => fail(interruptionOf(signal));
    const finish = () => {
      settled = true;
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const fail = (reason: Unavailable) => {
      if (settled) return;
      finish();
      killGroup(child);
      reject(reason);
    };
    const succeed = (exitCode: number | null, endedBy: NodeJS.Signals | null) => {
      if (settled) return;
      finish();
      if (exitCode === null) return reject(new Unavailable('failed', `${file} was ended by ${endedBy ?? 'a signal'}.`));
      resolve({ stdout: Buffer.concat(chunks.stdout).toString(), stderr: Buffer.concat(chunks.stderr).toString(), exitCode });
    };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > source.limitBytes) fail(new Unavailable('too-large', `${file} printed more than ${source.limitBytes} bytes.`));
        else chunks[name].push(chunk);
      });
    }
    child.on('error', (cause: NodeJS.ErrnoException) => fail(spawnFailure(file, cause)));
    child.on('close', succeed);
    child.on('exit', (exitCode, endedBy) => {
      if (settled) return;
      timers.push(
        setTimeout(() => {
          killGroup(child);
          succeed(exitCode, endedBy);
        }, graceMs),
      );
    });
    timers.push(setTimeout(() => fail(new Unavailable('timed-out', `${file} had not ended after ${source.limitMs} ms.`)), source.limitMs));
    signal.addEventListener('abort', stop, { once: true });
  });
}

async function lookUp(name: string, root: string): Promise<string> {
  for (const folder of systemFolders) {
    const candidate = path.join(root, folder, name);
    const executable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return candidate;
  }
  throw new Unavailable('not-found', `There is no command ${name} in ${systemFolders.join(', ')}.`);
}

function spawnFailure(file: string, cause: NodeJS.ErrnoException): Unavailable {
  if (cause.code === 'ENOENT') return new Unavailable('not-found', `There is no command ${file}.`);
  if (cause.code !== 'EACCES' && cause.code !== 'EPERM') return new Unavailable('failed', `${file} could not be started: ${cause.message}`);
  return new Unavailable(process.geteuid?.() === 0 ? 'not-readable' : 'not-elevated', `${file} may not be started.`);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (cause) {
    // ESRCH: all of the group has ended. EPERM: what is left of it belongs to another user and is not ours to end.
    if (!['ESRCH', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
  }
}
