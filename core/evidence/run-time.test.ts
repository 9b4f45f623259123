import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayForm, localMoment, utcMoment } from './run-time';

const unread: DayForm = { order: null, picture: null, calendar: null };
const german: DayForm = { order: '1', picture: 'dd.MM.yyyy', calendar: '1' };
const american: DayForm = { order: '0', picture: 'M/d/yyyy', calendar: '1' };
const iso = (text: string, form: DayForm, bias: number | null) => localMoment(text, form, bias)?.toISOString() ?? null;

describe('what a batch file prints of its clock: made up in the forms of the countries named', () => {
  test.each([
    ['USA', 'local Tue 11/24/2026  2:11:58.12', american, 300, '2026-11-24T07:11:58.000Z'],
    ['Germany', 'local 24.11.2026  8:11:58,12', german, -60, '2026-11-24T07:11:58.000Z'],
    [
      'Germany, by the picture alone',
      'local 03.04.2026 08:11:58,12',
      { ...unread, picture: 'dd.MM.yyyy' },
      -60,
      '2026-04-03T07:11:58.000Z',
    ],
    ['Great Britain, by the order alone', 'local 03/04/2026 08:11:58.12', { ...unread, order: '1' }, 0, '2026-04-03T08:11:58.000Z'],
    ['Japan', 'local 2026/11/24 16:11:58.12', unread, -540, '2026-11-24T07:11:58.000Z'],
    ['Japan, in words', 'local 2026年11月24日 16:11:58.12', unread, -540, '2026-11-24T07:11:58.000Z'],
    ['Finland', 'local 24.11.2026  9.11.58,12', { ...german, picture: 'd.M.yyyy' }, -120, '2026-11-24T07:11:58.000Z'],
    [
      'the Netherlands, with a weekday in the picture',
      'local di 24-11-26  8:11:58,12',
      { ...german, picture: 'ddd d-M-yy' },
      -60,
      '2026-11-24T07:11:58.000Z',
    ],
    ['an unknown order that only one reading fits', 'local 24/11/2026 08:11:58.12', unread, -60, '2026-11-24T07:11:58.000Z'],
    ['over midnight', 'local 01.01.2027 00:30:00,00', german, -60, '2026-12-31T23:30:00.000Z'],
  ])('%s', (_, text, form, bias, expected) => {
    expect(iso(text, form, bias)).toBe(expected);
  });

  test.each([
    ['an order that is not known', 'local 03/04/2026 08:11:58.12', unread, -60],
    ['a zone that is not known', 'local 24.11.2026 08:11:58,12', german, null],
    ['a zone that is none', 'local 24.11.2026 08:11:58,12', german, 100_000],
    ['a calendar of its own', 'local 24/11/2569 08:11:58.12', { ...german, calendar: '7' }, -420],
    ['a day that is none', 'local 31.02.2026 08:11:58,12', german, -60],
    ['an hour that is none', 'local 24.11.2026 28:11:58,12', german, -60],
    ['no time', 'local 24.11.2026', german, -60],
    ['another text', '24.11.2026 08:11:58,12', german, -60],
  ])('%s leaves it open', (_, text, form, bias) => {
    expect(iso(text, form, bias)).toBeNull();
  });

  test('any text is a moment that ISO 8601 can state, or none', () => {
    const pieces = fc.array(fc.constantFrom('local ', '24', '11', '2026', '9999', '/', '.', ':', ',', ' ', '7', 'Tue'), { maxLength: 20 });
    const text = fc.oneof(
      pieces.map((parts) => `local ${parts.join('')}`),
      fc.string({ unit: 'binary' }),
    );
    const form = fc.constantFrom(unread, german, american);
    fc.assert(fc.property(text, form, fc.integer({ min: -1500, max: 1500 }), (...all) => void iso(...all)));
  });
});

test.each([
  ['2026-11-24T07:11:58Z', '2026-11-24T07:11:58.000Z'],
  ['2099-11-24T07:11:58.5Z', '2099-11-24T07:11:58.500Z'],
  ['2026-13-24T07:11:58Z', null],
  ['2026-11-24T07:11:58', null],
  ['0001-11-24T07:11:58Z', null],
  ['', null],
])('the moment %j of a script that can tell UTC', (text, expected) => {
  expect(utcMoment(text)?.toISOString() ?? null).toBe(expected);
});
