import type { Message } from '../text/message';
import { defineCheck } from './check';
import { isReported, named, securityCenterEntries } from './security-center-entries';
import { versionWithoutDefinitions } from './symantec';
import { ownerOfSystem } from './system';

export const securityCenter = defineCheck({
  id: 'security-center',
  step: 3,
  title: 'Windows Security Center',
  whyItMatters: 'Windows switches Defender on and off by what the Security Center believes, right or wrong.',
  owner: 'workplace-team',
  families: ['windows'],
  causedBy: [
    'competing-product',
    'symantec-version',
    'symantec-protection',
    'symantec-present',
    'running-mode',
    'security-center-leftovers',
  ],
  requires: ['operatingSystem', 'securityCenter'],
  references: ['WSC', 'AVCOMPAT', 'SWITCHTS'],
  evidence: { entry: 'Entry', productType: 'Type of Windows' },
  messages: {
    server: 'Servers have no Security Center: only client editions of Windows do.',
    serverBasis: 'What protects a server is told by its services and programs alone.',
    good: 'The Security Center has {symantec} as on and up to date.',
    defenderOffBasis: 'Defender Antivirus is off beside it, as it should be before the switch.',
    defenderUnlistedBasis: 'Defender Antivirus is not listed beside it, which happens before the switch.',
    two: '{names} are on at once as antivirus{symantec, select, good {} outOfDate {, and Symantec is out of date} other {, and Symantec is {symantec}}}.',
    oneOnly: 'Have only one of {names} protect this device until the switch.',
    stepTwo: 'Ask the owner of the device which of them is meant to protect it.',
    stepRemove: 'Remove or switch off the other one.',
    stepUnknown: '{names} {count, plural, one {is a name} other {are names}} that the catalogue does not have: find out what it is.',
    none: 'The Security Center has no antivirus that is on.',
    protect: 'Find out what protects this device now.',
    stepProtect: 'Start Symantec, or have it repaired, and see that the Security Center has it as on.',
    stepOther: 'Start the product that is meant to protect this device until the switch, and see that the Security Center has it as on.',
    other: 'The Security Center has {names} as the antivirus that is on.',
    otherBasis: 'Symantec is not installed on this device.',
    unregistered: 'The Security Center does not have Symantec, but {names} as antivirus.',
    register: 'Find out why Symantec is not registered with the Security Center.',
    stepRegister: 'Look whether Symantec is installed and its services run; restart the device, else have it repaired.',
    notOn: 'The Security Center has {names} as {protection, select, off {off} snoozed {snoozed} other {expired}}.',
    switchOn: 'Have Symantec switched on, or migrate this device first.',
    stepSwitchOn: 'Look in the window of Symantec what is off, and in its console which policy says so.',
    outOfDate: 'The Security Center has {names} as out of date.',
    update: 'Have Symantec brought up to date, or migrate this device first.',
    stepUpdate: 'Look in the window of Symantec of which day its definitions are, and whether its version still gets any.',
    unknownState: 'The Security Center gives {names} a state that is not known.',
    look: 'Look in the Security Center by hand whether Symantec is on and up to date.',
    stepLook: 'Open Windows Security, Virus and threat protection, Manage providers.',
    again: 'Assess this device again.',
  },
  headlines: {
    warn: ['two', 'none', 'unregistered', 'notOn', 'outOfDate'],
    unknown: ['unknownState'],
    notApplicable: ['server'],
    pass: ['good', 'other'],
  },
  orders: ['oneOnly', 'protect', 'register', 'switchOn', 'update', 'look'],

  evaluate({ operatingSystem, securityCenter: section }, { catalogue, say, see, gaps, unread, besides }) {
    const productType = operatingSystem.windows?.productType ?? null;
    if (productType === null) return unread('operatingSystem', 'windows.productType');
    if (productType !== 1) {
      const evidence = [see('productType', productType, 'operatingSystem.windows.productType')];
      return { outcome: 'notApplicable', headline: say('server'), basis: say('serverBasis'), evidence };
    }
    const entries = securityCenterEntries(section, catalogue);
    const evidence = entries.map(({ text, fact }) => see('entry', text, `securityCenter.${fact}`));
    const unconfirmed = !catalogue.securityCenter.productState.verified;
    const warn = (
      headline: Message,
      summary: Message,
      steps: readonly Message[],
      causes: readonly string[],
      owner = ownerOfSystem(operatingSystem),
    ) => ({
      outcome: 'warn' as const,
      owner,
      headline,
      causes,
      remedy: { summary, steps: [...steps, say('again')] },
      evidence: evidence.length > 0 ? evidence : [see('entry', [], 'securityCenter.products')],
      unconfirmed,
    });
    // What is left over of a product is not on, whatever it says.
    const reported = entries.filter(isReported);
    const antivirus = reported.filter(({ kind }) => kind === 'antivirus');
    const client = besides('symantecClient');
    const symantec = reported.filter(({ role, kind }) => role === 'symantec' && kind !== 'firewall');
    const notOn = symantec.flatMap((entry) => {
      const { protection } = entry.state;
      return protection === 'on' || protection === null ? [] : [{ ...entry, protection }];
    });
    const [off] = notOn;
    const outdated = symantec.filter(({ state }) => state.upToDate === false);
    const on = antivirus.filter(({ state }) => state.protection === 'on');
    if (named(on).count > 1) {
      const unknown = named(on.filter(({ role }) => role === 'unknown'));
      const ownState = off?.protection ?? (outdated.length > 0 ? 'outOfDate' : 'good');
      const steps = [
        say('stepTwo'),
        say('stepRemove'),
        ...(unknown.count > 0 ? [say('stepUnknown', unknown)] : []),
        ...(off === undefined ? [] : [say('stepSwitchOn')]),
        ...(outdated.length > 0 ? [say('stepUpdate')] : []),
      ];
      const isToldElsewhere = ownState === 'good' && on.some(({ role }) => role === 'other' || role === 'unknown');
      return warn(
        say('two', { ...named(on), symantec: ownState }),
        say('oneOnly', named(on)),
        steps,
        isToldElsewhere ? ['competing-product'] : [],
      );
    }
    if (off !== undefined) {
      const headline = say('notOn', { ...named(notOn), protection: off.protection });
      const causes = client?.antivirusRunning === false ? ['symantec-protection'] : [];
      return warn(headline, say('switchOn'), [say('stepSwitchOn')], causes, 'security-administrator');
    }
    if (outdated.length > 0) {
      const isOld = versionWithoutDefinitions(catalogue, client?.versions ?? []) !== undefined;
      const causes = [isOld ? 'symantec-version' : 'symantec-protection'];
      return warn(say('outOfDate', named(outdated)), say('update'), [say('stepUpdate')], causes, 'security-administrator');
    }
    if (gaps('securityCenter', 'products').length > 0) return unread('securityCenter', 'products');
    const doubtful = reported.find(({ programExists }) => programExists === null);
    if (doubtful !== undefined) return unread('securityCenter', `${doubtful.fact}.reportingProgramExists`);
    const unclear = antivirus.filter(({ state }) => state.protection === null || (state.upToDate === null && state.maker !== 'microsoft'));
    if (unclear.length > 0) {
      const remedy = { summary: say('look'), steps: [say('stepLook'), say('again')] };
      return { outcome: 'unknown', headline: say('unknownState', named(unclear)), remedy, evidence };
    }
    if (on.length === 0) {
      const step = client?.installed === false ? say('stepOther') : say('stepProtect');
      return warn(
        say('none'),
        say('protect'),
        [step],
        ['symantec-protection', 'symantec-present', 'running-mode', 'security-center-leftovers'],
      );
    }
    if (!on.some(({ role }) => role === 'symantec')) {
      if (client?.installed === false) {
        return { outcome: 'pass', headline: say('other', named(on)), basis: say('otherBasis'), evidence, unconfirmed };
      }
      const unknown = named(on.filter(({ role }) => role === 'unknown'));
      const steps = [say('stepRegister'), ...(unknown.count > 0 ? [say('stepUnknown', unknown)] : [])];
      const causes = client?.antivirusRunning === false ? ['symantec-protection'] : ['running-mode', 'security-center-leftovers'];
      return warn(say('unregistered', named(on)), say('register'), steps, causes);
    }
    const listed = antivirus.some(({ role }) => role === 'defender');
    return {
      outcome: 'pass',
      headline: say('good', { symantec: named(on).names }),
      basis: say(listed ? 'defenderOffBasis' : 'defenderUnlistedBasis'),
      evidence,
      unconfirmed,
    };
  },
});
