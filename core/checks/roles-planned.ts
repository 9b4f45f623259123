import { defineManualCheck } from './check';

export const rolesPlanned = defineManualCheck({
  id: 'roles-planned',
  step: 2,
  guideItem: '2.1',
  title: 'Plan of roles and permissions',
  whyItMatters: 'Without a plan people get more rights than they need, or lose access when role-based access is turned on.',
  owner: 'identity-team',
  essential: true,
  references: ['GUIDE', 'PREP', 'RBAC'],
  links: ['rbac-prepare'],
  question: 'Are roles planned for security administrators and operators?',
  ask: 'Record the plan here: who holds which role.',
  done: 'Roles are planned for security administrators and operators.',
  notDone: 'Roles are not planned yet.',
  ifNotDone: 'fail',
  remedy: 'Plan who gets which role, with the least rights that are enough.',
  steps: [
    'List the teams that will use the portal: those who triage, those who respond, those who administer.',
    'Give each team an Entra group and the least rights that are enough for its work.',
    'Keep Global Administrator for emergencies.',
    'Record here that the plan is agreed, and where it is kept.',
  ],
});
