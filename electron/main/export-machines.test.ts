import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import { documentSchema, type ReadinessDocument } from '../../core/document/schema';
import { exportJson } from '../../core/export/json';
import { temporaryFolder } from '../machine/tree.test-support';
import { assetsFolder } from '../assets';
import { renderReport } from '../pdf/render-report';
import { type ExportingMachines, exportMachines } from './export-machines';

const named = (name: string, id: string): ReadinessDocument => ({
  ...sampleDocument(),
  id: `3f2504e0-4f89-41d3-9a0c-0305e82c330${id}`,
  machine: { ...sampleDocument().machine, name },
});
const two = [named('ws-1', '1'), named('ws-2', '2')];

function exporting() {
  const cancelling = new AbortController();
  const written: string[] = [];
  const options: ExportingMachines = {
    // In this process: the worker is there only in the built app.
    contentOf: async (document, format) =>
      format === 'json' ? exportJson(document) : renderReport(document, { pageSize: 'A4', fonts: path.join(assetsFolder, 'fonts') }),
    signal: cancelling.signal,
    onProgress: () => {},
    onWritten: ({ machine }: ReadinessDocument) => void written.push(machine.name ?? ''),
  };
  return { cancelling, written, options };
}
const namesIn = async (folder: string) => (await readdir(folder)).toSorted();

test('writes document and report of each, and says which state of it is there', async () => {
  const folder = await temporaryFolder();
  const { options, written } = exporting();
  const result = await exportMachines(two, folder, options);
  expect(await namesIn(folder)).toEqual(
    ['ws-1', 'ws-2'].flatMap((name) => [`${name}-20261124-071200.mdeready.json`, `${name}-20261124-071200.pdf`]),
  );
  expect(written).toEqual(['ws-1', 'ws-2']);
  expect(result).toMatchObject({ folder, failed: [], cancelled: false, written: [{ id: two[0]?.id }, { id: two[1]?.id }] });
  for (const { path: file } of result.written) documentSchema.parse(JSON.parse(await readFile(file, 'utf8')));
});

test('replaces nothing: the same content is left, another one gets a number, and the pair keeps one name', async () => {
  const folder = await temporaryFolder();
  const [first] = two;
  if (!first) throw new Error('there are two');
  await writeFile(path.join(folder, 'ws-1-20261124-071200.pdf'), 'mine');
  await exportMachines([first], folder, exporting().options);
  expect(await readFile(path.join(folder, 'ws-1-20261124-071200.pdf'), 'utf8')).toBe('mine');
  const names = ['ws-1-20261124-071200-2.mdeready.json', 'ws-1-20261124-071200-2.pdf', 'ws-1-20261124-071200.pdf'];
  expect(await namesIn(folder)).toEqual(names);
  await exportMachines([first], folder, exporting().options);
  expect(await namesIn(folder)).toEqual(names);
});

test('two machines of one name and moment keep apart', async () => {
  const folder = await temporaryFolder();
  await exportMachines([named('localhost', '1'), named('localhost', '2')], folder, exporting().options);
  expect((await namesIn(folder)).filter((name) => name.endsWith('.json'))).toHaveLength(2);
});

test('ends where a person cancels; what was written is whole', async () => {
  const folder = await temporaryFolder();
  const { options, cancelling } = exporting();
  const result = await exportMachines(two, folder, { ...options, onWritten: () => cancelling.abort() });
  expect(result).toMatchObject({ cancelled: true, failed: [] });
  expect(result.written).toHaveLength(1);
  expect(await namesIn(folder)).toHaveLength(2);
});

test('a folder that is gone ends it, and says what was written', async () => {
  const { options, written } = exporting();
  await expect(exportMachines(two, path.join(await temporaryFolder(), 'gone'), options)).rejects.toMatchObject({
    data: { code: 'not-written', data: 'Of 2 machines 0 were written before that, and are whole.' },
  });
  expect(written).toEqual([]);
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a file of the name that may not be read counts as another',
  async () => {
    const folder = await temporaryFolder();
    const [first] = two;
    if (!first) throw new Error('there are two');
    const file = path.join(folder, 'ws-1-20261124-071200.mdeready.json');
    await writeFile(file, exportJson(first));
    await chmod(file, 0o000);
    await exportMachines([first], folder, exporting().options);
    expect(await namesIn(folder)).toContain('ws-1-20261124-071200-2.mdeready.json');
  },
);
