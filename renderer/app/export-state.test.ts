import { expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import { versionOf } from '../../core/document/version-of';
import { exportStateOf } from './export-state';

const document = sampleDocument();
const at = (time: string, of = document) =>
  ({ path: '/tmp/a.pdf', format: 'pdf', atMs: Date.parse(`2026-11-24T${time}:00Z`), id: of.id, version: versionOf(of) }) as const;

test('says when the document as it is was exported last', () => {
  expect(exportStateOf(document, [], 'Europe/Berlin')).toBe('Not exported yet');
  expect(exportStateOf(document, [at('07:35'), at('06:31')], 'Europe/Berlin')).toBe('Exported 08:35');
  expect(exportStateOf(document, [at('07:35')], 'UTC')).toBe('Exported 07:35');
});

test('says that it changed since', () => {
  expect(exportStateOf({ ...document, site: 'Branch 12' }, [at('06:31')], 'Europe/Berlin')).toBe('Changed since the export at 07:31');
});

test('an export of another document is none of this one', () => {
  const other = { ...document, id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' };
  expect(exportStateOf(document, [at('07:35', other)], 'UTC')).toBe('Not exported yet');
});
