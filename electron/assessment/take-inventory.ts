import type { WatchList } from '../../core/catalogue/watched';
import type { Inventory, SectionName } from '../../core/inventory/schema';
import { collectorsOf } from '../collectors/all';
import { collect, collectSection, type ProgressListener, type SectionOptions } from '../collectors/collect';
import { liveMachine } from '../machine/live';
import { tool } from '../tool';

/**
 * Reads this machine. Never throws for what cannot be read: that section says so.
 *
 * @param signal aborted by a person: sections that have not ended are `cancelled`
 */
export async function takeInventory(watch: WatchList, signal: AbortSignal, onProgress: ProgressListener): Promise<Inventory> {
  return collect({ ...(await thisMachine(watch, signal)), onProgress, tool });
}

/** The same inventory with one section read again. */
export async function retakeSection(inventory: Inventory, section: SectionName, watch: WatchList, signal: AbortSignal): Promise<Inventory> {
  const read = await collectSection(section, await thisMachine(watch, signal));
  return { ...inventory, sections: { ...inventory.sections, [section]: read } };
}

/** The identity of this machine as documents hold it; `null` where it cannot be read. */
export async function readMachineId(watch: WatchList, signal: AbortSignal): Promise<string | null> {
  const host = await collectSection('host', await thisMachine(watch, signal));
  return host.status === 'read' ? host.data.machineIdHash : null;
}

async function thisMachine(watch: WatchList, signal: AbortSignal): Promise<SectionOptions> {
  const machine = liveMachine({ signal });
  return { machine, collectors: await collectorsOf(machine.family), catalogue: watch, signal };
}
