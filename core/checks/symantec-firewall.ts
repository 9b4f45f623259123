import { defineCheck } from './check';
import { securityCenterEvidence } from './security-center-entries';
import { clientFactSource, isClientFactConfirmed } from './symantec';

export const symantecFirewall = defineCheck({
  id: 'symantec-firewall',
  step: 3,
  title: 'Firewall of Symantec',
  whyItMatters: 'When Symantec is removed Windows Firewall takes over, with its own rules: what only Symantec allowed is cut off.',
  owner: 'security-administrator',
  families: ['windows'],
  requires: ['operatingSystem', 'symantecClient'],
  references: ['SWITCH2', 'KB181033'],
  evidence: {
    installed: 'Symantec installed',
    firewall: 'Driver of its firewall',
    meaning: 'How it is known',
    securityCenter: 'Windows Security Center',
  },
  messages: {
    installed: 'The firewall of Symantec is installed on this device.',
    carryOver: 'Carry its rules over to Windows Firewall before phase 3.',
    stepExport: 'List the firewall rules of this device’s group in the console of Symantec.',
    stepSet: 'Set those that are needed as rules of Windows Firewall, by group policy or Intune.',
    stepOn: 'Make sure that no policy keeps Windows Firewall off once Symantec is gone.',
    none: 'The firewall of Symantec is not installed: no rules to carry over.',
    absent: 'Symantec is not installed: no rules to carry over.',
  },
  headlines: { warn: ['installed'], notApplicable: ['absent'], pass: ['none'] },
  orders: ['carryOver'],

  evaluate({ symantecClient: { installed, firewall } }, context) {
    const { catalogue, say, see, unread } = context;
    if (installed === null) return unread('symantecClient', 'installed');
    if (!installed) {
      return { outcome: 'notApplicable', headline: say('absent'), evidence: [see('installed', installed, 'symantecClient.installed')] };
    }
    if (firewall === null) return unread('symantecClient', 'firewall');
    const evidence = [
      see('firewall', firewall, 'symantecClient.firewall'),
      see('meaning', catalogue.symantec.clientFacts.firewall?.note ?? null, clientFactSource(catalogue, 'firewall')),
      ...securityCenterEvidence(context, ({ kind, role }) => kind === 'firewall' && role === 'symantec'),
    ];
    const unconfirmed = !isClientFactConfirmed(catalogue, 'firewall');
    if (!firewall) return { outcome: 'pass', headline: say('none'), evidence, unconfirmed };
    const remedy = { summary: say('carryOver'), steps: [say('stepExport'), say('stepSet'), say('stepOn')] };
    return { outcome: 'warn', headline: say('installed'), remedy, evidence, unconfirmed };
  },
});
