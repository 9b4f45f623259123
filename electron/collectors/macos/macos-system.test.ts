import { describe, expect, test } from 'vitest';
import { type Entry, machineOf } from '../../machine/tree.test-support';
import { readDeclared, readTree } from '../declared.test-support';
import { contentFilters, type Mac, macos26, macTree } from './mac-tree.test-support';
import { macosSystem } from './macos-system';

async function read(mac: Mac, more: Readonly<Record<string, Entry>> = {}, elevated = true) {
  const machine = await machineOf({ ...macTree(mac), ...more }, { family: 'macos' });
  const { data, unread } = await readDeclared(macosSystem, Object.create(machine, { elevated: { value: elevated } }));
  return { data, unread: Object.fromEntries(unread.map(({ fact, reason }) => [fact, reason])) };
}

const { payloads: _, overrides: __, networkExtensions: ___, extensions: ____, decisions: _____, ...bare } = macos26;

test('a Mac that has just been set up: looked, and found none', async () => {
  expect(await read({ ...bare, enrollment: ['Enrolled via DEP: No', 'MDM enrollment: No'], decisions: [] })).toEqual({
    data: {
      systemIntegrityProtection: true,
      systemExtensions: [],
      kernelExtensions: [],
      profiles: [],
      fullDiskAccess: [],
      management: { enrolled: false, userApproved: null },
      contentFilters: [],
    },
    unread: {},
  });
});

test('macOS 10.13: no system extensions, the older words of profiles and kextstat, an enrolment that nobody approved', async () => {
  const { data, unread } = await read({
    ...macos26,
    version: '10.13.6',
    extensions: {},
    kernelExtensions: ['com.symantec.kext.ips (8.0f3)'],
    enrollment: ['Enrolled via DEP: No', 'MDM enrollment: Yes'],
  });
  expect(data.systemExtensions).toEqual([]);
  expect(data.kernelExtensions).toEqual([{ bundleId: 'com.symantec.kext.ips', version: '8.0f3' }]);
  expect(data.profiles?.map(({ payloadType }) => payloadType)).toHaveLength(5);
  expect(data.management).toEqual({ enrolled: true, userApproved: false });
  expect(unread).toEqual({});
});

describe('without the rights of root, or without Full Disk Access', () => {
  test('profiles are those of the user alone, so nothing is said of the computer', async () => {
    const { data, unread } = await read(macos26, {}, false);
    expect(data.profiles).toBeNull();
    expect(unread).toEqual({ profiles: 'not-elevated' });
  });

  test('decisions of users are not known, those of the management are', async () => {
    const { decisions: closed, ...mac } = macos26;
    const { data, unread } = await read(mac);
    expect(closed).toEqual([]);
    expect(data.fullDiskAccess?.map(({ by }) => by)).toEqual(['management', 'management']);
    expect(unread).toEqual({ 'fullDiskAccess.user': 'not-elevated' });
  });

  test('a list that plutil may not read is not taken for none', async () => {
    const { data, unread } = await read(
      macos26,
      { '/usr/bin/plutil': { script: 'exit 1' }, '/Library/Preferences/com.apple.networkextension.plist': '' },
      false,
    );
    expect(data).toMatchObject({ fullDiskAccess: null, contentFilters: null });
    expect(unread).toEqual({ profiles: 'not-elevated', fullDiskAccess: 'not-elevated', contentFilters: 'not-elevated' });
  });
});

test.each([
  ['26.1', ['com.microsoft.wdav|2', 'com.microsoft.wdav.epsext|0', 'com.microsoft.autoupdate2|3']],
  ['10.15.7', ['com.microsoft.wdav|1', 'com.microsoft.wdav.epsext|0']],
])('decisions of users on %s', async (version, decisions) => {
  const { data } = await read({ ...bare, version, decisions });
  expect(data.fullDiskAccess).toEqual([
    { identifier: 'com.microsoft.wdav', allowed: true, by: 'user' },
    { identifier: 'com.microsoft.wdav.epsext', allowed: false, by: 'user' },
  ]);
});

test('content filters, and nothing of the VPN beside them', async () => {
  const filters = contentFilters(['com.broadcom.mes.systemextension', true], ['net.example.filter', false]);
  const { data } = await read({ ...bare, networkExtensions: filters });
  expect(data.contentFilters).toEqual([
    { bundleId: 'com.broadcom.mes.systemextension', enabled: true },
    { bundleId: 'net.example.filter', enabled: false },
  ]);
});

test('extensions by category and state', async () => {
  const row = (team: string, bundle: string, state: string) => [team, bundle, 'Name', state] as const;
  const { data } = await read({
    ...bare,
    extensions: {
      network_extension: [row('UBF8T346G9', 'com.microsoft.wdav.netext (101.1/101.1)', 'activated waiting for user')],
      endpoint_security: [row('Y2CCP3S9W7', 'com.broadcom.mes.systemextension (14.3/1)', 'terminated waiting to uninstall on reboot')],
      driver_extension: [row('G43BCU2T37', 'org.pqrs.Karabiner-DriverKit-VirtualHIDDevice (1.8.0/1.8.0)', 'activated enabled')],
      cmio: [row('57P38MF5GS', 'net.example.camera (1/1)', 'activated disabled')],
    },
  });
  expect(data.systemExtensions?.map(({ bundleId, category, state, version }) => [bundleId, category, state, version])).toEqual([
    ['com.microsoft.wdav.netext', 'network', 'waiting-for-user', '101.1'],
    ['com.broadcom.mes.systemextension', 'endpoint-security', 'waiting-to-uninstall', '14.3'],
    ['org.pqrs.Karabiner-DriverKit-VirtualHIDDevice', 'driver', 'enabled', '1.8.0'],
    ['net.example.camera', 'other', 'other', '1'],
  ]);
});

test('tools that say nothing of use', async () => {
  const script = { script: 'echo nothing' };
  const tree = Object.fromEntries(
    ['csrutil', 'systemextensionsctl', 'kmutil', 'profiles', 'plutil', 'sqlite3'].map((name) => [`/usr/bin/${name}`, script]),
  );
  const { data, unread } = await readTree(macosSystem, tree);
  expect(Object.values(data).every((fact) => fact === null)).toBe(true);
  expect(unread.map(({ reason }) => reason)).toContain('malformed');
});
