import { expect, test } from 'vitest';
import { loadCatalogue } from '../assessment/catalogue';
import { OpenDocument } from './open-document';

const opened = async () => {
  const open = new OpenDocument(await loadCatalogue());
  await open.assessDevice(() => {});
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
  const running = open.assessDevice(() => {});
  await expect(open.assessDevice(() => {})).rejects.toMatchObject({ data: { code: 'refused' } });
  expect((await running).kind).toBe('mdeready');
});

test('a cancelled run leaves the document as it was', async () => {
  const open = await opened();
  const before = open.current();
  const running = open.assessDevice(() => {});
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
