import type { ReadinessDocument } from '../../core/document/schema';
import { versionOf } from '../../core/document/version-of';
import { formatInstant } from '../../core/text/quantities';
import type { Exported } from '../state/export-slice';

/** "Not exported yet", "Exported 07:31", or that the document is no longer what was exported. */
export function exportStateOf(document: ReadinessDocument | null, exported: readonly Exported[], timeZone: string): string {
  const ofThis = exported.filter(({ id }) => id === document?.id);
  const current = document && ofThis.find(({ version }) => version === versionOf(document));
  const [latest] = ofThis;
  if (current) return `Exported ${timeOf(current.atMs, timeZone)}`;
  return latest ? `Changed since the export at ${timeOf(latest.atMs, timeZone)}` : 'Not exported yet';
}

const timeOf = (atMs: number, timeZone: string): string =>
  formatInstant(new Date(atMs).toISOString(), timeZone).split(', ')[1]?.replace(' UTC', '') ?? '';
