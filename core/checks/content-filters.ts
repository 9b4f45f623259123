import { defineCheck } from './check';

export const contentFilters = defineCheck({
  id: 'content-filters',
  step: 3,
  title: 'Content filters of the network',
  whyItMatters: 'Two content filters at once look at every connection one after the other, and may slow or break them.',
  owner: 'workplace-team',
  families: ['macos'],
  requires: ['macosSystem'],
  references: ['KB176222', 'MACPROFILES'],
  evidence: { filter: 'Content filter' },
  messages: {
    none: 'No content filter is on.',
    one: '{filters} is the only content filter that is on.',
    oneBasis: 'Defender brings one of its own: while both products stay, two are on.',
    several: '{count} content filters are on at once: {filters}.',
    decide: 'Decide which of {filters} stays on.',
    stepOwner: 'Ask who needs which of them, and switch the others off in their own consoles.',
    stepPlan: 'Plan the switch so that the filter of Symantec goes when that of Defender comes.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['several'], pass: ['none', 'one'] },
  orders: ['decide'],

  evaluate({ macosSystem: { contentFilters: filters } }, { say, see, gaps, unread }) {
    if (filters === null) return unread('macosSystem', 'contentFilters');
    const on = [...new Set(filters.filter(({ enabled }) => enabled).map(({ bundleId }) => bundleId))];
    const evidence = filters.map(({ bundleId, enabled }, index) =>
      see('filter', `${bundleId}, ${enabled ? 'on' : 'off'}`, `macosSystem.contentFilters.${index}`),
    );
    if (on.length > 1) {
      const values = { filters: on, count: on.length };
      const remedy = { summary: say('decide', values), steps: [say('stepOwner'), say('stepPlan'), say('again')] };
      return { outcome: 'warn', headline: say('several', values), remedy, evidence };
    }
    if (gaps('macosSystem', 'contentFilters').length > 0) return unread('macosSystem', 'contentFilters');
    if (on.length === 0) return { outcome: 'pass', headline: say('none'), evidence };
    return { outcome: 'pass', headline: say('one', { filters: on }), basis: say('oneBasis'), evidence };
  },
});
