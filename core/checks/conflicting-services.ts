import { signalText } from '../catalogue/products';
import { defineCheck } from './check';

export const conflictingServices = defineCheck({
  id: 'conflicting-services',
  step: 3,
  title: 'Services the installer refuses',
  whyItMatters: "Microsoft's installer for Linux stops where it finds one of these services running.",
  owner: 'server-team',
  essential: true,
  causedBy: ['competing-product'],
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['securityProducts'],
  references: ['MDEINST'],
  evidence: { service: 'Service', lookedFor: 'Services looked for' },
  messages: {
    none: 'None of the services that the installer refuses is here.',
    noneBasis: 'Looked for {services}.',
    running: "{count, plural, one {{services} runs} other {{services} run}}, and Microsoft's installer stops there.",
    stop: 'Take {services} off this device before Defender is installed.',
    there: '{count, plural, one {{services} is} other {{services} are}} installed; where it runs, the installer stops.',
    look: 'Find out whether {services} {count, plural, one {is} other {are}} still used here.',
    stepOwner: 'Ask the owner of the device what {services} {count, plural, one {is} other {are}} there for.',
    stepRemove: "Remove {count, plural, one {it} other {them}} with the maker's own procedure.",
    again: 'Assess this device again.',
  },
  headlines: { fail: ['running'], warn: ['there'], pass: ['none'] },
  orders: ['stop', 'look'],

  evaluate({ securityProducts }, { catalogue, say, see, gaps, unread }) {
    const names = catalogue.common.linux.knownConflictServices;
    const found = securityProducts.signals.filter(({ kind, name }) => kind === 'service' && names.includes(name));
    const evidence = found.map((signal) => see('service', signalText(signal), signal.source));
    const valuesOf = (which: typeof found) => {
      const services = [...new Set(which.map(({ name }) => name))];
      return { services, count: services.length };
    };
    const stepsFor = (values: ReturnType<typeof valuesOf>) => [say('stepOwner', values), say('stepRemove', values), say('again')];
    const running = valuesOf(found.filter(({ state }) => state === 'running'));
    if (running.count > 0) {
      const remedy = { summary: say('stop', running), steps: stepsFor(running) };
      return { outcome: 'fail', headline: say('running', running), remedy, evidence };
    }
    if (!securityProducts.looked.includes('service')) return unread('securityProducts', 'kinds.service');
    if (gaps('securityProducts', 'signals').length > 0) return unread('securityProducts', 'signals');
    if (found.length > 0) {
      const values = valuesOf(found);
      const remedy = { summary: say('look', values), steps: stepsFor(values) };
      return { outcome: 'warn', headline: say('there', values), remedy, evidence };
    }
    const seen = [see('lookedFor', names, 'catalogue: MDEINST')];
    return { outcome: 'pass', headline: say('none'), basis: say('noneBasis', { services: names }), evidence: seen };
  },
});
