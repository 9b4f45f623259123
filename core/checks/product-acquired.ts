import { defineManualCheck } from './check';

export const productAcquired = defineManualCheck({
  id: 'product-acquired',
  step: 1,
  guideItem: '1.1',
  title: 'Defender for Endpoint, bought or on trial',
  whyItMatters: 'Everything else of the migration needs the product: licences, tenant and onboarding packages come with it.',
  owner: 'licence-administrator',
  essential: true,
  references: ['GUIDE'],
  links: ['free-trial', 'product'],
  choices: {
    bought: { label: 'Bought', done: 'Defender for Endpoint has been bought.' },
    trial: { label: 'Free trial', done: 'A free trial of Defender for Endpoint is running.' },
  },
  question: 'Does the organisation have Defender for Endpoint, bought or on trial?',
  ask: 'Look under Billing, Your products, and record here what you find.',
  done: 'The organisation has Defender for Endpoint.',
  notDone: 'The organisation does not have Defender for Endpoint yet.',
  ifNotDone: 'fail',
  remedy: 'Buy Defender for Endpoint or start a free trial.',
  steps: [
    'Sign in to admin.microsoft.com with a role that may read billing.',
    'Open Billing, Your products, and look for a product that contains Defender for Endpoint.',
    'If there is none, buy it or start a free trial.',
    'Record here whether it is bought or on trial.',
  ],
});
