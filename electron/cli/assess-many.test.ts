import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import { type ReadinessDocument, documentSchema } from '../../core/document/schema';
import { exportJson } from '../../core/export/json';
import { debian, evidenceFiles, evidenceFolder } from '../evidence/evidence.test-support';
import { temporaryFolder } from '../machine/tree.test-support';
import { assessCommand, type AssessOptions } from './assess';
import { exitCodes } from './exit-codes';

/** A stick with evidence of as many machines as names are given; a name may be there more than once. */
async function stickOf(hosts: readonly string[]): Promise<string> {
  const stick = await temporaryFolder();
  for (const [index, host] of hosts.entries()) {
    await evidenceFolder(
      evidenceFiles({ ...debian(), 'file /proc/sys/kernel/hostname': `${host}\n` }),
      path.join(stick, `evidence-${index}`),
    );
  }
  return stick;
}

const brokenOff = (stick: string) => evidenceFolder(evidenceFiles(debian(), { end: null }), path.join(stick, 'evidence-broken'));

async function assess(options: AssessOptions, signal = new AbortController().signal) {
  const said = { out: '', err: '' };
  const output = (name: keyof typeof said) => {
    const write = (text: string) => {
      said[name] += text;
    };
    return { write, colours: false, columns: 4_000 };
  };
  const context = { out: output('out'), err: output('err'), signal };
  const code = await assessCommand({ pdf: false, ...options }, context).catch((cause: unknown) => cause);
  return { code, ...said };
}

const documentIn = async (file: string): Promise<ReadinessDocument> => documentSchema.parse(JSON.parse(await readFile(file, 'utf8')));

test('each machine has a document of its own, also where names and times are alike, and a line in the table, the gravest first', async () => {
  const [stick, reports] = [await stickOf(['ws-1', 'WS-1', 'ws-1', 'ws-2']), await temporaryFolder()];
  await writeFile(path.join(stick, 'old.mdeready.json'), exportJson(sampleDocument()));
  const { code, out } = await assess({ from: [stick], out: reports, site: 'Branch 12' });
  const names = await readdir(reports);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
  const documents = await Promise.all(names.map((name) => documentIn(path.join(reports, name))));
  expect(documents.map(({ machine }) => machine.name).toSorted()).toEqual(['WS-1', 'srv-b12-files', 'ws-1', 'ws-1', 'ws-2']);
  expect(documents.map(({ basedOn }) => basedOn?.kind).toSorted()).toEqual(['document', 'evidence', 'evidence', 'evidence', 'evidence']);
  for (const { site } of documents) expect(site).toBe('Branch 12');
  const words = documents.map(({ verdict }) => verdict.word);
  expect(code).toBe(words.includes('blocked') ? exitCodes.blocked : exitCodes.incomplete);
  const lines = out.trim().split('\n');
  expect(lines[0]).toMatch(/^Machine +System +Verdict +Collected +Read$/);
  expect(lines.filter((line) => / 24 Nov 2026, 07:11 UTC /.test(line))).toHaveLength(5);
  expect(out).toContain(`Written: 5 files in ${reports}`);
});

test('one that cannot be read is told, does not stop the others, and shows in the code', async () => {
  const [stick, reports] = [await stickOf(['ws-1', 'ws-2']), await temporaryFolder()];
  await brokenOff(stick);
  const { code, out, err } = await assess({ from: [stick], out: reports, quiet: true });
  expect(code).toBe(exitCodes.badFile);
  expect(await readdir(reports)).toHaveLength(2);
  expect(out).toBe('');
  expect(err).toContain('The script broke off before its end');
  expect(err).toContain(path.join(stick, 'evidence-broken'));
  expect(err).toContain('1 of 3 machines could not be read.');
});

test('on standard output they are one list', async () => {
  const stick = await stickOf(['ws-1', 'ws-2']);
  const { out } = await assess({ from: [path.join(stick, 'evidence-1'), stick], json: '-', quiet: true });
  const list: unknown = JSON.parse(out);
  expect(list).toMatchObject([{ machine: { name: 'ws-2' } }, { machine: { name: 'ws-1' } }]);
});

test('files that exist are kept, and with force replaced, but never what is read', async () => {
  const stick = await stickOf(['ws-1', 'ws-2']);
  const options: AssessOptions = { from: [stick], out: stick, quiet: true };
  await assess(options);
  const first = (await readdir(stick)).filter((name) => name.endsWith('.json'));
  expect(first).toHaveLength(2);
  const before = await Promise.all(first.map((name) => readFile(path.join(stick, name), 'utf8')));
  await assess({ ...options, force: true });
  expect(await Promise.all(first.map((name) => readFile(path.join(stick, name), 'utf8')))).toEqual(before);
});

test('one file for several is refused before anything is read', async () => {
  const stick = await stickOf(['ws-1', 'ws-2']);
  const file = path.join(stick, 'all.json');
  expect((await assess({ from: [stick], json: file })).code).toMatchObject({ data: { code: 'not-written', where: file } });
  expect(await readdir(stick)).not.toContain('all.json');
});

test('stopped, it says what was written', async () => {
  const [stick, reports] = [await stickOf(['ws-1', 'ws-2']), await temporaryFolder()];
  const { code, err } = await assess({ from: [stick], out: reports, quiet: true }, AbortSignal.abort());
  expect(code).toBe(exitCodes.interrupted);
  expect(err).toContain('Stopped after 0 of 2 machines. Written, and whole: no file');
});

test('a single one is summed up as ever, with how it came about', async () => {
  const stick = await stickOf(['ws-1']);
  const { out } = await assess({ from: [stick] });
  expect(out).toMatch(
    /Collected by collect\.sh on ws-b12-014, 24 Nov 2026, 07:11 UTC, by root with administrator rights; \d+ sources read, 1 not readable\./,
  );
  expect(out).not.toMatch(/^Machine +System/m);
});

test('what evidence consists of is not written over', async () => {
  const evidence = path.join(await stickOf(['ws-1']), 'evidence-0');
  for (const name of ['index.txt', 'raw/1']) {
    const file = path.join(evidence, name);
    const { code } = await assess({ from: [evidence], json: file, force: true });
    expect(code).toMatchObject({ data: { code: 'not-written', where: file } });
    expect((await readFile(file, 'utf8')).startsWith('{')).toBe(false);
  }
});
