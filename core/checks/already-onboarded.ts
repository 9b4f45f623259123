import { defineWindowsCheck } from './windows';

export const alreadyOnboarded = defineWindowsCheck({
  id: 'already-onboarded',
  title: 'Onboarding so far',
  whyItMatters: 'A device that reports already, perhaps to another organisation, is not to be prepared but to be found out about.',
  owner: 'security-administrator',
  requires: ['operatingSystem', 'windowsDefender'],
  references: ['TRONB', 'INSTALLPS1', 'SWITCH2'],
  links: ['phase-3-onboard'],
  evidence: {
    onboarded: 'Onboarded',
    organisationId: 'Id of an organisation',
    onboardingData: 'Data of an onboarding package',
    offboardingData: 'Data of an offboarding package',
  },
  messages: {
    no: 'This device is not onboarded to Defender for Endpoint yet, as expected.',
    offboardedBasis: 'An offboarding package was delivered here before.',
    onboarded: 'This device is onboarded to Defender for Endpoint already.',
    find: 'Find out which organisation it reports to, and who onboarded it.',
    stepSearch: "Search for the device in the portal of this organisation: the device itself tells no organisation's name.",
    stepBelongs: 'Where it is not there, have it offboarded by the organisation that it reports to.',
    stepOver: 'Where it is there, take it out of this phase.',
    leftover: 'Data of an earlier onboarding is here, but this device is not onboarded.',
    clear: 'Find out where the data comes from, before another onboarding is tried.',
    stepPolicy: 'Look whether a policy or a management profile delivers an onboarding package to this device now.',
    stepTry: 'Where an onboarding was tried before, look up why it failed in the log of the sensor.',
    stepOld: 'Where the package is of another organisation, have it taken away.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['onboarded', 'leftover'], pass: ['no'] },
  orders: ['find', 'clear'],

  evaluate({ windowsDefender }, { say, see, unread }) {
    const { onboarded, organisationId, onboardingData, offboardingData } = windowsDefender.onboarding;
    const evidence = [
      see('onboarded', onboarded, 'windowsDefender.onboarding.onboarded'),
      see('organisationId', organisationId, 'windowsDefender.onboarding.organisationId'),
      see('onboardingData', onboardingData, 'windowsDefender.onboarding.onboardingData'),
      see('offboardingData', offboardingData, 'windowsDefender.onboarding.offboardingData'),
    ];
    if (onboarded === null) return unread('windowsDefender', 'onboarding.onboarded');
    if (onboarded) {
      const remedy = { summary: say('find'), steps: [say('stepSearch'), say('stepBelongs'), say('stepOver')] };
      return { outcome: 'warn', headline: say('onboarded'), remedy, evidence };
    }
    if (onboardingData === true || organisationId === true) {
      const remedy = { summary: say('clear'), steps: [say('stepPolicy'), say('stepTry'), say('stepOld'), say('again')] };
      return { outcome: 'warn', headline: say('leftover'), remedy, evidence };
    }
    if (onboardingData === null) return unread('windowsDefender', 'onboarding.onboardingData');
    if (organisationId === null) return unread('windowsDefender', 'onboarding.organisationId');
    return { outcome: 'pass', headline: say('no'), ...(offboardingData === true ? { basis: say('offboardedBasis') } : {}), evidence };
  },
});
