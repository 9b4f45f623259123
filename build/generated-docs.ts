import { documentJsonSchema } from '../core/document/json-schema';

/** Files under docs/ that come out of the code, by path, with their content. */
export function generatedDocs(): Readonly<Record<string, string>> {
  return { 'docs/mdeready.schema.json': `${JSON.stringify(documentJsonSchema(), null, 2)}\n` };
}
