import { describe, expect, test } from 'vitest';
import { composeDocument } from '../../core/document/compose';
import { sampleCatalogue, sampleOccasion } from '../../core/document/sample.test-support';
import type { Inventory } from '../../core/inventory/schema';
import { machineWith, withoutSection } from '../../core/inventory/machines.test-support';
import { summaryOf } from './summary';

const output = { write: () => {}, colours: false, columns: 4000 };
const linesFor = (inventory: Inventory): string[] => {
  const inputs = { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
  return summaryOf(composeDocument(inputs, sampleCatalogue(), sampleOccasion()), [], output).split('\n');
};

describe('the summary', () => {
  test('says in one line what one unread section left unknown, why, and what it is', () => {
    const lines = linesFor(withoutSection(machineWith('windows-11'), 'windowsSystem', 'Access is denied.'));
    const at = lines.findIndex((line) =>
      /^ {2}\d+ checks could not be judged: Windows system could not be read \(not readable\)\.$/.test(line),
    );
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]).toBe('    Access is denied.');
    expect(lines[at + 2]).toMatch(/^ {4}Not known: .+; .+\.$/);
    expect(lines[at + 3]).toMatch(/^ {4}You, on this machine: Read Windows system again/);
    expect(lines.filter((line) => line.includes('because Windows system could not be read'))).toHaveLength(1); // the verdict's sentence
  });

  test('names every value that it shows, and never a raw id', () => {
    const linux = machineWith('debian-13', {
      operatingSystem: {
        name: 'Alpine Linux v3.20',
        version: '3.20.3',
        osRelease: {
          id: 'alpine',
          idLike: [],
          name: 'Alpine Linux',
          versionId: '3.20.3',
          version: null,
          variantId: null,
          prettyName: 'Alpine Linux v3.20',
        },
      },
    });
    const lines = linesFor(linux);
    expect(lines.find((line) => line.includes('Alpine'))).toMatch(/^.+, Alpine Linux v3\.20$/);
    const from = lines.findIndex((line) => line.startsWith('Unknown ('));
    const unknown = lines.slice(from + 1, lines.indexOf('', from));
    expect(unknown.length).toBeGreaterThan(2);
    for (const line of unknown.filter((each) => each.startsWith('    '))) expect(line).toMatch(/^ {4}[A-Z][\w, ]+: /);
    expect(unknown.join('\n')).not.toContain('linux-other');
  });
});
