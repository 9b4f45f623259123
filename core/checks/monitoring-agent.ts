import { defineWindowsCheck, serviceNamed, serviceText } from './windows';

/** The way of onboarding that needs this agent. */
const way = 'mma-legacy';

export const monitoringAgent = defineWindowsCheck({
  id: 'monitoring-agent',
  title: 'Microsoft Monitoring Agent',
  whyItMatters: 'A device that still reports through the old agent as well shows up twice, and two sensors load it.',
  owner: 'server-team',
  subject: 'defender',
  requires: ['operatingSystem', 'windowsDefender', 'windowsSystem'],
  references: ['MMA', 'WS-UNIFIED', 'DOWNLEVEL-2026'],
  evidence: { workspaces: 'Workspaces', service: 'Service' },
  messages: {
    none: 'The Microsoft Monitoring Agent reports to no workspace from here.',
    serviceStaysBasis: 'Its service is here: {state}. System Center Operations Manager uses the same one.',
    needed: 'The Microsoft Monitoring Agent reports to {count, plural, one {# workspace} other {# workspaces}}, as this system needs it.',
    notYet: 'The Microsoft Monitoring Agent that is needed here is not set up yet.',
    old: 'The Microsoft Monitoring Agent still reports to {count, plural, one {# workspace} other {# workspaces}} from here.',
    findOut: 'Find out what the {count, plural, one {workspace is} other {workspaces are}} for, and end an old onboarding.',
    stepWhat: 'Ask who owns the {count, plural, one {workspace} other {workspaces}}: Defender, or monitoring.',
    stepRemove: 'Plan to take a workspace of Defender off this device when it is onboarded in the new way.',
    stepRetired: 'Where it is for monitoring, tell its owner that this agent was retired.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['old'], pass: ['none', 'needed', 'notYet'] },
  orders: ['findOut'],

  evaluate({ windowsDefender, windowsSystem }, { catalogue, platform, ownerHere, say, see, unread }) {
    const count = windowsDefender.onboarding.monitoringAgentWorkspaces;
    if (count === null) return unread('windowsDefender', 'onboarding.monitoringAgentWorkspaces');
    const fact = catalogue.common.windows.services.find(({ part }) => part === 'monitoring-agent');
    const service = fact && serviceNamed(windowsSystem, fact.name);
    const evidence = [
      see('workspaces', count, 'windowsDefender.onboarding.monitoringAgentWorkspaces'),
      ...(service ? [see('service', `${service.name}: ${serviceText(service)}`, 'windowsSystem.services')] : []),
    ];
    if (platform.onboarding.today.includes(way)) {
      return { outcome: 'pass', headline: count > 0 ? say('needed', { count }) : say('notYet'), evidence };
    }
    if (count > 0) {
      const steps = [say('stepWhat', { count }), say('stepRemove'), say('stepRetired'), say('again')];
      const remedy = { summary: say('findOut', { count }), steps };
      return { outcome: 'warn', owner: ownerHere, headline: say('old', { count }), remedy, evidence };
    }
    const basis = service?.installed ? { basis: say('serviceStaysBasis', { state: serviceText(service) }) } : {};
    return { outcome: 'pass', headline: say('none'), ...basis, evidence };
  },
});
