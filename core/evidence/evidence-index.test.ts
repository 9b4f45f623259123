import { describe, expect, test } from 'vitest';
import { decodesAnyText } from '../inventory/decode/any-text.test-support';
import { decodeEvidenceIndex, evidenceVersion } from './evidence-index';

/** The example of docs/evidence.md. */
const example = [
  'mdeready-evidence 1',
  'script collect.sh 1',
  'catalogue 2026.11.24',
  'family linux',
  'began 2026-11-24T07:11:58Z',
  'host ws-b12-014',
  'elevated yes',
  '1 read 245 file /etc/os-release',
  '2 absent - file /etc/oracle-release',
  '3 read - exists /run/systemd/system',
  '4 denied - file /etc/sssd/sssd.conf',
  'end 4 2026-11-24T07:12:03Z',
  '',
];
const text = example.join('\n');

test.each(['\n', '\r\n', ' \r\n'])('headers, entries and end, with lines that end in %j', (end) => {
  const index = decodeEvidenceIndex(example.join(end));
  expect(index).toMatchObject({ script: { name: 'collect.sh', version: 1 }, catalogueVersion: '2026.11.24', family: 'linux' });
  expect(index.headers.get('host')).toBe('ws-b12-014');
  expect(index.entries).toHaveLength(4);
  expect(index.entries[0]).toEqual({ raw: 1, state: 'read', bytes: 245, key: 'file /etc/os-release' });
  expect(index.end).toEqual({ entries: 4, at: '2026-11-24T07:12:03Z' });
});

test('a run that broke off has no end, whatever its last line looks like', () => {
  for (const length of [text.length - 1, text.length - 12, text.indexOf('4 denied'), text.indexOf('4 denied') + 3]) {
    expect(decodeEvidenceIndex(text.slice(0, length)).end).toBeNull();
  }
});

describe('an index at fault', () => {
  test.each([
    ['another count at its end', text.replace('end 4', 'end 3'), 'counts 3 sources where 4 are listed'],
    ['a state that is none', text.replace('2 absent', '2 gone'), 'line 9 names a state that is none'],
    ['one file twice', text.replace('2 absent -', '1 read 7'), 'line 9 names a file that an earlier line names'],
    ['a header twice', text.replace('host ', 'family linux\nhost '), 'states family twice'],
    ['a header behind entries', text.replace('end 4', 'user root\nend 4'), 'has no form that an index knows'],
    ['an empty line', text.replace('host ', '\nhost '), 'line 6 is empty'],
    ['no family', text.replace('family linux\n', ''), 'does not name the family'],
    ['no script', text.replace('collect.sh 1', 'collect.sh'), 'does not name its script'],
    ['a family that is none', text.replace('family linux', 'family beos'), 'does not name the family'],
    ['no catalogue', text.replace('catalogue 2026.11.24\n', ''), 'does not name its catalogue'],
    ['a newer format', text.replace('evidence 1', 'evidence 2'), 'line 1 does not name format 1'],
    [
      'more headers than any',
      text.replace('host ', `${Array.from({ length: 100 }, (_, count) => `x${count} y\n`).join('')}host `),
      'headers',
    ],
    ['more lines than any', `${text.slice(0, text.indexOf('1 read'))}${'1 absent - x\n'.repeat(200_001)}`, 'is more than the 200000'],
  ])('by %s', (_, faulty, problem) => {
    expect(() => decodeEvidenceIndex(faulty)).toThrow(problem);
  });

  test('any text is decoded or refused', () =>
    decodesAnyText(
      (each) => decodeEvidenceIndex(`mdeready-evidence 1\n${each}`),
      [...example.map((line) => `${line}\n`), '1 read ', '- file ', '\r'],
    ));
});

test.each([
  ['mdeready-evidence 1\n', 1],
  ['\uFEFFmdeready-evidence 12\r\n', 12],
  ['mdeready-evidence 1x\n', null],
  ['{}', null],
  ['', null],
])('the format of %j', (each, version) => {
  expect(evidenceVersion(each)).toBe(version);
});
