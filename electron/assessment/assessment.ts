import { randomUUID } from 'node:crypto';
import type { Catalogue } from '../../core/catalogue/schema';
import { watchListOf } from '../../core/catalogue/watched';
import type { Connectivity } from '../../core/connectivity/schema';
import { composeDocument } from '../../core/document/compose';
import type { SavedDocument, SavedFile } from '../../core/document/read-document';
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
  return collect({ machine: liveMachine({ signal }), collectors, catalogue: watchListOf(catalogue), signal, onProgress, tool });
}

/** The same inventory with one section read again. */
export async function retakeSection(
  inventory: Inventory,
  section: SectionName,
  catalogue: Catalogue,
  signal: AbortSignal,
): Promise<Inventory> {
  const read = await collectSection(section, { machine: liveMachine({ signal }), collectors, catalogue: watchListOf(catalogue), signal });
  return { ...inventory, sections: { ...inventory.sections, [section]: read } };
}

/** The identity of this machine as documents hold it; `null` where it cannot be read. */
export async function readMachineId(catalogue: Catalogue, signal: AbortSignal): Promise<string | null> {
  const host = await collectSection('host', { machine: liveMachine({ signal }), collectors, catalogue: watchListOf(catalogue), signal });
  return host.status === 'read' ? host.data.machineIdHash : null;
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
    basedOn: null,
    now: new Date(),
  });
}

/**
 * Evaluates what a file holds with the catalogue of today, as a new document: the inventory stays as it is, and so do the answers
 * and the names of a document. The file's own document is not changed; the new one names it in `basedOn`.
 *
 * @param description takes the place of the names in the file where given
 */
export function assessSaved(file: SavedFile, description: Partial<Description>, catalogue: Catalogue): ReadinessDocument {
  const { inventory, statements, connectivity, site, assessor, basedOn } = file.kind === 'document' ? inputsOf(file.document) : bare(file);
  return composeDocument({ inventory, statements, connectivity }, catalogue, {
    id: randomUUID(),
    tool,
    site: description.site ?? site,
    assessor: description.assessor ?? assessor,
    basedOn,
    now: new Date(),
  });
}

type Taken = Pick<ReadinessDocument, 'inventory' | 'statements' | 'connectivity' | 'site' | 'assessor' | 'basedOn'>;

const inputsOf = ({ id, assessedAt, catalogue: { version, asOf }, ...taken }: SavedDocument): Taken => ({
  ...taken,
  basedOn: { kind: 'document', id, assessedAt, catalogue: { version, asOf } },
});

const bare = ({ inventory }: Extract<SavedFile, { kind: 'inventory' }>): Taken => ({
  inventory,
  statements: [],
  connectivity: notTested,
  site: null,
  assessor: null,
  basedOn: { kind: 'inventory' },
});

/** Evaluates a document's own inputs again, with what changed in them; its identity stays. */
export function reassess(
  document: ReadinessDocument,
  changed: Partial<Pick<ReadinessDocument, 'inventory' | 'statements' | 'site' | 'assessor'>>,
  catalogue: Catalogue,
): ReadinessDocument {
  const { id, inventory, statements, connectivity, site, assessor, basedOn } = { ...document, ...changed };
  return composeDocument({ inventory, statements, connectivity }, catalogue, { id, tool, site, assessor, basedOn, now: new Date() });
}
