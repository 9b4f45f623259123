import { expect, test } from 'vitest';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import type { Outcome } from '../evaluate/finding';
import { machineWith, type SectionChanges } from '../inventory/machines.test-support';
import { edrPlatform } from './edr-platform';
import { english, findingOf, remedyText, verdictLine, withGap } from './check.test-support';
import { kernelExtensionEra } from './kernel-extension-era';

const loaded = (...bundleIds: string[]): SectionChanges => ({
  macosSystem: { kernelExtensions: bundleIds.map((bundleId) => ({ bundleId, version: null })) },
});
const system = (productVersion: string, architecture = 'x86_64'): SectionChanges => ({
  operatingSystem: { version: productVersion, architecture, macos: { productVersion, buildVersion: null } },
});

test.each<readonly [string, SectionChanges, Outcome, string]>([
  ['none', {}, 'pass', 'No kernel extension of a protection product is loaded.'],
  ['that of somebody else', loaded('com.example.kext'), 'pass', 'No kernel extension of a protection product is loaded.'],
  ['that of Symantec', loaded('com.symantec.kext.SymAPComm'), 'warn', 'com.symantec.kext.SymAPComm is loaded as a kernel extension.'],
  [
    'two of Symantec',
    loaded('com.symantec.kext.ips', 'com.symantec.kext.ndcengine', 'com.example.kext'),
    'warn',
    'com.symantec.kext.ips, com.symantec.kext.ndcengine are loaded as kernel extensions.',
  ],
  ['an older one of Defender', loaded('com.microsoft.wdavkext'), 'warn', 'com.microsoft.wdavkext is loaded as a kernel extension.'],
  [
    'macOS 10.14, whatever is loaded',
    { ...system('10.14.6'), macosSystem: { kernelExtensions: null } },
    'warn',
    'macOS 10.14.6 knows kernel extensions only; Defender needs the system extensions of later ones.',
  ],
  ['macOS 10.15', system('10.15.7'), 'pass', 'No kernel extension of a protection product is loaded.'],
  [
    'not read',
    { macosSystem: { kernelExtensions: null } },
    'unknown',
    'Kernel extensions: not known, because a fact of macOS system is missing.',
  ],
])('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(kernelExtensionEra, machineWith('macos-26', changes)))).toEqual([outcome, headline]);
});

test('other ones are counted, and a list with a gap shows nothing', () => {
  const good = machineWith('macos-26', loaded('com.example.kext', 'com.example.other'));
  expect(english(findingOf(kernelExtensionEra, good).basis)).toBe('2 other ones are loaded.');
  expect(findingOf(kernelExtensionEra, withGap(good, 'macosSystem', 'kernelExtensions', 'cut off')).outcome).toBe('unknown');
});

test('each maker’s has its step, and on Apple silicon the startup security', () => {
  const steps = (architecture: string) =>
    remedyText(
      findingOf(
        kernelExtensionEra,
        machineWith('macos-26', { ...loaded('com.symantec.kext.ips', 'com.microsoft.wdavkext'), operatingSystem: { architecture } }),
      ),
    );
  const silicon = 'Set the startup security of this Mac back to full once no kernel extension is left.';
  expect(steps('arm64')).toEqual([
    'Have it replaced by a version with a system extension, or removed.',
    'Of Symantec, versions before 14.3 RU1 work so: update it, or plan its removal with RemoveSymantecMacFiles.',
    'Of Defender, remove the old version before phase 2.',
    silicon,
    'Assess this device again.',
  ]);
  expect(steps('x86_64')).not.toContain(silicon);
});

test('an old macOS is blamed once: by the system that Defender does not support', () => {
  const inventory = machineWith('macos-26', system('10.14.6'));
  const inputs = { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } as const };
  const { findings } = evaluate(inputs, sampleCatalogue(), sampleNow(), [edrPlatform, kernelExtensionEra]);
  expect(findings.map(({ outcome, causedBy }) => [outcome, causedBy])).toEqual([
    ['fail', null],
    ['warn', 'edr-platform'],
  ]);
});
