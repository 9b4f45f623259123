import { expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { findingOf, linuxSystem, on, remedyText, verdictLine, windowsSystem } from './check.test-support';
import { packageSourceConnectivity } from './package-source-connectivity';

test('the source is deferred on Linux, whose package manager goes out by its own proxy', () => {
  const finding = findingOf(packageSourceConnectivity, {});
  expect(verdictLine(finding)).toEqual(['deferred', 'Whether the package manager reaches packages.microsoft.com has not been tested yet.']);
  expect(remedyText(finding)).toContain('Ask for packages.microsoft.com to be open on TCP 443 for this device.');
  expect(finding.essential).toBe(true);
});

test.each([
  ['Windows', on(windowsSystem('Windows 11 Enterprise', 26100))],
  ['a Linux that Defender does not support', on(linuxSystem('arch', 'rolling'))],
])('it does not apply on %s', (_, changes) => {
  expect(findingOf(packageSourceConnectivity, changes).outcome).toBe('notApplicable');
});

test('the host it names is one of the catalogue, and needed on Linux', () => {
  const [host] = findingOf(packageSourceConnectivity, {}).evidence;
  expect(sampleCatalogue().network.endpoints.filter((endpoint) => endpoint.host === host?.value)).not.toEqual([]);
});
