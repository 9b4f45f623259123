import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { allChecks } from '../checks/all';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { type Answer, answerSchema, type Statement } from '../document/statement';
import { evaluate, runnerMessages } from '../evaluate/evaluate';
import { arbitraryInventory } from '../inventory/arbitrary.test-support';
import { evidenceLabel, formatEvidence, formatMessage, formatValue, placeInWords, titleOf } from './wording';

const utc = { timeZone: 'UTC' };

describe('a sentence', () => {
  test('is formatted with its values and their units', () => {
    const message = { id: 'free-disk-space.tooLittle', values: { mount: '/', freeBytes: 1024 ** 3, neededBytes: 2 * 1024 ** 3 } };
    expect(formatMessage(message, utc)).toBe('/ has only 1.0 GiB free; Defender needs 2.0 GiB.');
  });

  test('shows two sizes that differ differently', () => {
    const values = { mount: '/', freeBytes: 2 * 1024 ** 3 - 2 ** 20, neededBytes: 2 * 1024 ** 3 };
    expect(formatMessage({ id: 'free-disk-space.tooLittle', values }, utc)).toBe('/ has only 1.999 GiB free; Defender needs 2.000 GiB.');
  });

  test('of another version is shown as it stands, not dropped', () => {
    expect(formatMessage({ id: 'some-check.someKey', values: { host: 'x' } }, utc)).toBe('some-check.someKey {"host":"x"}');
  });

  test('without a value that its sentence wants is shown as it stands, not thrown', () => {
    expect(formatMessage({ id: 'free-disk-space.tooLittle', values: { mount: '/' } }, utc)).toBe('free-disk-space.tooLittle {"mount":"/"}');
  });

  test('takes angle brackets as they are', () => {
    const message = { id: 'runner.checkFailed', values: { error: '<unknown>' } };
    expect(formatMessage(message, utc)).toBe('This check could not be completed: <unknown>.');
  });
});

test.each<readonly [string, Parameters<typeof formatValue>[1], string]>([
  ['anything', null, 'not known'],
  ['list', [], 'none'],
  ['list', ['a', 'b'], 'a, b'],
  ['flag', true, 'yes'],
  ['flag', false, 'no'],
  ['count', 3, '3'],
  ['freeBytes', 1536, '1.5 KiB'],
  ['tookMs', 400, '0.4 s'],
  ['endDate', '2026-07-11', '11 Jul 2026'],
  ['endOn', '2026-07-11', 'on 11 Jul 2026'],
  ['endOn', '2027-04', 'in Apr 2027'],
  ['switchedOn', 'by policy', 'by policy'],
  ['recordedAt', '2026-11-24T07:12:00Z', '24 Nov 2026, 07:12 UTC'],
  ['section', 'linuxSystem', 'Linux system'],
  ['family', 'macos', 'macOS'],
  ['family', 'beos', 'beos'],
  ['answer', 'notDone', 'Not done'],
  ['answer', 'toString', 'toString'],
  ['looked', ['kernel-module', 'path', 'beacon'], 'kernel modules, paths, beacon'],
  ['kind', 'virtual-machine', 'virtual machine'],
  ['defender', 'edr-block', 'passive with EDR in block mode'],
  ['host', 'srv-b12-files', 'srv-b12-files'],
])('the value %s = %j is shown as "%s"', (name, value, shown) => {
  expect(formatValue(name, value, utc)).toBe(shown);
});

test('the record of the catalogue is shown by its name, where the document has it', () => {
  const debian = { id: 'debian-12', displayName: 'Debian 12' };
  expect(formatEvidence({ name: 'record', value: 'debian-12' }, debian, utc)).toBe('Debian 12');
  expect(formatEvidence({ name: 'record', value: 'debian-11' }, debian, utc)).toBe('debian-11');
  expect(formatEvidence({ name: 'record', value: 'debian-12' }, null, utc)).toBe('debian-12');
  expect(formatEvidence({ name: 'host', value: 'debian-12' }, debian, utc)).toBe('debian-12');
});

test('labels: the check’s own, the section’s, else the name', () => {
  expect(evidenceLabel('free-disk-space', 'freeBytes')).toBe('Free');
  expect(evidenceLabel('free-disk-space', 'storage')).toBe('Storage');
  expect(evidenceLabel('clock', 'host.clock.synchronised')).toBe('Host, directory and clock: Clock synchronised');
  expect(evidenceLabel('free-disk-space', 'something')).toBe('something');
  expect(evidenceLabel('free-disk-space', 'toString.fact')).toBe('toString.fact');
  expect(titleOf('free-disk-space')).toBe('Free disk space');
  expect(titleOf('of-another-version')).toBe('of-another-version');
});

test('labels inside of a list or of what has a label are in words', () => {
  expect(evidenceLabel('free-disk-space', 'storage.mounts.0.freeBytes')).toBe('Storage: Mounts, no. 1, free bytes');
  expect(evidenceLabel('c-library', 'linuxSystem.libc.version')).toBe('Linux system: C library: version');
  expect(evidenceLabel('fanotify-conflict', 'linuxSystem.kernelOptions.CONFIG_FANOTIFY')).toBe(
    'Linux system: Kernel options: CONFIG_FANOTIFY',
  );
  expect(evidenceLabel('clock', 'windowsSystem.services.4')).toBe('Windows system: Services, no. 5');
});

test.each([
  ['storage.systemVolume.freeBytes', 'inventory, Storage'],
  ['storage', 'inventory, Storage'],
  ['storage-report.txt', 'storage-report.txt'],
  ['/etc/os-release', '/etc/os-release'],
  [null, null],
])('the source %s is shown as "%s"', (source, shown) => {
  expect(placeInWords(source)).toBe(shown);
});

describe('every message', () => {
  const own = allChecks.flatMap(({ id, messages }) => Object.entries(messages).map(([key, text]) => [`${id}.${key}`, text] as const));
  const all = [...own, ...Object.entries(runnerMessages).map(([key, text]) => [`runner.${key}`, text] as const)];

  test('has a key of its own', () => {
    const keys = all.map(([key]) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(all)('%s is an ICU message', (_, text) => {
    expect(() => new IntlMessageFormat(text, 'en-GB', undefined, { ignoreTag: true })).not.toThrow();
  });

  test('and every title, label and reason is written out', () => {
    for (const { title, whyItMatters, evidence, answer } of allChecks) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(whyItMatters).toMatch(/^[A-Z].*\.$/);
      for (const label of [...Object.values(evidence), ...Object.values(answer?.choices ?? {})]) expect(label).toMatch(/^\S.*\S$/);
    }
  });
});

describe('over generated inventories and answers', () => {
  const answers = fc.record({ answer: fc.constantFrom<Answer>(...answerSchema.options), choice: fc.nat(8), note: fc.boolean() });
  const statements = fc
    .tuple(...allChecks.filter(({ answer }) => answer).map((check) => fc.option(answers).map((given) => ({ check, given }))))
    .map((all): Statement[] =>
      all.flatMap(({ check, given }) => {
        if (given === null) return [];
        const choice = Object.keys(check.answer?.choices ?? {})[given.choice] ?? null;
        const note = given.note ? 'A note.' : null;
        return [
          { checkId: check.id, answer: given.answer, choice, by: 'A. Person', on: '2026-11-20', note, recordedAt: '2026-11-24T07:00:00Z' },
        ];
      }),
    );
  const evaluated = fc.tuple(arbitraryInventory, statements).map(([inventory, given]) => {
    const inputs = { inventory, statements: given, connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
    return evaluate(inputs, sampleCatalogue(), sampleNow()).findings;
  });

  test('every sentence that a check gives is complete: no place is left without its value', () => {
    fc.assert(
      fc.property(evaluated, (findings) => {
        for (const { headline, basis, remedy } of findings) {
          const messages = [headline, basis, ...(remedy ? [remedy.summary, ...remedy.steps] : [])].filter((message) => message !== null);
          for (const message of messages) {
            const shown = formatMessage(message, utc);
            // A registry key may be named by a GUID.
            expect(shown.replace(/\{[\dA-F-]{36}\}/gi, ''), message.id).not.toMatch(/[{}]|undefined|\[object/);
            expect(shown.trim(), message.id).toBe(shown);
            expect(shown, message.id).not.toMatch(/ {2}/);
          }
        }
      }),
    );
  });

  test('headlines end as a sentence or as a question, and remedies as a sentence', () => {
    fc.assert(
      fc.property(evaluated, (findings) => {
        for (const { outcome, headline, remedy } of findings) {
          expect(formatMessage(headline, utc), headline.id).toMatch(outcome === 'manual' ? /\?$/ : /\.$/);
          for (const { id, values } of remedy ? [remedy.summary, ...remedy.steps] : []) {
            expect(formatMessage({ id, values }, utc), id).toMatch(/\.$/);
          }
        }
      }),
    );
  });

  test('evidence has a label', () => {
    fc.assert(
      fc.property(evaluated, (findings) => {
        for (const { checkId, evidence, headline } of findings) {
          if (headline.id.startsWith('runner.')) continue;
          for (const { name } of evidence) expect(evidenceLabel(checkId, name), `${checkId}.${name}`).not.toBe(name);
        }
      }),
    );
  });
});

test('headlines without values keep to 75 letters', () => {
  const long = allChecks.flatMap(({ id, messages }) =>
    Object.entries(messages)
      .filter(([key, text]) => !/^(step|basis|.*Basis)/.test(key) && !text.includes('{') && text.length > 75)
      .map(([key, text]) => `${id}.${key} (${text.length})`),
  );
  expect(long).toEqual([]);
});
