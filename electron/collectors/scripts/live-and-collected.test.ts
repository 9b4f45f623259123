import { expect, test } from 'vitest';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import { watchListOf } from '../../../core/catalogue/watched';
import { type Inventory, sectionNames } from '../../../core/inventory/schema';
import { liveMachine } from '../../machine/live';
import type { Machine } from '../../machine/machine';
import { linuxCollectors } from '../linux/all';
import { collect } from '../collect';
import { collected } from './collect-sh.test-support';

const inventoryOf = (machine: Machine): Promise<Inventory> =>
  collect({
    machine,
    collectors: linuxCollectors,
    catalogue: watchListOf(sampleCatalogue()),
    signal: new AbortController().signal,
    onProgress: () => {},
    tool: { name: 'a test', version: '0.1.0' },
  });

/** Where the two may differ, and why. */
const differs: readonly (readonly [where: RegExp, why: string])[] = [
  [/^storage\.data\.(?:systemVolume|mounts\.\d+)\.freeBytes$/, 'other processes write meanwhile, and df counts in kilobytes'],
  [/^proxy\.data\.planes\.0\.name$/, 'it is the environment of the script'],
  [/^securityProducts\.data\.signals\.\d+\.source$/, 'a process that shows a product may be another of the same name'],
];

test.skipIf(process.platform !== 'linux')(
  'this machine is the same whether it is read live or from what collect.sh brings',
  { timeout: 60_000 },
  async () => {
    const [live, script] = [
      await inventoryOf(liveMachine({ signal: new AbortController().signal })),
      await inventoryOf(await collected([])),
    ];
    for (const name of sectionNames) {
      expect(flat(script.sections[name], name), name).toEqual(flat(live.sections[name], name));
    }
  },
);

/** Values by their path, without those that may differ; of what could not be read the fact and the reason. */
function flat(value: unknown, path: string): Record<string, unknown> {
  if (differs.some(([where]) => where.test(path)) || /^[^.]+\.(?:at|tookMs|detail)$|\.unread\.\d+\.detail$/.test(path)) return {};
  if (typeof value !== 'object' || value === null) return { [path]: value };
  const entries = Object.entries(value);
  if (entries.length === 0) return { [path]: value };
  return Object.assign({}, ...entries.map(([name, member]) => flat(member, `${path}.${name}`)));
}
