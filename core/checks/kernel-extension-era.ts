import { defineCheck } from './check';
import { isAppleSilicon, isBeforeSystemExtensions, macosSource, roleOfBundle } from './macos';

export const kernelExtensionEra = defineCheck({
  id: 'kernel-extension-era',
  step: 3,
  title: 'Kernel extensions',
  whyItMatters: 'A product that still works by kernel extensions is of an old kind: it ends with the next macOS, and is hard to remove.',
  owner: 'workplace-team',
  families: ['macos'],
  causedBy: ['edr-platform'],
  requires: ['operatingSystem', 'macosSystem'],
  references: ['KB176222', 'MACPRE', 'MACPROFILES'],
  evidence: { extension: 'Kernel extension', version: 'macOS', from: 'System extensions from macOS', architecture: 'Architecture' },
  messages: {
    none: 'No kernel extension of a protection product is loaded.',
    othersBasis: '{count, plural, one {# other one is} other {# other ones are}} loaded.',
    era: 'macOS {version} knows kernel extensions only; Defender needs the system extensions of later ones.',
    upgrade: 'Move this Mac to a macOS that Defender supports, or replace it.',
    stepSupports: 'Look which macOS this Mac can still be brought to.',
    stepUpgrade: 'Upgrade it to one of the three newest releases, or plan its replacement.',
    loaded:
      '{extensions} {count, plural, one {is} other {are}} loaded as {count, plural, one {a kernel extension} other {kernel extensions}}.',
    replace: 'Have it replaced by a version with a system extension, or removed.',
    stepSymantec: 'Of Symantec, versions before 14.3 RU1 work so: update it, or plan its removal with RemoveSymantecMacFiles.',
    stepDefender: 'Of Defender, remove the old version before phase 2.',
    stepOther: 'Ask the maker of {extensions} for a version with a system extension.',
    stepSilicon: 'Set the startup security of this Mac back to full once no kernel extension is left.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['era', 'loaded'], pass: ['none'] },
  orders: ['upgrade', 'replace'],

  evaluate({ operatingSystem, macosSystem: { kernelExtensions } }, { catalogue, say, see, gaps, unread }) {
    const version = operatingSystem.macos?.productVersion ?? null;
    if (version === null) return unread('operatingSystem', 'macos.productVersion');
    const seen = [
      see('version', version, 'operatingSystem.macos'),
      see('from', catalogue.common.macos.systemExtensionsFrom, macosSource(catalogue)),
    ];
    if (isBeforeSystemExtensions(catalogue, version)) {
      const remedy = { summary: say('upgrade'), steps: [say('stepSupports'), say('stepUpgrade'), say('again')] };
      return { outcome: 'warn', headline: say('era', { version }), remedy, evidence: seen };
    }
    if (kernelExtensions === null) return unread('macosSystem', 'kernelExtensions');
    const evidence = [
      ...seen,
      ...kernelExtensions.map(({ bundleId }, index) => see('extension', bundleId, `macosSystem.kernelExtensions.${index}`)),
      see('architecture', operatingSystem.architecture, 'operatingSystem.architecture'),
    ];
    const known = kernelExtensions
      .map(({ bundleId }) => ({ bundleId, role: roleOfBundle(catalogue, bundleId) }))
      .filter(({ role }) => role !== null);
    if (known.length > 0) {
      const ids = (which: typeof known) => ({ extensions: which.map(({ bundleId }) => bundleId), count: which.length });
      const others = known.filter(({ role }) => role === 'other');
      const steps = [
        ...(known.some(({ role }) => role === 'symantec') ? [say('stepSymantec')] : []),
        ...(known.some(({ role }) => role === 'defender') ? [say('stepDefender')] : []),
        ...(others.length > 0 ? [say('stepOther', ids(others))] : []),
        ...(isAppleSilicon(operatingSystem) ? [say('stepSilicon')] : []),
        say('again'),
      ];
      return { outcome: 'warn', headline: say('loaded', ids(known)), remedy: { summary: say('replace'), steps }, evidence };
    }
    if (gaps('macosSystem', 'kernelExtensions').length > 0) return unread('macosSystem', 'kernelExtensions');
    const count = kernelExtensions.length;
    return { outcome: 'pass', headline: say('none'), ...(count === 0 ? {} : { basis: say('othersBasis', { count }) }), evidence };
  },
});
