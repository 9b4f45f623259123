import { decodeMdatpHealth } from '../../core/inventory/decode/mdatp-health';
import type { Mdatp } from '../../core/inventory/sections/mdatp';
import { type CommandSource, type Machine, type PlaceSource, Unavailable } from '../machine/machine';
import type { Ledger } from './ledger';

const unknown = { version: null, healthy: null, licensed: null, organisationId: null, antivirus: null, realTimeProtection: null };

/**
 * What the agent says of itself. One that is there and does not answer is installed, and nothing else is known of it.
 *
 * @param home where it is when it is installed
 * @param demandLook throws `Unavailable` where that place had better not be looked at
 */
export async function readAgent(
  machine: Machine,
  ledger: Ledger,
  { home, health }: { readonly home: PlaceSource; readonly health: CommandSource },
  demandLook: (path: string) => Promise<void> = async () => {},
): Promise<Mdatp['agent']> {
  const installed = await ledger.fact('agent', home.path, async () => {
    await demandLook(home.path);
    return machine.exists(home.path);
  });
  if (!installed) return installed === null ? null : { installed, ...unknown };
  const facts = Object.keys(unknown).map((name) => `agent.${name}`);
  const said = await ledger.facts(facts, 'mdatp health', async () => {
    const { stdout, exitCode } = await machine.run(health);
    if (stdout.trim() === '') throw new Unavailable('failed', `mdatp health ended with ${exitCode} and said nothing.`);
    return decodeMdatpHealth(stdout);
  });
  return { installed, ...(said ?? unknown) };
}
