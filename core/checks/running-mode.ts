import { type FoundProduct, shortNameOf, signalText } from '../catalogue/products';
import { otherProtection } from './other-protection';
import { systemName } from './system';
import { defineWindowsCheck, ruleOfService } from './windows';

/** What Defender's mode is called in a sentence: "Defender is ...". */
const modeWords = {
  normal: 'active',
  passive: 'passive',
  'passive-with-scanning': 'passive with periodic scanning',
  'edr-block': 'passive with EDR in block mode',
  'not-running': 'not running',
} as const;

export const runningMode = defineWindowsCheck({
  id: 'running-mode',
  title: 'Mode of Defender Antivirus',
  whyItMatters: 'Two products that scan at once slow a device down or hang it; where none scans, it is unprotected.',
  owner: 'workplace-team',
  essential: true,
  subject: 'defender',
  requires: ['operatingSystem', 'securityProducts', 'windowsDefender'],
  references: ['AVCOMPAT', 'SWITCH2', 'SWITCHTS'],
  links: ['antivirus-overview'],
  evidence: {
    mode: 'Mode',
    realTimeProtection: 'Real-time protection',
    expected: 'Expected in this phase',
    acceptable: 'Acceptable as well',
    product: 'Product',
    signal: 'Sign',
  },
  messages: {
    steppedAside: 'Defender is {mode} beside {products}, as it should be before the switch.',
    noScanning: 'Defender is active beside {products}, with its real-time protection off.',
    alone: 'Defender is active and protects this device.',
    noneYet: 'Defender Antivirus is not on {system} yet, as expected.',
    endpointProtectionBasis: 'System Center Endpoint Protection is here: the installer of the agent takes it away.',
    double: 'Defender and {products} are both active on this server.',
    decide: 'Let one of them step aside until the switch.',
    stepPassive: 'Before onboarding, set passive mode for Defender, so that it steps aside then.',
    stepUntil: 'Until then, exclude each in the other, or turn the real-time protection of Defender off.',
    notRegistered:
      'Defender is active though {products} {count, plural, one {is} other {are}} here: Windows does not see it as the protection.',
    repair: 'Find out why {products} {count, plural, one {is} other {are}} not registered with Windows, or expired.',
    stepLook: 'Look in the Security Center of Windows which protection is on, and whether it is up to date.',
    stepRepair: 'Repair the installation of {products}, or its licence, so that it registers again.',
    unprotected: 'Defender is {mode}, and no other protection was found on this device.',
    protect: 'See that this device is protected now.',
    stepFind: 'Find out what is meant to protect this device until the switch.',
    stepTurnOn: 'Start that product, or turn Defender Antivirus on.',
    doubtful: 'Defender is {mode}, and of {products} there are traces only.',
    lookProtection: 'Find out whether {products} {count, plural, one {protects} other {protect}} this device.',
    again: 'Assess this device again.',
  },

  evaluate(
    { operatingSystem, securityProducts, windowsDefender },
    { catalogue, platform, system: machine, server, ownerHere, say, see, gaps, unread },
  ) {
    const { runningMode: mode, realTimeProtection } = windowsDefender.antivirus;
    if (mode === null) return unread('windowsDefender', 'antivirus.runningMode');
    const others = otherProtection(catalogue, securityProducts, operatingSystem.family, { gaps });
    const present = others.found.filter(({ presence }) => presence === 'present');
    const expectation = catalogue.expectations.find(({ platforms }) => platforms.includes(platform.id));
    const from = `catalogue: ${expectation?.sources.join(', ') ?? 'AVCOMPAT'}`;
    const evidence = [
      see('mode', modeWords[mode], 'windowsDefender.antivirus.runningMode'),
      see('realTimeProtection', realTimeProtection, 'windowsDefender.antivirus.realTimeProtection'),
      ...(expectation ? [see('expected', expectation.expected, from)] : []),
      ...(expectation?.alsoAcceptable == null ? [] : [see('acceptable', expectation.alsoAcceptable, from)]),
      ...others.found.flatMap(({ product, signals }) => [
        see('product', product.name, `catalogue: ${product.sources.join(', ')}`),
        ...signals.map((signal) => see('signal', signalText(signal), signal.source)),
      ]),
    ];
    const system = systemName(platform, operatingSystem);
    const valuesOf = (which: readonly FoundProduct[]) => ({
      mode: modeWords[mode],
      system,
      products: which.map(({ product }) => shortNameOf(product)),
      count: which.length,
    });
    const unconfirmed = others.found.some(({ confirmed }) => !confirmed) || expectation?.verified === false;

    if (mode === 'normal') {
      if (present.length === 0) {
        if (others.open !== null) return unread('securityProducts', others.open);
        return { outcome: 'pass', headline: say('alone'), evidence };
      }
      const values = valuesOf(present);
      if (server && realTimeProtection === false) {
        return { outcome: 'pass', headline: say('noScanning', values), evidence, unconfirmed };
      }
      if (server) {
        const remedy = { summary: say('decide'), steps: [say('stepPassive'), say('stepUntil'), say('again')] };
        return { outcome: 'warn', owner: ownerHere, headline: say('double', values), remedy, evidence, unconfirmed };
      }
      const remedy = { summary: say('repair', values), steps: [say('stepLook'), say('stepRepair', values), say('again')] };
      return { outcome: 'warn', owner: ownerHere, headline: say('notRegistered', values), remedy, evidence, unconfirmed };
    }

    const own = catalogue.common.windows.services.filter(({ part }) => part === 'antivirus');
    const ships = own.some((service) => ruleOfService(service, platform, machine) !== null);
    if (!ships && mode === 'not-running') {
      const replaced = windowsDefender.systemCenterEndpointProtection === true && platform.onboarding.today.includes('unified-agent');
      return {
        outcome: 'pass',
        headline: say('noneYet', { system }),
        ...(replaced ? { basis: say('endpointProtectionBasis') } : {}),
        evidence,
      };
    }
    if (present.length > 0) return { outcome: 'pass', headline: say('steppedAside', valuesOf(present)), evidence, unconfirmed };
    if (others.open !== null) return unread('securityProducts', others.open);
    if (others.found.length > 0) {
      const values = valuesOf(others.found);
      const remedy = { summary: say('lookProtection', values), steps: [say('stepFind'), say('stepTurnOn'), say('again')] };
      return { outcome: 'warn', owner: ownerHere, headline: say('doubtful', values), remedy, evidence, unconfirmed };
    }
    const remedy = { summary: say('protect'), steps: [say('stepFind'), say('stepTurnOn'), say('again')] };
    return { outcome: 'fail', owner: ownerHere, headline: say('unprotected', valuesOf([])), remedy, evidence };
  },
});
