import { describe, expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import { registryMachine, type WindowsParts } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { regKey, regService } from './machines.test-support';
import { symantecClient } from './symantec-client';

const watch = watchListOf(sampleCatalogue());
const own = 'SOFTWARE\\Symantec\\Symantec Endpoint Protection';
const wow = 'SOFTWARE\\WOW6432Node\\Symantec\\Symantec Endpoint Protection';
const uninstall = 'Microsoft\\Windows\\CurrentVersion\\Uninstall';
const architecture = (word: string) =>
  regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', { PROCESSOR_ARCHITECTURE: word });
const key = (below: string, values: Parameters<typeof regKey>[1], base = own) => regKey(`HKLM\\${base}${below}`, values);
const entry = (software: string, DisplayVersion: string) =>
  regKey(`HKLM\\${software}\\${uninstall}\\{${DisplayVersion}}`, {
    DisplayName: 'Symantec Endpoint Protection',
    DisplayVersion,
    Publisher: 'Symantec Corporation',
  });
const service = regService('SepMasterService', 'automatic');

const read = (registry: readonly string[], { word = 'AMD64', ...parts }: WindowsParts & { readonly word?: string } = {}) =>
  readDeclared(symantecClient, registryMachine({ registry: [architecture(word), ...registry], ...parts }), watch);

test('where it is not, nothing is stated and nothing is missing', async () => {
  const { data, unread } = await read([]);
  expect(data).toEqual({
    installed: false,
    versions: [],
    antivirusRunning: null,
    antispywareRunning: null,
    definitionsDate: null,
    managed: null,
    tamperProtection: null,
    firewall: false,
    pendingRestart: null,
    upgradePending: false,
    uninstallPassword: null,
    uninstallEntries: [],
  });
  expect(unread).toEqual([]);
});

test('SEP 12.1 in the 32-bit view of a 64-bit Windows', async () => {
  // Made up in the shape of what public scripts read of such clients.
  const { data } = await read([
    service,
    regService('Teefer2', 'manual', 'driver'),
    key('\\SMC', { ProductVersion: '12.1.7454.7000' }, wow),
    key('\\CurrentVersion', { PRODUCTVERSION: '12.1.7454.7000' }, wow),
    key('\\CurrentVersion\\public-opstate', { AVRunningStatus: 1, ASRunningStatus: 0, LatestVirusDefsDate: '2024-12-30' }, wow),
    key('\\SMC\\SYLINK\\SyLink', { PolicyMode: 0 }, wow),
    key('\\RebootMgr', { RebootReason: 4 }, wow),
    key('\\AV\\Storages\\SymProtect\\RealTimeScan', { OnOff: 1 }, wow),
    key('\\AV\\AdministratorOnly\\Security', { UseVPUninstallPassword: 1 }, wow),
    entry('SOFTWARE\\WOW6432Node', '12.1.7454.7000'),
  ]);
  expect(data).toEqual({
    installed: true,
    versions: ['12.1.7454.7000'],
    antivirusRunning: true,
    antispywareRunning: false,
    definitionsDate: '2024-12-30',
    managed: false,
    tamperProtection: true,
    firewall: true,
    pendingRestart: [4],
    upgradePending: false,
    uninstallPassword: true,
    uninstallEntries: [
      { name: 'Symantec Endpoint Protection', version: '12.1.7454.7000', publisher: 'Symantec Corporation', view: '32-bit' },
    ],
  });
});

test('an upgrade that left keys in both views states both versions and has both entries', async () => {
  const { data } = await read([
    service,
    regService('SepMasterServiceMig', 'automatic'),
    key('\\SMC', { ProductVersion: '14.3.12154.10000' }),
    key('\\SMC', { ProductVersion: '14.3.558.0000' }, wow),
    key('\\CurrentVersion\\public-opstate', { LatestVirusDefsDate: '2026-11-23' }),
    key('\\CurrentVersion\\public-opstate', { LatestVirusDefsDate: '2021-03-01' }, wow),
    entry('SOFTWARE', '14.3.12154.10000'),
    entry('SOFTWARE\\WOW6432Node', '14.3.558.0000'),
  ]);
  expect(data.versions).toEqual(['14.3.12154.10000', '14.3.558.0000']);
  expect(data.definitionsDate).toBe('2026-11-23');
  expect(data.uninstallEntries?.map(({ view }) => view)).toEqual(['64-bit', '32-bit']);
  expect(data.upgradePending).toBe(true);
});

test('a 32-bit Windows has one view: nothing stands there twice', async () => {
  const { data, unread } = await read([service, key('\\SMC', { ProductVersion: '14.3.558.0000' }), entry('SOFTWARE', '14.3.558.0000')], {
    word: 'x86',
    bits: 32,
  });
  expect(data.versions).toEqual(['14.3.558.0000']);
  expect(data.uninstallEntries?.map(({ view }) => view)).toEqual(['32-bit']);
  expect(unread.map(({ fact }) => fact)).not.toContain('versions');
});

describe('whether it is installed', () => {
  test.each([
    ['a key that is left over', [key('\\SMC', { ProductVersion: '14.3.558.0000' })], false],
    ['an entry that is left over', [entry('SOFTWARE', '14.3.558.0000')], false],
    ['a version and an entry', [key('\\SMC', { ProductVersion: '14.3.558.0000' }), entry('SOFTWARE', '14.3.558.0000')], true],
    ['its service', [service], true],
    ['the service of 11', [regService('Symantec AntiVirus', 'automatic')], true],
  ])('by %s', async (_, registry, installed) => {
    expect((await read(registry)).data.installed).toBe(installed);
  });

  test('is open where its keys may not be read and no service is there', async () => {
    const { data, unread } = await read([key('\\SMC', { ProductVersion: '14.3.558.0000' })], {
      denied: ['HKLM\\SOFTWARE\\Symantec'],
      elevated: false,
    });
    expect(data).toMatchObject({ installed: null, versions: null });
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'installed', reason: 'not-elevated' }));
  });
});

test('what an installed client does not state is said to be not stated', async () => {
  const { data, unread } = await read([service]);
  expect(data).toMatchObject({ antivirusRunning: null, managed: false, pendingRestart: [], uninstallPassword: null });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`).toSorted()).toEqual(
    ['antivirusRunning', 'antispywareRunning', 'definitionsDate', 'tamperProtection', 'uninstallPassword']
      .map((fact) => `${fact} not-found`)
      .toSorted(),
  );
});

test('one view that may not be read is a gap of what may stand in it', async () => {
  const { data, unread } = await read([service, key('\\SMC', { ProductVersion: '14.3.12154.10000' }), key('\\SMC', {}, wow)], {
    denied: [`HKLM\\${wow}`],
  });
  expect(data.versions).toEqual(['14.3.12154.10000']);
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'versions', reason: 'not-readable' }));
});

describe('the day of definitions', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['20261123', '2026-11-23'],
    ['2026-11-23 rev. 3', '2026-11-23'],
  ])('%s', async (text, date) => {
    const { data } = await read([service, key('\\CurrentVersion\\public-opstate', { LatestVirusDefsDate: text })]);
    expect(data.definitionsDate).toBe(date);
  });

  test.each(['23/11/2026', '2026-02-30', 'unknown'])('%s is none', async (text) => {
    const { data, unread } = await read([service, key('\\CurrentVersion\\public-opstate', { LatestVirusDefsDate: text })]);
    expect(data.definitionsDate).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'definitionsDate', reason: 'malformed' }));
  });
});
