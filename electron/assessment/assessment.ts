import { randomUUID } from 'node:crypto';
import type { Catalogue } from '../../core/catalogue/schema';
import type { Connectivity } from '../../core/connectivity/schema';
import { composeDocument } from '../../core/document/compose';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Statement } from '../../core/document/statement';
import type { Inventory, SectionName } from '../../core/inventory/schema';
import { collectors } from '../collectors/all';
import { collect, collectSection, type ProgressListener } from '../collectors/collect';
import { liveMachine } from '../machine/live';
import { tool } from '../tool';

/** Nothing is sent unless asked for, and asking comes with the probes. */
const notTested: Connectivity = { status: 'deferred', reason: 'offline-chosen' };

/** What a person says about an assessment beside the answers. */
export interface Description {
  readonly site: string | null;
  readonly assessor: string | null;
}

/**
 * Reads this machine. Never throws for what cannot be read: that section says so.
 *
 * @param signal aborted by a person: sections that have not ended are `cancelled`
 */
export function takeInventory(catalogue: Catalogue, signal: AbortSignal, onProgress: ProgressListener): Promise<Inventory> {
  return collect({ machine: liveMachine({ signal }), collectors, catalogue, signal, onProgress, tool });
}

/** The same inventory with one section read again. */
export async function retakeSection(
  inventory: Inventory,
  section: SectionName,
  catalogue: Catalogue,
  signal: AbortSignal,
): Promise<Inventory> {
  const read = await collectSection(section, { machine: liveMachine({ signal }), collectors, catalogue, signal });
  return { ...inventory, sections: { ...inventory.sections, [section]: read } };
}

/** Evaluates an inventory at this moment, as a new document. */
export function assess(
  inventory: Inventory,
  statements: readonly Statement[],
  description: Description,
  catalogue: Catalogue,
): ReadinessDocument {
  return composeDocument({ inventory, statements, connectivity: notTested }, catalogue, {
    id: randomUUID(),
    tool,
    ...description,
    now: new Date(),
  });
}

/** Evaluates a document's own inputs again, with what changed in them; its identity stays. */
export function reassess(
  document: ReadinessDocument,
  changed: Partial<Pick<ReadinessDocument, 'inventory' | 'statements' | 'site' | 'assessor'>>,
  catalogue: Catalogue,
): ReadinessDocument {
  const { id, inventory, statements, connectivity, site, assessor } = { ...document, ...changed };
  return composeDocument({ inventory, statements, connectivity }, catalogue, { id, tool, site, assessor, now: new Date() });
}
