import { hold, requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const firstRun = defineWindowsCheck({
  id: 'first-run',
  title: 'First sign-in after setup',
  whyItMatters: 'On some builds the sensor does not start before somebody has signed in for the first time after setup.',
  owner: 'workplace-team',
  subject: 'system',
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['TRONB', 'UPDATES'],
  evidence: { done: 'First sign-in done', level: 'Update level', update: 'Update', record: 'Record' },
  messages: {
    notAsked: 'The sensor of {system}, build {build}, does not wait for a first sign-in.',
    updated: 'The sensor does not wait for a first sign-in here: {update} is there.',
    done: 'Somebody has signed in here since setup, so that the sensor can start.',
    waits: 'Nobody has signed in here since setup; without {update} the sensor waits for that.',
    finish: 'Install {update}, or finish the setup with a first sign-in.',
    stepUpdate: 'Install {update} or a later cumulative update, and restart the device.',
    stepSignIn: 'Or sign in once, and go through what Windows asks after its setup.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['waits'], notApplicable: ['notAsked'], pass: ['updated', 'done'] },
  orders: ['finish'],

  evaluate({ operatingSystem, windowsSystem }, { platform, system: machine, ownerHere, say, see, gaps, unread }) {
    const asked = requirementsHere(platform, machine, ['revision', 'update'], ['first-run']);
    const { firstRunDone } = windowsSystem.setup;
    const done = see('done', firstRunDone, 'windowsSystem.setup.firstRunDone');
    if (asked.length === 0) {
      const values = { system: systemName(platform, operatingSystem), build: String(operatingSystem.windows?.build) };
      return {
        outcome: 'notApplicable',
        headline: say('notAsked', values),
        evidence: [see('record', platform.id, recordSource(platform))],
      };
    }
    if (firstRunDone === true) return { outcome: 'pass', headline: say('done'), evidence: [done] };
    const { missing, met, open } = hold(asked, { system: machine, windowsSystem }, { gaps });
    const evidence = [
      done,
      ...[...missing, ...met].flatMap(({ requirement, seen }) => [
        ...seen.map(({ value, from }) => see('level', value, from)),
        see('update', `${requirement.name} ${requirement.detail ?? ''}`.trim(), recordSource(platform)),
      ]),
    ];
    if (open !== null) return unread(open.section, open.fact);
    const [lacking] = missing;
    const unconfirmed = [...missing, ...met].some((one) => one.unconfirmed);
    if (!lacking) {
      const update = met.map(({ requirement }) => requirement.name);
      return { outcome: 'pass', headline: say('updated', { update }), evidence, unconfirmed };
    }
    if (firstRunDone === null) return unread('windowsSystem', 'setup.firstRunDone');
    const update = lacking.requirement.name;
    const remedy = { summary: say('finish', { update }), steps: [say('stepUpdate', { update }), say('stepSignIn'), say('again')] };
    return { outcome: 'warn', owner: ownerHere, headline: say('waits', { update }), remedy, evidence, unconfirmed };
  },
});
