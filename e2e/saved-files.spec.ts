import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'playwright/test';
import { allChecks } from '../core/checks/all.ts';
import { inventoryFile } from '../core/inventory/inventory-file.ts';
import { type ReadinessDocument, documentSchema } from '../core/document/schema.ts';
import { exportJson } from '../core/export/json.ts';
import { machineWith } from '../core/inventory/machines.test-support.ts';
import type { Inventory } from '../core/inventory/schema.ts';
import { codes, defenderReadiness } from './command';
import { documentOf } from './documents';
import { test } from './launch';

const readDocument = async (file: string): Promise<ReadinessDocument> => documentSchema.parse(JSON.parse(await readFile(file, 'utf8')));

async function written(folder: string, name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

test.describe('assess --from', () => {
  test('assesses a document again, leaves it as it is, and says what the new one was made of', async ({ folder }) => {
    const before: ReadinessDocument = {
      ...documentOf(machineWith('windows-server-2019')),
      site: 'Branch 12',
      statements: [
        {
          checkId: 'licences-verified',
          answer: 'done',
          choice: null,
          by: 'R. Doe',
          on: '2026-11-20',
          note: null,
          recordedAt: '2026-11-24T07:12:30.000Z',
        },
      ],
    };
    const file = await written(folder, 'a.mdeready.json', exportJson(before));
    const json = path.join(folder, 'b.mdeready.json');
    const pdf = path.join(folder, 'b.pdf');
    const { code, stdout, stderr } = await defenderReadiness([
      'assess',
      '--from',
      file,
      '--assessor',
      'R. Doe',
      '--json',
      json,
      '--pdf',
      pdf,
    ]);
    const after = await readDocument(json);
    expect(code).toBe(codes[after.verdict.word]);
    expect(stderr).toBe('');
    expect(stdout).toContain('Made of the document of 24 Nov 2026, 07:12 UTC');
    expect(after.inventory).toEqual(before.inventory);
    expect(after).toMatchObject({ statements: before.statements, site: 'Branch 12', assessor: 'R. Doe', machine: before.machine });
    expect(after.basedOn).toMatchObject({ kind: 'document', id: before.id });
    expect(after.id).not.toBe(before.id);
    expect(await readFile(file, 'utf8')).toBe(exportJson(before));
    expect((await readFile(pdf)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  test('takes what "inventory --json" printed, as the shell of another system redirects it', async ({ folder }) => {
    const { stdout } = await defenderReadiness(['inventory', '--json', '--quiet']);
    const utf8 = await written(folder, 'utf8.json', stdout);
    const utf16 = path.join(folder, 'utf16.json');
    await writeFile(utf16, Buffer.from(`\ufeff${stdout.replaceAll('\n', '\r\n')}`, 'utf16le'));
    const documents = await Promise.all(
      [utf8, utf16].map(async (file) => {
        const ended = await defenderReadiness(['assess', '--from', file, '--quiet', '--json', '-']);
        const document = documentSchema.parse(JSON.parse(ended.stdout));
        expect(ended.code).toBe(codes[document.verdict.word]);
        return document;
      }),
    );
    expect(documents.map(({ basedOn }) => basedOn)).toEqual([{ kind: 'inventory' }, { kind: 'inventory' }]);
    const { kind: _, ...inventory } = JSON.parse(stdout) as Inventory & { kind: string };
    expect(documents.map((document) => document.inventory)).toEqual([inventory, inventory]);
  });

  test('takes the file of an earlier version: what it did not collect is not known', async ({ folder }) => {
    const { securityCenter: _, ...sections } = machineWith('windows-11').sections;
    const file = await written(folder, 'old.json', JSON.stringify({ ...inventoryFile(machineWith('windows-11')), sections }));
    const { stdout } = await defenderReadiness(['assess', '--from', file, '--quiet', '--json', '-']);
    const { inventory } = documentSchema.parse(JSON.parse(stdout));
    expect(inventory.sections.securityCenter).toMatchObject({ status: 'unavailable', reason: 'not-collected' });
  });

  test('refuses what it cannot read with 65, and writes nothing', async ({ folder }) => {
    const whole = exportJson(documentOf(machineWith('debian-13')));
    const bad = [
      path.join(folder, 'missing.json'),
      await mkdtemp(path.join(folder, 'empty-')),
      await written(folder, 'empty.json', ''),
      await written(folder, 'prose.json', 'Dear Sir'),
      await written(folder, 'half.json', whole.slice(0, whole.length / 2)),
      await written(folder, 'other.json', '{"kind": "list"}'),
      await written(folder, 'later.json', whole.replace('"schemaVersion": 1', '"schemaVersion": 2')),
      await written(folder, 'report.json', '%PDF-2.0'),
    ];
    const target = path.join(folder, 'new.json');
    for (const file of bad) {
      const { code, stdout, stderr } = await defenderReadiness(['assess', '--from', file, '--json', target]);
      expect({ file, code, stdout }).toEqual({ file, code: 65, stdout: '' });
      expect(stderr).toContain(file);
      expect(stderr).toContain('To mend it:');
      expect(stderr).not.toMatch(/^ +at /m);
    }
    await expect(readFile(target)).rejects.toThrow('ENOENT');
    expect((await defenderReadiness(['assess', '--from', '-'])).code).toBe(64);
    expect((await defenderReadiness(['assess', '--from', ''])).code).toBe(64);
  });
});

test.describe('compare', () => {
  const good = () => documentOf(machineWith('windows-11'));
  const worse = () =>
    documentOf(machineWith('windows-11', { operatingSystem: { architecture: 'x86' }, windowsSystem: { powerShell: '2.0' } }));

  test('says what is worse and ends with 1; the other way round it is better, and ends with 0', async ({ folder }) => {
    const a = await written(folder, 'a.json', exportJson(good()));
    const b = await written(
      folder,
      'b.json',
      exportJson({
        ...worse(),
        findings: worse().findings.map((each) => (each.checkId === 'clock' ? { ...each, outcome: 'warn' } : each)),
      }),
    );
    const there = await defenderReadiness(['compare', a, b]);
    expect(there.code).toBe(1);
    expect(there.stdout).toMatch(/Worse \(\d+\)\n[\s\S]*Clock \(clock\): Passed -> Warning/);
    expect(there.stdout).toContain('PowerShell: 5.1 -> 2.0');
    expect(there.stdout).toContain('Architecture: x64 -> x86');
    expect(there.stdout).not.toContain('\u001b[');
    const back = await defenderReadiness(['compare', '--json', b, a]);
    expect(back.code).toBe(0);
    const comparison = JSON.parse(back.stdout);
    expect(comparison).toMatchObject({ kind: 'mdeready-comparison', sameMachine: true, regression: false });
    expect(comparison.findings).toContainEqual(
      expect.objectContaining({
        checkId: 'clock',
        title: 'Clock',
        change: 'better',
        after: expect.objectContaining({ outcome: 'pass', sentence: expect.any(String) }),
      }),
    );
  });

  test('a document and itself do not differ', async ({ folder }) => {
    const a = await written(folder, 'a.json', exportJson(good()));
    const { code, stdout } = await defenderReadiness(['compare', a, a]);
    expect(code).toBe(0);
    expect(stdout).toContain('as before');
    expect(stdout).toContain('No finding differs.');
    expect(stdout).toContain('No fact differs.');
  });

  test('two machines, an inventory, a damaged file and a missing word are refused', async ({ folder }) => {
    const a = await written(folder, 'a.json', exportJson(good()));
    const other = await written(
      folder,
      'other.json',
      exportJson(documentOf(machineWith('macos-26', { host: { machineIdHash: 'ab'.repeat(32) } }))),
    );
    const nameless = await written(
      folder,
      'nameless.json',
      exportJson(documentOf(machineWith('windows-11', { host: { machineIdHash: null } }))),
    );
    const inventory = await written(folder, 'inventory.json', JSON.stringify(inventoryFile(machineWith('windows-11'))));
    const said = async (...words: string[]) => {
      const { code, stderr } = await defenderReadiness(['compare', ...words]);
      return { code, stderr };
    };
    expect(await said(a, other)).toMatchObject({ code: 65, stderr: expect.stringContaining('two different machines') });
    expect(await said(a, nameless)).toMatchObject({ code: 65, stderr: expect.stringContaining('cannot be told') });
    expect(await said(a, inventory)).toMatchObject({ code: 65, stderr: expect.stringContaining('assess --from') });
    expect((await said(a, path.join(folder, 'missing.json'))).code).toBe(65);
    expect((await said(a)).code).toBe(64);
    expect((await said(a, a, '--nonsense')).code).toBe(64);
    expect([0, 1]).toContain((await said('--any-machine', a, other)).code);
  });
});

test.describe('explain', () => {
  test('lists every check, and says of each what can come out', async () => {
    const list = await defenderReadiness(['explain']);
    expect(list.code).toBe(0);
    for (const { id } of allChecks) expect(list.stdout).toMatch(new RegExp(`^  ${id} `, 'm'));
    const ids = JSON.parse((await defenderReadiness(['explain', '--json'])).stdout).map(({ id }: { id: string }) => id);
    expect(ids).toEqual(allChecks.map(({ id }) => id));
    const one = await defenderReadiness(['explain', 'free-disk-space']);
    expect(one.code).toBe(0);
    expect(one.stdout).toContain('<volume> has only <free> free; Defender needs <needed>.');
    expect(one.stdout).toContain('https://learn.microsoft.com/');
    const json = JSON.parse((await defenderReadiness(['explain', 'edr-platform', '--json'])).stdout);
    expect(json).toMatchObject({ id: 'edr-platform', essential: true, links: [{ id: 'edr-overview' }] });
  });

  test('an id that is not there ends with 64 and names what was meant', async () => {
    const { code, stdout, stderr } = await defenderReadiness(['explain', 'free-disk-spce']);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain('Did you mean free-disk-space');
    expect((await defenderReadiness(['explain', 'xyzzy'])).stderr).toContain('Run explain without an id');
  });
});
