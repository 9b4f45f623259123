import { asIs, files, type Machine } from '../../machine/machine';

/** A process as the kernel names it: at most 15 letters. */
export interface Process {
  readonly pid: number;
  readonly name: string;
}

/** The kernel cuts a process name to this many bytes (TASK_COMM_LEN less its end mark). */
export const processNameLength = 15;

export const processNames = asIs(files('/proc/*/comm', 'Names of the running processes', { limitBytes: 256, limitCount: 100_000 }));

/** All processes that are visible, by pid. One that ends meanwhile is left out. */
export async function readProcesses(machine: Machine): Promise<readonly Process[]> {
  const names = await machine.texts(processNames);
  return names.flatMap(({ path, text }) => {
    const pid = /^\/proc\/(\d+)\/comm$/.exec(path)?.[1]; // /proc/self and /proc/thread-self match the pattern too
    return pid !== undefined && typeof text === 'string' ? [{ pid: Number(pid), name: text.replace(/\n$/, '') }] : [];
  });
}
