import type { ReadinessDocument } from '../document/schema';

/** The document as its file holds it, and as the report attaches it. */
export const exportJson = (document: ReadinessDocument): string => `${JSON.stringify(document, null, 2)}\n`;
