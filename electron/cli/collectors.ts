import path from 'node:path';
import { exportCollectors } from '../assessment/export-collectors';
import { exitCodes } from './exit-codes';
import type { CommandContext } from './run';
import { printable } from './terminal';

/**
 * `collectors`: writes the scripts for machines on which the app cannot run, with their instruction, into a folder.
 *
 * @throws AppError `not-written`
 */
export async function collectorsCommand(
  { to, force, json }: { readonly to: string; readonly force?: true; readonly json?: true },
  { out, signal }: CommandContext,
): Promise<number> {
  const files = await exportCollectors(path.resolve(to), { overwrite: force === true, signal });
  out.write(
    json
      ? `${JSON.stringify({ folder: path.resolve(to), files }, null, 2)}\n`
      : `${files.map((file) => printable(file)).join('\n')}\nREAD-ME.txt there says how to run them, and how to bring back what they read.\n`,
  );
  return exitCodes.done;
}
