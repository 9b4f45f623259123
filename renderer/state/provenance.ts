import type { ReadinessDocument } from '../../core/document/schema';
import { openDocument } from './assessment-slice';
import type { AppState } from './app-state';

/**
 * Where a document comes from that was not made by reading this machine: from a file of this machine, of another one, or of one
 * that cannot be told. `null`: it was read here.
 */
export type Provenance = 'this-machine' | 'another-machine' | 'unknown-machine';

/** @param machineId identity of this machine; `null` while it is not known */
export function provenanceOf({ basedOn, machine }: ReadinessDocument, machineId: string | null): Provenance | null {
  if (basedOn === null) return null;
  if (machine.id === null || machineId === null) return 'unknown-machine';
  return machine.id === machineId ? 'this-machine' : 'another-machine';
}

/** Whether what the open document tells of can be read again from here; what a script collected never can, section by section. */
export function canReadAgain(state: Pick<AppState, 'assessment' | 'info'>): boolean {
  const document = openDocument(state);
  if (document !== null && document.inventory.collected !== null) return false;
  const machineId = state.info.phase === 'known' ? state.info.info.machineId : null;
  const provenance = document && provenanceOf(document, machineId);
  return provenance === null || provenance === 'this-machine';
}
