import type { ReadinessDocument } from '../../core/document/schema';
import type { AppState } from './app-state';
import { openDocument } from './assessment-slice';
import { everyFinding } from './findings-slice';
import { typedFor } from './typed-by-machine';

/** The window on a document that came from a file, from its first place; what was typed of the one before stays with its machine. */
export function shownDocument(state: AppState, document: ReadinessDocument): Partial<AppState> {
  return {
    ...typedFor(state, openDocument(state), document),
    assessment: { phase: 'assessed', document, retrying: null },
    notice: null,
    exporting: { phase: 'idle' },
    recording: { phase: 'idle' },
    place: 'review',
    part: 'findings',
    selected: null,
    factQuery: '',
    shownSection: null,
    findingFilters: { connectivity: everyFinding, all: everyFinding },
  };
}
