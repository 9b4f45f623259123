import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { type Changes, findingOf, plane, remedyText, verdictLine } from './check.test-support';
import { proxyCredentials } from './proxy-credentials';

const masked = 'http://***@proxy.example.net:8080';

test.each<readonly [string, Changes, Outcome, string]>([
  ['none', {}, 'pass', 'No proxy setting of this machine holds a user name or password.'],
  ['no proxy', { proxy: { planes: [plane('apt')] } }, 'notApplicable', 'No proxy is set, so none asks for a sign-in.'],
  ['one', { proxy: { planes: [plane('apt', ['https', masked])] } }, 'fail', 'A proxy setting holds a sign-in, which Defender cannot use.'],
  [
    'two',
    { proxy: { planes: [plane('apt', ['https', masked], ['http', masked])] } },
    'fail',
    '2 proxy settings hold a sign-in, which Defender cannot use.',
  ],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(proxyCredentials, changes))).toEqual([outcome, headline]);
});

test('the evidence shows the masked value and its source', () => {
  const finding = findingOf(proxyCredentials, { proxy: { planes: [plane('apt', ['https', masked])] } });
  expect(finding.evidence).toEqual([{ name: 'setting', value: `apt: HTTPS = ${masked}`, source: 'file of apt' }]);
  expect(remedyText(finding)).toContain('Take user name and password out of: apt.');
});
