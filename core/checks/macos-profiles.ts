import type { Catalogue } from '../catalogue/schema';
import type { MacosSystem } from '../inventory/sections/macos-system';
import { defineCheck } from './check';
import { isAppleSilicon, macosSource, needsProfile } from './macos';

type Profile = Catalogue['common']['macos']['profiles'][number];
type Payload = NonNullable<MacosSystem['profiles']>[number];

/** Payloads of this type allow kernel extensions. */
const kernelExtensionPolicy = 'com.apple.syspolicy.kernel-extension-policy';

export const macosProfiles = defineCheck({
  id: 'macos-profiles',
  step: 3,
  title: 'Configuration profiles for Defender',
  whyItMatters: 'Without its profiles Defender installs, but asks every user for rights and protects little until it has them.',
  owner: 'workplace-team',
  families: ['macos'],
  restsOnPlatform: true,
  onlyIfSupported: true,
  subject: 'defender',
  causedBy: ['device-management'],
  requires: ['operatingSystem', 'macosSystem'],
  references: ['MACPROFILES', 'MACPRE'],
  evidence: { profile: 'Profile', payload: 'Payload', lacking: 'Lacking', architecture: 'Architecture' },
  messages: {
    all: 'All {count} profiles that Defender needs on macOS {version} are here already.',
    missing:
      '{count, plural, one {A profile} other {# profiles}} that Defender needs {count, plural, one {is} other {are}} missing: {names}.',
    deliver: 'Deliver {names} to this device before phase 2.',
    stepTake: 'Take the profiles for Defender from Microsoft’s samples for the management service in use.',
    stepAssign: 'Assign them to this device: {names}.',
    stepArrive: 'See that they arrive on the device, in the settings under General, Device Management.',
    kernel: 'A profile is for kernel extensions, which fail on Apple silicon.',
    takeOut: 'Take the payload for kernel extensions out of what this device gets.',
    stepTakeOut:
      'Assign profiles without a payload for kernel extensions to devices with Apple silicon: one with it fails there as a whole.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['missing', 'kernel'], pass: ['all'] },
  orders: ['deliver', 'takeOut'],

  evaluate({ operatingSystem, macosSystem: { profiles } }, { catalogue, say, see, gaps, unread }) {
    const version = operatingSystem.macos?.productVersion ?? null;
    if (version === null) return unread('operatingSystem', 'macos.productVersion');
    if (profiles === null) return unread('macosSystem', 'profiles');
    const { architecture } = operatingSystem;
    if (architecture === null) return unread('operatingSystem', 'architecture');
    const { macos } = catalogue.common;
    const needed = macos.profiles.filter((profile) => needsProfile(profile, version, architecture));
    const ownKernel = profiles.findIndex(
      ({ payloadType, teamIds }) => payloadType === kernelExtensionPolicy && teamIds.includes(macos.teamId),
    );
    const evidence = needed.flatMap((profile) => {
      const lacking = lackingOf(profile, profiles, macos.teamId);
      const how = `${profile.name}${profile.optional ? ' (optional)' : ''}: ${lacking.length === 0 ? 'there' : 'missing'}`;
      return [
        see('profile', how, macosSource(catalogue)),
        ...(lacking.length === 0 ? [] : [see('lacking', lacking, 'macosSystem.profiles')]),
      ];
    });
    if (isAppleSilicon(operatingSystem) && ownKernel >= 0) {
      const remedy = { summary: say('takeOut'), steps: [say('stepTakeOut'), say('again')] };
      const payload = see('payload', kernelExtensionPolicy, `macosSystem.profiles.${ownKernel}`);
      const seen = [payload, see('architecture', architecture, 'operatingSystem.architecture'), ...evidence];
      return { outcome: 'warn', headline: say('kernel'), remedy, evidence: seen };
    }
    if (gaps('macosSystem', 'profiles').length > 0) return unread('macosSystem', 'profiles');
    const required = needed.filter(({ optional }) => !optional);
    const unconfirmed = required.some(({ verified }) => !verified);
    const missing = required.filter((profile) => lackingOf(profile, profiles, macos.teamId).length > 0);
    if (missing.length > 0) {
      const values = { names: missing.map(({ name }) => name), count: missing.length };
      const steps = [say('stepTake'), say('stepAssign', values), say('stepArrive'), say('again')];
      return {
        outcome: 'warn',
        headline: say('missing', values),
        remedy: { summary: say('deliver', values), steps },
        evidence,
        unconfirmed,
      };
    }
    return { outcome: 'pass', headline: say('all', { count: required.length, version }), evidence, unconfirmed };
  },
});

/** What a profile has to name and no payload of its type does: identifiers, or the team where it names the team alone. */
export function lackingOf(
  { payloadType, identifiers, teamSuffices, byPrefix }: Profile,
  payloads: readonly Payload[],
  teamId: string,
): string[] {
  const own = payloads.filter((payload) => payload.payloadType === payloadType);
  const ofTeam = own.filter(({ teamIds }) => teamIds.includes(teamId));
  if (identifiers.length === 0) return ofTeam.length > 0 ? [] : [teamId];
  // A payload that names extensions beside the team allows those only.
  if (teamSuffices && ofTeam.some((payload) => payload.identifiers.length === 0)) return [];
  const named = own.flatMap((payload) => payload.identifiers);
  return identifiers.filter((identifier) => !named.some((name) => (byPrefix ? identifier.startsWith(name) : identifier === name)));
}
