import { z } from 'zod';
import { documentSchema } from './schema';

/** The published form of the document: JSON Schema 2020-12, made from the one definition everything else uses. */
export function documentJsonSchema(): object {
  return {
    $id: 'urn:defender-readiness:document:1',
    title: 'Defender readiness document (*.mdeready.json), schema version 1',
    ...z.toJSONSchema(documentSchema, { target: 'draft-2020-12', io: 'output' }),
  };
}
