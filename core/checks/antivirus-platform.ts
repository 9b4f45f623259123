import { definePlatformCheck } from './platform-support';

export const antivirusPlatform = definePlatformCheck({
  id: 'antivirus-platform',
  capability: 'av',
  title: 'Operating system, for antivirus',
  whyItMatters: 'Once Symantec is gone a device on an unsupported system has no antivirus.',
  word: 'antivirus',
  causedBy: ['edr-platform'],
  links: ['antivirus-overview'],
});
