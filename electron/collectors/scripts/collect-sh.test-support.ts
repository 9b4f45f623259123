import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openEvidence } from '../../evidence/open-evidence';
import { recordedMachine } from '../../machine/recorded';
import type { Machine } from '../../machine/machine';
import { temporaryFolder } from '../../machine/tree.test-support';

export const collectSh = path.resolve(import.meta.dirname, '../../../assets/collectors/collect.sh');

/** The shells in which the script has to run, as far as they are here. */
export const shells: readonly (readonly [program: string, ...args: string[]])[] = [['dash'], ['bash', '--posix'], ['busybox', 'sh']];

export interface ScriptRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The folder it was told to write to. */
  readonly to: string;
}

/** Runs collect.sh to its end, into a new folder that goes away with the test unless another is named. */
export async function runCollectSh(
  args: readonly string[],
  options: {
    readonly shell?: readonly [string, ...string[]];
    readonly to?: string;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<ScriptRun> {
  const to = options.to ?? (await temporaryFolder());
  const [program, ...before] = options.shell ?? ['sh'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, collectSh, '--to', to, ...args], {
      env: { PATH: process.env.PATH ?? '', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ ...output, exitCode, to }));
  });
}

/** The one evidence folder in a folder. */
export async function evidenceIn(to: string): Promise<string> {
  const [name, ...more] = await readdir(to);
  if (name === undefined || more.length > 0) throw new Error(`There is not one evidence in ${to}: ${[name, ...more].join(', ')}`);
  return path.join(to, name);
}

/** What collect.sh brings from the tree (from this machine without one), as the app reads it. */
export async function collected(args: readonly string[], options: Parameters<typeof runCollectSh>[1] = {}): Promise<Machine> {
  const { exitCode, stderr, to } = await runCollectSh(args, options);
  if (exitCode !== 0) throw new Error(`collect.sh ended with ${exitCode}: ${stderr}`);
  return recordedMachine(await openEvidence(await evidenceIn(to)), new AbortController().signal);
}

/** All that stands in a folder, index and raw files, as one text. */
export async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(path.join(entry.parentPath, entry.name), 'latin1')),
  );
  return texts.join('\n');
}
