import { execFile } from 'node:child_process';
import path from 'node:path';
import { root } from '../build/built.ts';

/** The built command line. */
export const cli = path.join(root, 'out/main/cli.js');

/** What a process ends with for each verdict. */
export const codes = { ready: 0, readyWithWarnings: 1, blocked: 2, incomplete: 3 } as const;

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line on plain Node. */
export function defenderReadiness(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...words],
      { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}
