import type { ReadinessDocument } from '../document/schema';
import { collectedSentence } from './collected-sentence';
import { formatInstant } from './quantities';
import type { Reader } from './wording';

/** What an assessment was made of where the machine was not read for it; `null` where it was. */
export function basedOnSentence(
  { basedOn, inventory, catalogue }: Pick<ReadinessDocument, 'basedOn' | 'inventory' | 'catalogue'>,
  reader: Reader,
): string | null {
  const { timeZone } = reader;
  switch (basedOn?.kind) {
    case undefined:
      return null;
    case 'evidence':
      return (
        collectedSentence(inventory, reader) ?? `Made of evidence that was collected on ${formatInstant(inventory.startedAt, timeZone)}.`
      );
    case 'inventory':
      return `Made of an inventory that was collected on ${formatInstant(inventory.startedAt, timeZone)}.`;
    case 'document': {
      const then = basedOn.catalogue.version;
      const means = then === catalogue.version ? `the same catalogue, ${then}` : `catalogue ${catalogue.version} in place of ${then}`;
      return `Made of the document of ${formatInstant(basedOn.assessedAt, timeZone)}, with ${means}.`;
    }
  }
}
