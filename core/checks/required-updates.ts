import { type HeldRequirement, hold, requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const requiredUpdates = defineWindowsCheck({
  id: 'required-updates',
  title: 'Updates that Defender needs',
  whyItMatters: 'Without them the installer refuses, or the sensor does not start.',
  owner: 'server-team',
  essential: true,
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['INSTALLPS1', 'WS-UNIFIED', 'DOWNLEVEL-2026', 'TRONB'],
  links: ['phase-2-setup'],
  evidence: { missing: 'Not found', found: 'Found', sign: 'Sign', record: 'Record' },
  messages: {
    all: 'Every update that Defender asks of {system} is there.',
    allBasis: 'Looked for {updates}.',
    missing: '{count, plural, one {{updates} is} other {# updates are}} missing that Defender needs on {system}.',
    install: 'Install {updates}, in this order.',
    unlisted:
      '{updates} {count, plural, one {is} other {are}} not listed on {system}: missing, or replaced by {count, plural, one {a later update} other {later updates}}.',
    look: 'Find out whether {updates} or what replaced {count, plural, one {it} other {them}} is installed.',
    stepLook: 'Look in the list of installed updates for {updates}, and for later servicing stack updates and roll-ups.',
    stepElse: 'Install {updates}; Windows says that {count, plural, one {it does} other {they do}} not apply where later ones are there.',
    recommended: '{count, plural, one {{updates} is} other {# updates are}} missing that is recommended for {system}.',
    stepInstall: 'Install {update}{order, plural, =0 {} other {, no. # of the documented order}}.',
    stepRollup: 'A newer cumulative update or monthly roll-up that contains {count, plural, one {it} other {them}} does as well.',
    stepRestart: 'Restart the device.',
    again: 'Assess this device again.',
    none: 'Defender asks for no update of its own on {system}.',
  },
  headlines: { fail: ['missing'], warn: ['recommended'], unknown: ['unlisted'], notApplicable: ['none'], pass: ['all'] },
  orders: ['install', 'look'],

  evaluate({ operatingSystem, windowsSystem }, { platform, system: machine, ownerHere, say, see, gaps, unread }) {
    const system = systemName(platform, operatingSystem);
    const asked = requirementsHere(platform, machine, ['update', 'revision', 'file'], ['required', 'recommended']);
    const record = see('record', platform.id, recordSource(platform));
    if (asked.length === 0) return { outcome: 'notApplicable', headline: say('none', { system }), evidence: [record] };
    const { missing, unlisted, met, open } = hold(asked, { system: machine, windowsSystem }, { gaps });
    const from = ({ source }: HeldRequirement) => (source === null ? recordSource(platform) : `catalogue: ${source}`);
    const evidence = [
      ...[...missing, ...unlisted].flatMap(({ requirement, seen }) => [
        see('missing', describe(requirement), from(requirement)),
        ...seen.map(({ value, from: source }) => see('sign', value, source)),
      ]),
      ...met.flatMap(({ requirement, seen }) => [
        see('found', nameOf(requirement), from(requirement)),
        ...seen.map(({ value, from: source }) => see('sign', value, source)),
      ]),
    ];
    const result = (outcome: 'fail' | 'warn', which: typeof missing, headline: 'missing' | 'recommended') => {
      const updates = which.map(({ requirement }) => nameOf(requirement));
      const values = { system, updates, count: updates.length };
      const steps = [
        ...which.map(({ requirement }) => say('stepInstall', { update: nameOf(requirement), order: requirement.rule.order ?? 0 })),
        say('stepRollup', values),
        say('stepRestart'),
        say('again'),
      ];
      const unconfirmed = which.some((one) => one.unconfirmed);
      const remedy = { summary: say('install', values), steps };
      return { outcome, owner: ownerHere, headline: say(headline, values), remedy, evidence, unconfirmed };
    };
    const needed = missing.filter(({ requirement }) => requirement.rule.need === 'required');
    if (needed.length > 0) return result('fail', needed, 'missing');
    if (open !== null) return unread(open.section, open.fact);
    if (unlisted.length > 0) {
      const updates = unlisted.map(({ requirement }) => nameOf(requirement));
      const values = { system, updates, count: updates.length };
      const steps = [say('stepLook', values), say('stepElse', values), say('stepRestart'), say('again')];
      const remedy = { summary: say('look', values), steps };
      return { outcome: 'unknown', owner: ownerHere, headline: say('unlisted', values), remedy, evidence };
    }
    if (missing.length > 0) return result('warn', missing, 'recommended');
    const updates = asked.map(nameOf);
    const unconfirmed = met.some((one) => one.unconfirmed);
    return { outcome: 'pass', headline: say('all', { system }), basis: say('allBasis', { updates }), evidence, unconfirmed };
  },
});

/** The number of the update; of "the latest cumulative update" the oldest that will do. */
function nameOf({ name, rule }: HeldRequirement): string {
  if (name.startsWith('KB')) return name;
  const update = rule.satisfiedBy.find((proof) => proof.by === 'update');
  return update ? `${update.update} or later` : name;
}

const describe = (requirement: HeldRequirement): string =>
  [nameOf(requirement), requirement.detail].filter((part) => part !== null).join(': ');
