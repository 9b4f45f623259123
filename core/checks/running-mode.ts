import { signalText } from '../catalogue/products';
import { otherProtection, protectionNow } from './other-protection';
import { securityCenterEvidence } from './security-center-entries';
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
  causedBy: ['symantec-protection'],
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
    securityCenter: 'Security Center',
  },
  messages: {
    steppedAside: 'Defender is {mode} beside {products}, as it should be before the switch.',
    registeredBasis: 'The Security Center has {products} as on.',
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
    protect: 'See that this device is protected now, or migrate it first.',
    stepFind: 'Find out what is meant to protect this device until the switch.',
    stepStart: 'Start that product, or have it repaired.',
    stepTurnOn: 'Start that product, or turn Defender Antivirus on.',
    otherOff: 'Defender is {mode}, and the virus protection of {products} is off.',
    doubtful: 'Defender is {mode}, and of {products} there are traces only.',
    lookProtection: 'Find out whether {products} {count, plural, one {protects} other {protect}} this device.',
    again: 'Assess this device again.',
  },
  headlines: {
    warn: ['double', 'notRegistered', 'doubtful', 'unprotected', 'otherOff'],
    pass: ['steppedAside', 'noScanning', 'alone', 'noneYet'],
  },
  orders: ['decide', 'repair', 'protect', 'lookProtection'],

  evaluate({ operatingSystem, securityProducts, windowsDefender }, context) {
    const { catalogue, platform, system: machine, server, ownerHere, say, see, unread } = context;
    const { runningMode: mode, realTimeProtection } = windowsDefender.antivirus;
    if (mode === null) return unread('windowsDefender', 'antivirus.runningMode');
    const others = otherProtection(catalogue, securityProducts, operatingSystem.family, context);
    const other = protectionNow(others, { client: !server }, context);
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
      ...(server ? [] : securityCenterEvidence(context, ({ kind }) => kind === 'antivirus')),
    ];
    const names = other.state === 'unread' ? [] : other.names;
    const values = {
      mode: mode === 'normal' ? 'active without real-time protection' : modeWords[mode],
      products: [...names],
      count: names.length,
      system: systemName(platform, operatingSystem),
    };
    const unconfirmed = (other.state !== 'unread' && other.unconfirmed) || expectation?.verified === false;
    const own = catalogue.common.windows.services.filter(({ part }) => part === 'antivirus');
    const noneYet = mode === 'not-running' && !own.some((service) => ruleOfService(service, platform, machine) !== null);
    const endpointProtection = noneYet ? windowsDefender.systemCenterEndpointProtection : false;
    const replaced = endpointProtection === true && platform.onboarding.today.includes('unified-agent');

    if (other.state === 'protects') {
      const registered = other.by === 'security-center';
      const basis = { ...(registered ? { basis: say('registeredBasis', values) } : {}) };
      if (noneYet) {
        const replacedBasis = replaced ? { basis: say('endpointProtectionBasis') } : basis;
        return { outcome: 'pass', headline: say('noneYet', values), ...replacedBasis, evidence, unconfirmed };
      }
      if (mode !== 'normal') return { outcome: 'pass', headline: say('steppedAside', values), ...basis, evidence, unconfirmed };
      if (!server && !registered) {
        const remedy = { summary: say('repair', values), steps: [say('stepLook'), say('stepRepair', values), say('again')] };
        return { outcome: 'warn', owner: ownerHere, headline: say('notRegistered', values), remedy, evidence, unconfirmed };
      }
      if (others.open !== null && registered) return unread('securityProducts', others.open);
      if (realTimeProtection === null) return unread('windowsDefender', 'antivirus.realTimeProtection');
      if (!realTimeProtection) return { outcome: 'pass', headline: say('noScanning', values), ...basis, evidence, unconfirmed };
      // That two are on at once on a client is for the check of the Security Center to say.
      if (registered) return { outcome: 'pass', headline: say('alone'), evidence };
      const remedy = { summary: say('decide'), steps: [say('stepPassive'), say('stepUntil'), say('again')] };
      return { outcome: 'warn', owner: ownerHere, headline: say('double', values), remedy, evidence, unconfirmed };
    }

    if (endpointProtection) {
      const basis = replaced ? { basis: say('endpointProtectionBasis') } : {};
      return { outcome: 'pass', headline: say('noneYet', values), ...basis, evidence };
    }
    if (other.state === 'unread') return unread(other.section, other.fact);
    if (endpointProtection === null) return unread('windowsDefender', 'systemCenterEndpointProtection');
    if (mode === 'normal') {
      if (realTimeProtection === null) return unread('windowsDefender', 'antivirus.realTimeProtection');
      if (realTimeProtection) return { outcome: 'pass', headline: say('alone'), evidence };
    }
    const steps = [say('stepFind'), say(noneYet ? 'stepStart' : 'stepTurnOn'), say('again')];
    switch (other.state) {
      case 'traces': {
        const remedy = { summary: say('lookProtection', values), steps };
        return { outcome: 'warn', owner: ownerHere, headline: say('doubtful', values), remedy, evidence, unconfirmed };
      }
      case 'off': {
        const remedy = { summary: say('protect'), steps };
        return { outcome: 'warn', owner: ownerHere, headline: say('otherOff', values), remedy, evidence, unconfirmed };
      }
      case 'none': {
        const remedy = { summary: say('protect'), steps };
        return { outcome: 'warn', owner: ownerHere, causes: [], headline: say('unprotected', values), remedy, evidence, unconfirmed };
      }
    }
  },
});
