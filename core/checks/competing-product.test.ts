import { expect, test } from 'vitest';
import type { Outcome } from '../evaluate/finding';
import { type Changes, findingOf, on, signal, signs, verdictLine, windowsSystem } from './check.test-support';
import { competingProduct } from './competing-product';

const trend = signs(signal('service', 'ds_agent', 'running'), signal('process', 'ds_am'), signal('path', '/opt/ds_agent'));

test.each<readonly [string, Changes, Outcome, string]>([
  ['Symantec alone', {}, 'pass', 'No other protection product was found.'],
  ['Defender alone', signs(signal('package', 'mdatp'), signal('process', 'wdavdaemon')), 'pass', 'No other protection product was found.'],
  ['a product that blocks in fanotify', trend, 'fail', 'Trend Micro runs and cannot run beside Defender.'],
  [
    'the same, installed and stopped',
    signs(signal('service', 'ds_agent', 'stopped'), signal('path', '/opt/ds_agent')),
    'warn',
    'Trend Micro is on this device, beside what is to be migrated.',
  ],
  ['one sign of it', signs(signal('path', '/opt/ds_agent')), 'warn', 'There may be Trend Micro on this device: one sign was found.'],
  [
    'a product of which no conflict is known',
    signs(signal('service', 'falcon-sensor', 'running'), signal('package', 'falcon-sensor')),
    'warn',
    'CrowdStrike Falcon is on this device, beside what is to be migrated.',
  ],
  [
    'ClamAV without scanning on access',
    signs(signal('package', 'clamav-daemon'), signal('process', 'clamd')),
    'warn',
    'ClamAV is on this device, beside what is to be migrated.',
  ],
  [
    'ClamAV that scans on access',
    signs(signal('package', 'clamav-daemon'), signal('process', 'clamonacc')),
    'fail',
    'ClamAV runs and cannot run beside Defender.',
  ],
  [
    'two at once',
    signs(signal('process', 'ds_am'), signal('path', '/opt/ds_agent'), signal('package', 'kesl'), signal('service', 'kesl', 'running')),
    'fail',
    'Trend Micro, Kaspersky run and cannot run beside Defender.',
  ],
  [
    'fapolicyd, which protects nothing by itself',
    signs(signal('service', 'fapolicyd', 'running')),
    'pass',
    'No other protection product was found.',
  ],
  [
    'the same product on Windows, where it steps aside',
    {
      ...on(windowsSystem('Windows 11', 26100)),
      securityProducts: {
        signals: [signal('service', 'ntrtscan', 'running'), signal('security-center', 'Trend Micro Apex One Antivirus')],
        looked: ['service', 'security-center'],
      },
    },
    'warn',
    'Trend Micro is on this device, beside what is to be migrated.',
  ],
  [
    'processes that were not looked through',
    { securityProducts: { signals: [], looked: ['package', 'service'] } },
    'unknown',
    'Other protection products: not known, because a fact of Security products is missing.',
  ],
])('%s', (_, changes, outcome, headline) => {
  // The literal tables are read-only; the inventory is not.
  expect(verdictLine(findingOf(competingProduct, changes))).toEqual([outcome, headline]);
});
