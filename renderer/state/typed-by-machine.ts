import type { ReadinessDocument } from '../../core/document/schema';
import type { AppState } from './app-state';

/** What was typed about one machine and is not in a document. */
export type Typed = Pick<AppState, 'drafts' | 'descriptionDraft'>;

const nothingTyped: Typed = { drafts: {}, descriptionDraft: { site: null, assessor: null } };

/** Documents of one machine are about the same thing; one without an identity is only about itself. */
const keyOf = ({ machine, id }: ReadinessDocument): string => machine.id ?? id;

/** What becomes of what was typed when another document takes the place of the open one: it stays with its machine. */
export function typedFor(
  { drafts, descriptionDraft, shelved }: Pick<AppState, 'drafts' | 'descriptionDraft' | 'shelved'>,
  leaving: ReadinessDocument | null,
  arriving: ReadinessDocument,
): Partial<Pick<AppState, 'drafts' | 'descriptionDraft' | 'shelved'>> {
  if (!leaving || keyOf(leaving) === keyOf(arriving)) return {};
  return {
    ...(shelved[keyOf(arriving)] ?? nothingTyped),
    shelved: { ...shelved, [keyOf(leaving)]: { drafts, descriptionDraft } },
  };
}
