import { throwIfInterrupted, unlessInterrupted } from './interruption';
import { type SystemInformation, type SystemInformationCall, Unavailable } from './machine';

/**
 * Makes one call of the systeminformation library, which is loaded with the first call: on Linux there is none.
 *
 * @throws Unavailable `failed` with the library's message, or the reason of the aborted signal
 */
export async function callSystemInformation<Call extends SystemInformationCall>(
  call: Call,
  signal: AbortSignal,
): Promise<SystemInformation[Call]> {
  throwIfInterrupted(signal);
  const { default: library } = await import('systeminformation');
  const calls: { readonly [Name in SystemInformationCall]: () => Promise<SystemInformation[Name]> } = {
    system: () => library.system(),
    osInfo: () => library.osInfo(),
    cpu: () => library.cpu(),
    mem: () => library.mem(),
    fsSize: () => library.fsSize(),
    diskLayout: () => library.diskLayout(),
    uuid: () => library.uuid(),
    time: async () => library.time(),
  };
  return unlessInterrupted(signal, calls[call]()).catch((cause: unknown) => {
    if (cause instanceof Unavailable) throw cause;
    throw new Unavailable('failed', `systeminformation.${call}: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
}
