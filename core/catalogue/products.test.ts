import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import type { ProductSignal, SecurityProducts, SignalKind } from '../inventory/sections/security-products';
import { symantecClientSchema } from '../inventory/sections/symantec-client';
import { factNotLooked, productsFound, productsNotLooked, shortNameOf, signalsOf, signalText, versionsTold } from './products';

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
  catalogueVersion: '2026.11.24',
});

const trend = (...signals: readonly ProductSignal[]) =>
  productsFound(products, on(...signals), 'linux').find(({ product }) => product.id === 'trend');

describe('presence', () => {
  test.each<readonly [string, readonly ProductSignal[], string]>([
    ['no sign', [], 'absent'],
    ['a process alone, whose name another program may have', [sign('process', 'ds_agent')], 'suspected'],
    ['a service that runs', [sign('service', 'ds_agent', 'running')], 'present'],
    ['a service that is stopped', [sign('service', 'ds_agent', 'stopped')], 'suspected'],
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

test('a version that a sign states as the product’s own counts before that of a part', () => {
  const [agent] = productsFound(
    products.filter(({ id }) => id === 'sep-linux-agent'),
    on(sign('package', 'sdcss-caf', null, '2.2.6'), sign('package', 'sdcss', null, '14.3.9205'), sign('service', 'sisamdagent')),
    'linux',
  );
  expect(agent?.version).toBe('14.3.9205');
  expect(agent && versionsTold(agent, 'linux').map(({ version, how, signal }) => [signal.name, version, how])).toEqual([
    ['sdcss', '14.3.9205', 'stated'],
    ['sisamdagent', '14.3', 'since'],
  ]);
});

test('an active system extension is the protection itself, and runs', () => {
  const [mac] = productsFound(
    products.filter(({ id }) => id === 'sep-mac'),
    on(sign('system-extension', 'com.broadcom.mes.systemextension'), sign('path', '/Library/Application Support/Symantec')),
    'macos',
  );
  expect(mac).toMatchObject({ presence: 'present', running: true });
});

test('the signs of a product are seen even where the one is missing that it needs', () => {
  const sep = products.filter(({ id }) => id === 'sep-win-14');
  const found = on(sign('driver', 'SRTSP'), sign('driver', 'Somebody'));
  expect(productsFound(sep, found, 'windows').map(({ presence }) => presence)).toEqual(['absent']);
  expect(sep.flatMap((product) => signalsOf(product, found, 'windows').map(({ name }) => name))).toEqual(['SRTSP']);
});

describe('what was not looked through', () => {
  const looked = (...kinds: readonly SignalKind[]): SecurityProducts => ({ ...on(), looked: [...kinds] });

  test.each<readonly [readonly SignalKind[], string | null]>([
    [['package', 'service', 'process'], null],
    [['package', 'service'], 'kinds.process'],
    [['path', 'kernel-module'], 'kinds.package'],
  ])('looked through %j: %s is missing', (kinds, missing) => {
    expect(factNotLooked(products, looked(...kinds), 'linux')).toBe(missing);
  });

  test('a kind that no product shows on the family need not be looked through', () => {
    expect(factNotLooked(products, looked('service', 'process'), 'windows')).toBeNull();
  });

  test('system extensions have to be, where products show nothing else', () => {
    expect(factNotLooked(products, looked('process', 'path'), 'macos')).toBe('kinds.system-extension');
    expect(factNotLooked(products, looked('process', 'system-extension'), 'macos')).toBeNull();
  });
});

describe('signs that are newer than the catalogue with which the machine was read', () => {
  const newer = products.map((product) => (product.id === 'trend' ? { ...product, signsSince: '2027.2.1' } : product));
  const readWith = (catalogueVersion: string, ...signals: readonly ProductSignal[]) => ({ ...on(...signals), catalogueVersion });

  test.each([
    ['an earlier one', '2026.11.24', 'catalogueVersion'],
    ['one of the year before, with a higher number behind', '2026.12.31.9', 'catalogueVersion'],
    ['the same', '2027.2.1', null],
    ['another one of that day', '2027.2.1.1', null],
    ['a later one', '2027.10.1', null],
    ['none that can be told', 'unknown', 'catalogueVersion'],
  ] as const)('%s', (_, version, fact) => {
    expect(factNotLooked(newer, readWith(version), 'linux')).toBe(fact);
  });

  test('a product that shows a sign was not missed, and one that is not on the family cannot be', () => {
    expect(factNotLooked(newer, readWith('2026.11.24', sign('service', 'ds_agent', 'running')), 'linux')).toBeNull();
    const elsewhere = newer.map((product) =>
      product.id === 'trend' ? { ...product, signals: { ...product.signals, linux: [] } } : product,
    );
    expect(factNotLooked(elsewhere, readWith('2026.11.24'), 'linux')).toBeNull();
    expect(productsNotLooked(newer, readWith('2026.11.24'), 'linux').map(({ id }) => id)).toEqual(['trend']);
  });

  test('a kind that was not looked through comes first', () => {
    expect(factNotLooked(newer, { ...readWith('2026.11.24'), looked: ['package', 'service'] }, 'linux')).toBe('kinds.process');
  });
});

test('names and signs for people', () => {
  const agent = products.find(({ id }) => id === 'sep-linux-agent');
  expect(agent && shortNameOf(agent)).toBe('Symantec Agent for Linux');
  expect(signalText(sign('service', 'cafagent', 'running'))).toBe('service cafagent, running');
  expect(signalText(sign('process', 'ds_am'))).toBe('process ds_am');
});

describe('what the catalogue knows of Symantec', () => {
  const { symantec, securityCenter, sources } = sampleCatalogue();

  test('every product says what becomes of it, and each that stays or goes last what it needs, but the one that needs nothing', () => {
    const own = products.filter(({ role }) => role === 'symantec');
    expect(own.filter(({ afterMigration }) => afterMigration === null).map(({ id }) => id)).toEqual([]);
    const careless = own.filter(({ afterMigration, care }) => afterMigration !== 'removed' && care === null);
    expect(careless.map(({ id }) => id)).toEqual(['altiris']);
    expect(products.filter(({ role, afterMigration, care }) => role !== 'symantec' && (afterMigration !== null || care !== null))).toEqual(
      [],
    );
    // Care is put into a sentence that ends it.
    expect(own.filter(({ care }) => care?.endsWith('.'))).toEqual([]);
  });

  test('every fact of its client that is judged says how sure it is', () => {
    const facts = Object.keys(symantecClientSchema.shape);
    expect(Object.keys(symantec.clientFacts).toSorted()).toEqual(facts.filter((fact) => fact !== 'installed').toSorted());
  });

  test('the products of the fact on definitions exist, and sources are those of the catalogue', () => {
    expect(symantec.content.products.filter((id) => !products.some((product) => product.id === id))).toEqual([]);
    const named = [symantec.content, symantec.restartReasons, ...Object.values(symantec.clientFacts), securityCenter.productState];
    expect(named.filter(({ source }) => !(source in sources))).toEqual([]);
  });

  test('the reasons of a restart are those of RebootReason', () => {
    expect(Object.keys(symantec.restartReasons.names)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });
});
