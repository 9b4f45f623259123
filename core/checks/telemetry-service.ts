import { defineWindowsCheck, serviceNamed, serviceText } from './windows';
import { judgeServices, serviceSource } from './windows-services';

export const telemetryService = defineWindowsCheck({
  id: 'telemetry-service',
  title: 'Telemetry service',
  whyItMatters: 'On older systems the sensor sends its events through this service; without it the sensor does not start.',
  owner: 'workplace-team',
  essential: true,
  subject: 'system',
  causedBy: ['required-updates'],
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['TRONB', 'MINREQ-2021'],
  evidence: { service: 'Service', wanted: 'Wanted' },
  messages: {
    ready: 'The telemetry service ({name}) starts by itself, as the sensor needs it here.',
    notNeeded: 'The telemetry service ({name}) is not needed by the sensor here.',
    notNeededBasis: 'It is here as: {state}.',
    missing: 'The telemetry service ({name}) is not on this device; the sensor needs it here.',
    disabled: 'The telemetry service ({name}) is disabled; the sensor needs it here.',
    notAutomatic: 'The telemetry service ({name}) does not start by itself.',
    set: 'Set {name} to automatic and start it.',
    stepPolicy: 'Find out which policy or script changed {name}, and undo it there.',
    stepSet: 'Set the start type of {name} to automatic, and start it.',
    install: 'Install the update that brings {name}.',
    stepInstall: 'Install the updates that Defender needs here: one of them brings {name}.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['missing', 'disabled'], warn: ['notAutomatic'], pass: ['ready', 'notNeeded'] },
  orders: ['set', 'install'],

  evaluate({ windowsSystem }, { catalogue, platform, system, ownerHere, say, see, unread }) {
    const facts = catalogue.common.windows.services;
    const fact = facts.find(({ part }) => part === 'telemetry');
    const service = fact && serviceNamed(windowsSystem, fact.name);
    if (!service) return unread('windowsSystem', 'services');
    const { name } = service;
    const state = serviceText(service);
    const seen = [see('service', `${name}: ${state}`, 'windowsSystem.services')];
    const [judged] = judgeServices(facts, ['telemetry'], platform, system, windowsSystem);
    if (!judged) {
      return { outcome: 'pass', headline: say('notNeeded', { name }), basis: say('notNeededBasis', { state }), evidence: seen };
    }
    const evidence = [...seen, see('wanted', judged.rule.start.join(' or '), serviceSource(fact))];
    const set = { summary: say('set', { name }), steps: [say('stepPolicy', { name }), say('stepSet', { name }), say('again')] };
    switch (judged.state) {
      case 'missing': {
        const remedy = { summary: say('install', { name }), steps: [say('stepInstall', { name }), say('again')] };
        return { outcome: 'fail', owner: ownerHere, headline: say('missing', { name }), remedy, evidence };
      }
      case 'disabled':
        return { outcome: 'fail', owner: ownerHere, headline: say('disabled', { name }), remedy: set, evidence };
      case 'unread':
        return unread('windowsSystem', 'services');
      case 'other-start':
        return { outcome: 'warn', owner: ownerHere, headline: say('notAutomatic', { name }), remedy: set, evidence };
      case 'good':
        return { outcome: 'pass', headline: say('ready', { name }), evidence };
    }
  },
});
