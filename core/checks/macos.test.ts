import { expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { isBeforeSystemExtensions, needsProfile, roleOfBundle } from './macos';

const catalogue = sampleCatalogue();
const namesOn = (version: string, architecture: string) =>
  catalogue.common.macos.profiles
    .filter((profile) => !profile.optional && needsProfile(profile, version, architecture))
    .map(({ name }) => name);

const always = ['Full Disk Access', 'Network content filter'];

/** By the sample profiles of Microsoft and the versions that they are for. */
test.each<readonly [version: string, architecture: string, names: readonly string[]]>([
  ['10.13.6', 'x86_64', [...always, 'Notifications', 'Kernel extension']],
  ['10.14.6', 'x86_64', [...always, 'Notifications', 'Kernel extension']],
  ['10.15', 'x86_64', ['System extensions', ...always, 'Notifications']],
  ['11.7', 'arm64', ['System extensions', ...always, 'Notifications']],
  ['12.7.6', 'x86_64', ['System extensions', ...always, 'Notifications']],
  ['13.0', 'arm64', ['System extensions', ...always, 'Background services', 'Notifications']],
  ['26.1', 'arm64', ['System extensions', ...always, 'Background services', 'Notifications']],
])('macOS %s on %s', (version, architecture, names) => {
  expect(namesOn(version, architecture)).toEqual(names);
});

test.each<readonly [string, boolean]>([
  ['10.13', true],
  ['10.14.6', true],
  ['10.15', false],
  ['10.15.7', false],
  ['11.0', false],
])('macOS %s is before system extensions: %s', (version, before) => {
  expect(isBeforeSystemExtensions(catalogue, version)).toBe(before);
});

test.each<readonly [string, ReturnType<typeof roleOfBundle>]>([
  ['com.broadcom.mes.systemextension', 'symantec'],
  ['com.symantec.kext.internetSecurity', 'symantec'],
  ['com.microsoft.wdav.netext', 'defender'],
  ['com.eset.endpoint.something', 'other'],
  ['com.symantec.mes.systemextension2', null],
  ['com.example.vpn', null],
])('%s is of %s', (bundleId, role) => {
  expect(roleOfBundle(catalogue, bundleId)).toBe(role);
});
