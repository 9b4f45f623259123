import { defineCheck } from './check';

export const serviceConnectivity = defineCheck({
  id: 'service-connectivity',
  step: 3,
  title: 'Way to the services of Defender',
  whyItMatters: 'A device that does not reach the services can be neither onboarded nor protected by the cloud.',
  owner: 'network-team',
  essential: true,
  subject: 'connectivity',
  requires: [],
  references: ['ENV', 'STR', 'STD', 'LINUXCONN'],
  links: ['network-configuration', 'machine-proxy', 'antivirus-network', 'linux-network', 'macos-network'],
  evidence: { reason: 'Not tested because' },
  messages: {
    offline: 'The way to the services of Defender has not been tested yet.',
    later: 'Have it tested from this device once the site allows it.',
    stepHosts: "Look up the hosts for this system on the page of today's network configuration.",
    stepOpen: 'Ask for them to be open on TCP 443, and on TCP 80 for certificate lists.',
    again: 'Assess this device again when it may send.',
  },
  headlines: { deferred: ['offline'] },
  orders: ['later'],

  evaluate(_, { connectivity, say, see }) {
    const steps = [say('stepHosts'), say('stepOpen'), say('again')];
    const evidence = [
      see('reason', connectivity.reason === 'offline-chosen' ? 'this assessment sends nothing' : connectivity.reason, 'assessment'),
    ];
    return { outcome: 'deferred', headline: say('offline'), remedy: { summary: say('later'), steps }, evidence };
  },
});
