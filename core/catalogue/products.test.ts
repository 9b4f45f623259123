import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import type { ProductSignal, SecurityProducts, SignalKind } from '../inventory/sections/security-products';
import { kindNotLooked, productsFound, shortNameOf, signalText } from './products';

const { products } = sampleCatalogue();

const sign = (kind: SignalKind, name: string, state: ProductSignal['state'] = null, version: string | null = null): ProductSignal => ({
  kind,
  name,
  state,
  version,
  source: 'a source',
});

const on = (...signals: readonly ProductSignal[]): SecurityProducts => ({
  signals: [...signals],
  looked: ['package', 'service', 'process'],
  catalogueVersion: '2026.11.23',
});

const trend = (...signals: readonly ProductSignal[]) =>
  productsFound(products, on(...signals), 'linux').find(({ product }) => product.id === 'trend');

describe('presence', () => {
  test.each<readonly [string, readonly ProductSignal[], string]>([
    ['no sign', [], 'absent'],
    ['one sign', [sign('process', 'ds_agent')], 'suspected'],
    ['the same sign twice', [sign('process', 'ds_agent'), sign('process', 'ds_agent')], 'suspected'],
    ['a service and its folder', [sign('service', 'ds_agent'), sign('path', '/opt/ds_agent')], 'present'],
    ['a service and a process of one name', [sign('service', 'ds_agent'), sign('process', 'ds_agent')], 'present'],
    [
      'a folder and a module, which removal may leave behind',
      [sign('path', '/opt/ds_agent'), sign('kernel-module', 'bmhook')],
      'suspected',
    ],
  ])('%s: %s', (_, signals, presence) => {
    expect(trend(...signals)?.presence).toBe(presence);
  });

  test.each<readonly [string, ProductSignal]>([
    ['a name that only begins like it', sign('process', 'ds_agent2')],
    ['the name with another kind', sign('package', 'ds_agent')],
    ['a name of Windows', sign('service', 'ntrtscan')],
    ['another case', sign('process', 'DS_AGENT')],
  ])('near miss: %s', (_, signal) => {
    expect(trend(signal)?.presence).toBe('absent');
  });

  test('a sign that a prefix stands for is found under the name of the catalogue', () => {
    const found = productsFound(products, on(sign('kernel-module', 'falcon_lsm_*'), sign('service', 'falcon-sensor')), 'linux');
    expect(found.find(({ product }) => product.id === 'crowdstrike')?.presence).toBe('present');
  });

  test('signs that products share count only for the one whose own sign is there', () => {
    const presenceOf = (...signals: readonly ProductSignal[]) =>
      Object.fromEntries(productsFound(products, on(...signals), 'windows').map(({ product, presence }) => [product.id, presence]));
    const shared = [sign('process', 'ccSvcHst.exe'), sign('driver', 'SRTSP')];
    expect(presenceOf(...shared)['sep-win-14']).toBe('absent');
    expect(presenceOf(...shared, sign('service', 'SepMasterService'))).toMatchObject({ 'sep-win-14': 'present', 'sep-win-12': 'absent' });
    expect(presenceOf(sign('process', 'httpd.exe')).sepm).toBe('absent');
  });

  test('every product is answered for, in the order of the catalogue', () => {
    expect(productsFound(products, on(), 'linux').map(({ product }) => product.id)).toEqual(products.map(({ id }) => id));
  });
});

test.each<readonly [string, readonly ProductSignal[], boolean]>([
  ['a service that runs', [sign('service', 'ds_agent', 'running')], true],
  ['a process', [sign('process', 'ds_am')], true],
  ['a service that is stopped', [sign('service', 'ds_agent', 'stopped')], false],
  ['a service of which only the unit was seen', [sign('service', 'ds_agent')], false],
  ['a folder', [sign('path', '/opt/ds_agent')], false],
])('running: %s', (_, signals, running) => {
  expect(trend(...signals)?.running).toBe(running);
});

test('the version is the first that a sign states', () => {
  const signals = [sign('process', 'ds_am'), sign('path', '/opt/ds_agent', null, '20.0.1'), sign('service', 'ds_agent', null, '20.0.2')];
  expect(trend(...signals)?.version).toBe('20.0.1');
});

describe('what was not looked through', () => {
  const looked = (...kinds: readonly SignalKind[]): SecurityProducts => ({ ...on(), looked: [...kinds] });

  test.each<readonly [readonly SignalKind[], SignalKind | null]>([
    [['package', 'service', 'process'], null],
    [['package', 'service'], 'process'],
    [['path', 'kernel-module'], 'package'],
  ])('looked through %j: %s is missing', (kinds, missing) => {
    expect(kindNotLooked(products, looked(...kinds), 'linux')).toBe(missing);
  });

  test('a kind that no product shows on the family need not be looked through', () => {
    expect(kindNotLooked(products, looked('service', 'process'), 'windows')).toBeNull();
  });
});

test('names and signs for people', () => {
  const agent = products.find(({ id }) => id === 'sep-linux-agent');
  expect(agent && shortNameOf(agent)).toBe('Symantec Agent for Linux');
  expect(signalText(sign('service', 'cafagent', 'running'))).toBe('service cafagent, running');
  expect(signalText(sign('process', 'ds_am'))).toBe('process ds_am');
});
