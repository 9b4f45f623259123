import { definePlatformCheck } from './platform-support';

export const edrPlatform = definePlatformCheck({
  id: 'edr-platform',
  capability: 'edr',
  title: 'Operating system, for EDR',
  whyItMatters: 'On a system that is not supported the sensor cannot be onboarded, or nobody helps when it fails.',
  word: 'EDR',
  links: ['edr-overview'],
});
