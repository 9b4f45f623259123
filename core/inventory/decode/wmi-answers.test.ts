import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeWmiAnswers } from './wmi-answers';

/** Made up in the shape that docs/evidence.md gives. */
const whole =
  '{"format":1,"at":"2026-11-24T07:12:01Z","rows":{"hotfixes":[{"HotFixID":"KB1"}],"ports":[{"Names":["a",null],"Up":true}]},' +
  '"versions":{"NTOSKRNL.EXE":{"present":true,"version":"10.0.1.2","owner":null}},"errors":[{"id":"antivirus","code":"8004100E"}],"end":true}\r\n';

test('rows, versions and errors by their names', () => {
  const answers = decodeWmiAnswers(whole);
  expect([answers.at, answers.whole]).toEqual(['2026-11-24T07:12:01Z', true]);
  expect(answers.rows.get('hotfixes')).toEqual([{ HotFixID: 'KB1' }]);
  expect(answers.rows.get('ports')).toEqual([{ Names: ['a', null], Up: true }]);
  expect(answers.versions.get('ntoskrnl.exe')).toEqual({ present: true, version: '10.0.1.2', owner: null });
  expect(answers.errors.get('antivirus')).toBe('8004100e');
});

test('without its end it broke off', () => {
  expect(decodeWmiAnswers('{"format":1,"rows":{},"versions":{},"errors":[]}')).toMatchObject({ whole: false, at: null });
});

test.each([
  ['nothing', ' \r\n', 'it is empty'],
  ['half of it', whole.slice(0, 60), 'it is not JSON'],
  ['a newer format', whole.replace('"format":1', '"format":2'), 'format is not as it should be'],
  ['rows that are none', whole.replace('[{"HotFixID":"KB1"}]', '[[1]]'), 'rows.hotfixes is not as it should be'],
  ['two million values', `{"format":1,"rows":{"x":[${'{"a":1},'.repeat(2_000_000)}{}]},"versions":{},"errors":[]}`, 'longer than'],
  ['half a million values', `{"format":1,"rows":{"x":[${'{"a":1},'.repeat(500_000)}{}]},"versions":{},"errors":[]}`, 'not as it should be'],
])('%s is malformed', (_, text, problem) => {
  expect(() => decodeWmiAnswers(text)).toThrow(problem);
});

test('any text is decoded or refused', () =>
  decodesAnyText(decodeWmiAnswers, [
    '{"format":1',
    ',"rows":{',
    '"versions":{}',
    '"errors":[]',
    '}',
    '"__proto__":',
    '[',
    '{"id":"a"}',
    ':1',
  ]));
