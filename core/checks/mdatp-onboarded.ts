import { factNotLooked, productsFound } from '../catalogue/products';
import { defineCheck } from './check';

export const mdatpOnboarded = defineCheck({
  id: 'mdatp-onboarded',
  step: 3,
  title: 'Onboarding data',
  whyItMatters: 'Onboarding data that came with an image or from another organisation sends what happens here to the wrong place.',
  owner: 'security-administrator',
  families: ['linux', 'macos'],
  causedBy: ['defender-present'],
  requires: ['operatingSystem', 'mdatp'],
  references: ['LINUXINST', 'MACPRE'],
  evidence: { data: 'Onboarding data there', product: 'Defender found' },
  messages: {
    none: 'No onboarding data of Defender is on this device.',
    leftover: 'Onboarding data of Defender is on this device, though Defender is not.',
    onboarded: 'This device holds onboarding data of Defender already.',
    decide: 'Find out which organisation the onboarding data is of.',
    stepImage: 'Where this device was made from an image, take the onboarding data out of the image too.',
    stepRemove: 'Remove the data that was left, and onboard the device anew in phase 3.',
    stepPortal: "Look for this device in your organisation's portal: what it reports there comes with this data.",
    stepOffboard: 'Where it is of another organisation, run the offboarding package of that one first.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['leftover', 'onboarded'], pass: ['none'] },
  orders: ['decide'],

  evaluate({ operatingSystem, mdatp }, { catalogue, say, see, gaps, unread, besides }) {
    const { onboardingData } = mdatp;
    if (onboardingData === null) return unread('mdatp', 'onboardingData');
    const products = besides('securityProducts');
    const defender = catalogue.products.filter(({ role }) => role === 'defender');
    const { family } = operatingSystem;
    const found = products && productsFound(defender, products, family).some(({ presence }) => presence !== 'absent');
    const allLooked =
      products !== null && factNotLooked(defender, products, family) === null && gaps('securityProducts', 'signals').length === 0;
    const evidence = [
      see('data', onboardingData, 'mdatp.onboardingData'),
      ...(found === null ? [] : [see('product', found, 'securityProducts.signals')]),
    ];
    if (!onboardingData) return { outcome: 'pass', headline: say('none'), evidence };
    const remedy = (steps: readonly ('stepImage' | 'stepRemove' | 'stepPortal' | 'stepOffboard')[]) => ({
      summary: say('decide'),
      steps: [...steps.map((step) => say(step)), say('again')],
    });
    if (found === false && allLooked) {
      return { outcome: 'warn', headline: say('leftover'), remedy: remedy(['stepImage', 'stepRemove']), evidence };
    }
    return { outcome: 'warn', headline: say('onboarded'), remedy: remedy(['stepPortal', 'stepOffboard', 'stepImage']), evidence };
  },
});
