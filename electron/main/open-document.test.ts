import { expect, test } from 'vitest';
import { inventoryFile } from '../../core/inventory/inventory-file';
import type { ReadinessDocument } from '../../core/document/schema';
import { exportJson } from '../../core/export/json';
import { machineWith } from '../../core/inventory/machines.test-support';
import { loadCatalogue } from '../assessment/catalogue';
import { readSaved } from '../assessment/read-file';
import { OpenDocument } from './open-document';

const quiet = () => {};

const opened = async () => {
  const open = new OpenDocument(await loadCatalogue());
  await open.assessDevice(quiet, quiet);
  return open;
};
const statement = { checkId: 'licences-verified', answer: 'done', choice: null, by: 'R. Doe', on: '2026-11-24', note: null } as const;

test('what is said while a section is read again is kept', async () => {
  const open = await opened();
  const retry = open.retrySection('network');
  open.record(statement);
  open.describe({ site: 'Branch 12', assessor: null });
  const document = await retry;
  expect(document).toMatchObject({ site: 'Branch 12', statements: [statement] });
  expect(open.current()).toBe(document);
});

test('a second run is refused while one is under way, and the first goes on', async () => {
  const open = await opened();
  const running = open.assessDevice(quiet, quiet);
  await expect(open.assessDevice(quiet, quiet)).rejects.toMatchObject({ data: { code: 'refused' } });
  expect((await running).kind).toBe('mdeready');
});

test('a cancelled run leaves the document as it was', async () => {
  const open = await opened();
  const before = open.current();
  const running = open.assessDevice(quiet, quiet);
  open.cancel();
  await expect(running).rejects.toMatchObject({ data: { code: 'cancelled' } });
  expect(open.current()).toBe(before);
});

test('something would be lost from the first answer until the export, and again after the next', async () => {
  const open = await opened();
  expect(open.holdsUnexported()).toBe(false);
  open.exported(open.record(statement));
  expect(open.holdsUnexported()).toBe(false);
  open.record({ ...statement, answer: 'notDone' });
  expect(open.holdsUnexported()).toBe(true);
});

test.each([
  ['a check that nobody answers', { checkId: 'free-disk-space' }],
  ['a check that is not there', { checkId: 'no-such-check' }],
  ['a choice where there is none', { choice: 'intune' }],
  ['no choice where one is needed', { checkId: 'rbac-configured' }],
  ['a choice that is not offered', { checkId: 'rbac-configured', choice: 'post-it' }],
])('%s is refused and nothing is recorded', async (_, changed) => {
  const open = await opened();
  expect(() => open.record({ ...statement, ...changed })).toThrow();
  expect(open.current().statements).toEqual([]);
});

/** A file of another machine: the made-up Windows 11 client. */
const elsewhere = Buffer.from(JSON.stringify(inventoryFile(machineWith('windows-11'))));

test('a file becomes the open document; what was said before is not in it', async () => {
  const open = await opened();
  open.record(statement);
  const document = open.take(open.assess(readSaved(elsewhere, 'client.json')), 'client.json');
  expect(document).toMatchObject({ basedOn: { kind: 'inventory' }, statements: [], machine: { name: 'ws-b12-014' } });
  expect(open.current()).toBe(document);
  expect(open.holdsUnexported()).toBe(false);
  expect(open.record(statement)).toMatchObject({ id: document.id, basedOn: { kind: 'inventory' }, statements: [statement] });
  expect(open.holdsUnexported()).toBe(true);
});

test('a document of a file keeps its inventory, its answers and its names, gets an id of its own, and says what it was made of', async () => {
  const open = await opened();
  open.describe({ site: 'Branch 12', assessor: 'R. Doe' });
  const saved = open.record(statement);
  const { id, inventory, statements, site, assessor, basedOn } = open.assess(readSaved(Buffer.from(exportJson(saved)), 'a.json'));
  expect(inventory).toEqual(saved.inventory);
  expect({ statements, site, assessor }).toEqual({ statements: saved.statements, site: 'Branch 12', assessor: 'R. Doe' });
  expect(id).not.toBe(saved.id);
  const { version, asOf } = saved.catalogue;
  expect(basedOn).toEqual({ kind: 'document', id: saved.id, assessedAt: saved.assessedAt, catalogue: { version, asOf } });
});

test('a file that cannot be read leaves the document as it was', async () => {
  const open = await opened();
  const before = open.current();
  expect(() => open.assess(readSaved(Buffer.from('{}'), 'a.json'))).toThrow(/of another kind/);
  expect(open.current()).toBe(before);
});

test('while the device is read no file is taken up', async () => {
  const open = await opened();
  const file = open.assess(readSaved(elsewhere, 'client.json'));
  const running = open.assessDevice(quiet, quiet);
  expect(() => open.assess(readSaved(elsewhere, 'client.json'))).toThrow(/being read already/);
  expect(() => open.take(file, 'client.json')).toThrow(/being read already/);
  await running;
  expect(open.current().machine.name).not.toBe('ws-b12-014');
});

test('a section of another machine is not read here, and what was said of that machine is not said of this one', async () => {
  const open = await opened();
  open.take(open.assess(readSaved(elsewhere, 'client.json')), 'client.json');
  open.record(statement);
  const before = open.current();
  await expect(open.retrySection('network')).rejects.toMatchObject({ data: { code: 'refused' } });
  expect(open.current()).toBe(before);
  expect(await open.isOfThisMachine()).toBe(false);
  const here = await open.assessDevice(quiet, quiet);
  expect(here).toMatchObject({ basedOn: null, statements: [], site: null });
  expect(here.inventory.sections.operatingSystem).toMatchObject({ data: { family: 'linux' } });
});

test('a document of this machine that was saved is read on here, with what was said', async () => {
  const open = await opened();
  const saved = open.record(statement);
  open.take(open.assess(readSaved(Buffer.from(exportJson(saved)), 'a.json')), 'a.json');
  expect(await open.isOfThisMachine()).toBe(true);
  expect((await open.retrySection('network')).statements).toEqual(saved.statements);
  expect(await open.assessDevice(quiet, quiet)).toMatchObject({ basedOn: null, statements: [statement] });
});

test('a document of another machine is left only where a person agrees', async () => {
  const open = await opened();
  open.take(open.assess(readSaved(elsewhere, 'client.json')), 'client.json');
  const kept = open.current();
  const refuse = () => {
    throw new Error('kept');
  };
  await expect(open.assessDevice(quiet, refuse)).rejects.toThrow('kept');
  expect(open.current()).toBe(kept);
  expect((await open.assessDevice(quiet, quiet)).basedOn).toBeNull();
  await open.assessDevice(quiet, refuse); // of this machine: nothing is left
});

/** A document of that machine, with this many answers and a site. */
const answeredElsewhere = async (count: number) => {
  const open = await opened();
  open.take(open.assess(readSaved(elsewhere, 'client.json')), 'client.json');
  for (let each = 0; each < count; each += 1) open.record(statement);
  return Buffer.from(exportJson(open.describe({ site: 'Branch 12', assessor: null })));
};

test('what the file of another machine holds is neither saved nor lost by what is said of this one', async () => {
  const open = await opened();
  open.take(open.assess(readSaved(await answeredElsewhere(3), 'client.json')), 'client.json');
  await open.assessDevice(quiet, quiet);
  expect(open.holdsUnexported()).toBe(false);
  open.record(statement);
  expect(open.holdsUnexported()).toBe(true);
});

test('a run that is broken off loses nothing and saves nothing of the file that is open', async () => {
  const open = await opened();
  open.take(open.assess(readSaved(await answeredElsewhere(1), 'client.json')), 'client.json');
  const running = open.assessDevice(quiet, quiet);
  open.cancel();
  await expect(running).rejects.toMatchObject({ data: { code: 'cancelled' } });
  expect(open.holdsUnexported()).toBe(false);
  open.record(statement);
  expect(open.holdsUnexported()).toBe(true);
});

test('an export that ends after another document was opened saves nothing of that one', async () => {
  const open = await opened();
  const written = open.record(statement);
  open.take(open.assess(readSaved(elsewhere, 'client.json')), 'client.json');
  open.record({ ...statement, answer: 'notDone' });
  open.exported(written);
  expect(open.holdsUnexported()).toBe(true);
});

test.each([
  ['where this machine has no identity', async () => null, saved],
  ['where the document has none', async () => 'a'.repeat(64), withoutId],
])('%s, nobody can tell that a file is of this machine', async (_, readId, change) => {
  const open = new OpenDocument(await loadCatalogue(), readId);
  await open.assessDevice(quiet, quiet);
  expect(await open.isOfThisMachine()).toBe(true);
  open.take(open.assess(readSaved(Buffer.from(exportJson(change(open.current()))), 'a.json')), 'a.json');
  expect(await open.isOfThisMachine()).toBe(false);
});

function saved(document: ReadinessDocument): ReadinessDocument {
  return document;
}

function withoutId(document: ReadinessDocument): ReadinessDocument {
  const { host } = document.inventory.sections;
  if (host.status !== 'read') throw new Error('this machine has a host');
  const sections = { ...document.inventory.sections, host: { ...host, data: { ...host.data, machineIdHash: null } } };
  return { ...document, inventory: { ...document.inventory, sections } };
}
