import { requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck, serviceNamed, serviceText } from './windows';
import { type JudgedService, judgeServices, whatIsWrong } from './windows-services';

export const defenderServices = defineWindowsCheck({
  id: 'defender-services',
  title: 'Services and drivers of Defender Antivirus',
  whyItMatters: 'Where they were disabled Defender does not come back once Symantec is gone, and the sensor may not start.',
  owner: 'workplace-team',
  essential: true,
  subject: 'defender',
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['TRONB', 'AVCOMPAT', 'INSTALLPS1'],
  evidence: { service: 'Service', wanted: 'Wanted', feature: 'Feature', record: 'Record' },
  messages: {
    good: 'The services and drivers of Defender are there, and none is disabled.',
    goodBasis: 'Beside Symantec a start type of manual, and stopped, are normal.',
    broken:
      '{count, plural, one {{names} is} other {{names} are}} {what, select, missing {missing} disabled {disabled} other {missing or disabled}}: Defender cannot start.',
    restore: 'Restore {names} to the start type that Windows ships.',
    stepFind: 'Find out what changed {names}: a policy, a script, or a tool that removes Defender.',
    stepUndo: 'Undo it there, restart the device, and repair Windows where they do not come back.',
    stepNever: 'Do not edit their start types by hand: that is not supported.',
    weak: '{count, plural, one {{names} is} other {{names} are}} not set up as Windows ships {count, plural, one {it} other {them}}.',
    leftover: 'WinDefend is left over without the services and drivers that belong to it.',
    cleanUp: 'Restart the device, and clean the rest up before the installer runs.',
    stepRestart: 'Restart the device: a removal may wait for it.',
    stepCleanUp: 'Where WinDefend is still there, remove what is left of the earlier product.',
    again: 'Assess this device again.',
    featureOff: 'The feature of Defender is not enabled, so its services are not judged.',
    none: '{system} has no services of Defender Antivirus of its own.',
  },
  headlines: { fail: ['broken'], warn: ['weak', 'leftover'], notApplicable: ['featureOff', 'none'], pass: ['good'] },
  orders: ['restore', 'cleanUp'],

  evaluate({ operatingSystem, windowsSystem }, { catalogue, platform, system, server, ownerHere, say, see, unread }) {
    const facts = catalogue.common.windows.services;
    const judged = judgeServices(facts, ['antivirus', 'security-center'], platform, system, windowsSystem);
    const evidence = judged.flatMap(({ fact, rule, service }) => [
      ...(service ? [see('service', `${fact.name}: ${serviceText(service)}`, 'windowsSystem.services')] : []),
      ...(rule.start.length > 0
        ? [see('wanted', `${fact.name}: ${rule.start.join(' or ')}`, `catalogue: ${fact.sources.join(', ')}`)]
        : []),
    ]);
    const valuesOf = (which: readonly JudgedService[]) => ({ names: which.map(({ fact }) => fact.name), count: which.length });
    const restore = (which: readonly JudgedService[]) => ({
      summary: say('restore', valuesOf(which)),
      steps: [say('stepFind', valuesOf(which)), say('stepUndo'), say('stepNever'), say('again')],
    });

    if (!judged.some(({ fact }) => fact.part === 'antivirus')) {
      const antivirus = facts
        .filter(({ part }) => part === 'antivirus')
        .map(({ name }) => ({ name, service: serviceNamed(windowsSystem, name) }));
      const listed = antivirus.flatMap(({ name, service }) =>
        service ? [see('service', `${name}: ${serviceText(service)}`, 'windowsSystem.services')] : [],
      );
      const isThere = (name: string) => antivirus.find((one) => one.name === name)?.service?.installed;
      // Windows 7 and 8.1 have a Windows Defender of their own, with a service of that name and other drivers.
      if (
        server &&
        system.windows?.nt !== '6.1' &&
        isThere('WinDefend') === true &&
        (isThere('WdFilter') === false || isThere('WdNisSvc') === false)
      ) {
        const remedy = { summary: say('cleanUp'), steps: [say('stepRestart'), say('stepCleanUp'), say('again')] };
        return { outcome: 'warn', owner: ownerHere, headline: say('leftover'), remedy, evidence: listed };
      }
      if (antivirus.some(({ service }) => service === undefined)) return unread('windowsSystem', 'services');
      if (judged.length === 0) {
        const headline = say('none', { system: systemName(platform, operatingSystem) });
        return { outcome: 'notApplicable', headline, evidence: [...listed, see('record', platform.id, recordSource(platform))] };
      }
    }

    const faults = judged.filter(({ state }) => state === 'missing' || state === 'disabled');
    const features = requirementsHere(platform, system, ['feature'], ['required']).map(({ name }) => name);
    if (faults.length > 0 && features.length > 0) {
      const found = features.map((name) => windowsSystem.features?.find((feature) => feature.name === name));
      const off = found.filter((feature) => feature !== undefined).filter(({ state }) => state !== 'enabled');
      if (off.length > 0) {
        const seen = off.map(({ name, state }) => see('feature', `${name}: ${state.replace('-', ' ')}`, 'windowsSystem.features'));
        return { outcome: 'notApplicable', headline: say('featureOff'), evidence: [...seen, ...evidence] };
      }
      if (found.includes(undefined)) return unread('windowsSystem', 'features');
    }
    const broken = faults.filter(({ rule }) => rule.need === 'required');
    if (broken.length > 0) {
      return {
        outcome: 'fail',
        owner: ownerHere,
        headline: say('broken', { ...valuesOf(broken), what: whatIsWrong(broken) }),
        remedy: restore(broken),
        evidence,
      };
    }
    if (judged.some(({ state }) => state === 'unread')) return unread('windowsSystem', 'services');
    const weak = judged.filter(({ state }) => state !== 'good');
    if (weak.length > 0) {
      return { outcome: 'warn', owner: ownerHere, headline: say('weak', valuesOf(weak)), remedy: restore(weak), evidence };
    }
    return { outcome: 'pass', headline: say('good'), basis: say('goodBasis'), evidence };
  },
});
