import { defineManualCheck } from './check';

export const licencesVerified = defineManualCheck({
  id: 'licences-verified',
  step: 1,
  guideItem: '1.2',
  title: 'State of the licences',
  whyItMatters: 'Without a provisioned licence the tenant has no Defender for Endpoint, and no device can be onboarded.',
  owner: 'licence-administrator',
  essential: true,
  causedBy: ['product-acquired'],
  references: ['GUIDE', 'PROD-2026'],
  links: ['check-license-state'],
  question: 'Are the licences provisioned and assigned?',
  ask: 'Look under Billing, Your products, and record the state here.',
  done: 'The licences are provisioned and assigned.',
  notDone: 'The licences are not provisioned and assigned yet.',
  ifNotDone: 'fail',
  remedy: 'Have the licences provisioned and assigned.',
  steps: [
    'Sign in to admin.microsoft.com with a role that may read billing.',
    'Open Billing, Your products, and choose the product that contains Defender for Endpoint.',
    'Check that its state is Active and that licences are assigned to the users or devices of this site.',
    'Record here what you saw.',
  ],
});
