import type { MacosSystem } from '../inventory/sections/macos-system';
import { defineCheck } from './check';
import { macosSource } from './macos';
import { lackingOf } from './macos-profiles';

type Decision = NonNullable<MacosSystem['fullDiskAccess']>[number];

export const fullDiskAccess = defineCheck({
  id: 'full-disk-access',
  step: 3,
  title: 'Full Disk Access of Defender',
  whyItMatters: 'Without Full Disk Access Defender scans hardly anything: the device is unprotected once Symantec is gone.',
  owner: 'workplace-team',
  essential: true,
  families: ['macos'],
  onlyIfSupported: true,
  subject: 'defender',
  causedBy: ['device-management'],
  requires: ['operatingSystem', 'macosSystem'],
  references: ['MACPROFILES', 'MACPRE'],
  evidence: { decision: 'Decision', needed: 'Needed by' },
  messages: {
    managed: 'The management allows Defender Full Disk Access.',
    managedBasis: 'The list in the settings does not show that, and need not.',
    user: 'Defender has Full Disk Access, by a decision of the user.',
    userBasis: 'A user can take it away again; a decision of the management stays.',
    refused: 'The management refuses {identifiers} Full Disk Access.',
    allow: 'Change the profile, so that Defender gets Full Disk Access.',
    stepFind: 'Find the profile for privacy preferences that names {identifiers}.',
    stepAllow: 'Have it allow SystemPolicyAllFiles, as in Microsoft’s sample profile.',
    refusedByUser: 'The user has refused {identifiers} Full Disk Access, and no profile decides.',
    deliver: 'Deliver the profile for Full Disk Access: it overrules the user.',
    stepDeliver: 'Assign Microsoft’s sample profile for Full Disk Access to this device.',
    partly: 'Full Disk Access is not decided for {identifiers}.',
    look: 'Find out why the profile does not decide for {identifiers}.',
    stepProfile: 'Compare the profile on the device with Microsoft’s sample, above all the code requirements.',
    notYet: 'Full Disk Access is not decided yet: its profile has still to come.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['refused'], warn: ['refusedByUser', 'partly'], notApplicable: ['notYet'], pass: ['managed', 'user'] },
  orders: ['allow', 'deliver', 'look'],

  evaluate({ macosSystem: { fullDiskAccess: decisions, profiles } }, { catalogue, say, see, gaps, unread }) {
    if (decisions === null) return unread('macosSystem', 'fullDiskAccess');
    const { macos } = catalogue.common;
    const decided = macos.fullDiskAccess.map((identifier) => ({ identifier, decision: decisionOn(identifier, decisions) }));
    const ids = (which: typeof decided) => ({ identifiers: which.map(({ identifier }) => identifier) });
    const evidence = [
      ...decided.flatMap(({ decision }) =>
        decision === null
          ? []
          : [
              see(
                'decision',
                `${decision.identifier}: ${decision.allowed ? 'allowed' : 'refused'} by the ${decision.by}`,
                'macosSystem.fullDiskAccess',
              ),
            ],
      ),
      see('needed', macos.fullDiskAccess, macosSource(catalogue)),
    ];
    const refused = decided.filter(({ decision }) => decision?.allowed === false && decision.by === 'management');
    if (refused.length > 0) {
      const remedy = { summary: say('allow'), steps: [say('stepFind', ids(refused)), say('stepAllow'), say('again')] };
      return { outcome: 'fail', headline: say('refused', ids(refused)), remedy, evidence };
    }
    // Where the management has decided, what a user decided does not count.
    const managed = decided.every(({ decision }) => decision?.by === 'management');
    const missing = gaps('macosSystem', 'fullDiskAccess').filter(({ fact }) => !managed || fact !== 'fullDiskAccess.user');
    if (missing.length > 0) return unread('macosSystem', 'fullDiskAccess');
    const deliver = { summary: say('deliver'), steps: [say('stepDeliver'), say('again')] };
    const byUser = decided.filter(({ decision }) => decision?.allowed === false);
    if (byUser.length > 0) return { outcome: 'warn', headline: say('refusedByUser', ids(byUser)), remedy: deliver, evidence };
    const open = decided.filter(({ decision }) => decision === null);
    if (open.length === 0) {
      return { outcome: 'pass', headline: say(managed ? 'managed' : 'user'), basis: say(managed ? 'managedBasis' : 'userBasis'), evidence };
    }
    if (profiles === null || gaps('macosSystem', 'profiles').length > 0) return unread('macosSystem', 'profiles');
    const isDelivered = macos.profiles.some(
      (profile) =>
        open.every(({ identifier }) => profile.identifiers.includes(identifier)) && lackingOf(profile, profiles, macos.teamId).length === 0,
    );
    if (!isDelivered && open.length === decided.length) return { outcome: 'notApplicable', headline: say('notYet'), evidence };
    const remedy = { summary: say('look', ids(open)), steps: [say('stepProfile'), say('stepDeliver'), say('again')] };
    return { outcome: 'warn', headline: say('partly', ids(open)), remedy, evidence };
  },
});

/** What counts for a program: the management's decision, and the user's where there is none. A refusal counts before another one. */
function decisionOn(identifier: string, decisions: readonly Decision[]): Decision | null {
  const own = decisions.filter((decision) => decision.identifier === identifier);
  const ranked = (['management', 'user'] as const).flatMap((by) =>
    own.filter((decision) => decision.by === by).toSorted((a, b) => Number(a.allowed) - Number(b.allowed)),
  );
  return ranked[0] ?? null;
}
