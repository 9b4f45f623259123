import { expect, test } from 'vitest';
import type { ProductSignal } from '../inventory/sections/security-products';
import { findingOf, inventoryWith, signal, signs, verdictLine, withGap } from './check.test-support';
import { conflictingServices } from './conflicting-services';

const none = 'None of the services that the installer refuses is here.';

test.each([
  ['the sample', {}, 'pass', none],
  ['one that runs', signs(signal('service', 'ds_agent', 'running')), 'fail', "ds_agent runs, and Microsoft's installer stops there."],
  [
    'two that run, beside one that does not',
    signs(signal('service', 'ds_agent', 'running'), signal('service', 'MFEcma', 'running'), signal('service', 'cbsensor', 'disabled')),
    'fail',
    "ds_agent, MFEcma run, and Microsoft's installer stops there.",
  ],
  [
    'one that is stopped',
    signs(signal('service', 'cbsensor', 'stopped')),
    'warn',
    'cbsensor is installed; where it runs, the installer stops.',
  ],
  [
    'one whose state is not known',
    signs(signal('service', 'cbsensor')),
    'warn',
    'cbsensor is installed; where it runs, the installer stops.',
  ],
  ['a process of that name is no service', signs(signal('process', 'ds_agent')), 'pass', none],
  [
    'another spelling is another service',
    signs(signal('service', 'DS_Agent', 'running'), signal('service', 'mfecma', 'running')),
    'pass',
    none,
  ],
  ['another product', signs(signal('service', 'falcon-sensor', 'running')), 'pass', none],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(conflictingServices, changes))).toEqual([outcome, headline]);
});

test('services that were not looked through leave it open, one that was seen running still counts', () => {
  const notLooked = (...all: readonly ProductSignal[]) => {
    const { securityProducts } = signs(...all);
    return findingOf(conflictingServices, { securityProducts: { ...securityProducts, looked: ['package', 'process'] } });
  };
  expect(notLooked().outcome).toBe('unknown');
  expect(notLooked(signal('service', 'cbsensor', 'stopped')).outcome).toBe('unknown');
  expect(notLooked(signal('service', 'cbsensor', 'running')).outcome).toBe('fail');
  expect(findingOf(conflictingServices, withGap(inventoryWith({}), 'securityProducts', 'signals', 'cut off')).outcome).toBe('unknown');
});
