import { describe, expect, test } from 'vitest';
import type { ProxyPlane } from '../../../core/inventory/sections/proxy';
import { registryMachine, type WindowsParts } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { connectionBlob, regKey } from './machines.test-support';
import { proxy } from './proxy';

const inet = 'Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const user = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const ofUser = (sid: string, values: Parameters<typeof regKey>[1]) => regKey(`HKU\\${sid}\\Software\\${inet}`, values);
const blobOfUser = (sid: string, blob: Uint8Array) =>
  regKey(`HKU\\${sid}\\Software\\${inet}\\Connections`, { DefaultConnectionSettings: blob });
const winHttp = (blob: Uint8Array) => regKey(`HKLM\\SOFTWARE\\${inet}\\Connections`, { WinHttpSettings: blob });

const read = (registry: readonly string[], more: WindowsParts = {}) => readDeclared(proxy, registryMachine({ registry, ...more }));
const settingsOf = (planes: readonly ProxyPlane[], id: string) =>
  planes.find((plane) => plane.id === id)?.settings.map(({ variable, value, credentials }) => `${variable}=${value} ${credentials}`);

test('without any setting every place is there and empty', async () => {
  const { data, unread } = await read([]);
  expect(data.planes.map(({ id, settings }) => [id, settings.length])).toEqual([
    ['process-environment', 0],
    ['winhttp-machine', 0],
    ['telemetry-proxy', 0],
    ['defender-antivirus', 0],
    ['machine-environment', 0],
  ]);
  expect(unread).toEqual([]);
});

describe('WinINET', () => {
  test('of an account that was never asked for a blob', async () => {
    const { data } = await read([
      ofUser(user, { ProxyEnable: 1, ProxyServer: 'proxy.example.net:8080', ProxyOverride: '<local>;*.example.net' }),
    ]);
    expect(settingsOf(data.planes, `wininet-user ${user}`)).toEqual([
      'ProxyServer=proxy.example.net:8080 no',
      'ProxyOverride=<local>;*.example.net no',
    ]);
  });

  test('that is switched off is no setting', async () => {
    const { data } = await read([ofUser(user, { ProxyEnable: 0, ProxyServer: 'proxy.example.net:8080' })]);
    expect(settingsOf(data.planes, `wininet-user ${user}`)).toEqual([]);
  });

  test.each([
    [1, []],
    [9, ['AutoDetect=on no']],
    [3, ['ProxyServer=blob.example.net:8080 no', 'ProxyOverride=<local> no']],
    [5, ['AutoConfigURL=http://blob.example.net/proxy.pac no']],
    [
      15,
      [
        'ProxyServer=blob.example.net:8080 no',
        'ProxyOverride=<local> no',
        'AutoConfigURL=http://blob.example.net/proxy.pac no',
        'AutoDetect=on no',
      ],
    ],
  ])('goes by the flags %i of DefaultConnectionSettings, whatever stands beside them', async (flags, settings) => {
    const blob = connectionBlob(0x46, flags, 'blob.example.net:8080', '<local>', 'http://blob.example.net/proxy.pac');
    const { data } = await read([ofUser(user, { ProxyEnable: 1, ProxyServer: 'beside.example.net:3128' }), blobOfUser(user, blob)]);
    expect(settingsOf(data.planes, `wininet-user ${user}`)).toEqual(settings);
  });

  test('of the system account stands there once, by its SID, whichever name its hive has', async () => {
    const values = { ProxyEnable: 1, ProxyServer: 'system.example.net:8080' };
    const both = await read([ofUser('.DEFAULT', values), ofUser('S-1-5-18', values), ofUser(`${user}_Classes`, values)]);
    expect(both.data.planes.filter(({ kind }) => kind === 'wininet-user')).toMatchObject([
      { id: 'wininet-user S-1-5-18', name: 'WinINET of the system account' },
    ]);
    const alias = await read([ofUser('.DEFAULT', values)]);
    expect(settingsOf(alias.data.planes, 'wininet-user S-1-5-18')).toEqual(['ProxyServer=system.example.net:8080 no']);
  });

  test('of all accounts, where a policy says so, is that of the machine', async () => {
    const { data } = await read([
      regKey(`HKLM\\SOFTWARE\\Policies\\${inet}`, { ProxySettingsPerUser: 0 }),
      regKey(`HKLM\\SOFTWARE\\${inet}`, { ProxyEnable: 1, ProxyServer: 'machine.example.net:8080' }),
      ofUser(user, { ProxyEnable: 1, ProxyServer: 'person.example.net:8080' }),
    ]);
    expect(data.planes.filter(({ kind }) => kind === 'wininet-user')).toMatchObject([
      { id: 'wininet-user S-1-5-18', name: 'WinINET of all accounts', settings: [{ value: 'machine.example.net:8080' }] },
    ]);
  });

  test('that may not be read is a gap of that account', async () => {
    const other = `${user}7`;
    const { data, unread } = await read([ofUser(user, { ProxyEnable: 0 }), ofUser(other, { ProxyEnable: 0 })], {
      denied: [`HKU\\${other}`],
      elevated: false,
    });
    expect(data.planes.map(({ id }) => id)).toContain(`wininet-user ${user}`);
    expect(unread).toEqual([expect.objectContaining({ fact: `planes.wininet-user ${other}`, reason: 'not-elevated' })]);
  });

  test('with a blob that is cut off is malformed, not off', async () => {
    const { data, unread } = await read([blobOfUser(user, connectionBlob(0x46, 3, 'proxy.example.net:8080').subarray(0, 20))]);
    expect(data.planes.map(({ kind }) => kind)).not.toContain('wininet-user');
    expect(unread).toEqual([expect.objectContaining({ fact: `planes.wininet-user ${user}`, reason: 'malformed' })]);
  });
});

describe('WinHTTP', () => {
  test.each([
    [
      'a proxy',
      connectionBlob(0x18, 3, 'proxy.example.net:8080', '<local>'),
      ['Proxy=proxy.example.net:8080 no', 'ProxyBypass=<local> no'],
    ],
    ['direct', connectionBlob(0x18, 1, '', ''), []],
    [
      'a list of protocols',
      connectionBlob(0x28, 3, 'http=a.example.net:80;https=b.example.net:443', ''),
      ['Proxy=http=a.example.net:80;https=b.example.net:443 no'],
    ],
  ])('%s', async (_, blob, settings) => {
    expect(settingsOf((await read([winHttp(blob)])).data.planes, 'winhttp-machine')).toEqual(settings);
  });

  test('of another version is malformed', async () => {
    const { unread } = await read([winHttp(connectionBlob(0x99, 3, 'proxy.example.net:8080', ''))]);
    expect(unread).toEqual([expect.objectContaining({ fact: 'planes.winhttp-machine', reason: 'malformed' })]);
  });
});

test('the static proxy of the sensor, and the one that it does not read', async () => {
  const { data } = await read([
    regKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection', { TelemetryProxyServer: 'sensor.example.net:8080' }),
    regKey('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\DataCollection', {
      TelemetryProxyServer: 'other.example.net:8080',
    }),
  ]);
  expect(settingsOf(data.planes, 'telemetry-proxy')).toEqual(['TelemetryProxyServer=sensor.example.net:8080 no']);
  expect(settingsOf(data.planes, 'telemetry-ignored')).toEqual(['TelemetryProxyServer=other.example.net:8080 no']);
});

test('of Defender Antivirus the policy comes before what was set on the device, value by value', async () => {
  const { data } = await read([
    regKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', { ProxyServer: 'http://policy.example.net:8080' }),
    regKey('HKLM\\SOFTWARE\\Microsoft\\Windows Defender', { ProxyServer: 'http://own.example.net:8080', ProxyBypass: '*.example.net' }),
  ]);
  expect(settingsOf(data.planes, 'defender-antivirus')).toEqual([
    'ProxyServer=http://policy.example.net:8080 no',
    'ProxyBypass=*.example.net no',
  ]);
});

test('variables of the machine and of the process', async () => {
  const environment = { https_proxy: 'http://process.example.net:3128', PATH: 'C:\\Windows' };
  const registry = [
    regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', {
      HTTPS_PROXY: 'http://machine.example.net:3128',
      no_proxy: 'localhost',
    }),
  ];
  const { data } = await read(registry, { environment });
  expect(settingsOf(data.planes, 'process-environment')).toEqual(['https_proxy=http://process.example.net:3128 no']);
  expect(settingsOf(data.planes, 'machine-environment')).toEqual([
    'HTTPS_PROXY=http://machine.example.net:3128 no',
    'NO_PROXY=localhost no',
  ]);
});

test('no password leaves, in whichever place and form it was written', async () => {
  const secret = 'S3cr;t@Pa=ss';
  const reading = await read([
    ofUser(user, {
      ProxyEnable: 1,
      ProxyServer: `http://u:${secret}@proxy.example.net:8080`,
      AutoConfigURL: `http://u:${secret}@proxy.example.net/p.pac`,
    }),
    ofUser('S-1-5-18', { ProxyEnable: 1, ProxyServer: `http=u:${secret}@a.example.net:80;https=b.example.net:443` }),
    ofUser('S-1-5-20', { ProxyEnable: 1, ProxyServer: 'proxy.example.net:8080', ProxyOverride: `u:${secret}@host` }),
    winHttp(connectionBlob(0x18, 3, `u:${secret}@proxy.example.net:8080`, `u:${secret}@x`)),
    regKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection', { TelemetryProxyServer: `u:${secret}@proxy.example.net:8080` }),
    regKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', { ProxyServer: `http://u:${secret}@proxy.example.net:8080` }),
    regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', {
      HTTPS_PROXY: `http://u:${secret}@proxy.example.net:8080`,
    }),
  ]);
  expect(JSON.stringify(reading)).not.toMatch(/S3cr|Pa=ss/);
  const told = reading.data.planes.flatMap(({ settings }) => settings).filter(({ credentials }) => credentials === 'yes');
  expect(told.length).toBe(9);
});
