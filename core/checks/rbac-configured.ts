import { defineManualCheck } from './check';

export const rbacConfigured = defineManualCheck({
  id: 'rbac-configured',
  step: 2,
  guideItem: '2.2',
  title: 'Method of access control',
  whyItMatters: 'The method decides who deploys settings to the devices; a plan of roles without it stays on paper.',
  owner: 'identity-team',
  essential: true,
  causedBy: ['roles-planned'],
  references: ['GUIDE', 'INTUNE', 'URBAC'],
  links: ['intune-rbac', 'intune', 'configmgr-rba', 'agpm', 'windows-admin-center'],
  choices: {
    intune: { label: 'Intune', done: 'Role-based access control is set up with Intune.' },
    configmgr: { label: 'Configuration Manager', done: 'Role-based access control is set up with Configuration Manager.' },
    agpm: { label: 'Advanced Group Policy Management', done: 'Access is controlled with Advanced Group Policy Management.' },
    'windows-admin-center': { label: 'Windows Admin Center', done: 'Role-based access control is set up with Windows Admin Center.' },
    basic: { label: 'Basic permissions', done: 'Access is granted by basic permissions.' },
  },
  question: 'Is role-based access control set up, and with which method?',
  ask: 'Set it up with the method of your organisation and record which one.',
  done: 'Role-based access control is set up.',
  notDone: 'Role-based access control is not set up yet.',
  ifNotDone: 'fail',
  remedy: 'Set up role-based access control; the guide recommends Intune.',
  steps: [
    'Choose the method: Intune is recommended, most of all where Windows, macOS, iOS and Android are mixed.',
    'Create the roles of the plan there and assign them to the groups.',
    'Record the method here.',
  ],
});
