import { explanationOf } from '../core/checks/explanation';
import { allChecks } from '../core/checks/all';
import { documentJsonSchema } from '../core/document/json-schema';
import { sampleCatalogue } from '../core/document/sample.test-support';
import { checksPage } from './checks-page';

/** Files that come out of the code, by path, with their content. */
export function generatedDocs(): Readonly<Record<string, string>> {
  const catalogue = sampleCatalogue();
  return {
    'docs/mdeready.schema.json': `${JSON.stringify(documentJsonSchema(), null, 2)}\n`,
    'docs/checks.md': checksPage(allChecks.map((check) => explanationOf(check, catalogue))),
  };
}
