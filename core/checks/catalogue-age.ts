import { ageInDays } from '../catalogue/age';
import { defineCheck } from './check';

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
    replace: 'Import a newer catalogue, or install a newer version of the product.',
    stepFetch: 'Get the latest catalogue where there is internet, and carry the file here.',
    stepImport: 'Import it: defender-readiness catalogue import FILE.',
    again: 'Assess this device again.',
  },

  evaluate(_, { catalogue, now, say, see }) {
    const { version, asOf } = catalogue;
    const ageDays = ageInDays(asOf, now);
    const evidence = [
      see('version', version, 'catalogue'),
      see('asOfDate', asOf, 'catalogue'),
      see('ageDays', ageDays, 'catalogue'),
      see('limitDays', limitDays, 'catalogue-age'),
    ];
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
