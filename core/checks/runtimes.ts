import { type HeldRequirement, hold, requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const runtimes = defineWindowsCheck({
  id: 'runtimes',
  title: 'Versions of .NET Framework and PowerShell',
  whyItMatters: 'On old systems the agent does not run without the one, and Defender cannot be managed on the device without the other.',
  owner: 'workplace-team',
  essential: true,
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['DOWNLEVEL-2026', 'DOWNLEVEL-2020', 'DDT'],
  evidence: { found: 'Found', needed: 'Needed', record: 'Record' },
  messages: {
    notAsked: '{system} needs no version of .NET Framework or PowerShell for Defender.',
    good: '{names} {count, plural, one {is} other {are}} new enough for Defender.',
    missing: '{names} {count, plural, one {is} other {are}} not there, which Defender needs.',
    install: 'Install {names}.',
    recommended:
      '{names} {count, plural, one {is} other {are}} not there; without {count, plural, one {it} other {them}} Defender cannot be managed on the device itself.',
    stepInstall: 'Install {name} on this device.',
    stepRestart: 'Restart the device.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['missing'], warn: ['recommended'], pass: ['notAsked', 'good'] },
  orders: ['install'],

  evaluate({ operatingSystem, windowsSystem }, { platform, system: machine, ownerHere, say, see, gaps, unread }) {
    const asked = requirementsHere(platform, machine, ['dot-net', 'power-shell'], ['required', 'recommended']);
    if (asked.length === 0) {
      const headline = say('notAsked', { system: systemName(platform, operatingSystem) });
      return { outcome: 'pass', headline, evidence: [see('record', platform.id, recordSource(platform))] };
    }
    const { missing, met, open } = hold(asked, { system: machine, windowsSystem }, { gaps });
    const evidence = [...missing, ...met].flatMap(({ requirement, seen }) => [
      ...seen.map(({ value, from }) => see('found', value, from)),
      see('needed', [requirement.name, requirement.detail].join(': '), recordSource(platform)),
    ]);
    const valuesOf = (which: readonly HeldRequirement[]) => ({ names: which.map(neededName), count: which.length });
    const result = (outcome: 'fail' | 'warn', headline: 'missing' | 'recommended', found: typeof missing) => {
      const which = found.map(({ requirement }) => requirement);
      const unconfirmed = found.some((one) => one.unconfirmed);
      const steps = [
        ...which.map((requirement) => say('stepInstall', { name: neededName(requirement) })),
        say('stepRestart'),
        say('again'),
      ];
      const remedy = { summary: say('install', valuesOf(which)), steps };
      return { outcome, owner: ownerHere, headline: say(headline, valuesOf(which)), remedy, evidence, unconfirmed };
    };
    const needed = missing.filter(({ requirement }) => requirement.rule.need === 'required');
    if (needed.length > 0) return result('fail', 'missing', needed);
    if (open !== null) return unread(open.section, open.fact);
    if (missing.length > 0) return result('warn', 'recommended', missing);
    const unconfirmed = met.some((one) => one.unconfirmed);
    return { outcome: 'pass', headline: say('good', valuesOf(asked)), evidence, unconfirmed };
  },
});

/** ".NET Framework 4.5.2 or later". */
function neededName({ name, rule }: HeldRequirement): string {
  const proof = rule.satisfiedBy.find(({ by }) => by === 'dot-net' || by === 'power-shell');
  const version = proof?.by === 'dot-net' || proof?.by === 'power-shell' ? proof.version : '';
  return `${name} ${version} or later`;
}
