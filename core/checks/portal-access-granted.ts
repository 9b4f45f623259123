import { defineManualCheck } from './check';

export const portalAccessGranted = defineManualCheck({
  id: 'portal-access-granted',
  step: 2,
  guideItem: '2.3',
  title: 'Access to the portal',
  whyItMatters: 'A plan does not show that the rights reached the people: without access nobody sees an alert.',
  owner: 'security-administrator',
  essential: true,
  causedBy: ['tenant-set-up', 'rbac-configured', 'roles-planned'],
  references: ['GUIDE', 'RBAC', 'XDRROLES'],
  links: ['portal-rbac', 'portal', 'portal-overview'],
  question: 'Has one person of every team signed in to the portal?',
  ask: 'Ask one person of every team to open security.microsoft.com.',
  done: 'The teams have access to the portal.',
  notDone: 'The teams have no access to the portal yet.',
  ifNotDone: 'fail',
  remedy: 'Assign the roles to the Entra groups of the teams.',
  steps: [
    'In the portal open the permissions of Microsoft Defender and assign the planned roles to the Entra groups.',
    'Ask one person of every team to sign in to security.microsoft.com and to open Assets, Devices.',
    'Record here who could and who could not.',
  ],
});
