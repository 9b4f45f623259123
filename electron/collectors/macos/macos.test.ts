import { expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import { machineWith } from '../../../core/inventory/machines.test-support';
import { type SectionName, sectionData } from '../../../core/inventory/schema';
import { machineOf } from '../../machine/tree.test-support';
import { readDeclared } from '../declared.test-support';
import { macosCollectors } from './all';
import { macos26, macTree } from './mac-tree.test-support';

const catalogue = watchListOf(sampleCatalogue());

/** What the checks take a good Mac to be; in what follows the test of the section says what differs. */
const expected = machineWith('macos-26').sections;

/** What is asked without a command: addresses are those of the running system, and of Defender only files tell that it is not there. */
const withoutCommands: readonly SectionName[] = ['network', 'mdatp'];

test.each(macosCollectors)('$section reads what it declares, fits its schema, and names each gap once', async (collector) => {
  const machine = await machineOf(macTree(macos26), { family: 'macos' });
  const { data, unread } = await readDeclared<SectionName>(collector, machine, catalogue);
  expect(sectionData[collector.section].safeParse(data).error).toBeUndefined();
  expect(new Set(unread.map(({ fact }) => fact)).size).toBe(unread.length);
});

test.each(macosCollectors)('$section of a Mac without any command has its gaps, or none of it', async (collector) => {
  const machine = await machineOf({ '/etc': { folder: true } }, { family: 'macos' });
  const reading = await readDeclared<SectionName>(collector, machine, catalogue).catch(({ reason }: { reason: string }) => ({ reason }));
  if (!('data' in reading)) expect(reading).toEqual({ reason: 'not-found' });
  else if (!withoutCommands.includes(collector.section)) expect(reading.unread).not.toEqual([]);
});

test.each(macosCollectors.filter(({ section }) => ['operatingSystem', 'mdatp', 'macosSystem'].includes(section)))(
  '$section of a Mac with Symantec and the profiles is what the checks expect',
  async (collector) => {
    const machine = await machineOf(macTree(macos26), { family: 'macos' });
    const { data, unread } = await readDeclared<SectionName>(collector, machine, catalogue);
    const section = expected[collector.section];
    expect(section.status === 'read' && section.data).toEqual(data);
    expect(unread).toEqual([]);
  },
);

test('nothing that a profile or an archive keeps secret, and no serial number, is in any section', async () => {
  const machine = await machineOf(macTree(macos26), { family: 'macos' });
  const readings = await Promise.all(macosCollectors.map((collector) => readDeclared<SectionName>(collector, machine, catalogue)));
  const text = JSON.stringify(readings);
  expect(text).not.toMatch(/never-carry-this-on|C02MADEUP|mdm\.example\.net|a4:5e:60/i);
  expect(text).not.toContain(macos26.uuid);
});
