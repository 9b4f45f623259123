import type { ReadinessDocument } from './schema';

/** Tells one state of a document from the next: equal as long as it says the same, whatever process holds it. */
export const versionOf = ({ id, assessedAt, site, assessor }: Pick<ReadinessDocument, 'id' | 'assessedAt' | 'site' | 'assessor'>): string =>
  JSON.stringify([id, assessedAt, site, assessor]);
