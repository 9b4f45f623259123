import { defineCheck } from './check';
import { isReported, named, securityCenterEntries } from './security-center-entries';
import { ownerOfSystem } from './system';

export const securityCenterLeftovers = defineCheck({
  id: 'security-center-leftovers',
  step: 3,
  title: 'Leftovers in the Security Center',
  whyItMatters: 'Where a product that is gone still stands there as antivirus, Windows keeps Defender off for it.',
  owner: 'workplace-team',
  families: ['windows'],
  requires: ['operatingSystem', 'securityCenter'],
  references: ['WSC', 'SWITCHTS'],
  evidence: { entry: 'Entry' },
  messages: {
    server: 'Servers have no Security Center: only client editions of Windows do.',
    none: 'Every product in the Security Center has its program on this device.',
    empty: 'No product stands in the Security Center.',
    stale: '{names} {count, plural, one {is} other {are}} still in the Security Center, but the program is gone.',
    removeStale: 'Have what is left over removed, so that Defender can be switched on.',
    stepStale: 'Remove the product with its maker’s clean-up tool; for Symantec that is CleanWipe.',
    stepRestart: 'Restart the device and see that the entry is gone.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['stale'], notApplicable: ['server'], pass: ['none', 'empty'] },
  orders: ['removeStale'],

  evaluate({ operatingSystem, securityCenter: section }, { catalogue, say, see, gaps, unread }) {
    const productType = operatingSystem.windows?.productType ?? null;
    if (productType === null) return unread('operatingSystem', 'windows.productType');
    if (productType !== 1) return { outcome: 'notApplicable', headline: say('server') };
    const entries = securityCenterEntries(section, catalogue);
    const evidence = entries.map(({ text, fact }) => see('entry', text, `securityCenter.${fact}`));
    const stale = entries.filter((entry) => !isReported(entry));
    if (stale.length > 0) {
      const remedy = { summary: say('removeStale'), steps: [say('stepStale'), say('stepRestart'), say('again')] };
      return { outcome: 'warn', owner: ownerOfSystem(operatingSystem), headline: say('stale', named(stale)), remedy, evidence };
    }
    if (gaps('securityCenter', 'products').length > 0) return unread('securityCenter', 'products');
    const doubtful = entries.find(({ programExists }) => programExists === null);
    if (doubtful !== undefined) return unread('securityCenter', `${doubtful.fact}.reportingProgramExists`);
    return { outcome: 'pass', headline: say(entries.length === 0 ? 'empty' : 'none'), evidence };
  },
});
