import { defineCheck } from './check';
import { macosSource } from './macos';

export const deviceManagement = defineCheck({
  id: 'device-management',
  step: 3,
  title: 'Device management of this Mac',
  whyItMatters: 'The profiles that Defender needs come from a management service; without one every right has to be given by hand.',
  owner: 'workplace-team',
  families: ['macos'],
  requires: ['macosSystem'],
  references: ['MACPRE'],
  evidence: { enrolled: 'Enrolled', userApproved: 'Approved by the user', advice: 'What Microsoft says' },
  messages: {
    enrolled: 'This Mac is enrolled with a management service and approved.',
    notEnrolled: 'This Mac is not enrolled with a management service.',
    enrol: 'Enrol this Mac, so that the profiles for Defender reach it.',
    stepEnrol: 'Enrol it with the management service of the organisation, by its portal or by Apple’s.',
    stepByHand: 'A single Mac can do without: plan to give Defender its rights by hand there.',
    notApproved: 'This Mac is enrolled with a management service, but not approved.',
    approve: 'Have the enrolment approved on this Mac.',
    stepApprove: 'Open the settings under General, Device Management, and approve the profile of the management.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['notEnrolled', 'notApproved'], pass: ['enrolled'] },
  orders: ['enrol', 'approve'],

  evaluate({ macosSystem: { management } }, { catalogue, say, see, unread }) {
    if (management === null) return unread('macosSystem', 'management');
    const { enrolled, userApproved } = management;
    const evidence = [
      see('enrolled', enrolled, 'macosSystem.management'),
      ...(enrolled ? [see('userApproved', userApproved, 'macosSystem.management')] : []),
      see('advice', catalogue.common.macos.management, macosSource(catalogue)),
    ];
    if (!enrolled) {
      const remedy = { summary: say('enrol'), steps: [say('stepEnrol'), say('stepByHand'), say('again')] };
      return { outcome: 'warn', headline: say('notEnrolled'), remedy, evidence };
    }
    if (userApproved === null) return unread('macosSystem', 'management.userApproved');
    if (!userApproved) {
      const remedy = { summary: say('approve'), steps: [say('stepApprove'), say('again')] };
      return { outcome: 'warn', headline: say('notApproved'), remedy, evidence };
    }
    return { outcome: 'pass', headline: say('enrolled'), evidence };
  },
});
