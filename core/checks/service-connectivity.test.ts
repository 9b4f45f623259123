import { expect, test } from 'vitest';
import { findingOf, verdictLine } from './check.test-support';
import { serviceConnectivity } from './service-connectivity';

test('what was not tested is deferred and essential, never passed', () => {
  const finding = findingOf(serviceConnectivity, {});
  expect(verdictLine(finding)).toEqual(['deferred', 'The way to the services of Defender has not been tested yet.']);
  expect(finding.essential).toBe(true);
});
