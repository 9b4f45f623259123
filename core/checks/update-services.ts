import { defineWindowsCheck, serviceText } from './windows';
import { judgeServices, whatIsWrong } from './windows-services';

export const updateServices = defineWindowsCheck({
  id: 'update-services',
  title: 'Services that bring updates',
  whyItMatters: 'Where they are disabled, new security intelligence and versions of Defender do not reach the device this way.',
  owner: 'workplace-team',
  subject: 'system',
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['PROXY'],
  evidence: { service: 'Service' },
  messages: {
    good: 'The services that bring updates are there, and none is disabled.',
    disabled:
      '{count, plural, one {{names} is} other {{names} are}} {what, select, missing {missing} disabled {disabled} other {missing or disabled}}: updates do not come this way.',
    restore: 'Set {names} back to manual, or plan another source of updates.',
    stepFind: 'Find out which policy or script changed {names}, and whether that was meant.',
    stepSet: 'Set the start type back to manual.',
    stepOther: 'Where it was meant, name the source from which this device gets the updates of Defender.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['disabled'], pass: ['good'] },
  orders: ['restore'],

  evaluate({ windowsSystem }, { catalogue, platform, system, ownerHere, say, see, unread }) {
    const judged = judgeServices(catalogue.common.windows.services, ['updates'], platform, system, windowsSystem);
    const evidence = judged.flatMap(({ fact, service }) =>
      service ? [see('service', `${fact.name}: ${serviceText(service)}`, 'windowsSystem.services')] : [],
    );
    const faults = judged.filter(({ state }) => state === 'missing' || state === 'disabled');
    if (faults.length > 0) {
      const values = { names: faults.map(({ fact }) => fact.name), count: faults.length, what: whatIsWrong(faults) };
      const steps = [say('stepFind', values), say('stepSet'), say('stepOther'), say('again')];
      const unconfirmed = faults.some(({ fact }) => !fact.verified);
      const remedy = { summary: say('restore', values), steps };
      return { outcome: 'warn', owner: ownerHere, headline: say('disabled', values), remedy, evidence, unconfirmed };
    }
    if (judged.some(({ state }) => state === 'unread')) return unread('windowsSystem', 'services');
    return { outcome: 'pass', headline: say('good'), evidence, unconfirmed: judged.some(({ fact }) => !fact.verified) };
  },
});
