import { releaseOf } from './platform-support';
import { hold, requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const updateLevel = defineWindowsCheck({
  id: 'update-level',
  title: 'Update level of Windows',
  whyItMatters: 'Below a certain update the sensor cannot use streamlined connectivity: it needs the long list of hosts in the firewall.',
  owner: 'workplace-team',
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['STREAM', 'UPDATES'],
  links: ['machine-proxy'],
  evidence: { level: 'Update level', update: 'Oldest update', record: 'Record' },
  messages: {
    enough: '{system} is new enough for streamlined connectivity.',
    enoughBasis: '{update} is the oldest update for it.',
    tooOld: '{system} lacks {update}, the oldest update for streamlined connectivity.',
    install: 'Install {update} or a later cumulative update.',
    stepInstall: 'Install the newest cumulative update of this version of Windows, {update} at least.',
    stepRestart: 'Restart the device.',
    stepStandard: 'Where that cannot be, plan a standard onboarding package, and its longer list of hosts.',
    again: 'Assess this device again.',
    none: 'No oldest update is documented for {system}, build {build}.',
    noSensor: '{system}, build {build}, has no sensor that could use an update.',
  },
  headlines: { warn: ['tooOld'], notApplicable: ['none', 'noSensor'], pass: ['enough'] },
  orders: ['install'],

  evaluate({ operatingSystem, windowsSystem }, { platform, system: machine, ownerHere, say, see, gaps, unread }) {
    const system = systemName(platform, operatingSystem);
    const build = String(operatingSystem.windows?.build);
    const record = see('record', platform.id, recordSource(platform));
    if (releaseOf(platform, operatingSystem)?.edrSensor === false) {
      return { outcome: 'notApplicable', headline: say('noSensor', { system, build }), evidence: [record] };
    }
    const floors = requirementsHere(platform, machine, ['revision'], ['streamlined']);
    const { missing, met, open } = hold(floors, { system: machine, windowsSystem }, { gaps });
    const evidence = [...missing, ...met].flatMap(({ requirement, seen }) => [
      ...seen.map(({ value, from }) => see('level', value, from)),
      see('update', `${requirement.name} ${requirement.detail ?? ''}`.trim(), `catalogue: ${requirement.source ?? platform.id}`),
    ]);
    const [below] = missing;
    if (below) {
      const update = below.requirement.name;
      const steps = [say('stepInstall', { update }), say('stepRestart'), say('stepStandard'), say('again')];
      const remedy = { summary: say('install', { update }), steps };
      return {
        outcome: 'warn',
        owner: ownerHere,
        headline: say('tooOld', { system, update }),
        remedy,
        evidence,
        unconfirmed: below.unconfirmed,
      };
    }
    if (open !== null) return unread(open.section, open.fact);
    const [above] = met;
    if (!above) return { outcome: 'notApplicable', headline: say('none', { system, build }), evidence: [record] };
    const basis = say('enoughBasis', { update: above.requirement.name });
    return { outcome: 'pass', headline: say('enough', { system }), basis, evidence, unconfirmed: above.unconfirmed };
  },
});
