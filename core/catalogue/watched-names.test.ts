import { describe, expect, test } from 'vitest';
import type { Family } from '../inventory/sections/operating-system';
import type { SignalKind } from '../inventory/sections/security-products';
import { type WatchedProduct, watchedNames } from './watched-names';

const product = (family: Family, ...signs: readonly (readonly [kind: SignalKind, name: string])[]): WatchedProduct => ({
  signals: { windows: [], macos: [], linux: [], [family]: signs.map(([kind, name]) => ({ kind, name })) },
});

describe('what is found answers to the names of the catalogue', () => {
  test.each<readonly [string, Family, SignalKind, string, string, boolean]>([
    ['the same name', 'linux', 'service', 'ds_agent', 'ds_agent', true],
    ['more at the end', 'linux', 'service', 'ds_agent', 'ds_agent2', false],
    ['more at the beginning', 'linux', 'service', 'ds_agent', 'a_ds_agent', false],
    ['less at the end', 'linux', 'service', 'ds_agent', 'ds_agen', false],
    ['another case on Linux', 'linux', 'service', 'MFEcma', 'mfecma', false],
    ['another case on macOS', 'macos', 'process', 'SymDaemon', 'symdaemon', false],
    ['another case on Windows', 'windows', 'service', 'SepMasterService', 'sepmasterservice', true],
    ['a star and any ending', 'windows', 'service', 'CiscoAMP*', 'CiscoAMP_8.4.1', true],
    ['a star and no ending', 'windows', 'service', 'CiscoAMP*', 'CiscoAMP', true],
    ['a star and another case on Windows', 'windows', 'service', 'CiscoAMP*', 'ciscoampsvc', true],
    ['a star and another beginning', 'windows', 'service', 'CiscoAMP*', 'Cisco', false],
    ['a star and another case on Linux', 'linux', 'kernel-module', 'falcon_lsm_*', 'FALCON_LSM_1', false],
    ['a prefix without a star', 'linux', 'kernel-module', 'symev', 'symev_custom', false],
    ['a name that ends in a star itself', 'linux', 'path', '/opt/x*', '/opt/x*', true],
    ['hyphens of a module, which the kernel writes as underscores', 'linux', 'kernel-module', 'a-b', 'a_b', true],
    ['hyphens elsewhere', 'linux', 'package', 'sdcss-caf', 'sdcss_caf', false],
  ])('%s', (_, family, kind, name, found, answers) => {
    expect(watchedNames([product(family, [kind, name])], family, kind).namesFor(found)).toEqual(answers ? [name] : []);
  });

  test('a name and a prefix of another product both answer, as the catalogue writes them', () => {
    const watched = watchedNames(
      [product('linux', ['service', 'kesl-supervisor']), product('linux', ['service', 'kesl*'])],
      'linux',
      'service',
    );
    expect(watched.namesFor('kesl-supervisor')).toEqual(['kesl-supervisor', 'kesl*']);
  });

  test('only names of the family and the kind are looked for, each once', () => {
    const products = [
      product('linux', ['service', 'xagt'], ['process', 'mfetpd']),
      product('linux', ['service', 'xagt']),
      product('windows', ['service', 'McShield']),
    ];
    expect(watchedNames(products, 'linux', 'service').all).toEqual(['xagt']);
    expect(watchedNames(products, 'linux', 'service').namesFor('McShield')).toEqual([]);
    expect(watchedNames(products, 'linux', 'service').namesFor('mfetpd')).toEqual([]);
  });
});
