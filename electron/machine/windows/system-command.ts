import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { interruptionOf, throwIfInterrupted } from '../interruption';
import { Unavailable } from '../machine';

/** The folder of Windows, as it gives it to every process. */
const systemRoot = process.env.SystemRoot ?? 'C:\\Windows';

/** Commands are started from here by their full path, never looked up. */
export const system32 = path.win32.join(systemRoot, 'System32');

/** What Windows gives to every process, by which scripts spell out the paths of files. Nothing else of our environment reaches a command. */
const given = [
  'ALLUSERSPROFILE',
  'CommonProgramFiles',
  'CommonProgramFiles(x86)',
  'CommonProgramW6432',
  'PROCESSOR_ARCHITECTURE',
  'PROCESSOR_ARCHITEW6432',
  'ProgramData',
  'ProgramFiles',
  'ProgramFiles(x86)',
  'ProgramW6432',
  'TEMP',
  'TMP',
];

const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(given.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
  SystemRoot: systemRoot,
  windir: systemRoot,
  SystemDrive: systemRoot.slice(0, 2),
  PATH: system32,
  PATHEXT: '.COM;.EXE',
};

export interface SystemCommand {
  /** Below System32: "reg.exe". */
  readonly name: string;
  readonly args: readonly string[];
  readonly limitMs: number;
  readonly limitBytes: number;
}

/**
 * Runs a command of Windows without a shell and without a window. At its limits or at an abort it ends, with all that it started.
 *
 * @throws Unavailable `not-found`, `not-readable` when Windows refuses to start it, `timed-out`, `too-large`, or the reason of the
 *   aborted signal
 */
export async function runSystemCommand(
  { name, args, limitMs, limitBytes }: SystemCommand,
  signal: AbortSignal,
): Promise<{ readonly stdout: Buffer; readonly stderr: Buffer; readonly exitCode: number }> {
  throwIfInterrupted(signal);
  const file = path.win32.join(system32, name);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      env: environment,
      cwd: system32,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      shell: false,
    });
    const chunks: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    let size = 0;
    let settled = false;
    const stop = () => fail(interruptionOf(signal));
    const limit = setTimeout(() => fail(new Unavailable('timed-out', `${file} had not ended after ${limitMs} ms.`)), limitMs);
    const finish = () => {
      settled = true;
      clearTimeout(limit);
      signal.removeEventListener('abort', stop);
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const fail = (reason: Unavailable) => {
      if (settled) return;
      finish();
      killTree(child);
      reject(reason);
    };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limitBytes) fail(new Unavailable('too-large', `${file} printed more than ${limitBytes} bytes.`));
        else chunks[stream].push(chunk);
      });
    }
    child.on('error', (cause: NodeJS.ErrnoException) =>
      fail(
        cause.code === 'ENOENT'
          ? new Unavailable('not-found', `There is no command ${file}.`)
          : new Unavailable('not-readable', `Windows did not start ${file} (${cause.code ?? 'no reason given'}).`),
      ),
    );
    child.on('close', (exitCode) => {
      if (settled) return;
      finish();
      if (exitCode === null) return reject(new Unavailable('failed', `${file} was ended from outside.`));
      resolve({ stdout: Buffer.concat(chunks.stdout), stderr: Buffer.concat(chunks.stderr), exitCode });
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Windows ends a process alone; taskkill finds those below it as long as it is there. */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const kill = () => child.kill('SIGKILL');
  const killer = spawn(path.win32.join(system32, 'taskkill.exe'), ['/PID', String(child.pid), '/T', '/F'], {
    env: environment,
    cwd: system32,
    stdio: 'ignore',
    windowsHide: true,
  });
  killer.on('error', kill);
  killer.on('exit', kill);
}
