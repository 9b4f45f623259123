import { defineCheck } from './check';

export const clock = defineCheck({
  id: 'clock',
  step: 3,
  title: 'Clock',
  whyItMatters: 'With a wrong clock valid certificates look expired, and no connection to the services comes about.',
  owner: 'technician',
  requires: ['host'],
  references: ['MDEAN-2022'],
  evidence: { synchronised: 'Synchronised', service: 'Time service', timeZone: 'Time zone' },
  messages: {
    kept: 'The clock is synchronised with a time source.',
    keptBy: 'The clock is synchronised by {service}.',
    notKept: 'The clock is not synchronised with a time source.',
    synchronise: 'Set up a time service and let it synchronise.',
    stepService: 'Turn on the time service of the system, or name a time source to {service, select, none {it} other {{service}}}.',
    stepWait: 'Wait until it reports that the clock is synchronised.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['notKept'], pass: ['kept', 'keptBy'] },
  orders: ['synchronise'],

  evaluate({ host }, { say, see, unread }) {
    const { synchronised, service } = host.clock;
    if (synchronised === null) return unread('host', 'clock.synchronised');
    const evidence = [
      see('synchronised', synchronised, 'host.clock.synchronised'),
      see('service', service, 'host.clock.service'),
      see('timeZone', host.timeZone, 'host.timeZone'),
    ];
    if (synchronised) return { outcome: 'pass', headline: service === null ? say('kept') : say('keptBy', { service }), evidence };
    const steps = [say('stepService', { service: service ?? 'none' }), say('stepWait'), say('again')];
    return { outcome: 'warn', headline: say('notKept'), remedy: { summary: say('synchronise'), steps }, evidence };
  },
});
