import type { ReadinessDocument } from '../../core/document/schema';
import { basedOnSentence } from '../../core/text/based-on-sentence';
import { collectedSentence } from '../../core/text/collected-sentence';
import { formatDay, formatInstant } from '../../core/text/quantities';
import type { Provenance } from '../state/provenance';

/**
 * What there is to say of a document that came from a file.
 *
 * @param thisName name of the machine that the window runs on; `null` while it is not known
 */
export function originSentences(
  document: ReadinessDocument,
  provenance: Provenance,
  thisName: string | null,
  timeZone: string,
): { readonly heading: string; readonly collected: string; readonly judged: string; readonly limits: string } {
  const { machine, inventory, catalogue, basedOn } = document;
  const name = machine.name ?? inventory.collected?.host ?? 'a machine without a readable name';
  const here = thisName === null ? 'this machine' : `this machine (${thisName})`;
  const heading = {
    'another-machine': `From a file: of ${name}, not of ${here}.`,
    'unknown-machine': `From a file: of ${name}; whether that is ${here} cannot be told.`,
    'this-machine': `From a file, of ${here}.`,
  }[provenance];
  const how = inventory.origin === 'recorded' ? 'Collected there by a script on' : 'Read there on';
  const collected = collectedSentence(inventory, { timeZone });
  const again = provenance === 'this-machine' ? 'Sections can be read again.' : 'Sections can be read again only on that machine.';
  // Of evidence the first sentence says already what it was made of.
  const madeOf = basedOn?.kind === 'document' || collected === null ? basedOnSentence(document, { timeZone }) : null;
  return {
    heading,
    collected: collected ?? `${how} ${formatInstant(inventory.startedAt, timeZone)}.`,
    judged: `${madeOf === null ? '' : `${madeOf} `}The facts it is judged by now are as of ${formatDay(catalogue.asOf)}.`,
    limits: collected === null ? again : 'To read more, run the script on that machine again.',
  };
}
