import { defineManualCheck } from './check';

export const tenantSetUp = defineManualCheck({
  id: 'tenant-set-up',
  step: 1,
  guideItem: '1.3',
  title: 'Cloud instance of the tenant',
  whyItMatters: 'Without a cloud instance of its own the organisation has nowhere for its devices to report to.',
  owner: 'security-administrator',
  essential: true,
  causedBy: ['licences-verified', 'product-acquired'],
  references: ['GUIDE', 'PROD-2026', 'SWITCH2'],
  links: ['tenant-configuration', 'portal'],
  question: 'Does the portal show the list of devices?',
  ask: 'Open Assets, Devices in the portal and record here what you see.',
  done: 'The cloud instance of the tenant is set up.',
  notDone: 'The cloud instance of the tenant is not set up yet.',
  ifNotDone: 'fail',
  remedy: 'Open Assets, Devices in the portal once, which starts the set-up.',
  steps: [
    'Sign in to security.microsoft.com as a security administrator.',
    'Choose Assets, then Devices: the first visit starts the set-up, which takes minutes to hours.',
    'Wait until the page settles: an empty list means ready, a waiting page means it is still being set up.',
    'Record here what you saw.',
  ],
});
