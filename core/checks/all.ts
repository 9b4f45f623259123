import type { Check } from './check';
import { freeDiskSpace } from './free-disk-space';
import { licencesVerified } from './licences-verified';

/** Every check, in the guide's order. The order of equals in the window and the report. */
export const allChecks: readonly Check[] = [licencesVerified, freeDiskSpace];

const byId: ReadonlyMap<string, Check> = new Map(allChecks.map((check) => [check.id, check]));

/** The check of that id, or `undefined`: a document from another version may name checks this one does not have. */
export const checkOf = (id: string): Check | undefined => byId.get(id);
