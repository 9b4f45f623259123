import { releaseOf } from './platform-support';
import { hold, requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck, ruleOfService, serviceNamed, serviceText } from './windows';
import { serviceSource } from './windows-services';

export const sensorService = defineWindowsCheck({
  id: 'sensor-service',
  title: 'Service of the sensor',
  whyItMatters: 'Without its service the sensor cannot be onboarded: the device stays unseen.',
  owner: 'workplace-team',
  essential: true,
  subject: 'defender',
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['TRONB', 'INSTALLPS1', 'MINREQ'],
  links: ['edr-overview'],
  evidence: { service: 'Service', capability: 'Feature on demand', wanted: 'Wanted', record: 'Record' },
  messages: {
    ready: 'The service of the sensor is there and can be started.',
    readyBasis: 'Before onboarding it is stopped and set to manual.',
    missing: 'The service of the sensor ({name}) is not on this device.',
    addCapability: 'Add the feature on demand {capability}.',
    stepAdd: 'Add {capability} from Windows Update or from an image of features on demand.',
    repair: 'Repair Windows, so that the sensor comes back.',
    stepRepair: 'Let Windows repair itself, or install the newest feature update over it.',
    noCapability: 'The feature on demand {capability} is not installed, so that there is no sensor.',
    wrongStart: 'The service of the sensor ({name}) is set to {start}: it cannot be started.',
    setStart: 'Set the service of the sensor back to manual.',
    stepFind: 'Find out which policy or script set it to {start}, and undo it there.',
    stepManual: 'Set its start type to manual.',
    stepRestart: 'Restart the device.',
    again: 'Assess this device again.',
    comesLater: 'The sensor is not part of {system}; it comes with: {ways}.',
    hereAlready: 'The sensor was installed on {system} already.',
    noSensor: '{system}, build {build}, was made without the sensor.',
  },
  headlines: { fail: ['missing', 'noCapability', 'wrongStart'], notApplicable: ['comesLater', 'noSensor'], pass: ['ready', 'hereAlready'] },
  orders: ['addCapability', 'repair', 'setStart'],

  evaluate({ operatingSystem, windowsSystem }, { catalogue, platform, system: machine, ownerHere, say, see, gaps, unread }) {
    const system = systemName(platform, operatingSystem);
    const record = see('record', platform.id, recordSource(platform));
    if (releaseOf(platform, operatingSystem)?.edrSensor === false) {
      const build = String(operatingSystem.windows?.build);
      return { outcome: 'notApplicable', headline: say('noSensor', { system, build }), evidence: [record] };
    }
    const fact = catalogue.common.windows.services.find(({ part }) => part === 'sensor');
    const service = fact && serviceNamed(windowsSystem, fact.name);
    if (!service) return unread('windowsSystem', 'services');
    const { name, start } = service;
    const rule = ruleOfService(fact, platform, machine);
    const evidence = [
      see('service', `${name}: ${serviceText(service)}`, 'windowsSystem.services'),
      ...(rule ? [see('wanted', `${name}: ${rule.start.join(' or ')}`, serviceSource(fact))] : []),
    ];
    if (rule === null && !service.installed) {
      const ways = platform.onboarding.today.map((way) => catalogue.common.onboarding[way]?.name ?? way);
      return { outcome: 'notApplicable', headline: say('comesLater', { system, ways }), evidence: [...evidence, record] };
    }
    const asked = requirementsHere(platform, machine, ['capability'], ['required']);
    const capabilities = hold(asked, { system: machine, windowsSystem }, { gaps });
    const seen = [...capabilities.missing, ...capabilities.met].flatMap((one) =>
      one.seen.map(({ value, from }) => see('capability', value, from)),
    );
    const unconfirmed = [...capabilities.missing, ...capabilities.met].some((one) => one.unconfirmed);
    const [capability] = asked.map(({ name: full }) => full);
    const add = {
      summary: capability === undefined ? say('repair') : say('addCapability', { capability }),
      steps: [capability === undefined ? say('stepRepair') : say('stepAdd', { capability }), say('stepRestart'), say('again')],
      ...(capability === undefined ? {} : { command: `DISM /Online /Add-Capability /CapabilityName:${capability}` }),
    };
    if (!service.installed) {
      return { outcome: 'fail', owner: ownerHere, headline: say('missing', { name }), remedy: add, evidence: [...evidence, ...seen] };
    }
    if (capability !== undefined && capabilities.missing.length > 0) {
      const headline = say('noCapability', { capability });
      return { outcome: 'fail', owner: ownerHere, headline, remedy: add, evidence: [...evidence, ...seen], unconfirmed };
    }
    if (start === 'disabled' || (rule !== null && start !== null && !rule.start.includes(start))) {
      const remedy = { summary: say('setStart'), steps: [say('stepFind', { start }), say('stepManual'), say('again')] };
      const command = `sc.exe config ${name} start= demand`;
      return {
        outcome: 'fail',
        owner: ownerHere,
        headline: say('wrongStart', { name, start }),
        remedy: { ...remedy, command },
        evidence: [...evidence, ...seen],
      };
    }
    if (start === null) return unread('windowsSystem', 'services');
    if (capabilities.open !== null) return unread(capabilities.open.section, capabilities.open.fact);
    const headline = rule === null ? say('hereAlready', { system }) : say('ready');
    const basis = rule === null ? {} : { basis: say('readyBasis') };
    return { outcome: 'pass', headline, ...basis, evidence: [...evidence, ...seen], unconfirmed };
  },
});
