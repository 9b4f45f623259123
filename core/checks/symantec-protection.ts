import { defineCheck } from './check';
import { daysBetween } from './days';
import { isClientFactConfirmed, versionWithoutDefinitions } from './symantec';

/**
 * Symantec publishes definitions several times a day. A week without new ones is more than a long weekend explains; after a
 * month without them the device is as good as unprotected against what is new. Neither keeps Defender from being onboarded:
 * both are reasons to hurry.
 */
const lateDays = 7;
const unprotectedDays = 30;

/** Definitions carry the day on which they were made, somewhere else on earth. */
const aheadDays = 1;

export const symantecProtection = defineCheck({
  id: 'symantec-protection',
  step: 3,
  title: 'Protection by Symantec until the switch',
  whyItMatters: 'Where Symantec no longer protects, the device has no protection at all until Defender takes over.',
  owner: 'security-administrator',
  causedBy: ['symantec-version'],
  families: ['windows'],
  requires: ['operatingSystem', 'symantecClient'],
  references: ['KB181033'],
  evidence: {
    installed: 'Symantec installed',
    antivirusRunning: 'Virus protection running',
    antispywareRunning: 'Spyware protection running',
    definitionsDate: 'Definitions of',
    defender: 'Running mode of Defender',
  },
  messages: {
    protects: 'Symantec protects this device, with definitions of {definitionsDate}.',
    protectsBasis: 'They are {age, plural, =0 {of today} one {# day old} other {# days old}}.',
    off: 'Symantec is installed on this device, but its virus protection is off.',
    switchOn: 'Switch the virus protection of Symantec on, or migrate this device first.',
    stepSwitchOn: 'Look in the console of Symantec which policy switches it off, and change it.',
    stepRepair: 'If it stays off, have the installation repaired, or migrate this device first.',
    offDefenderOn: 'The virus protection of Symantec is off; Defender Antivirus is active.',
    decide: 'Decide whether Symantec is still needed on this device until the switch.',
    stepDecide: 'Switch its virus protection on again, or plan this device into the first wave of the migration.',
    outdated: 'The definitions of Symantec are {age} days old: nothing new is recognised.',
    late: 'The definitions of Symantec are {age} days old.',
    update: 'Bring the definitions of Symantec up to date, or migrate this device first.',
    stepServer: 'Check whether the device reaches the server or the service that gives it definitions.',
    stepUpdate: 'Start an update of the definitions, and see that it succeeds.',
    stepFirst: 'Where that fails or is not worth it any more, plan this device into the first wave of the migration.',
    ended: 'The definitions of Symantec are {age} days old, and its version gets no new ones.',
    upgrade: 'Upgrade Symantec, or migrate this device first.',
    stepUpgrade: 'Install a client of {oldest} or later from the console of Symantec.',
    ahead: 'The definitions of Symantec are dated {definitionsDate}, which is still to come.',
    setClock: 'Check the clock of this device.',
    stepClock: 'Set the clock of the device, or have it synchronised.',
    antispyware: 'The spyware protection of Symantec is off.',
    switchOnSpyware: 'Switch the spyware protection of Symantec on.',
    absent: 'Symantec is not installed, so it protects nothing here.',
    again: 'Assess this device again.',
  },
  headlines: {
    warn: ['off', 'offDefenderOn', 'ended', 'outdated', 'late', 'ahead', 'antispyware'],
    notApplicable: ['absent'],
    pass: ['protects'],
  },
  orders: ['switchOn', 'decide', 'upgrade', 'update', 'setClock', 'switchOnSpyware'],

  evaluate({ symantecClient }, { catalogue, now, say, see, unread, besides }) {
    const { installed, versions, antivirusRunning, antispywareRunning, definitionsDate } = symantecClient;
    if (installed === null) return unread('symantecClient', 'installed');
    if (!installed) {
      return { outcome: 'notApplicable', headline: say('absent'), evidence: [see('installed', installed, 'symantecClient.installed')] };
    }
    const age = definitionsDate === null ? null : daysBetween(definitionsDate, now);
    const defender = besides('windowsDefender')?.antivirus ?? null;
    const evidence = [
      see('antivirusRunning', antivirusRunning, 'symantecClient.antivirusRunning'),
      see('antispywareRunning', antispywareRunning, 'symantecClient.antispywareRunning'),
      see('definitionsDate', definitionsDate, 'symantecClient.definitionsDate'),
      ...(defender?.runningMode == null ? [] : [see('defender', defender.runningMode, 'windowsDefender.antivirus.runningMode')]),
    ];
    const confirmed = (['antivirusRunning', 'antispywareRunning', 'definitionsDate'] as const).every((fact) =>
      isClientFactConfirmed(catalogue, fact),
    );
    const unconfirmed = !confirmed;
    if (antivirusRunning === false) {
      if (defender?.runningMode === 'normal' && defender.realTimeProtection) {
        const remedy = { summary: say('decide'), steps: [say('stepDecide'), say('again')] };
        return { outcome: 'warn', headline: say('offDefenderOn'), remedy, causes: [], evidence, unconfirmed };
      }
      const remedy = { summary: say('switchOn'), steps: [say('stepSwitchOn'), say('stepRepair'), say('again')] };
      return { outcome: 'warn', headline: say('off'), remedy, causes: [], evidence, unconfirmed };
    }
    if (age !== null && age > lateDays && versionWithoutDefinitions(catalogue, versions ?? []) !== undefined) {
      const { oldestVersion: oldest } = catalogue.symantec.content;
      const remedy = { summary: say('upgrade'), steps: [say('stepUpgrade', { oldest }), say('stepFirst'), say('again')] };
      return { outcome: 'warn', headline: say('ended', { age }), remedy, evidence, unconfirmed };
    }
    const update = { summary: say('update'), steps: [say('stepServer'), say('stepUpdate'), say('stepFirst'), say('again')] };
    if (age !== null && age > unprotectedDays) {
      return { outcome: 'warn', headline: say('outdated', { age }), remedy: update, causes: [], evidence, unconfirmed };
    }
    if (antivirusRunning === null) return unread('symantecClient', 'antivirusRunning');
    if (age === null || definitionsDate === null) return unread('symantecClient', 'definitionsDate');
    if (age > lateDays) return { outcome: 'warn', headline: say('late', { age }), remedy: update, causes: [], evidence, unconfirmed };
    if (age < -aheadDays) {
      const remedy = { summary: say('setClock'), steps: [say('stepClock'), say('stepUpdate'), say('again')] };
      return {
        outcome: 'warn',
        headline: say('ahead', { definitionsDate }),
        remedy,
        causes: [],
        evidence,
        unconfirmed,
        owner: 'technician',
      };
    }
    if (antispywareRunning === null) return unread('symantecClient', 'antispywareRunning');
    if (!antispywareRunning) {
      const remedy = { summary: say('switchOnSpyware'), steps: [say('stepSwitchOn'), say('stepRepair'), say('again')] };
      return { outcome: 'warn', headline: say('antispyware'), remedy, causes: [], evidence, unconfirmed };
    }
    const basis = say('protectsBasis', { age: Math.max(age, 0) });
    return { outcome: 'pass', headline: say('protects', { definitionsDate }), basis, evidence, unconfirmed };
  },
});
