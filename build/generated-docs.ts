import { readFileSync } from 'node:fs';
import path from 'node:path';
import { watchListOf } from '../core/catalogue/watched';
import { explanationOf } from '../core/checks/explanation';
import { allChecks } from '../core/checks/all';
import { documentJsonSchema } from '../core/document/json-schema';
import { sampleCatalogue } from '../core/document/sample.test-support';
import { linuxCollectors } from '../electron/collectors/linux/all';
import { macosCollectors } from '../electron/collectors/macos/all';
import { withShellSources } from '../electron/collectors/scripts/shell-script';
import { withBatchSources, withWmiSources } from '../electron/collectors/scripts/windows-script';
import { windowsCollectors } from '../electron/collectors/windows/all';
import { checksPage } from './checks-page';
import { whatIsReadPage } from './what-is-read-page';

const collectors = [...linuxCollectors, ...macosCollectors, ...windowsCollectors];

/** Scripts with a list of sources in them, each with what writes that anew. */
const scripts = {
  'assets/collectors/collect.sh': withShellSources,
  'assets/collectors/collect.cmd': withBatchSources,
  'assets/collectors/wmi.js': withWmiSources,
} as const;

/** Files that come out of the code, by path, with their content. */
export function generatedDocs(): Readonly<Record<string, string>> {
  const catalogue = sampleCatalogue();
  return {
    'docs/mdeready.schema.json': `${JSON.stringify(documentJsonSchema(), null, 2)}\n`,
    ...Object.fromEntries(
      Object.entries(scripts).map(([file, withSources]) => [
        file,
        withSources(readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8'), collectors, watchListOf(catalogue)),
      ]),
    ),
    'docs/what-is-read.md': whatIsReadPage(collectors, watchListOf(catalogue)),
    'docs/checks.md': checksPage(allChecks.map((check) => explanationOf(check, catalogue))),
  };
}
