import { expect, test } from 'vitest';
import type { Catalogue } from '../catalogue/schema';
import { sampleCatalogue } from '../document/sample.test-support';
import { goodMachines, machineWith } from '../inventory/machines.test-support';
import { antivirusPlatformVersion } from './antivirus-platform-version';
import { findingOf } from './check.test-support';
import { pendingRestart } from './pending-restart';
import { runtimes } from './runtimes';
import { sensorService } from './sensor-service';
import { systemFiles } from './system-files';
import { goodData, windows, windowsSystemWith } from './windows.test-support';

/** The catalogue with every requirement of a record as one that could not be confirmed. */
function withoutConfirmed(): Catalogue {
  const catalogue = sampleCatalogue();
  const platforms = catalogue.platforms.map((platform) => ({
    ...platform,
    requirements: platform.requirements.map((requirement) => ({ ...requirement, verified: false })),
  }));
  return { ...catalogue, platforms };
}

const owned = (owner: 'trusted-installer' | 'other') =>
  (goodData('windows-server-2012-r2', 'windowsSystem').files ?? []).map((file) => ({ ...file, owner }));
const platformOf2016 = (platformVersion: string) => {
  const defender = goodData('windows-server-2019', 'windowsDefender');
  return windows['Server 2016']({ windowsDefender: { ...defender, antivirus: { ...defender.antivirus, platformVersion } } });
};

test.each([
  ['system files as they should be', systemFiles, goodMachines['windows-server-2012-r2'](), 'pass'],
  [
    'a system file with another owner',
    systemFiles,
    machineWith('windows-server-2012-r2', windowsSystemWith('windows-server-2012-r2', { files: owned('other') })),
    'fail',
  ],
  ['runtimes that are new enough', runtimes, windows['7 SP1'](windowsSystemWith('windows-11', { powerShell: '5.1' })), 'pass'],
  ['a PowerShell that is too old', runtimes, windows['7 SP1'](windowsSystemWith('windows-11', { powerShell: '2.0' })), 'warn'],
  ['no .NET Framework', runtimes, windows['Server 2008 R2'](windowsSystemWith('windows-server-2012-r2', { dotNetFramework: [] })), 'fail'],
  ['a platform that is new enough', antivirusPlatformVersion, platformOf2016('4.18.25100.9'), 'pass'],
  ['a platform that needs care', antivirusPlatformVersion, platformOf2016('4.18.2101.9'), 'warn'],
  ['a platform that is too old', antivirusPlatformVersion, platformOf2016('4.10.14393.2514'), 'fail'],
  ['a sensor as feature on demand', sensorService, goodMachines['windows-11'](), 'pass'],
  [
    'a sensor whose feature on demand is not there',
    sensorService,
    machineWith(
      'windows-11',
      windowsSystemWith('windows-11', { capabilities: [{ name: 'Microsoft.Windows.Sense.Client', state: 'not-present' }] }),
    ),
    'fail',
  ],
  [
    'a restart that the installer waits for',
    pendingRestart,
    machineWith('windows-server-2012-r2', windowsSystemWith('windows-server-2012-r2', { pendingRestart: ['defender-installation'] })),
    'fail',
  ],
] as const)('%s: what rests on a requirement that could not be confirmed says so', (_, check, machine, outcome) => {
  const found = [sampleCatalogue(), withoutConfirmed()].map((catalogue) => findingOf(check, machine, { catalogue }));
  expect(found.map((finding) => finding.outcome)).toEqual([outcome, outcome]);
  expect(found.map(({ unconfirmed }) => unconfirmed)).toEqual([false, true]);
});
