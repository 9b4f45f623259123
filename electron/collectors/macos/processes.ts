import { command, type Machine, Unavailable } from '../../machine/machine';
import { output } from './commands';

/** Without -ww lines are cut at the width of a terminal. */
export const processList = command('ps', ['-axww', '-o', 'comm='], 'Names of the running programs');

/** Names of the files that running processes were started from. */
export async function readProcessNames(machine: Machine): Promise<ReadonlySet<string>> {
  const paths = (await output(machine, processList)).split('\n').map((line) => line.trim());
  if (!paths.includes('/sbin/launchd')) throw new Unavailable('not-readable', 'ps does not list the processes of all.');
  return new Set(paths.map((path) => path.slice(path.lastIndexOf('/') + 1)));
}
