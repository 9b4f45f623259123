/** How a Windows account writes days: the values of HKCU\Control Panel\International, as far as they were read. */
export interface DayForm {
  /** iDate: "0" month, day, year; "1" day, month, year; "2" year, month, day (Microsoft Learn, LOCALE_IDATE). */
  readonly order: string | null;
  /** sShortDate: "dd.MM.yyyy". */
  readonly picture: string | null;
  /** iCalendarType: "1" is the Gregorian calendar (Microsoft Learn, "Calendar Identifiers"). */
  readonly calendar: string | null;
}

/** Gregorian calendars, in whatever language: CAL_GREGORIAN, _US, _ME_FRENCH, _ARABIC, _XLIT_ENGLISH, _XLIT_FRENCH of winnls.h. */
const gregorian: readonly string[] = ['1', '2', '9', '10', '11', '12'];

/**
 * The moment that a script wrote as ISO 8601 in UTC.
 *
 * @returns `null` for any other text, and for a moment that is none
 */
export function utcMoment(text: string): Date | null {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;
  return form.test(text) ? known(Date.parse(text)) : null;
}

/**
 * The moment that a batch file wrote as `local %DATE% %TIME%`: "local Tue 11/24/2026  7:11:58.12", "local 24.11.2026 07:11:58,12".
 *
 * @param bias minutes that UTC is ahead of the local time (ActiveTimeBias)
 * @returns `null` where the order of day and month, the calendar or the zone leave it open
 */
export function localMoment(text: string, form: DayForm, bias: number | null): Date | null {
  if (bias === null || !Number.isInteger(bias) || Math.abs(bias) > 24 * 60) return null;
  if (form.calendar !== null && !gregorian.includes(form.calendar)) return null;
  const clock = /^local (.{6,60}?)\s+(\d{1,2})[:.](\d{2})[:.](\d{2})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  const day = dayOf(clock?.[1] ?? '', form);
  if (!clock || !day) return null;
  const [hours, minutes, seconds] = [Number(clock[2]), Number(clock[3]), Number(clock[4])];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const local = Date.UTC(day.year, day.month - 1, day.day, hours, minutes, seconds);
  if (new Date(local).getUTCDate() !== day.day) return null; // there is no such day
  return known(local + bias * 60_000);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayOf(text: string, form: DayForm): Day | null {
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length !== 3 || numbers.some((number) => number.length > 4)) return null;
  const order = numbers[0]?.length === 4 ? 'yMd' : (orderOf(form) ?? orderOfItself(numbers));
  if (order === null) return null;
  const part = (letter: string) => numbers[order.indexOf(letter)] ?? '';
  const [month, day] = [Number(part('M')), Number(part('d'))];
  const year = part('y').length === 2 ? 2000 + Number(part('y')) : Number(part('y'));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : null;
}

/** The picture counts before the number beside it, which Windows keeps for older programs. */
function orderOf({ order, picture }: DayForm): string | null {
  const letters = (picture ?? '').replace(/'[^']*'|d{3,}/g, '').match(/d+|M+|y+/g) ?? [];
  const own = letters.map((run) => run[0]).join('');
  if (['dMy', 'Mdy', 'yMd'].includes(own)) return own;
  return { '0': 'Mdy', '1': 'dMy', '2': 'yMd' }[order ?? ''] ?? null;
}

/** A number above 12 is no month. */
function orderOfItself([first = '', second = '', third = '']: readonly string[]): string | null {
  if (third.length !== 4) return null;
  if (Number(first) > 12) return 'dMy';
  return Number(second) > 12 ? 'Mdy' : null;
}

/** What a document can state: a moment of a year with four digits, of this age. */
function known(time: number): Date | null {
  const moment = new Date(time);
  const year = moment.getUTCFullYear();
  return year >= 1990 && year <= 9999 ? moment : null;
}
