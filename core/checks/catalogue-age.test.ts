import { expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { catalogueAge } from './catalogue-age';
import { findingOf, remedyText, verdictLine } from './check.test-support';

const catalogue = { ...sampleCatalogue(), version: '2026.11.24', asOf: '2026-11-23' };

// 2027-05-22 is 180 days after 2026-11-23 (the days of the months in between, by hand: 7+31+31+28+31+30+22).
test.each([
  ['on the day', '2026-11-23T00:00:00Z', ['pass', 'The catalogue 2026.11.24 is recent: its facts are of 23 Nov 2026.']],
  ['on the last day', '2027-05-22T23:59:59Z', ['pass', 'The catalogue 2026.11.24 is recent: its facts are of 23 Nov 2026.']],
  ['a day later', '2027-05-23T00:00:00Z', ['warn', 'The catalogue 2026.11.24 is 181 days old: its facts are of 23 Nov 2026.']],
  ['years later', '2030-11-23T00:00:00Z', ['warn', 'The catalogue 2026.11.24 is 1,461 days old: its facts are of 23 Nov 2026.']],
  [
    'on the last moment of the day before',
    '2026-11-22T23:59:59Z',
    ['warn', 'The catalogue 2026.11.24 says that its facts are of 23 Nov 2026, which is still to come on this device.'],
  ],
])('%s', (_, now, line) => {
  expect(verdictLine(findingOf(catalogueAge, {}, { now: new Date(now), catalogue }))).toEqual(line);
});

test('an old one is to be replaced, from a file where there is no internet', () => {
  const finding = findingOf(catalogueAge, {}, { now: new Date('2028-01-01T00:00:00Z'), catalogue });
  expect(remedyText(finding)).toEqual([
    'Import a newer catalogue, or install a newer version of the product.',
    'Get the latest catalogue where there is internet, and carry the file here.',
    'Import it: defender-readiness catalogue import FILE.',
    'Assess this device again.',
  ]);
});

test('facts of a day to come call for a look at the clock, and then for another catalogue', () => {
  const finding = findingOf(catalogueAge, {}, { now: new Date('2026-11-24T07:00:00Z'), catalogue: { ...catalogue, asOf: '9999-12-31' } });
  expect(remedyText(finding)).toEqual([
    'Set the clock of this device, or go back to a catalogue with a true date.',
    'Compare the date of this device with a clock that is right, and set it where they differ.',
    'Where it is right, go back to the catalogue before this one: defender-readiness catalogue restore.',
    'Assess this device again.',
  ]);
});
