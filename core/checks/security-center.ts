import type { Message } from '../text/message';
import { defineCheck } from './check';
import { type SecurityCenterEntry, securityCenterEntries } from './security-center-entries';

export const securityCenter = defineCheck({
  id: 'security-center',
  step: 3,
  title: 'Windows Security Center',
  whyItMatters: 'Windows switches Defender on and off by what the Security Center believes, right or wrong.',
  owner: 'workplace-team',
  families: ['windows'],
  requires: ['operatingSystem', 'securityCenter'],
  references: ['WSC', 'AVCOMPAT', 'SWITCHTS'],
  evidence: { entry: 'Entry', productType: 'Type of Windows' },
  messages: {
    server: 'Servers have no Security Center: only client editions of Windows do.',
    serverBasis: 'What protects a server is told by its services and programs alone.',
    good: 'The Security Center has {symantec} as on and up to date.',
    defenderOffBasis: 'Defender Antivirus is off beside it, as it should be before the switch.',
    defenderUnlistedBasis: 'Defender Antivirus is not listed beside it, which happens before the switch.',
    stale: '{names} {count, plural, one {is} other {are}} still in the Security Center, but the program is gone.',
    removeStale: 'Have what is left over removed, so that Defender can be switched on.',
    stepStale: 'Remove the product with its maker’s clean-up tool; for Symantec that is CleanWipe.',
    stepRestart: 'Restart the device and see that the entry is gone.',
    two: '{names} are on at once as antivirus.',
    oneOnly: 'Have only one of {names} protect this device until the switch.',
    stepTwo: 'Ask the owner of the device which of them is meant to protect it.',
    stepRemove: 'Remove or switch off the other one.',
    stepUnknown: '{names} {count, plural, one {is a name} other {are names}} that the catalogue does not have: find out what it is.',
    none: 'The Security Center has no antivirus that is on.',
    protect: 'Find out what protects this device now.',
    stepProtect: 'Start Symantec, or have it repaired, and see that the Security Center has it as on.',
    other: 'The Security Center has {names} as the antivirus that is on.',
    otherBasis: 'Symantec is not installed on this device.',
    unregistered: 'The Security Center does not have Symantec, but {names} as antivirus.',
    register: 'Find out why Symantec is not registered with the Security Center.',
    stepRegister: 'Look whether Symantec is installed and its services run; restart the device, else have it repaired.',
    notOn: 'The Security Center has {names} as {protection, select, off {off} snoozed {snoozed} other {expired}}.',
    switchOn: 'Have Symantec switched on until the switch.',
    stepSwitchOn: 'Look in the window of Symantec what is off, and in its console which policy says so.',
    outOfDate: 'The Security Center has {names} as out of date.',
    update: 'Bring the definitions of Symantec up to date.',
    stepUpdate: 'Start an update of the definitions, and see that it succeeds.',
    unknownState: 'The Security Center gives {names} a state that is not known.',
    look: 'Look in the Security Center by hand whether Symantec is on and up to date.',
    stepLook: 'Open Windows Security, Virus and threat protection, Manage providers.',
    again: 'Assess this device again.',
  },

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
    const warn = (headline: Message, summary: Message, steps: readonly Message[]) => ({
      outcome: 'warn' as const,
      headline,
      remedy: { summary, steps: [...steps, say('again')] },
      evidence: evidence.length > 0 ? evidence : [see('entry', [], 'securityCenter.products')],
      unconfirmed,
    });
    const stale = entries.filter(({ programExists }) => programExists === false);
    if (stale.length > 0) {
      const found = warn(say('stale', named(stale)), say('removeStale'), [say('stepStale'), say('stepRestart')]);
      // That its program is gone is told by the file, not by the state.
      return { ...found, unconfirmed: false };
    }
    const antivirus = entries.filter(({ kind }) => kind === 'antivirus');
    const on = antivirus.filter(({ state }) => state.protection === 'on');
    if (named(on).count > 1) {
      const unknown = named(on.filter(({ role }) => role === 'unknown'));
      const steps = [say('stepTwo'), say('stepRemove'), ...(unknown.count > 0 ? [say('stepUnknown', unknown)] : [])];
      return warn(say('two', named(on)), say('oneOnly', named(on)), steps);
    }
    const symantec = entries.filter(({ role, kind }) => role === 'symantec' && kind !== 'firewall');
    const notOn = symantec.flatMap((entry) => {
      const { protection } = entry.state;
      return protection === 'on' || protection === null ? [] : [{ ...entry, protection }];
    });
    const [off] = notOn;
    if (off !== undefined) {
      const headline = say('notOn', { ...named(notOn), protection: off.protection });
      return warn(headline, say('switchOn'), [say('stepSwitchOn')]);
    }
    const outdated = symantec.filter(({ state }) => state.upToDate === false);
    if (outdated.length > 0) return warn(say('outOfDate', named(outdated)), say('update'), [say('stepUpdate')]);
    if (gaps('securityCenter', 'products').length > 0) return unread('securityCenter', 'products');
    const doubtful = entries.find(({ programExists }) => programExists === null);
    if (doubtful !== undefined) return unread('securityCenter', `${doubtful.fact}.reportingProgramExists`);
    const unclear = antivirus.filter(({ state }) => state.protection === null || (state.upToDate === null && state.maker !== 'microsoft'));
    if (unclear.length > 0) {
      const remedy = { summary: say('look'), steps: [say('stepLook'), say('again')] };
      return { outcome: 'unknown', headline: say('unknownState', named(unclear)), remedy, evidence };
    }
    if (on.length === 0) return warn(say('none'), say('protect'), [say('stepProtect')]);
    if (!on.some(({ role }) => role === 'symantec')) {
      if (besides('symantecClient')?.installed === false) {
        return { outcome: 'pass', headline: say('other', named(on)), basis: say('otherBasis'), evidence, unconfirmed };
      }
      const unknown = named(on.filter(({ role }) => role === 'unknown'));
      const steps = [say('stepRegister'), ...(unknown.count > 0 ? [say('stepUnknown', unknown)] : [])];
      return warn(say('unregistered', named(on)), say('register'), steps);
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

/** One product may have several entries. */
function named(entries: readonly SecurityCenterEntry[]) {
  const names = [...new Set(entries.map(({ name }) => name))];
  return { names, count: names.length };
}
