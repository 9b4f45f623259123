import { describe, expect, test } from 'vitest';
import { defineManualCheck } from '../../core/checks/check';
import { statementOf } from './statement-of';
import { emptyDraft, type StatementDraft } from './statement-slice';

const manual = {
  id: 'sample-question',
  step: 1,
  guideItem: '1.1',
  title: 'Sample question',
  whyItMatters: 'For the test.',
  owner: 'technician',
  essential: true,
  references: [],
  question: 'Is it done?',
  ask: 'Look and record it.',
  done: 'It is done.',
  notDone: 'It is not done.',
  ifNotDone: 'fail',
  remedy: 'Do it.',
  steps: [],
} as const;
const plain = defineManualCheck(manual);
const choosing = defineManualCheck({
  ...manual,
  choices: { p1: { label: 'Plan 1', done: 'It is Plan 1.' }, p2: { label: 'Plan 2', done: 'It is Plan 2.' } },
});
const proposal = { by: 'R. Example', on: '2026-11-24' };
const draft = (change: Partial<StatementDraft>): StatementDraft => ({ ...emptyDraft, answer: 'done', ...change });

test('untouched fields take what is proposed, touched ones what was typed', () => {
  expect(statementOf(plain, draft({}), proposal, '2026-11-24')).toEqual({
    ok: true,
    input: { checkId: 'sample-question', answer: 'done', choice: null, by: 'R. Example', on: '2026-11-24', note: null },
  });
  expect(statementOf(plain, draft({ by: 'B', on: '2026-11-20', note: ' n ' }), proposal, '2026-11-24')).toMatchObject({
    input: { by: 'B', on: '2026-11-20', note: 'n' },
  });
});

test('a choice is asked for only with "done", and sent only then', () => {
  expect(statementOf(choosing, draft({}), proposal, '2026-11-24')).toEqual({ ok: false, problems: { choice: 'Choose one of these.' } });
  expect(statementOf(choosing, draft({ choice: 'p2' }), proposal, '2026-11-24')).toMatchObject({ ok: true, input: { choice: 'p2' } });
  expect(statementOf(choosing, draft({ answer: 'notDone', choice: 'p2' }), proposal, '2026-11-24')).toMatchObject({
    ok: true,
    input: { choice: null },
  });
});

describe('what keeps a draft from being a statement', () => {
  test.each([
    [{ answer: null }, { answer: 'Choose an answer.' }],
    [{ by: '  ' }, { by: 'Write who answers.' }],
    [{ by: 'x'.repeat(201) }, { by: 'Write one line of at most 200 letters.' }],
    [{ by: 'two\nlines' }, { by: 'Write one line of at most 200 letters.' }],
    [{ on: '' }, { on: 'Choose a day.' }],
    [{ on: '2026-02-30' }, { on: 'Choose a day.' }],
    [{ on: '2026-11-25' }, { on: 'Choose today or an earlier day.' }],
    [{ on: '1901-01-01' }, { on: 'Choose 3 Mar 2021 or a later day: the guide is of that date.' }],
    [{ note: 'x'.repeat(4_001) }, { note: 'Write at most 4,000 letters.' }],
  ] satisfies readonly (readonly [Partial<StatementDraft>, object])[])('%o', (change, problems) => {
    expect(statementOf(plain, draft(change), proposal, '2026-11-24')).toEqual({ ok: false, problems });
  });
});
