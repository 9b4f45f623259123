import type { WindowsPolicyFact } from '../catalogue/schema';
import { compareVersions } from '../units/versions';
import { arePoliciesUnread, defineWindowsCheck, inScope, numberOf, policyNamed, type SetValue } from './windows';

type Rule = WindowsPolicyFact['rules'][number];

export const defenderPolicies = defineWindowsCheck({
  id: 'defender-policies',
  title: 'Policies that turn Defender off',
  whyItMatters: 'A policy left from the time of another product keeps Defender off, after Symantec is gone as well.',
  owner: 'group-policy-team',
  essential: true,
  subject: 'defender',
  requires: ['operatingSystem', 'windowsDefender', 'windowsSystem'],
  references: ['TRONB', 'INSTALLPS1', 'AVCOMPAT'],
  evidence: { setting: 'Setting', effect: 'Effect', platformVersion: 'Platform of Defender Antivirus', looked: 'Looked for' },
  messages: {
    none: 'No policy turns Defender off here.',
    noneBasis: 'Looked for {names}.',
    off: '{count, plural, one {{names} turns} other {{names} turn}} Defender off on this device.',
    remove: 'Take {names} away from this device.',
    ignored: '{names} is set to turn Defender off; its platform {platformVersion} ignores that.',
    removeIgnored: 'Take {names} away before the switch, so that no older platform follows it.',
    stepFind: 'Find the Group Policy object, script or management profile that sets {names}: gpresult names it.',
    stepUnset: 'Set it to not configured there, and delete the value where it was written by hand.',
    stepRefresh: 'Refresh the policies on this device, and restart it.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['off'], warn: ['ignored'], pass: ['none'] },
  orders: ['remove', 'removeIgnored'],

  evaluate({ windowsDefender, windowsSystem }, { catalogue, platform, system, ownerHere, say, see, gaps, unread }) {
    const facts = catalogue.common.windows.policies.filter(({ part }) => part === 'turned-off');
    const asked = facts.flatMap((fact) => fact.rules.filter((rule) => inScope(rule, platform, system)).map((rule) => ({ fact, rule })));
    const set = asked.flatMap(({ fact, rule }) => {
      const found = policyNamed(windowsSystem, fact);
      return found && isWrong(found, rule) ? [{ fact, rule, found }] : [];
    });
    const { platformVersion } = windowsDefender.antivirus;
    const isIgnored = ({ rule }: { readonly rule: Rule }) =>
      rule.ignoredFrom !== null && platformVersion !== null && compareVersions(platformVersion, rule.ignoredFrom) >= 0;
    const evidence = [
      ...set.flatMap(({ fact, found }) => [
        see('setting', `${fact.key} : ${fact.value} = ${found.value}`, 'windowsSystem.policies'),
        ...(fact.detail === null ? [] : [see('effect', fact.detail, `catalogue: ${fact.sources.join(', ')}`)]),
      ]),
      ...(set.some(({ rule }) => rule.ignoredFrom !== null)
        ? [see('platformVersion', platformVersion, 'windowsDefender.antivirus.platformVersion')]
        : []),
    ];
    const valuesOf = (which: typeof set) => ({ names: [...new Set(which.map(({ fact }) => fact.value))], count: which.length });
    const steps = (which: typeof set) => [say('stepFind', valuesOf(which)), say('stepUnset'), say('stepRefresh'), say('again')];
    const command = 'gpresult /scope computer /h gpresult.html';

    const off = set.filter(({ rule }) => rule.ignoredFrom === null || (platformVersion !== null && !isIgnored({ rule })));
    if (off.length > 0) {
      const byPolicy = off.some(({ fact }) => fact.key.includes('\\Policies\\'));
      const remedy = { summary: say('remove', valuesOf(off)), steps: steps(off), command };
      const owner = byPolicy ? 'group-policy-team' : ownerHere;
      return { outcome: 'fail', owner, headline: say('off', valuesOf(off)), remedy, evidence };
    }
    const places = asked.map(({ fact }) => fact);
    if (arePoliciesUnread(windowsSystem, places, { gaps })) return unread('windowsSystem', 'policies');
    if (set.length > 0) {
      if (platformVersion === null) return unread('windowsDefender', 'antivirus.platformVersion');
      const remedy = { summary: say('removeIgnored', valuesOf(set)), steps: steps(set), command };
      return { outcome: 'warn', headline: say('ignored', { ...valuesOf(set), platformVersion }), remedy, evidence };
    }
    const names = [...new Set(asked.map(({ fact }) => fact.value))];
    const looked = asked.map(({ fact }) => `${fact.key} : ${fact.value}`);
    return {
      outcome: 'pass',
      headline: say('none'),
      basis: say('noneBasis', { names }),
      evidence: [see('looked', looked, 'windowsSystem.policies')],
    };
  },
});

function isWrong(found: SetValue, { wrong }: Rule): boolean {
  const value = numberOf(found);
  return wrong === 'one' ? value === 1 : value !== null && value !== 0;
}
