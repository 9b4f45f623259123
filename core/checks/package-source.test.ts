import { expect, test } from 'vitest';
import type { LinuxSystem } from '../inventory/sections/linux-system';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { english, findingOf, inventoryWith, plane, verdictLine, withGap } from './check.test-support';
import { packageSource } from './package-source';

const prod = { url: 'https://packages.microsoft.com/debian/12/prod', file: '/etc/apt/sources.list.d/microsoft-prod.list' };
const packages = (manager: LinuxSystem['packages']['manager'], sources: LinuxSystem['packages']['microsoftSources'] = [prod]) => ({
  linuxSystem: { packages: { manager, microsoftSources: sources } },
});
const of = (kind: ProxyPlane['kind'], ...settings: Parameters<typeof plane> extends [string, ...infer Rest] ? Rest : never) => ({
  ...plane(kind, ...settings),
  kind,
});
const planes = (...all: readonly ProxyPlane[]) => ({ proxy: { planes: [...all] } });

const setUp = 'apt knows packages.microsoft.com as a source.';
const apart = 'apt has no proxy, while this machine names proxy.example.net:8080 for others.';
const http = ['https', 'http://proxy.example.net:8080'] as const;
const missing = (section: string) => `Package source of Microsoft: not known, because a fact of ${section} is missing.`;

test.each([
  ['the sample', {}, 'pass', 'packages.microsoft.com is not set up as a source yet.'],
  ['set up', packages('apt'), 'pass', setUp],
  ['set up, no proxy anywhere', { ...packages('apt'), ...planes() }, 'pass', setUp],
  ['a proxy of its own', { ...packages('apt'), ...planes(of('package-manager', http), of('mdatp', http)) }, 'pass', setUp],
  ['that of login sessions', { ...packages('apt'), ...planes(of('etc-environment', http)) }, 'pass', setUp],
  ['a proxy for Defender alone', { ...packages('apt', []), ...planes(of('package-manager'), of('mdatp', http)) }, 'warn', apart],
  ['a proxy for services alone', { ...packages('apt'), ...planes(of('systemd-manager', http)) }, 'warn', apart],
  ['a list of exceptions is no proxy', { ...packages('apt'), ...planes(of('mdatp', ['bypass', 'localhost'])) }, 'pass', setUp],
  ['no manager', packages('none'), 'notApplicable', 'There is no package manager that Microsoft ships packages for.'],
  ['a manager that was not read', packages(null), 'unknown', missing('Linux system')],
  ['sources that were not read', packages('apt', null), 'unknown', missing('Linux system')],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(packageSource, changes))).toEqual([outcome, headline]);
});

test('the way of the package manager is told', () => {
  const basis = (changes: Parameters<typeof findingOf>[1]) => english(findingOf(packageSource, changes).basis);
  expect(basis(packages('apt'))).toBe('apt goes through proxy-b12.example.net:8080.');
  expect(basis({ ...packages('dnf'), ...planes() })).toBe('No proxy is set, so that dnf goes direct.');
});

test('a place that could not be read may hold the proxy of the package manager', () => {
  const gap = (...all: readonly ProxyPlane[]) =>
    findingOf(
      packageSource,
      withGap(inventoryWith({ ...packages('apt'), ...planes(...all) }), 'proxy', 'planes.package-manager-apt', 'refused'),
    );
  expect(gap(of('mdatp', http)).outcome).toBe('unknown');
  expect(gap(of('etc-environment', http)).outcome).toBe('pass');
});
