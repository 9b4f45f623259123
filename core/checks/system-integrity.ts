import { defineCheck } from './check';
import { macosSource } from './macos';

export const systemIntegrity = defineCheck({
  id: 'system-integrity',
  step: 3,
  title: 'System Integrity Protection',
  whyItMatters: 'Without it anything that runs as root can switch Defender off, and change the system below it.',
  owner: 'workplace-team',
  families: ['macos'],
  requires: ['macosSystem'],
  references: ['MACPRE'],
  evidence: { systemIntegrityProtection: 'System Integrity Protection', advice: 'Advice of Microsoft' },
  messages: {
    on: 'System Integrity Protection is on.',
    off: 'System Integrity Protection is off.',
    switchOn: 'Switch System Integrity Protection on, as Microsoft recommends.',
    stepWhy: 'Find out what it was switched off for.',
    stepRecovery: 'Start the Mac in recovery mode, open the terminal and run csrutil enable.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['off'], pass: ['on'] },
  orders: ['switchOn'],

  evaluate({ macosSystem: { systemIntegrityProtection } }, { catalogue, say, see, unread }) {
    if (systemIntegrityProtection === null) return unread('macosSystem', 'systemIntegrityProtection');
    const evidence = [
      see('systemIntegrityProtection', systemIntegrityProtection, 'macosSystem.systemIntegrityProtection'),
      see('advice', catalogue.common.macos.systemIntegrityProtection, macosSource(catalogue)),
    ];
    if (systemIntegrityProtection) return { outcome: 'pass', headline: say('on'), evidence };
    const remedy = { summary: say('switchOn'), steps: [say('stepWhy'), say('stepRecovery'), say('again')] };
    return { outcome: 'warn', headline: say('off'), remedy, evidence };
  },
});
