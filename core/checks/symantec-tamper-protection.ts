import { defineCheck } from './check';
import { clientFactSource, isClientFactConfirmed } from './symantec';

export const symantecTamperProtection = defineCheck({
  id: 'symantec-tamper-protection',
  step: 3,
  title: 'Tamper protection of Symantec',
  whyItMatters: 'While it is on, Symantec refuses changes to its services, files and keys, and so its own removal by scripts.',
  owner: 'security-administrator',
  families: ['windows'],
  requires: ['operatingSystem', 'symantecClient'],
  references: ['SCRIPTS', 'TD-REMOVE'],
  evidence: { installed: 'Symantec installed', tamperProtection: 'Tamper protection', meaning: 'How it is known' },
  messages: {
    on: 'Tamper protection of Symantec is on, as it should be before the switch.',
    onBasis: 'Who manages Symantec switches it off in its policy before phase 3 removes Symantec.',
    off: 'Tamper protection of Symantec is off, so it does not hinder the removal.',
    offBasis: 'Until then anybody with administrator rights can stop Symantec.',
    absent: 'Symantec is not installed, so there is nothing for it to guard.',
  },
  headlines: { notApplicable: ['absent'], pass: ['on', 'off'] },
  orders: [],

  evaluate({ symantecClient: { installed, tamperProtection } }, { catalogue, say, see, unread }) {
    if (installed === null) return unread('symantecClient', 'installed');
    if (!installed) {
      return { outcome: 'notApplicable', headline: say('absent'), evidence: [see('installed', installed, 'symantecClient.installed')] };
    }
    if (tamperProtection === null) return unread('symantecClient', 'tamperProtection');
    const evidence = [
      see('tamperProtection', tamperProtection, 'symantecClient.tamperProtection'),
      see('meaning', catalogue.symantec.clientFacts.tamperProtection?.note ?? null, clientFactSource(catalogue, 'tamperProtection')),
    ];
    return {
      outcome: 'pass',
      headline: say(tamperProtection ? 'on' : 'off'),
      basis: say(tamperProtection ? 'onBasis' : 'offBasis'),
      evidence,
      unconfirmed: !isClientFactConfirmed(catalogue, 'tamperProtection'),
    };
  },
});
