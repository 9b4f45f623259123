import { defineCheck } from './check';

export const packageSourceConnectivity = defineCheck({
  id: 'package-source-connectivity',
  step: 3,
  title: 'Way to the package source of Microsoft',
  whyItMatters:
    'The package manager goes out by its own proxy: where it does not reach the source, Defender can be neither installed nor updated.',
  owner: 'network-team',
  essential: true,
  subject: 'connectivity',
  families: ['linux'],
  onlyIfSupported: true,
  requires: [],
  references: ['LINUXPROXY', 'LINUXCONN', 'ENV'],
  links: ['linux-network'],
  evidence: { host: 'Host', reason: 'Not tested because' },
  messages: {
    offline: 'Whether the package manager reaches {host} has not been tested yet.',
    later: 'Have it tested from this device once the site allows it.',
    stepOpen: 'Ask for {host} to be open on TCP 443 for this device.',
    stepProxy: 'Where a proxy is needed, name it in the configuration of the package manager.',
    stepMirror: 'Where the site has a mirror of the source, test that instead.',
    again: 'Assess this device again when it may send.',
  },
  headlines: { deferred: ['offline'] },
  orders: ['later'],

  evaluate(_, { connectivity, say, see }) {
    const steps = [say('stepOpen', { host }), say('stepProxy'), say('stepMirror'), say('again')];
    const reason = connectivity.reason === 'offline-chosen' ? 'this assessment sends nothing' : connectivity.reason;
    const evidence = [see('host', host, 'catalogue: ENV'), see('reason', reason, 'assessment')];
    return { outcome: 'deferred', headline: say('offline', { host }), remedy: { summary: say('later'), steps }, evidence };
  },
});

/** Where the packages of Defender for Linux are; a test holds that it is among the catalogue's endpoints. */
const host = 'packages.microsoft.com';
