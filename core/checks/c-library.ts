import { compareVersions } from '../units/versions';
import { defineCheck } from './check';
import { recordSource, systemName } from './system';

export const cLibrary = defineCheck({
  id: 'c-library',
  step: 3,
  title: 'C library',
  whyItMatters: 'The package of Defender does not install on an older C library, nor on another than glibc.',
  owner: 'server-team',
  essential: true,
  restsOnPlatform: true,
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['operatingSystem', 'linuxSystem'],
  references: ['LINUXPRE', 'LINUXINST'],
  evidence: { library: 'C library', version: 'Version', minimum: 'Oldest version' },
  messages: {
    enough: 'glibc {version} is new enough for Defender.',
    enoughBasis: '{minimum} is the oldest one.',
    tooOld: 'glibc {version} is too old; Defender needs {minimum} or later.',
    update: 'Move the device to a release with glibc {minimum} or later.',
    other: 'The C library is {library}; Defender needs glibc {minimum} or later.',
    move: 'Move the device to a system that is built on glibc.',
    stepPlan: 'Choose a release that both its maker and Defender support.',
    again: 'Assess this device again.',
    noMinimum: 'No oldest C library is documented for {system}.',
  },
  headlines: { fail: ['tooOld', 'other'], notApplicable: ['noMinimum'], pass: ['enough'] },
  orders: ['update', 'move'],

  evaluate({ operatingSystem, linuxSystem }, { platform, say, see, unread }) {
    const system = systemName(platform, operatingSystem);
    const minimum = platform?.linux?.glibcMin ?? null;
    if (platform === null || minimum === null) return { outcome: 'notApplicable', headline: say('noMinimum', { system }) };
    const { libc } = linuxSystem;
    if (libc === null) return unread('linuxSystem', 'libc');
    const { name: library, version } = libc;
    const evidence = [
      see('library', library, 'linuxSystem.libc'),
      see('version', version, 'linuxSystem.libc'),
      see('minimum', minimum, recordSource(platform)),
    ];
    const steps = [say('stepPlan'), say('again')];
    if (library !== 'glibc') {
      return { outcome: 'fail', headline: say('other', { library, minimum }), remedy: { summary: say('move'), steps }, evidence };
    }
    if (version === null) return unread('linuxSystem', 'libc.version');
    if (compareVersions(version, minimum) < 0) {
      const remedy = { summary: say('update', { minimum }), steps };
      return { outcome: 'fail', headline: say('tooOld', { version, minimum }), remedy, evidence };
    }
    return { outcome: 'pass', headline: say('enough', { version }), basis: say('enoughBasis', { minimum }), evidence };
  },
});
