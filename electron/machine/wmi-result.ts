import type { WmiAnswers } from '../../core/inventory/decode/wmi-answers';
import { fitsText } from './asked';
import { type SystemFile, type SystemFilesSource, Unavailable, type WmiRow, type WmiSource } from './machine';

/**
 * Numbers of errors that mean "Windows has no such thing" and "more rights are needed": WbemErrorEnum of wbemcli.h, and E_ACCESSDENIED
 * of winerror.h.
 */
const meanings: Readonly<Record<string, 'not-found' | 'refused'>> = {
  '80041002': 'not-found', // WBEM_E_NOT_FOUND
  '8004100e': 'not-found', // WBEM_E_INVALID_NAMESPACE
  '80041010': 'not-found', // WBEM_E_INVALID_CLASS
  '80041003': 'refused', // WBEM_E_ACCESS_DENIED
  '80070005': 'refused', // E_ACCESSDENIED
};

/**
 * The rows of a source among what `wmi.js` was told: those that `only` lets through, with the source's own properties.
 *
 * @param elevated whether the script ran with administrator rights
 * @throws Unavailable where it could not ask, or did not
 */
export function rowsOf(source: WmiSource, answers: WmiAnswers, elevated: boolean | null): readonly WmiRow[] {
  const code = answers.errors.get(source.id);
  if (code !== undefined) throw refusal(source.className, code, elevated);
  const rows = answers.rows.get(source.id);
  if (!rows) throw notAsked(source.className, answers);
  const { properties, only } = source;
  const wanted = rows.filter((row) => {
    const value = only === null ? '' : row[only.property];
    return only === null || (typeof value === 'string' && fitsText(value, only.texts));
  });
  return wanted.map((row) => Object.fromEntries(properties.map((property) => [property, row[property] ?? null])));
}

/**
 * The files of a source among what `wmi.js` found, by the names as the source spells them.
 *
 * @throws Unavailable where it did not look for one of them
 */
export function systemFilesOf({ names }: SystemFilesSource, answers: WmiAnswers): ReadonlyMap<string, SystemFile> {
  return new Map(
    names.map((name) => {
      const file = answers.versions.get(name.toLowerCase());
      if (!file) throw notAsked(name, answers);
      return [name, file];
    }),
  );
}

function refusal(className: string, code: string, elevated: boolean | null): Unavailable {
  const shown = /^[0-9a-f]{1,8}$/.test(code) ? `error ${code}` : 'an error of no known form';
  switch (meanings[code]) {
    case 'not-found':
      return new Unavailable('not-found', `WMI has no ${className} here (${shown}).`);
    case 'refused':
      return new Unavailable(elevated ? 'not-readable' : 'not-elevated', `WMI refuses ${className} (${shown}).`);
    default:
      return new Unavailable('failed', `WMI could not give ${className} (${shown}).`);
  }
}

const notAsked = (what: string, { whole }: WmiAnswers): Unavailable =>
  whole
    ? new Unavailable('not-collected', `wmi.js did not ask for ${what}.`)
    : new Unavailable('failed', `wmi.js broke off before it asked for ${what}.`);
