import { productsFound, signalText } from '../catalogue/products';
import { defineCheck } from './check';
import { productsUnread } from './found-products';

/** Written by the onboarding package; a device without it has the product, but reports to nobody. */
const onboardingFile = '/etc/opt/microsoft/mdatp/mdatp_onboard.json';

export const defenderPresent = defineCheck({
  id: 'defender-present',
  step: 3,
  title: 'Defender for Endpoint on this device',
  whyItMatters: 'On a device that already has Defender the phase of preparing is over, or an earlier attempt was left half done.',
  owner: 'technician',
  families: ['linux', 'macos'],
  subject: 'defender',
  requires: ['operatingSystem', 'securityProducts'],
  references: ['LINUXINST', 'MACPRE', 'SWITCH2'],
  evidence: { version: 'Version', signal: 'Sign', looked: 'Looked through' },
  messages: {
    absent: 'Defender for Endpoint is not on this device yet, as expected.',
    onboarded: 'Defender for Endpoint is installed here and has been onboarded.',
    find: 'Look the device up in the portal and find out who onboarded it.',
    stepFind: 'Search for the device in the portal under Assets, Devices.',
    stepBelongs: 'If it reports to another tenant, have it offboarded there first.',
    installed: 'Defender for Endpoint is installed here, but not onboarded.',
    passive: 'Set it to the passive enforcement level while Symantec stays.',
    stepPassive: 'Ask the owner of the device why it was installed.',
    stepRemove: 'Set its enforcement level to passive, or remove it until phase 2.',
    traces: 'Only traces of Defender for Endpoint were found.',
    look: 'Find out whether an earlier installation was left half done.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['onboarded', 'installed', 'traces'], pass: ['absent'] },
  orders: ['find', 'passive', 'look'],

  evaluate({ operatingSystem, securityProducts }, context) {
    const { catalogue, say, see, besides } = context;
    const { family } = operatingSystem;
    const defender = catalogue.products.filter(({ role }) => role === 'defender');
    const answered = productsFound(defender, securityProducts, family);
    const found = answered.filter(({ presence }) => presence !== 'absent');
    const unconfirmed = answered.some(({ confirmed }) => !confirmed);
    const signals = found.flatMap((one) => one.signals);
    const evidence = [
      ...found.flatMap(({ version }) => (version === null ? [] : [see('version', version, 'securityProducts.signals')])),
      ...signals.map((signal) => see('signal', signalText(signal), signal.source)),
      see('looked', securityProducts.looked, 'securityProducts.looked'),
    ];
    const present = found.some(({ presence }) => presence === 'present');
    // The data alone, without the product, is left over: the check of onboarding data tells of it.
    if (present && (signals.some(({ name }) => name === onboardingFile) || besides('mdatp')?.onboardingData)) {
      const remedy = { summary: say('find'), steps: [say('stepFind'), say('stepBelongs'), say('again')] };
      return { outcome: 'warn', headline: say('onboarded'), remedy, evidence, unconfirmed };
    }
    const stepsPassive = [say('stepPassive'), say('stepRemove'), say('again')];
    if (present) {
      return {
        outcome: 'warn',
        headline: say('installed'),
        remedy: { summary: say('passive'), steps: stepsPassive },
        evidence,
        unconfirmed,
      };
    }
    if (found.length > 0) {
      return { outcome: 'warn', headline: say('traces'), remedy: { summary: say('look'), steps: stepsPassive }, evidence, unconfirmed };
    }
    const missed = productsUnread(defender, securityProducts, family, context);
    return missed ?? { outcome: 'pass', headline: say('absent'), evidence, unconfirmed };
  },
});
