import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeContentFilters, networkExtensionTexts } from './network-extension';
import { decodePlist, type PlistValue } from './plist';

const at = (position: number): PlistValue => ({ CF$UID: position });

/** An archive made up with the keys of the framework's own coding; filters by their position among the objects. */
const archive = (...filters: readonly PlistValue[]): PlistValue => ({
  $archiver: 'NSKeyedArchiver',
  $objects: [
    '$null',
    { $classname: 'NEContentFilter', $classes: ['NEContentFilter', 'NSObject'] },
    { $classname: 'NEVPN', $classes: ['NEVPN', 'NSObject'] },
    'net.example.filter.data',
    'net.example.filter',
    { DataProviderBundleIdentifier: at(3), PluginType: at(4) },
    { DataProviderBundleIdentifier: at(0), PacketProviderBundleIdentifier: at(0), PluginType: at(4) },
    { $class: at(2), Enabled: true, Provider: at(5) },
    ...filters,
  ],
});

const filter = (provider: number, enabled: PlistValue): PlistValue => ({ $class: at(1), Enabled: enabled, Provider: at(provider) });

test('the bundle that looks at the traffic, or else the one that brings it', () => {
  expect(decodeContentFilters(archive(filter(5, true), filter(6, false)))).toEqual([
    { bundleId: 'net.example.filter.data', enabled: true },
    { bundleId: 'net.example.filter', enabled: false },
  ]);
});

test('a VPN alone is no filter', () => {
  expect(decodeContentFilters(archive())).toEqual([]);
});

test.each<[string, PlistValue]>([
  ['no archive', { $archiver: 'other' }],
  ['a text', 'NSKeyedArchiver'],
  ['a filter of nobody', archive(filter(99, true))],
])('%s', (_, list) => {
  expect(() => decodeContentFilters(list)).toThrow('Not a valid archive of network extensions');
});

test('what a script may bring of it: classes and bundles, no addresses, names or tokens', () => {
  const form = new RegExp(`^(${networkExtensionTexts})$`);
  for (const text of ['NSKeyedArchiver', '$null', 'NEContentFilter', 'com.broadcom.mes.systemextension'])
    expect(form.test(text), text).toBe(true);
  for (const text of ['ws', 'ws@example.net', 'eyJhbGciOiJI.eyJzdWIi.c2VjcmV0', 'https://example.net', 'two words'])
    expect(form.test(text), text).toBe(false);
});

test('any text is decoded', () => {
  const pieces = ['<dict>', '</dict>', '<key>$objects</key>', '<array>', '</array>', '<key>CF$UID</key>', '<integer>1</integer>'];
  decodesAnyText(
    (text) => decodeContentFilters(decodePlist(`<plist><dict><key>$archiver</key><string>NSKeyedArchiver</string>${text}</dict></plist>`)),
    pieces,
  );
});
