import { productsFound, signalText } from '../catalogue/products';
import { defineCheck } from './check';
import { isBeforeSystemExtensions, roleOfBundle } from './macos';
import { namesOf, productsUnread } from './found-products';
import { symantecProtections } from './symantec';

/** Whose extensions are told of. */
const makerOf = (role: ReturnType<typeof roleOfBundle>): string | null =>
  role === 'symantec' ? 'Symantec' : role === 'defender' ? 'Defender for Endpoint' : null;

export const macosExtensions = defineCheck({
  id: 'macos-extensions',
  step: 3,
  title: 'System extensions of the protection',
  whyItMatters: 'On macOS a product protects only while its system extension is active, and it needs a restart or a person to change that.',
  owner: 'workplace-team',
  families: ['macos'],
  requires: ['operatingSystem', 'securityProducts', 'macosSystem'],
  references: ['KB176222', 'MACPROFILES'],
  evidence: { extension: 'System extension', version: 'macOS', signal: 'Sign' },
  messages: {
    active:
      '{count, plural, one {The system extension} other {# system extensions}} of Symantec {count, plural, one {is} other {are}} active, as expected before the switch.',
    notYetBasis: 'No system extension of Defender is there yet, as expected.',
    alreadyBasis: 'Defender has its own here already: {extensions}.',
    waiting:
      '{count, plural, one {The system extension} other {# system extensions}} of {makers} {count, plural, one {waits} other {wait}} for the user to allow {count, plural, one {it} other {them}}.',
    allow:
      'Have {count, plural, one {the system extension} other {the system extensions}} of {makers} allowed by a profile, or by the user.',
    stepProfile: 'Deliver the profile for system extensions of its maker to this device.',
    stepUser: 'Or allow it on the device in the settings, under General, Login Items and Extensions.',
    leaving:
      '{count, plural, one {The system extension} other {# system extensions}} of {makers} {count, plural, one {waits} other {wait}} for a restart to be removed.',
    restart: 'Restart this device, so that the removal is finished.',
    stepRestart: 'Restart the device and see that the extension is no longer listed.',
    inactive:
      '{count, plural, one {The system extension} other {# system extensions}} of Symantec {count, plural, one {is} other {are}} there, but not active.',
    missing: '{products} {count, plural, one {is} other {are}} on this device, but no system extension of Symantec is active.',
    activate: 'Have the system extension of Symantec activated until the switch.',
    stepOpen: 'Open Symantec on the device and follow what it asks for.',
    stepRepair: 'If it asks for nothing, install it once more.',
    kernel: 'Symantec works by kernel extensions on this device.',
    absent: 'Symantec is not on this device, so no system extension of it is expected.',
    era: 'macOS {version} has no system extensions yet.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['waiting', 'leaving', 'inactive', 'missing'], notApplicable: ['kernel', 'absent', 'era'], pass: ['active'] },
  orders: ['allow', 'restart', 'activate'],

  evaluate({ operatingSystem, securityProducts, macosSystem }, context) {
    const { catalogue, say, see, gaps, unread } = context;
    const version = operatingSystem.macos?.productVersion ?? null;
    if (version === null) return unread('operatingSystem', 'macos.productVersion');
    if (isBeforeSystemExtensions(catalogue, version)) {
      return { outcome: 'notApplicable', headline: say('era', { version }), evidence: [see('version', version, 'operatingSystem.macos')] };
    }
    const { systemExtensions, kernelExtensions } = macosSystem;
    if (systemExtensions === null) return unread('macosSystem', 'systemExtensions');
    const extensions = systemExtensions.map((extension) => {
      const role = roleOfBundle(catalogue, extension.bundleId);
      return { ...extension, role, maker: makerOf(role) };
    });
    const evidence = extensions.map(({ bundleId, maker, state, version: stated }, index) =>
      see(
        'extension',
        [...(maker === null ? [] : [maker]), bundleId, state.replaceAll('-', ' '), ...(stated === null ? [] : [stated])].join(', '),
        `macosSystem.systemExtensions.${index}`,
      ),
    );
    const ids = (which: typeof extensions) => ({
      extensions: which.map(({ bundleId }) => bundleId),
      makers: [...new Set(which.flatMap(({ maker }) => maker ?? []))],
      count: which.length,
    });
    const known = extensions.filter(({ maker }) => maker !== null);
    const waiting = known.filter(({ state }) => state === 'waiting-for-user');
    if (waiting.length > 0) {
      const remedy = { summary: say('allow', ids(waiting)), steps: [say('stepProfile'), say('stepUser'), say('again')] };
      return { outcome: 'warn', headline: say('waiting', ids(waiting)), remedy, evidence };
    }
    const leaving = known.filter(({ state }) => state === 'waiting-to-uninstall');
    if (leaving.length > 0) {
      const remedy = { summary: say('restart'), steps: [say('stepRestart'), say('again')] };
      return { outcome: 'warn', headline: say('leaving', ids(leaving)), remedy, evidence };
    }
    const activate = { summary: say('activate'), steps: [say('stepOpen'), say('stepRepair'), say('again')] };
    const ofSymantec = known.filter(({ role }) => role === 'symantec');
    const inactive = ofSymantec.filter(({ state }) => state !== 'enabled');
    if (inactive.length > 0) return { outcome: 'warn', headline: say('inactive', ids(inactive)), remedy: activate, evidence };
    if (gaps('macosSystem', 'systemExtensions').length > 0) return unread('macosSystem', 'systemExtensions');
    if (ofSymantec.length > 0) {
      const ofDefender = known.filter(({ role }) => role === 'defender');
      const basis = ofDefender.length === 0 ? say('notYetBasis') : say('alreadyBasis', ids(ofDefender));
      return { outcome: 'pass', headline: say('active', ids(ofSymantec)), basis, evidence };
    }
    if (kernelExtensions?.some(({ bundleId }) => roleOfBundle(catalogue, bundleId) === 'symantec')) {
      return { outcome: 'notApplicable', headline: say('kernel'), evidence };
    }
    const symantec = symantecProtections(catalogue, 'macos');
    const found = productsFound(symantec, securityProducts, 'macos').filter(({ presence }) => presence === 'present');
    if (found.length > 0) {
      const signs = found.flatMap(({ signals }) => signals.map((signal) => see('signal', signalText(signal), signal.source)));
      return { outcome: 'warn', headline: say('missing', namesOf(found)), remedy: activate, evidence: [...evidence, ...signs] };
    }
    return productsUnread(symantec, securityProducts, 'macos', context) ?? { outcome: 'notApplicable', headline: say('absent'), evidence };
  },
});
