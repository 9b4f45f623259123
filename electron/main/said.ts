import type { ReadinessDocument } from '../../core/document/schema';

/** What people say of a machine. */
export type Said = Pick<ReadinessDocument, 'statements' | 'site' | 'assessor'>;
export const nothingSaid: Said = { statements: [], site: null, assessor: null };

/** A document, and what of it people have in a file: what they said in the last export, as both formats carry all of it. */
export interface Open {
  readonly document: ReadinessDocument;
  readonly exported: Said;
  /** The file or folder that it was opened from; `null` where this machine was read for it. */
  readonly file: string | null;
}

/** Whether people said something of it that is in no file. */
export function saysMore({ document, exported: { statements, site, assessor } }: Open): boolean {
  return document.statements.length > statements.length || document.site !== site || document.assessor !== assessor;
}
