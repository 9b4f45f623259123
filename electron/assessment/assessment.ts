import { randomUUID } from 'node:crypto';
import type { Catalogue } from '../../core/catalogue/schema';
import type { Connectivity } from '../../core/connectivity/schema';
import { composeDocument } from '../../core/document/compose';
import type { SavedDocument } from '../../core/document/read-document';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Inventory } from '../../core/inventory/schema';
import type { Statement } from '../../core/document/statement';
import { tool } from '../tool';
import type { Assessable } from './read-place';

/** Nothing is sent unless asked for, and asking comes with the probes. */
const notTested: Connectivity = { status: 'deferred', reason: 'offline-chosen' };

/** What a person says about an assessment beside the answers. */
export interface Description {
  readonly site: string | null;
  readonly assessor: string | null;
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
 * Evaluates what was read from a file or from evidence with the catalogue of today, as a new document: the inventory stays as it is,
 * and so do the answers and the names of a document. A file's own document is not changed; the new one names it in `basedOn`.
 *
 * @param description takes the place of the names in the file where given
 */
export function assessSaved(file: Assessable, description: Partial<Description>, catalogue: Catalogue): ReadinessDocument {
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

const bare = ({ kind, inventory }: Exclude<Assessable, { kind: 'document' }>): Taken => ({
  inventory,
  statements: [],
  connectivity: notTested,
  site: null,
  assessor: null,
  basedOn: { kind },
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
