import { ageInDays } from '../catalogue/age';
import { defineCheck } from './check';
import { daysBetween } from './days';

/** Microsoft changes its list of addresses several times a year; half a year is more than one change. */
const limitDays = 180;

export const catalogueAge = defineCheck({
  id: 'catalogue-age',
  step: 3,
  title: 'Age of the catalogue',
  whyItMatters: 'Addresses, versions and ends of support change; an old catalogue judges by what no longer holds.',
  owner: 'technician',
  requires: [],
  references: ['ENV', 'STD'],
  links: ['network-configuration'],
  evidence: { version: 'Version of the catalogue', asOfDate: 'Facts as of', ageDays: 'Age in days', limitDays: 'Days until it is old' },
  messages: {
    recent: 'The catalogue {version} is recent: its facts are of {asOfDate}.',
    old: 'The catalogue {version} is {ageDays, plural, one {# day} other {# days}} old: its facts are of {asOfDate}.',
    toCome: 'The catalogue {version} says that its facts are of {asOfDate}, which is still to come on this device.',
    replace: 'Import a newer catalogue, or install a newer version of the product.',
    stepFetch: 'Get the latest catalogue where there is internet, and carry the file here.',
    stepImport: 'Import it: defender-readiness catalogue import FILE.',
    setClock: 'Set the clock of this device, or go back to a catalogue with a true date.',
    stepClock: 'Compare the date of this device with a clock that is right, and set it where they differ.',
    stepRestore: 'Where it is right, go back to the catalogue before this one: defender-readiness catalogue restore.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['toCome', 'old'], pass: ['recent'] },
  orders: ['setClock', 'replace'],

  evaluate(_, { catalogue, now, say, see }) {
    const { version, asOf } = catalogue;
    const ageDays = ageInDays(asOf, now);
    const evidence = [
      see('version', version, 'catalogue'),
      see('asOfDate', asOf, 'catalogue'),
      see('ageDays', ageDays, 'catalogue'),
      see('limitDays', limitDays, 'catalogue-age'),
    ];
    // It would pass as recent until that day.
    if (daysBetween(asOf, now) < 0) {
      const steps = [say('stepClock'), say('stepRestore'), say('again')];
      return {
        outcome: 'warn',
        headline: say('toCome', { version, asOfDate: asOf }),
        remedy: { summary: say('setClock'), steps },
        evidence,
      };
    }
    if (ageDays <= limitDays) return { outcome: 'pass', headline: say('recent', { version, asOfDate: asOf }), evidence };
    const steps = [say('stepFetch'), say('stepImport'), say('again')];
    return {
      outcome: 'warn',
      headline: say('old', { version, ageDays, asOfDate: asOf }),
      remedy: { summary: say('replace'), steps },
      evidence,
    };
  },
});
