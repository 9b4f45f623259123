import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

/** The way of the time before the sensor was part of Windows. Its agent is no longer made. */
const oldWay = 'mma-legacy';

export const onboardingRoute = defineWindowsCheck({
  id: 'onboarding-route',
  title: 'Way of onboarding',
  whyItMatters: 'What has to be installed, and which hosts have to be open, depends on the way this system is onboarded.',
  owner: 'security-administrator',
  subject: 'platform',
  causedBy: ['edr-platform'],
  requires: ['operatingSystem'],
  references: ['WS-UNIFIED', 'WS2019', 'DDT', 'DOWNLEVEL-2026'],
  links: ['phase-3-onboard'],
  evidence: { march2021: 'March 2021', today: 'Today', components: 'What it is made of', record: 'Record' },
  messages: {
    today: '{system} is onboarded with: {today}.',
    march2021Basis: 'In March 2021: {march2021}.',
    noneIn2021Basis: 'In March 2021 there was no way to onboard it.',
    none: 'No way to onboard {system} is on record.',
    old: '{system} can be onboarded only in the old way: {today}.',
    plan: 'Plan the old way for this device, or move it to a newer system.',
    stepAgent: 'Prepare its agent and a workspace for it: other devices of this migration do not need them.',
    stepHosts: 'Have the hosts of this agent opened as well: they are others than those of the sensor.',
    stepMove: 'Ask the owner of the device when it can be replaced: the agent is no longer developed.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['old'], notApplicable: ['none'], pass: ['today'] },
  orders: ['plan'],

  evaluate({ operatingSystem }, { catalogue, platform, say, see }) {
    const { onboarding } = platform;
    const nameOf = (way: string) => catalogue.common.onboarding[way]?.name ?? way;
    const [march2021, today] = [onboarding.march2021.map(nameOf), onboarding.today.map(nameOf)];
    const values = { system: systemName(platform, operatingSystem), march2021, today };
    const evidence = [
      see('march2021', march2021, recordSource(platform)),
      see('today', today, recordSource(platform)),
      ...onboarding.today.flatMap((way) => {
        const known = catalogue.common.onboarding[way];
        return known ? [see('components', `${known.name}: ${known.components}`, `catalogue: ${known.sources.join(', ')}`)] : [];
      }),
      see('record', platform.id, recordSource(platform)),
    ];
    if (today.length === 0) return { outcome: 'notApplicable', headline: say('none', values), evidence };
    if (onboarding.today.every((way) => way === oldWay)) {
      const steps = [say('stepAgent'), say('stepHosts'), say('stepMove'), say('again')];
      return { outcome: 'warn', headline: say('old', values), remedy: { summary: say('plan'), steps }, evidence };
    }
    const basis = march2021.length === 0 ? say('noneIn2021Basis') : say('march2021Basis', values);
    return { outcome: 'pass', headline: say('today', values), basis, evidence };
  },
});
